"""What a setting may not do: without the owner's leave, beyond the venue's hours, beyond its money, unled."""

import numpy as np
import pytest

from simulation.actions.settings import open_setting
from simulation.model import Community
from simulation.topics import Role, Trustee
from simulation.week import keeping, working
from simulation.world.settings import FIXED_POINT
from simulation.world.slots import Host
from tests import worlds

# Leave is given, but nothing else, so that hours and money are the team's own.
ALONE = {"involvement": {"tables": 0.0, "part_hours": 0.0, "part_quality": 0.0, "keeps_open": 0.0}}
WILLING = {"style": "cooperative", "trust": 0.6, "cooperation": 1.0, "reach": 1.0}
GRUDGING = WILLING | {"style": "refusing", "cooperation": 0.0}
UNMOVED = {"cooperation": {"rate": 0.0}}
SEEN_BY_ALL = {"notice": {"publicity": 1.0, "full_week": 1.0, "reach": 100.0}}
AFTERNOON = {"cost_hours": 10.0, "cost_yuan": 500.0}


def weeks_of(*phases, parameters=None, rules=None, **changes):
    """Run a community for fourteen weeks and return its offers, week by week; and the community."""
    given = {"office": WILLING, "property": WILLING} | changes
    scenario = worlds.scenario(*phases, weeks=14, parameters=ALONE | (parameters or {}), rules=rules, **given)
    community = Community(scenario, seed=1, collect=False)
    seen = []
    while community.running:
        community.step()
        seen.append(community.offers)
    return seen, community


def before_work(keen, weeks=8):
    """Let people take up work, and stop in the week after, when residents have not worked yet."""
    for _week in range(weeks):
        keen.step()
    keen.start_week()
    keen.team_works()
    return next(setting for setting in keen.estate.settings if setting.is_space)


def left_to_residents(keen, action=FIXED_POINT):
    """Return the setting of `action`, the residents' own by now and its preparation done, with three workers."""
    before_work(keen)
    setting = next(setting for setting in keen.estate.settings if setting.action == action)
    setting.host, setting.account, setting.last_held = Host.RESIDENTS, 100.0, -1000
    residents = keen.residents
    residents.setting[:] = -1
    residents.setting[:3] = setting.number
    residents.role[:3] = Role.CONTRIBUTOR
    return setting


@pytest.mark.parametrize("host", Host)
def test_nobody_works_in_a_room_whose_owner_gave_no_leave(keen, host):
    space = before_work(keen)
    space.host, space.account = host, 0.0
    assert np.count_nonzero(keen.residents.setting == space.number) > 0
    owner = keen.estate.institutions["office"]
    owner.cooperation, space.granted_until = 0.0, -1
    mine = keen.residents.setting == space.number
    given = keen.residents.hours_given[mine].copy()
    working.give_hours(keen.estate, 1.0)
    assert space.resident_hours == 0
    assert (keen.residents.hours_given[mine] == given).all()


def test_people_work_in_a_room_once_its_owner_agrees(keen):
    space = before_work(keen)
    space.host, space.account = Host.RESIDENTS, 0.0
    keen.estate.institutions["office"].cooperation, space.granted_until = 1.0, -1
    working.give_hours(keen.estate, 1.0)
    assert space.resident_hours > 0


def test_when_the_team_leaves_the_owner_is_asked_anew(keen):
    """Leave holds half a year; an owner who meanwhile turned against it shuts the room only to the next host."""
    while keen.estate.week < keen.spec.exit - 2:
        keen.step()
    space = next(setting for setting in keen.estate.settings if setting.is_space)
    owner = keen.estate.institutions["office"]
    assert space.granted_until > keen.spec.exit
    owner.cooperation = 0.0
    keen.step()
    assert any(offer.setting is space for offer in keen.offers)
    owner.cooperation = 0.0
    keen.step()
    assert keen.estate.week == keen.spec.exit
    assert space.host == Host.RESIDENTS
    assert np.count_nonzero(keen.residents.setting == space.number) > 0
    assert not any(offer.setting is space for offer in keen.offers)


def test_leave_given_to_the_team_holds_for_half_a_year_and_is_then_asked_again():
    plan = worlds.phase(0, 14, {"run_space": 15.0})
    patient = {"cooperation": {"rate": 0.0, "permission": 6}}
    scenario = worlds.scenario(plan, weeks=14, parameters=patient, office=WILLING, property=WILLING)
    community = Community(scenario, seed=1, collect=False)
    opened = []
    while community.running:
        community.step()
        community.estate.institutions["office"].cooperation = 0.0
        opened.append(bool(community.offers))
    assert opened == [True] * 6 + [False] * 8


def test_an_event_of_residents_needs_one_who_leads(keen):
    """Three contributors with everything ready hold nothing; when one of them leads, they do."""
    setting = left_to_residents(keen)
    assert open_setting(setting, keen.estate, keen.team) is None
    keen.residents.role[50], keen.residents.setting[50] = Role.ACTIVIST, setting.number + 1
    assert open_setting(setting, keen.estate, keen.team) is None, "an activist of another setting is no help"
    keen.residents.role[1] = Role.ACTIVIST
    offer = open_setting(setting, keen.estate, keen.team)
    assert offer is not None
    assert offer.host == Host.RESIDENTS


def test_a_room_with_too_few_opening_hours_closes_in_the_fourth_week_and_not_before(keen):
    """Some work is done, but less than two opening hours' worth; one week with enough starts the count anew."""
    space = before_work(keen)
    space.host = Host.RESIDENTS
    keen.estate.institutions["office"].cooperation = 0.5  # its owner opens it for nobody
    p = keen.spec.parameters
    enough = p.aftermath.least_opening * p.actions.run_space.hours_per_opening_hour / p.roles.worth
    kept = []
    for hours in (0.9, 0.9, 0.9, 1.1, 0.9, 0.9, 0.9, 0.9, 1.1):
        space.resident_hours = hours * enough
        keeping.close_what_nobody_keeps(keen.estate)
        kept.append(space.is_open)
    assert kept == [True] * 7 + [False] * 2


@pytest.mark.parametrize("opening_hours", [6.0, 12.0])
def test_a_space_planned_beyond_its_venues_hours_loses_no_staff_hours(opening_hours):
    """Planned for thirty hours a week in a venue that has six or twelve: each opening hour takes one and a half."""
    seen, community = weeks_of(
        worlds.phase(0, 14, {"run_space": 30.0}, run_space={"hours_open": 30.0}),
        venues=(worlds.HALL | {"opening_hours": opening_hours}, worlds.SQUARE),
    )
    opened = sum(offer.staff_hours for offers in seen for offer in offers)
    assert opened == pytest.approx(14 * opening_hours)
    (setting,), ledger = community.estate.settings, community.estate.ledger
    assert ledger.hours["run_space"] == pytest.approx(1.5 * opened + setting.account)
    assert ledger.hours["run_space"] + ledger.hours_unused == pytest.approx(14 * 30)


def test_gifts_end_where_the_events_money_does():
    """Five hundred yuan buy ten gifts of fifty: ten come although the square holds sixty, and the rest go home."""
    plan = worlds.phase(0, 14, {"one_off_event": 10.0}, one_off_event={"venue": "square", "gift": 50.0})
    parameters = SEEN_BY_ALL | {"actions": {"one_off_event": AFTERNOON}}
    seen, community = weeks_of(plan, parameters=parameters, rules={"decision": "always"})
    held = [offer for offers in seen for offer in offers]
    assert held
    assert {len(offer.came) for offer in held} == {10}
    assert all(offer.n_turned_away > 0 for offer in held)
    assert community.estate.ledger.yuan["one_off_event"] == 500.0 * len(held)
    assert sum(len(offer.came) for offer in held) * 50.0 <= community.estate.ledger.yuan["one_off_event"]


def test_without_gifts_the_square_fills():
    plan = worlds.phase(0, 14, {"one_off_event": 10.0}, one_off_event={"venue": "square"})
    parameters = SEEN_BY_ALL | {"actions": {"one_off_event": AFTERNOON}}
    seen, _ = weeks_of(plan, parameters=parameters, rules={"decision": "always"})
    assert max(len(offer.came) for offers in seen for offer in offers) > 10


def test_selling_at_an_event_costs_the_team_trust():
    """The same visitors by the rule `always`; a fully commercial event leaves three bad experiences in ten."""

    def remembered(commercial):
        plan = worlds.phase(0, 14, {"one_off_event": 10.0}, one_off_event={"venue": "square", "commercial": commercial})
        best = {"team": {"quality": 1.0}, "actions": {"one_off_event": AFTERNOON}}
        seen, community = weeks_of(plan, parameters=SEEN_BY_ALL | best, rules={"decision": "always"})
        offers = [offer for week in seen for offer in week]
        bad = sum(offer.n_bad for offer in offers) / sum(len(offer.came) for offer in offers)
        return bad, community.residents.trust(Trustee.TEAM).mean()

    (none_bad, trust), (some_bad, less_trust) = remembered(0.0), remembered(1.0)
    assert none_bad == 0
    assert some_bad == pytest.approx(0.3, abs=0.08)
    assert less_trust < trust - 0.05
