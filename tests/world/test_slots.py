import numpy as np
import pytest

from simulation.topics import Trustee
from simulation.world.slots import LONG_AGO, Host, SlotBook

PARTS = {"same_place": 0.5, "elsewhere": 0.2}


@pytest.fixture
def book():
    return SlotBook(4)


def test_the_same_activity_at_the_same_place_and_day_is_one_slot(book):
    assert book.slot("run_space", "hall", -1) is book.slot("run_space", "hall", -1)
    assert book.slot("run_space", "hall", 5) is not book.slot("run_space", "hall", -1)
    assert [slot.number for slot in book.slots] == [0, 1]


def test_a_slots_luck_does_not_depend_on_when_it_was_opened(book):
    other = SlotBook(4)
    other.slot("one_off_event", "yard", 5)
    assert book.slot("run_space", "hall", -1).occasion == other.slot("run_space", "hall", -1).occasion


def test_who_came_is_remembered_by_slot_and_by_host(book):
    hall, square = book.slot("run_space", "hall", -1), book.slot("fixed_point_event", "square", 5)
    book.come(hall, np.array([1, 2]), 7)
    assert hall.last_came.tolist() == [LONG_AGO, 7, 7, LONG_AGO]
    assert square.last_came.tolist() == [LONG_AGO] * 4
    assert book.last_came[Host.TEAM].tolist() == [LONG_AGO, 7, 7, LONG_AGO]
    assert book.last_came[Host.RESIDENTS].tolist() == [LONG_AGO] * 4


def test_after_handing_over_visitors_tell_of_the_new_hosts(book):
    hall = book.slot("run_space", "hall", -1)
    book.come(hall, np.array([1]), 7)
    book.hand_over(hall)
    assert hall.host == Host.RESIDENTS
    assert book.last_came[Host.RESIDENTS].tolist() == [LONG_AGO, 7, LONG_AGO, LONG_AGO]


def test_a_habit_counts_fully_at_its_slot_half_nearby_and_little_elsewhere(book):
    hall, yard, square = (
        book.slot(*name) for name in (("run_space", "hall", -1), ("fixed_point_event", "yard", 5), ("a", "hall", 2))
    )
    book.hand_over(yard)
    book.hand_over(square)
    weights = book.habit_weights(hall, **PARTS)
    assert weights == pytest.approx([1.0, 0.2, 0.5, 0.0])  # itself, elsewhere, the same venue, no habit yet
    assert book.habit_weights(yard, **PARTS) == pytest.approx([0.2, 1.0, 0.5, 0.0])  # the same host


def test_residents_are_trusted_as_neighbours_and_the_team_as_itself():
    assert Host.TEAM.trustee == Trustee.TEAM
    assert Host.RESIDENTS.trustee == Trustee.NEIGHBOURS
