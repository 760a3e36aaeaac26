"""The team calls people to a table: over what is most tense, or to train them; and what they take home."""

import numpy as np
import pytest

from simulation.actions import DEEDS
from simulation.actions.deliberation import Convener, deliberate, train, trust_between
from simulation.model import Community
from simulation.rules import deliberation as rules
from simulation.topics import Topic, Trustee
from simulation.world.conflicts import Party, Quarrel
from simulation.world.tables import find_table
from tests import worlds
from tests.week.troubles import PROPERTY, at_odds, set_trust

TEAM = Convener(Trustee.TEAM, 0.85)


def in_week(plan=None, week=0, **more):
    """Return an estate with a team whose deliberations come to pass, in a week in which all have their hours."""
    settings = worlds.phase(0, 14, {"convene_deliberation": 24.0}, convene_deliberation={"about": plan or "either"})
    community = Community(worlds.scenario(settings, **more), seed=1, collect=False, diary=True)
    estate = community.estate
    estate.week = estate.diary.week = week
    estate.residents.hours_left = estate.residents.community_leisure
    community.team.phase = community.team.strategy.phase[0]
    return community


def convene(community, times=1):
    return DEEDS["convene_deliberation"](community.estate, community.team, times)


@pytest.fixture
def settles(monkeypatch):
    monkeypatch.setattr(rules, "p_success", lambda skill, **about: 1.0)


@pytest.fixture
def fails(monkeypatch):
    monkeypatch.setattr(rules, "p_success", lambda skill, **about: 0.0)


def everyone(community):
    return np.arange(len(community.residents))


def meeting_of(community):
    (meeting,) = community.estate.conflicts.meetings
    return meeting


def test_a_table_costs_those_who_sit_down_two_hours_each_and_a_room_one_evening():
    community = in_week()
    at_odds(community, everyone(community))
    before = community.residents.hours_left.copy()
    assert convene(community) == 1
    meeting = meeting_of(community)
    assert 4 <= len(meeting.came) <= 20
    spent = before - community.residents.hours_left
    assert spent[meeting.came] == pytest.approx(2.0)
    assert spent.sum() == pytest.approx(2.0 * len(meeting.came))
    assert meeting.venue.hours_booked == 2.0
    assert (community.residents.deliberated[meeting.came] == 1).all()
    assert community.estate.conflicts.count.first_timers == len(meeting.came)


def test_what_is_settled_is_over_and_leaves_trust_and_skill(settles):
    community = in_week()
    conflict = at_odds(community, everyone(community))
    conflict.is_mobilised[:] = True
    trust = {trustee: community.residents.trust(trustee).copy() for trustee in (Trustee.PROPERTY, Trustee.TEAM)}
    skill = community.residents.skill.copy()
    convene(community)
    came = meeting_of(community).came
    assert conflict.is_settled
    assert not conflict.is_open
    assert len(community.estate.conflicts) == 0
    assert not conflict.is_mobilised.any()
    for trustee, before in trust.items():
        assert (community.residents.trust(trustee)[came] > before[came]).all()
    step = community.spec.parameters.deliberation.practice
    assert community.residents.skill[came] == pytest.approx(skill[came] + step * (1 - skill[came]), abs=1e-6)


def test_what_fails_goes_on_more_tense_and_costs_trust_and_alarms_the_office(fails):
    community = in_week()
    conflict = at_odds(community, everyone(community), tension=0.5)
    trust, skill = community.residents.trust(Trustee.PROPERTY).copy(), community.residents.skill.copy()
    convene(community)
    came = meeting_of(community).came
    assert conflict.is_open
    assert conflict.tension == pytest.approx(0.55)
    assert (community.residents.trust(Trustee.PROPERTY)[came] < trust[came]).all()
    assert (community.residents.skill == skill).all()
    assert community.estate.institutions["office"].risk == pytest.approx(0.1)


def test_the_chance_is_of_the_skill_trust_and_stakes_at_the_table(monkeypatch):
    asked = {}
    monkeypatch.setattr(rules, "p_success", lambda skill, **about: asked.update(about, skill=skill) or 0.0)
    community = in_week()
    community.residents.skill = 0.4
    set_trust(community, Trustee.PROPERTY, 0.3)
    at_odds(community, everyone(community), stakes=0.7)
    convene(community)
    assert asked["skill"] == pytest.approx(0.4)
    assert asked["facilitation"] == community.spec.parameters.team.quality
    assert asked["trust"] == pytest.approx(0.3)
    assert asked["stakes"] == 0.7


def test_trust_between_two_groups_is_their_trust_in_their_neighbours():
    community = in_week()
    set_trust(community, Trustee.NEIGHBOURS, 0.6)
    sides = (Party("group", 0, np.array([1, 2])), Party("group", 1, np.array([3])))
    about = {"topic": Topic.CULTURE, "because": "incident"}
    conflict = community.estate.conflicts.arise(Quarrel.SLOT, "slot/hall", sides, **about)
    assert trust_between(community.estate, conflict, np.array([1, 3])) == pytest.approx(0.6)


def test_the_most_tense_comes_first_and_each_once_a_week(fails):
    community = in_week()
    calm = at_odds(community, everyone(community), tension=0.1)
    about = {"topic": Topic.SAFETY, "because": "incident", "grievance": 0.9, "tension": 0.6}
    sides = (Party("residents", "drivers", everyone(community)[::2]), PROPERTY)
    tense = community.estate.conflicts.arise(Quarrel.PARKING, "parking", sides, **about)
    assert convene(community, times=1) == 1
    assert (tense.week_met, calm.week_met) == (0, -1000)
    assert convene(community, times=3) == 1
    assert calm.week_met == 0


def test_without_a_quorum_there_is_no_meeting_and_the_hours_stay():
    community = in_week()
    at_odds(community, everyone(community)[:3])
    assert convene(community) == 0
    assert community.estate.conflicts.meetings == []
    assert all(venue.hours_booked == 0 for venue in community.estate.venues.values())


def test_nobody_sits_down_where_no_room_is_granted_and_no_ground_is_public():
    grudging = worlds.FRIENDLY | {"style": "refusing", "cooperation": 0.0}
    owned = tuple(venue | {"owner": "office"} for venue in (worlds.HALL, worlds.SQUARE))
    community = in_week(venues=owned, office=grudging)
    at_odds(community, everyone(community))
    assert convene(community) == 0
    assert find_table(community.estate) is None


def test_a_group_keeps_its_weekly_slot():
    community = in_week(groups=worlds.GROUPS)
    held = community.estate.groups.held
    hall = community.estate.venues["hall"]
    held[0] = [(hall, day) for day in range(7) if day != 4]
    assert find_table(community.estate) == (hall, 4)
    held[0] = [(hall, day) for day in range(7)]
    assert find_table(community.estate)[0].id == "square"


def test_a_training_is_for_the_least_skilled_of_those_one_knows():
    community = in_week(week=9)
    residents = community.residents
    residents.openness = 1.0
    community.estate.regulars = np.arange(60)
    residents.skill[:60] = np.linspace(0.1, 0.9, 60)
    before = residents.skill.copy()
    came = train(community.estate, TEAM)
    assert 0 < len(came) <= 20
    assert came.max() < 60
    assert before[came].mean() < before[:60].mean()
    step = community.spec.parameters.deliberation.training * TEAM.facilitation
    assert residents.skill[came] == pytest.approx(before[came] + step * (1 - before[came]), abs=1e-6)
    assert (residents.publicness[came].max(axis=1) >= residents.public_spirit[came]).all()


@pytest.mark.parametrize(
    ("plan", "is_conflict", "trainings", "deliberations"),
    [("either", True, 0, 1), ("either", False, 1, 0), ("conflict", False, 0, 0), ("training", True, 1, 0)],
)
def test_the_plan_says_what_a_table_is_for(plan, is_conflict, trainings, deliberations):
    community = in_week(plan)
    community.estate.regulars = everyone(community)
    if is_conflict:
        at_odds(community, everyone(community))
    assert convene(community) == trainings + deliberations
    count = community.estate.conflicts.count
    assert (count.trainings, count.deliberations) == (trainings, deliberations)


def test_one_training_a_week_is_enough():
    community = in_week()
    community.estate.regulars = everyone(community)
    assert convene(community, times=3) == 1


def test_trained_neighbours_help_at_a_table_that_is_not_their_own(settles):
    community = in_week()
    residents = community.residents
    residents.openness = 1.0
    outside = np.arange(60, 120)
    residents.skill[outside], residents.deliberated[outside] = 0.9, 1
    at_odds(community, np.arange(30))
    deliberate(community.estate, community.estate.conflicts.open[0], TEAM)
    came = meeting_of(community).came
    helpers = came[came >= 60]
    assert 0 < len(helpers) <= community.spec.parameters.deliberation.helpers


def test_owners_who_settled_a_matter_with_management_may_form_their_committee(settles):
    certain = {"deliberation": {"committee": 1.0}}
    community = in_week(parameters=certain)
    assert not community.estate.committee.is_active
    at_odds(community, everyone(community))
    convene(community)
    assert community.estate.committee.is_active
