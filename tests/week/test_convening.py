"""Residents bring a conflict to a table themselves, when they can, with hours of their own."""

import numpy as np
import pytest

from simulation.topics import GroupKind, Topic
from simulation.week import conflict as week
from simulation.week.convening import residents_convene
from simulation.world.conflicts import Quarrel
from simulation.world.founding import found
from tests import worlds
from tests.week.troubles import at_odds, estate_with

AWAKE = {"active": True, "skill": 0.8, "stigma": 0.0, "alignment": 0.9, "cooperation": 0.9, "trust": 0.5, "reach": 0.4}


def troubled(*, committee=False, skilled=True, **more):
    """Return an estate without a team in which owners are at odds with management."""
    changes = {"committee": AWAKE} if committee else {}
    community = estate_with(weeks=40, **changes, **more)
    estate = community.estate
    estate.week = estate.diary.week = 0
    estate.residents.skill = 0.6 if skilled else 0.1
    at_odds(community, estate.residents.owner.nonzero()[0], tension=0.5)
    return community


def next_week(community):
    estate = community.estate
    estate.week += 1
    estate.diary.week += 1
    estate.conflicts.meetings.clear()
    estate.residents.hours_left = estate.residents.community_leisure
    for venue in estate.venues.values():
        venue.new_week()
    residents_convene(estate)


def first_meeting(community, weeks=12):
    for _ in range(weeks):
        next_week(community)
        if community.estate.conflicts.count.deliberations:
            return community.estate.week
    return None


def test_a_committee_at_work_prepares_for_forty_hours_and_then_calls_the_owners():
    community = troubled(committee=True)
    given = community.residents.hours_given
    assert first_meeting(community) == 5  # four people at two hours a week each
    came = community.estate.conflicts.meetings[0].came
    assert given.sum() == pytest.approx(40.0 + 2.0 * len(came), abs=1e-3)
    preparing = np.flatnonzero(given - 2.0 * np.isin(np.arange(len(given)), came) > 0)
    assert community.residents.owner[preparing].all()


@pytest.mark.parametrize("without", [{"committee": False}, {"committee": True, "skilled": False}])
def test_nobody_convenes_where_the_committee_sleeps_or_nobody_has_the_skill(without):
    assert first_meeting(troubled(**without)) is None


def test_what_is_calm_is_left_alone():
    community = troubled(committee=True)
    community.estate.conflicts.open[0].tension = 0.05
    assert first_meeting(community) is None


@pytest.mark.parametrize(("skill", "convenes"), [(0.6, True), (0.1, False)])
def test_a_rights_group_with_an_able_leader_convenes_on_its_own_matter(skill, convenes):
    community = troubled()
    members = np.arange(20)
    community.residents.skill[members] = skill
    found(community.estate, members, 3, GroupKind.RIGHTS, Topic.SAFETY, because="mobilised_by_incident")
    assert (first_meeting(community) is not None) == convenes


def test_twenty_mobilised_by_an_incident_gather_in_a_rights_group():
    certain = {"mobilisation": {"lead": 1.0, "gather": 1.0}}
    burgled = {"week": 0, "kind": "burglary", "building": 0}
    community = estate_with(burgled, adults=400, parameters=certain)
    community.step()
    assert community.recorder.weekly["mobilised"][0] >= 20
    (group,) = community.estate.groups.living
    assert (group.kind, group.topic) == (GroupKind.RIGHTS, Topic.SAFETY)
    assert community.residents.building[group.members].tolist() == [0] * len(group.members)


def test_a_few_do_not_gather(monkeypatch):
    monkeypatch.setattr(week, "TWENTY", 1000)
    certain = {"mobilisation": {"lead": 1.0, "gather": 1.0}}
    community = estate_with({"week": 0, "kind": "burglary", "building": 0}, adults=400, parameters=certain)
    community.step()
    assert community.estate.groups.living == []
    assert community.estate.conflicts.open[0].kind == Quarrel.BURGLARY


def test_after_the_team_has_left_a_committee_goes_on_settling_things():
    """Nothing of this needs staff hours."""
    many = {"incidents": worlds.QUIET | {"fees": 12.0, "sewage": 12.0}}
    community = estate_with(weeks=80, committee=AWAKE, traits={"skill": 0.5}, **many)
    while community.running:
        community.step()
    assert community.estate.conflicts.count.deliberations > 3
    assert community.estate.conflicts.count.settled > 0
    assert community.estate.ledger.total_hours() == 0
