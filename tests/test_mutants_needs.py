"""Checks of what is known of people and of how public needs are seen must catch what they are there for."""

import numpy as np
import pytest

from simulation.actions import introductions
from simulation.agents.candidates import Candidates
from simulation.model import Community
from simulation.rules import needs
from simulation.week import talking
from tests import worlds
from tests.invariants import Watch

PLAN = {
    "run_space": 10.0, "spot_activists": 8.0, "snowball": 3.0, "needs_survey": 3.0, "join_partner_events": 3.0,
    "follow_up": 3.0,
}  # fmt: skip


@pytest.fixture
def busy():
    parameters = worlds.KEEN | {"spotting": {"looks": 1}, "selection": {"per_choice": 1}}
    made = Community(worlds.scenario(worlds.phase(0, 14, PLAN), parameters=parameters), seed=1, collect=False)
    yield made
    made.close()


def test_without_a_mutant_people_are_found_and_introduced_and_nothing_is_objected(busy):
    Watch(busy).run()
    assert busy.residents.spotted.any()
    assert (busy.residents.introduced >= 0).any()


def test_publicness_that_fades_to_nothing_is_noticed(busy, monkeypatch):
    forget = talking.forget

    def forgets_the_spirit(estate):
        forget(estate)
        estate.residents.publicness *= np.float32(0.99)

    monkeypatch.setattr(talking, "forget", forgets_the_spirit)
    with pytest.raises(AssertionError, match="below public spirit"):
        Watch(busy).run()


def test_a_dialogue_that_convinces_beyond_measure_is_noticed(busy, monkeypatch):
    step = needs.after_dialogue
    monkeypatch.setattr(needs, "after_dialogue", lambda *state, **how: step(*state, **how) + np.float32(0.5))
    with pytest.raises(AssertionError, match="publicness rose above one"):
        Watch(busy).run()


def test_a_candidate_noted_twice_is_noticed(busy, monkeypatch):
    add = Candidates.add

    def notes_twice(self, rows, channel):
        add(self, rows, channel)
        return add(self, rows, channel)

    monkeypatch.setattr(Candidates, "add", notes_twice)
    with pytest.raises(AssertionError, match="stands twice"):
        Watch(busy).run()


def test_who_was_found_without_being_asked_is_noticed(busy, monkeypatch):
    monkeypatch.setattr(Candidates, "ask", lambda self, places, week: None)
    with pytest.raises(AssertionError, match="without having been asked"):
        Watch(busy).run()


def test_friends_who_have_no_time_and_come_all_the_same_are_noticed(busy, monkeypatch):
    friends_of = introductions._friends

    def drags_everyone_along(estate, hosts, times):
        estate.residents.hours_left[:] = np.where(estate.residents.reachable, estate.residents.hours_left, 0.1)
        by, friends = estate.ties.spread(hosts[:1])
        return (by, friends) if len(by) else friends_of(estate, hosts, times)

    monkeypatch.setattr(introductions, "_friends", drags_everyone_along)
    with pytest.raises(AssertionError, match="hours left fell below zero"):
        Watch(busy).run()
