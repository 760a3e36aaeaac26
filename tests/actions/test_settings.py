"""Events and a space: when their doors open, where, at whose leave, for whose money; and who keeps them open."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.parameters import Parameters
from simulation.topics import Role
from simulation.world.slots import Host
from tests import worlds

# Leave is given, but nothing else, so that hours and money are the team's own.
ALONE = {"involvement": {"tables": 0.0, "part_hours": 0.0, "part_quality": 0.0, "keeps_open": 0.0}}
WILLING = {"style": "cooperative", "trust": 0.6, "cooperation": 1.0, "reach": 1.0}


def weeks_of(*phases, weeks=14, parameters=None, **changes):
    """Run a community and return, week by week, its offers; and the community."""
    given = {"office": WILLING, "property": WILLING} | changes
    scenario = worlds.scenario(*phases, weeks=weeks, parameters=ALONE | (parameters or {}), **given)
    community = Community(scenario, seed=1, collect=False)
    seen = []
    while community.running:
        community.step()
        seen.append(community.offers)
    return seen, community


def test_a_space_is_open_every_week_for_as_long_as_its_hours_pay():
    seen, _ = weeks_of(worlds.phase(0, 14, {"run_space": 15.0}))
    assert [offers[0].staff_hours for offers in seen] == pytest.approx([10.0] * 14)
    assert {offers[0].venue.id for offers in seen} == {"hall"}


def test_a_space_opens_no_longer_than_planned_and_no_longer_than_its_venue():
    planned, _ = weeks_of(worlds.phase(0, 14, {"run_space": 30.0}, run_space={"hours_open": 8.0}))
    assert max(offers[0].staff_hours for offers in planned) == 8.0
    small = worlds.HALL | {"opening_hours": 6.0}
    limited, _ = weeks_of(worlds.phase(0, 14, {"run_space": 30.0}), venues=(small, worlds.SQUARE))
    assert max(offers[0].staff_hours for offers in limited) == 6.0


def test_hours_that_a_full_venue_cannot_take_stay_in_the_account():
    """Six hours a week at one and a half each are nine of thirty; the account fills to twice the hours given."""
    small = worlds.HALL | {"opening_hours": 6.0}
    _, community = weeks_of(worlds.phase(0, 14, {"run_space": 30.0}), venues=(small, worlds.SQUARE))
    ledger, (setting,) = community.estate.ledger, community.estate.settings
    assert ledger.hours["run_space"] == pytest.approx(14 * 6 * 1.5 + setting.account)
    assert ledger.hours_unused == pytest.approx(14 * 30 - ledger.hours["run_space"])


def test_a_space_costs_its_rent_each_week():
    _, community = weeks_of(worlds.phase(0, 14, {"run_space": 15.0}))
    assert community.estate.ledger.yuan == {"run_space": 14 * 200.0}


def test_without_money_there_is_no_space():
    seen, _ = weeks_of(worlds.phase(0, 14, {"run_space": 15.0}), parameters={"team": {"money": 100.0}})
    assert not any(seen)


def test_seats_of_a_week_follow_from_hours_and_capacity():
    """Ten hours for stays of an hour and a half: six and two thirds times twenty seats."""
    seen, _ = weeks_of(worlds.phase(0, 14, {"run_space": 15.0}))
    assert seen[0][0].seats == 133


def test_an_event_is_held_when_its_hours_are_together():
    """Twenty hours a week and sixty an event: weeks 2, 5, 8, 11."""
    seen, community = weeks_of(worlds.phase(0, 14, {"fixed_point_event": 20.0}))
    assert [week for week, offers in enumerate(seen) if offers] == [2, 5, 8, 11]
    assert community.estate.ledger.hours["fixed_point_event"] == 14 * 20


def test_a_fixed_point_stays_and_one_off_events_wander():
    def places(action):
        plan = worlds.phase(0, 40, {action: 30.0})
        cheap = {"actions": {action: {"cost_hours": 30.0, "cost_yuan": 0.0}}}
        yard = worlds.YARD | {"opening_hours": 60.0}
        seen, _ = weeks_of(plan, weeks=40, exit=40, parameters=cheap, venues=(worlds.HALL, worlds.SQUARE, yard))
        return {offer.venue.id for offers in seen for offer in offers}

    assert len(places("fixed_point_event")) == 1
    assert places("one_off_event") == {"square", "yard"}


def test_an_event_that_waits_for_a_holiday_waits():
    """Twelve hours a week are an event's sixty in week 4, a holiday, and again in week 9, another."""
    plan = worlds.phase(0, 14, {"one_off_event": 12.0}, one_off_event={"holidays": True})
    seen, _ = weeks_of(plan, holidays=(4, 9))
    assert [week for week, offers in enumerate(seen) if offers] == [4, 9]


def test_an_event_waits_for_a_holiday_no_longer_than_its_account_has_room():
    plan = worlds.phase(0, 14, {"one_off_event": 20.0}, one_off_event={"holidays": True})
    seen, _ = weeks_of(plan, holidays=())
    assert next(week for week, offers in enumerate(seen) if offers) == 5


def test_an_event_takes_money_and_is_not_held_without():
    """Fourteen weeks bring 8,077 of 30,000 yuan a year, enough for two events of 3,500."""
    plan = worlds.phase(0, 14, {"fixed_point_event": 20.0})
    seen, community = weeks_of(plan, parameters={"team": {"money": 30_000.0}})
    assert sum(bool(offers) for offers in seen) == 2
    assert community.estate.ledger.total_yuan() == 7000.0


def test_a_partners_event_costs_less_work_and_no_money():
    plan = worlds.phase(0, 14, {"one_off_event": 25.0}, one_off_event={"co_host": "office", "every": 1})
    seen, community = weeks_of(plan)
    held = [offers[0] for offers in seen if offers]
    assert len(held) >= 10
    assert held[0].co_host == "office"
    assert community.estate.ledger.total_yuan() == 0
    assert community.estate.institutions["office"].endorses


def test_an_owner_who_never_agrees_keeps_the_room_shut():
    seen, community = weeks_of(
        worlds.phase(0, 14, {"run_space": 15.0}),
        office=WILLING | {"cooperation": 0.0, "style": "refusing"},
        parameters={"cooperation": {"rate": 0.0}},
    )
    assert not any(seen)
    assert community.estate.ledger.total_yuan() == 0


def test_public_ground_needs_nobodys_leave():
    grudging = WILLING | {"cooperation": 0.0, "style": "refusing"}
    seen, _ = weeks_of(
        worlds.phase(0, 14, {"fixed_point_event": 20.0}, fixed_point_event={"venue": "square"}),
        office=grudging,
        property=grudging,
        parameters={"cooperation": {"rate": 0.0}},
    )
    assert sum(bool(offers) for offers in seen) == 4


def test_a_space_of_the_team_ends_with_it_where_nobody_helps():
    seen, community = weeks_of(worlds.phase(0, 6, {"run_space": 15.0}), exit=6)
    assert all(seen[:6])
    assert not any(seen[6:])
    (setting,) = community.estate.settings
    assert setting.host == Host.RESIDENTS


def test_where_people_help_a_space_goes_on_without_the_team(keen):
    while keen.estate.week < keen.spec.exit - 1:
        keen.step()
    space = next(setting for setting in keen.estate.settings if setting.is_space)
    assert space.host == Host.TEAM
    while keen.running:
        keen.step()
    assert keen.estate.ledger.week_hours == 0
    assert space.host == Host.RESIDENTS
    assert space.is_open
    assert keen.recorder.weekly["own_hours"][-1] > 0


def test_a_room_that_nobody_keeps_closes_after_four_weeks(keen):
    while keen.estate.week < keen.spec.exit:
        keen.step()
    residents = keen.residents
    space = next(setting for setting in keen.estate.settings if setting.is_space)
    for week in range(5):
        workers = np.flatnonzero(residents.setting >= 0)
        residents.setting[workers] = -1
        residents.change_role(workers, Role.RESIDENT)
        keen.step()
        assert space.is_open == (week < 3)


def test_hours_that_come_to_nothing_are_in_the_books_as_stranded():
    """Two weeks of preparing an event that the next phase gives up."""
    plan = (worlds.phase(0, 2, {"one_off_event": 20.0}), worlds.phase(2, 14, {"run_space": 15.0}))
    _, community = weeks_of(*plan)
    assert community.estate.ledger.hours_stranded == 40.0


def test_a_change_of_hours_alone_keeps_the_setting():
    plan = (worlds.phase(0, 5, {"run_space": 15.0}), worlds.phase(5, 14, {"run_space": 7.5}))
    seen, community = weeks_of(*plan)
    assert len(community.estate.settings) == 1
    assert [offers[0].staff_hours for offers in seen[:5]] == pytest.approx([10.0] * 5)
    assert seen[-1][0].staff_hours == pytest.approx(5.0)


def test_a_move_to_another_place_leaves_the_old_one_to_the_residents():
    plan = (
        worlds.phase(0, 5, {"run_space": 15.0}, run_space={"venue": "hall"}),
        worlds.phase(5, 14, {"run_space": 15.0}, run_space={"venue": "yard"}),
    )
    seen, community = weeks_of(*plan)
    hosts = [(setting.host, setting.venue.id) for setting in community.estate.settings]
    assert hosts == [(Host.RESIDENTS, "hall"), (Host.TEAM, "yard")]
    assert {offers[0].venue.id for offers in seen[5:14] if offers} == {"yard"}


def test_a_space_answers_a_topic_for_each_six_hours():
    seen, _ = weeks_of(worlds.phase(0, 14, {"run_space": 15.0}))
    p = Parameters().actions.run_space
    assert {len(offers[0].topics) for offers in seen} == {round(10 / p.hours_per_topic)}


def test_topics_that_a_plan_names_are_the_topics_offered():
    seen, _ = weeks_of(worlds.phase(0, 14, {"run_space": 15.0}, run_space={"topics": ("sport", "culture")}))
    assert seen[0][0].topics == [2, 1]
