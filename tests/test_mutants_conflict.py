"""The checks of conflicts and deliberations catch what they are there for: the model is broken, and they object."""

import numpy as np
import pytest

from simulation.actions import deliberation as actions
from simulation.model import Community
from simulation.rules import conflict, deliberation, incidents
from simulation.topics import Incident
from simulation.week import conflict as week
from simulation.world import quarrels
from simulation.world.conflicts import Conflicts
from simulation.world.tables import sit_down
from simulation.world.venues import Venue
from tests import baseline, worlds
from tests.invariants import Watch


@pytest.fixture
def troubled():
    """An estate with a team in which something happens all the time, and is talked over."""
    community = Community(worlds.troubled(), seed=1, collect=False)
    yield community
    community.close()


def test_without_a_mutant_nothing_is_objected_and_all_of_it_happens(troubled):
    Watch(troubled).run()
    count = troubled.estate.conflicts.count
    assert min(count.settled, count.failed, count.flared, count.first_timers) > 0
    assert {kind for _week, kind in troubled.estate.incidents.happened} == set(Incident)


def test_a_tension_beyond_one_is_noticed(troubled, monkeypatch):
    tension = conflict.tension
    monkeypatch.setattr(conflict, "tension", lambda before, joined, **how: tension(before, joined, **how) + 0.5)
    with pytest.raises(AssertionError, match=r"tension of .* is no share"):
        Watch(troubled).run()


def test_a_grievance_beyond_one_is_noticed(troubled, monkeypatch):
    felt = incidents.grievance
    monkeypatch.setattr(incidents, "grievance", lambda *who, **how: felt(*who, **how) * np.float32(2))
    with pytest.raises(AssertionError, match="rose above one"):
        Watch(troubled).run()


def test_a_follower_without_a_grievance_is_noticed(troubled, monkeypatch):
    monkeypatch.setattr(troubled.estate.rules, "mobilisation", lambda share, *who, **lead: share >= 0)
    monkeypatch.setattr(quarrels, "FORGOTTEN", 0.3)
    with pytest.raises(AssertionError, match="without grievance"):
        Watch(troubled).run()


def test_an_ended_conflict_that_goes_on_is_noticed(troubled, monkeypatch):
    end = Conflicts.end

    def goes_on(self, conflict, *, settled):
        end(self, conflict, settled=settled)
        self.open.append(conflict)

    monkeypatch.setattr(Conflicts, "end", goes_on)
    with pytest.raises(AssertionError, match="the open ones disagree"):
        Watch(troubled).run()


def test_a_settlement_that_comes_undone_is_noticed(troubled, monkeypatch):
    unfold = week.unfold

    def forgets(estate):
        unfold(estate)
        if estate.week > 8:
            for conflict in estate.conflicts.all:
                conflict.is_settled = False

    monkeypatch.setattr(week, "unfold", forgets)
    with pytest.raises(AssertionError, match="came undone"):
        Watch(troubled).run()


def test_an_overfull_table_is_noticed(troubled, monkeypatch):
    monkeypatch.setattr(deliberation, "around_the_table", lambda side, order, *, seats: np.ones(len(side), dtype=bool))
    with pytest.raises(AssertionError, match="too many guests"):
        Watch(troubled).run()


def test_an_evening_that_costs_no_hours_is_noticed(troubled, monkeypatch):
    """What is given at the table is given again at an activity."""

    def costs_nothing(estate, table, came, about):
        before = estate.residents.hours_left.copy()
        sit_down(estate, table, came, about)
        estate.residents.hours_left = before

    monkeypatch.setattr(actions, "sit_down", costs_nothing)
    with pytest.raises(AssertionError, match="more than there were"):
        Watch(troubled).run()


def test_a_table_in_a_room_that_was_not_booked_is_noticed(troubled, monkeypatch):
    monkeypatch.setattr(Venue, "book_day", lambda self, day, hours: True)
    with pytest.raises(AssertionError, match="used otherwise than booked"):
        Watch(troubled).run()


def test_luck_shared_by_all_kinds_of_incidents_is_noticed_by_the_baseline(monkeypatch):
    from simulation.world import incidents as world

    monkeypatch.setattr(world, "stable_hash", lambda name: 7)
    assert baseline.differences()
