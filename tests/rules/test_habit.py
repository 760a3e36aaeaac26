import numpy as np
import pytest

from simulation.rules import habit


def test_half_of_a_habit_counts_at_the_same_place():
    carried = habit.carried(np.array([0.8, 0.8, 0.8]), np.array([1.0, 0.5, 0.2]))
    assert carried == pytest.approx([0.8, 0.4, 0.16])


def test_two_visits_make_most_of_a_habit():
    first = habit.after_visit(np.array([0.0], dtype=np.float32), growth=0.62)
    second = habit.after_visit(first, growth=0.62)
    assert first == pytest.approx([0.62])
    assert second == pytest.approx([1 - 0.38**2])


def test_a_habit_never_passes_one():
    assert habit.after_visit(np.array([1.0]), growth=0.62) == pytest.approx([1.0])


@pytest.mark.parametrize("half_life", [0.5, 1.3, 26])
def test_after_its_half_life_half_is_left(half_life):
    assert habit.fading(half_life=half_life) ** half_life == pytest.approx(0.5)


def test_a_visitor_without_habit_is_lost_with_the_full_chance():
    draws = np.array([0.069, 0.071])
    assert habit.loses_interest(np.zeros(2), disengagement=0.07, draws=draws).tolist() == [True, False]


def test_half_a_habit_halves_the_chance_to_be_lost():
    draws = np.array([0.034, 0.036])
    assert habit.loses_interest(np.full(2, 0.5), disengagement=0.07, draws=draws).tolist() == [True, False]


def test_who_has_a_full_habit_never_loses_interest():
    assert not habit.loses_interest(np.ones(1), disengagement=1.0, draws=np.zeros(1)).any()


def test_habit_by_equal_steps_or_none():
    before = np.array([0.0, 0.5, 0.9], dtype=np.float32)
    assert habit.MEMBERS["linear"](before, growth=0.25) == pytest.approx([0.25, 0.75, 1.0])
    assert habit.MEMBERS["none"](before, growth=0.25).tolist() == [0, 0, 0]
