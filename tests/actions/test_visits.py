"""Sharing, talks on values and core groups: what an hour with an institution buys [model 3, handbook 3.1, 3.2]."""

import pytest

from simulation.actions.visits import keep_informed, share_materials, value_talk
from simulation.model import Community
from tests import worlds


def at_work(hours, *, parameters=None, **settings):
    """Return a community in its first week, its team in the phase of these hours."""
    plan = worlds.phase(0, 14, hours, **settings)
    told = {"active": True, "cooperation": 0.5}
    scenario = worlds.scenario(plan, committee=told, parameters=parameters)
    world = Community(scenario, seed=1, collect=False, diary=True)
    world.start_week()
    world.team.start_week(world.estate.week, world.estate.ledger)
    return world


def test_materials_are_shared_in_turn():
    world = at_work({"share_materials": 6.0}, share_materials={"with_whom": ("office", "committee")})
    assert share_materials(world.estate, world.team, 3) == 3
    estate = world.estate
    assert (estate.institutions["office"].shared, estate.committee.shared, estate.management.shared) == (2.0, 1.0, 0.0)
    assert estate.institutions["office"].benefit == pytest.approx(0.03 + 0.03 * 0.97)


def test_a_talk_is_taken_to_heart_as_far_as_the_team_is_good_and_trusted():
    """Quality 1 and full trust: each talk conveys .15 of what is missing; without trust, nothing."""
    world = at_work({"value_talk": 8.0}, parameters={"team": {"quality": 1.0}})
    management = world.estate.management
    management.good = 1e9
    assert value_talk(world.estate, world.team, 2) == 2
    assert management.conviction == pytest.approx(1 - 0.85**2)
    distrusting = at_work({"value_talk": 8.0}, parameters={"team": {"quality": 1.0}})
    distrusting.estate.management.bad = 1e9
    value_talk(distrusting.estate, distrusting.team, 2)
    assert distrusting.estate.management.conviction == 0


def test_who_cooperates_joins_the_core_group_on_a_call_and_the_diary_tells():
    asked = ("office", "committee", "property")
    world = at_work({"keep_informed": 3.0}, keep_informed={"whom": asked, "core_group": asked})
    estate = world.estate
    estate.management.cooperation = 0.29
    assert keep_informed(estate, world.team, 3) == 3
    assert [estate.institutions[name].in_core_group for name in asked] == [True, True, False]
    told = [(entry.who, entry.what) for entry in estate.diary if entry.kind == "institution"]
    assert told == [
        ("office", "joined_core_group"),
        ("committee", "joined_core_group"),
        ("property", "declined_core_group"),
    ]


def test_nobody_is_in_a_core_group_that_was_not_asked():
    world = at_work({"keep_informed": 3.0})
    keep_informed(world.estate, world.team, 4)
    assert not any(one.in_core_group for one in world.estate.institutions.values())
