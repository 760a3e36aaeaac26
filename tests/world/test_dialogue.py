"""Talk about needs: every occasion counts, and nobody talks twice."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.topics import TOPICS, Topic
from simulation.week import taking_part, talking
from simulation.world.dialogue import discuss, heard
from tests import worlds

SPORT = Topic.SPORT


@pytest.fixture
def community():
    return Community(worlds.scenario(), seed=1, collect=False, diary=True)


def test_only_those_who_talk_and_only_what_they_talk_about_changes(community):
    residents = community.residents
    before = residents.publicness.copy()
    discuss(community.estate, np.array([3, 5]), SPORT, 1.0)
    changed = np.argwhere(residents.publicness != before)
    assert changed.tolist() == [[3, SPORT], [5, SPORT]]
    y, o = before[3, SPORT], residents.openness[3]
    assert residents.publicness[3, SPORT] == pytest.approx(y + 0.12 * o * (1 - y) * 0.3, rel=1e-5), "nothing is met"


def test_each_may_talk_about_something_else(community):
    before = community.residents.publicness.copy()
    discuss(community.estate, np.array([3, 5]), np.array([Topic.SAFETY, SPORT]), 1.0)
    changed = np.argwhere(community.residents.publicness != before)
    assert changed.tolist() == [[3, Topic.SAFETY], [5, SPORT]]


def test_a_need_that_becomes_quasi_public_is_written_down_once(community):
    estate, residents = community.estate, community.residents
    residents.publicness[7, SPORT], residents.openness[7], residents.met[7, SPORT] = 0.33, 1.0, 1.0
    for _week in range(3):
        discuss(estate, np.array([7]), SPORT, 1.0)
    (entry,) = estate.diary.of("resident", 7)
    assert (entry.what, entry.because, entry.facts) == ("need_quasi_public", "dialogue", {"topic": SPORT})
    residents.publicness[7, SPORT] = 0.66
    discuss(estate, np.array([7]), SPORT, 1.0)
    assert [entry.what for entry in estate.diary.of("resident", 7)] == ["need_quasi_public", "need_public"]


def test_a_room_with_few_at_a_time_is_more_of_a_talk_than_a_crowd(community):
    assert heard(community.estate, 5.0) == pytest.approx(0.75)
    assert heard(community.estate, 60.0) == pytest.approx(0.2)


@pytest.mark.parametrize(("action", "at_a_time"), [("run_space", 8 * 1.5 / 8.0), ("one_off_event", 8.0)])
def test_who_comes_talks_about_what_was_offered(action, at_a_time):
    """Twelve staff hours open the room for eight; eight visitors of an hour and a half are 1.5 at a time."""
    hours = 12.0 if action == "run_space" else 30.0
    plan = worlds.phase(0, 14, {action: hours}, **{action: {"topics": ("sport",)}})
    cheap = {"actions": {"one_off_event": {"cost_hours": 30.0}}}
    world = Community(worlds.scenario(plan, parameters=cheap), seed=1, collect=False)
    while not world.offers:
        world.start_week()
        world.team_works()
        world.residents_work()
        world.open_doors()
    residents, offer = world.residents, world.offers[0]
    taking_part.notice_activities(world.estate, world.offers, {}, taking_part.hear_from_visitors(world.estate))
    before = residents.publicness.copy()
    who = np.flatnonzero(residents.hours_left >= offer.duration)[:8]
    taking_part.take_part(world.estate, world.team, offer, who)
    assert set(np.argwhere(residents.publicness != before)[:, 1]) == {TOPICS.index("sport")}
    y, met, o = before[who[0], SPORT], residents.met[who[0], SPORT], residents.openness[who[0]]
    step = 0.12 * o * (1 - y) * (0.3 + 0.7 * met) / (1 + at_a_time / 15)
    assert residents.publicness[who[0], SPORT] - y == pytest.approx(step, rel=1e-4)


def test_without_dialogue_half_of_what_was_gained_is_lost_in_a_year(community):
    residents = community.residents
    residents.publicness = residents.public_spirit[:, None] + np.float32(0.4)
    for _week in range(52):
        talking.forget(community.estate)
    assert residents.publicness - residents.public_spirit[:, None] == pytest.approx(0.2, abs=1e-4)


def test_a_second_contact_is_a_talk_about_the_strongest_need():
    plan = worlds.phase(0, 14, {"follow_up": 30.0})
    world = Community(worlds.scenario(plan), seed=1, collect=False)
    world.residents.reachable[4] = True
    strongest = world.residents.need[4].argmax()
    before = world.residents.publicness[4].copy()
    world.start_week()
    world.team_works()
    assert np.flatnonzero(world.residents.publicness[4] != before).tolist() == [strongest]
