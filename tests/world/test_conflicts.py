"""Conflicts: one of a quarrel at a time, with the residents of all its sides."""

import numpy as np
import pytest

from simulation.topics import Topic, Trustee
from simulation.world.conflicts import Conflicts, Party, Quarrel
from simulation.world.diary import Diary
from simulation.world.network import Ties


@pytest.fixture
def conflicts():
    diary = Diary(is_kept=True)
    diary.week = 7
    return Conflicts(Ties(10, np.array([[0, 1]])), diary, half_life=6.0, peace=0)


def over_a_slot(conflicts, **more):
    sides = (Party("group", 0, np.array([4, 2])), Party("group", 1, np.array([2, 5])))
    return conflicts.arise(Quarrel.SLOT, "slot/hall/3", sides, topic=Topic.CULTURE, because="one_slot_for_two", **more)


def test_a_conflict_concerns_the_residents_of_all_its_sides_once(conflicts):
    conflict = over_a_slot(conflicts, grievance=0.3)
    assert conflict.who.tolist() == [2, 4, 5]
    assert conflict.grievance.tolist() == pytest.approx([0.3, 0.3, 0.3])
    assert conflict.week == 7
    assert [entry.what for entry in conflicts._diary.of("conflict", 0)] == ["conflict_arose"]


def test_the_same_quarrel_is_one_conflict_that_is_stirred(conflicts):
    first = over_a_slot(conflicts, grievance=0.3, tension=0.1)
    again = over_a_slot(conflicts, grievance=np.array([0.1, 0.5, 0.2]), tension=0.2)
    assert again is first
    assert len(conflicts) == len(conflicts.all) == 1
    assert first.grievance.tolist() == pytest.approx([0.3, 0.5, 0.3])
    assert first.tension == 0.2


def test_a_group_bears_the_tension_of_its_worst_open_conflict(conflicts):
    over_a_slot(conflicts, tension=0.3)
    against = Party("institution", "property", trustee=Trustee.PROPERTY)
    sides = (Party("residents", "owners", np.array([0, 1])), against)
    fees = conflicts.arise(Quarrel.FEES, "fees", sides, topic=Topic.SAFETY, trustee=Trustee.PROPERTY)
    assert conflicts.tension_of_groups(3).tolist() == [0.3, 0.3, 0.0]
    assert fees.is_with(Trustee.PROPERTY)
    assert not fees.is_with(Trustee.TEAM)
    assert fees.who.tolist() == [0, 1]
