"""What property management does for an activity, level by level, and whose name stands beside the team's."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.topics import Trustee
from simulation.world.involvement import help_of
from tests import worlds

EAGER = worlds.WARY | {"profit_pressure": 0.0, "cooperation": 1.0}
UNMOVED = {"cooperation": {"rate": 0.0}, "team": {"quality": 0.8}}
EVENTS = {"fixed_point_event": 10.0}
HOLDS = {"venue": "square", "every": 1}
CHEAP = {"actions": {"fixed_point_event": {"cost_hours": 10.0, "cost_yuan": 1000.0}}}


def first(hours, *, cooperation=1.0, parameters=None, management=EAGER, **settings):
    """Return the first offer of a team with an eager, or less eager, management, and the community."""
    plan = worlds.phase(0, 14, hours, **settings)
    told = management | {"cooperation": cooperation}
    scenario = worlds.scenario(
        plan, parameters=UNMOVED | CHEAP | (parameters or {}), property=told, office=worlds.FRIENDLY
    )
    community = Community(scenario, seed=1, collect=False, diary=True)
    while not community.offers:
        community.step()
    return community.offers[0], community


@pytest.mark.parametrize(
    ("cooperation", "saved", "lent", "quality"),
    [
        (0.1, 0, 0, 0.8),
        (0.3, 0, 0, 0.8),
        (0.5, 100, 0, 0.8),
        (0.7, 100, 1, 0.83),
        (0.9, 100, 1, 0.83),
    ],
)
def test_tables_save_a_tenth_of_the_money_a_part_saves_a_tenth_of_the_hours_and_adds_quality(
    cooperation, saved, lent, quality
):
    offer, community = first(EVENTS, cooperation=cooperation, fixed_point_event=HOLDS)
    assert (offer.yuan_saved, offer.hours_saved) == (pytest.approx(saved), pytest.approx(lent))
    assert offer.yuan == pytest.approx(1000.0 - saved)
    assert offer.quality == pytest.approx(quality)
    assert community.estate.ledger.yuan["fixed_point_event"] == pytest.approx(1000.0 - saved)
    assert offer.setting.account == pytest.approx(lent), "and the hours it gives stay with the team"


def test_a_part_in_a_space_keeps_it_open_longer_for_the_same_hours():
    alone, _ = first({"run_space": 13.5}, cooperation=0.5)
    helped, _ = first({"run_space": 13.5}, cooperation=0.7)
    assert alone.staff_hours == pytest.approx(9.0)
    assert helped.staff_hours == pytest.approx(10.0)
    assert helped.hours_saved == pytest.approx(1.5)


def test_the_team_may_take_less_than_it_is_offered():
    offer, community = first(EVENTS, fixed_point_event=HOLDS | {"involve": 1})
    assert (offer.yuan_saved, offer.hours_saved, offer.endorsers) == (0.0, 0.0, ())
    assert not community.estate.management.endorses


def test_one_that_co_hosts_lends_its_name_and_its_reach():
    offer, community = first(EVENTS, fixed_point_event=HOLDS)
    assert offer.endorsers == ("property",)
    assert community.estate.management.endorses
    plain, _ = first(EVENTS, fixed_point_event=HOLDS | {"involve": 1})
    unread = 1.0 - 0.3 * EAGER["reach"]
    assert 1.0 - offer.invitation == pytest.approx((1.0 - plain.invitation) * unread, rel=1e-5)


@pytest.mark.parametrize(("trust", "what"), [(0.8, "endorses"), (0.2, "endorsement_backfires")])
def test_the_name_of_a_distrusted_management_costs_trust(trust, what):
    _, community = first(EVENTS, management=EAGER | {"trust": trust}, fixed_point_event=HOLDS)
    change = community.residents.base[:, Trustee.TEAM].mean() - 0.5
    assert change > 0.1 if what == "endorses" else change < -0.1
    told = {entry.what for entry in community.estate.diary.of("institution", "property")}
    assert what in told


@pytest.mark.parametrize("name", ["office", "property", "committee"])
def test_who_is_asked_for_its_name_and_cooperates_lends_it(name):
    settings = HOLDS | {"involve": 0, "endorsed_by": (name,)}
    active = {"active": True, "cooperation": 1.0}
    plan = worlds.phase(0, 14, EVENTS, fixed_point_event=settings)
    willing = worlds.FRIENDLY | {"cooperation": 1.0}
    scenario = worlds.scenario(plan, parameters=UNMOVED | CHEAP, property=EAGER, office=willing, committee=active)
    community = Community(scenario, seed=1, collect=False)
    community.step()
    assert community.offers[0].endorsers == (name,)
    assert [other for other, one in community.estate.institutions.items() if one.endorses] == [name]


def test_who_does_not_cooperate_lends_no_name():
    settings = HOLDS | {"involve": 0, "endorsed_by": ("property",)}
    offer, _ = first(EVENTS, cooperation=0.0, fixed_point_event=settings)
    assert offer.endorsers == ()


def test_at_an_institutions_own_event_management_adds_nothing():
    offer, community = first({"one_off_event": 25.0}, one_off_event={"venue": "square", "co_host": "office"})
    assert (offer.endorsers, offer.hours_saved, offer.beside) == (("office",), 0.0, ())
    assert help_of(community.estate, offer.setting, offer.venue).level == 0


@pytest.mark.parametrize(
    ("cooperation", "venue", "seen"),
    [(0.3, "square", None), (0.3, "yard", 0.1), (0.5, "square", 0.2), (0.7, "yard", 0.5), (0.9, "square", 1.0)],
)
def test_what_owners_see_of_it_grows_with_its_part_and_on_its_premises(cooperation, venue, seen):
    """Nobody has a matter to settle or hears of anything, so what they think of it comes from the activity alone."""
    offer, community = first(
        {"fixed_point_event": 10.0},
        cooperation=cooperation,
        fixed_point_event={"venue": venue, "every": 1},
        parameters={"involvement": {"matter_weight": 0.0}, "chat": {"reach": 0.0}, "trust": {"second_hand": 0.0}},
    )
    assert dict(offer.beside).get(Trustee.PROPERTY) == seen
    touched = (community.residents.good + community.residents.bad)[offer.came]
    assert touched[:, Trustee.TEAM].any()
    assert touched[:, Trustee.PROPERTY] == pytest.approx((seen or 0.0) * touched[:, Trustee.TEAM], rel=1e-4)


@pytest.mark.parametrize(("cooperation", "opening"), [(0.5, 0.0), (0.7, 0.75), (0.9, 1.5)])
def test_an_owner_that_would_co_host_opens_what_was_left_to_residents(cooperation, opening):
    """Nobody gives an hour: the room of an office that would run a part opens for half of 1.5 h, else not at all."""
    plan = worlds.phase(0, 4, {"run_space": 15.0})
    willing = worlds.FRIENDLY | {"cooperation": cooperation}
    held = {"cooperation": {"rate": 0.0}, "aftermath": {"least_opening": 0.5}}
    world = Community(worlds.scenario(plan, exit=4, office=willing, parameters=held), seed=3, collect=False)
    for _week in range(4):
        world.step()
    world.residents.setting[:] = -1
    world.residents.change_role(np.arange(len(world.residents)), 0)
    world.estate.asks_for = lambda venue: True
    world.step()
    hall = [offer for offer in world.offers if offer.venue.id == "hall"]
    assert [offer.staff_hours for offer in hall] == ([pytest.approx(opening)] if opening else [])
    assert [offer.hours_saved for offer in hall] == ([pytest.approx(1.5 * opening)] if opening else [])
