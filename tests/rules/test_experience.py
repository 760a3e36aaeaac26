import numpy as np
import pytest

from simulation.rules import experience

DEFAULTS = {"bad": 0.25, "commercial_bad": 0.3}


def outcomes(draws, *, quality=0.8, fit=1.0, commercial=0.0):
    fits = np.full(len(draws), fit)
    return experience.outcome(fits, quality=quality, commercial=commercial, draws=np.array(draws), **DEFAULTS).tolist()


def test_an_activity_for_ones_strongest_need_fits_fully():
    assert experience.fit(np.array([0.6]), np.array([0.6]), floor=0.3) == pytest.approx([1.0])


def test_an_activity_for_half_the_strongest_need_fits_two_thirds():
    assert experience.fit(np.array([0.3]), np.array([0.6]), floor=0.3) == pytest.approx([0.65])


def test_who_needs_nothing_still_finds_the_floor():
    assert experience.fit(np.zeros(1), np.zeros(1), floor=0.3) == pytest.approx([0.3])


def test_a_good_host_gives_four_good_experiences_in_five_and_a_bad_one_in_twenty():
    """Good below q = .8; bad from 1 - .25 (1 - .8) = .95; else nothing to remember."""
    assert outcomes([0.0, 0.799, 0.801, 0.949, 0.951]) == [1, 1, 0, 0, -1]


def test_commercial_flavour_costs_good_experiences_and_adds_bad_ones():
    """With c = .5: good below .8 x .5 = .4; bad from 1 - (.05 + .3 x .5) = .8."""
    assert outcomes([0.399, 0.401, 0.799, 0.801], commercial=0.5) == [1, 0, 0, -1]


def test_what_fits_half_is_good_half_as_often_but_not_worse():
    assert outcomes([0.399, 0.401, 0.949, 0.951], fit=0.5) == [1, 0, 0, -1]


def test_without_commerce_a_perfect_host_never_disappoints():
    assert outcomes([0.999999], quality=1.0) == [1]


def test_nobody_came_so_nothing_is_felt():
    assert outcomes([]) == []


def test_a_contact_of_its_depth_counts_sixty_three_percent():
    assert experience.weight(1.5, depth=1.5) == pytest.approx(0.632, abs=1e-3)


def test_twice_the_hours_count_less_than_twice():
    assert experience.weight(3.0, depth=1.5) == pytest.approx(0.865, abs=1e-3)


def test_no_time_leaves_nothing():
    assert experience.weight(0.0, depth=1.5) == 0.0


def test_two_outcomes_or_none():
    """Quality 0.8 and a fit of a half: good below 0.4, bad above; of three outcomes the middle leaves no trace."""
    draws, fits = np.array([0.39, 0.41, 0.99]), np.full(3, 0.5)
    settings = {"quality": 0.8, "commercial": 0.0, "bad": 0.25, "commercial_bad": 0.3, "draws": draws}
    assert experience.MEMBERS["two_outcomes"](fits, **settings).tolist() == [1, -1, -1]
    assert experience.MEMBERS["three_outcomes"](fits, **settings).tolist() == [1, 0, -1]
    assert experience.MEMBERS["none"](fits, **settings).tolist() == [0, 0, 0]
