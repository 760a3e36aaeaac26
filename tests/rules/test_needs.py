"""Needs: met, answered by the community or by others, and from private to public."""

import numpy as np
import pytest

from simulation.parameters import Needs
from simulation.rules import needs
from simulation.rules.habit import fading
from simulation.spectra import Spectra
from simulation.topics import TOPICS

P = {"rate": 0.06, "unmet_share": 0.3}


def test_a_need_half_met_is_half_felt():
    assert needs.unmet(np.array([0.6, 0.6]), np.array([0.5, 0.0])) == pytest.approx([0.3, 0.6])


def test_each_visit_meets_a_quarter_of_what_is_open():
    once = needs.after_visit(np.zeros(1, dtype=np.float32), met_per_visit=0.25)
    twice = needs.after_visit(once, met_per_visit=0.25)
    assert once == pytest.approx([0.25])
    assert twice == pytest.approx([0.4375])


def test_a_met_need_returns_by_half_in_six_weeks():
    met = np.array([0.8])
    for _week in range(6):
        met = met * fading(half_life=Needs().half_life)
    assert met == pytest.approx([0.4])


def test_weekly_service_never_kills_the_need_it_serves():
    """Stationary met share m = L m + .25 (1 - L m) with L = 2 ** (-1/6): .25 / (1 - .75 L) = .7536 at most."""
    met = np.zeros(1)
    for _week in range(200):
        met = needs.after_visit(met * fading(half_life=6.0), met_per_visit=0.25)
    memory = 2 ** (-1 / 6)
    assert met == pytest.approx([0.25 / (1 - 0.75 * memory)], abs=1e-6)
    assert met[0] < 0.8


def test_all_topics_at_once():
    assert needs.unmet(np.ones((2, 7)), np.full((2, 7), 0.25)).shape == (2, 7)


def test_what_the_market_serves_is_left_to_those_who_cannot_pay():
    """Half market and half civic: the poor bring the whole of it to the community, the rich half."""
    half = np.array([[0.5], [0.0], [0.5]])
    assert needs.response(half, np.array([0.0, 1.0]), cooperation=0.0) == pytest.approx(np.array([[1.0, 0.5]]))


def test_what_government_serves_can_be_worked_on_as_far_as_the_office_lets_it():
    half = np.array([[0.0], [0.5], [0.5]])
    for cooperation, answered in ((0.0, 0.5), (0.4, 0.7), (1.0, 1.0)):
        found = needs.response(half, np.array([0.0, 1.0]), cooperation=cooperation)
        assert found == pytest.approx(np.full((1, 2), answered))


def test_a_need_that_nobody_else_serves_is_answered_whole():
    alone = np.array([[0.0], [0.0], [1.0]])
    assert needs.response(alone, np.array([0.3]), cooperation=0.1) == pytest.approx(np.ones((1, 1)))


def test_every_topics_three_shares_sum_to_one():
    assert np.sum(Spectra().rows(), axis=0) == pytest.approx(np.ones(len(TOPICS)))


@pytest.mark.parametrize(("present", "heard"), [(0, 1.0), (15, 0.5), (45, 0.25)])
def test_the_fewer_are_present_the_more_each_is_heard(present, heard):
    assert needs.dialogue(present, scale=15.0) == heard


def test_dialogue_moves_an_open_mind_whose_need_is_met_most():
    """From .2: .06 x 1 x .5 x .8 = .024 with the need met, .3 of it while it is not, half of both in half dialogue."""
    met, openness = np.array([1.0, 0.0]), np.array([0.5, 0.5])
    before = np.array([0.2, 0.2])
    assert needs.after_dialogue(before, met, openness, 1.0, **P) - before == pytest.approx([0.024, 0.0072])
    assert needs.after_dialogue(before, met, openness, 0.5, **P) - before == pytest.approx([0.012, 0.0036])


def test_with_no_difference_between_met_and_unmet_the_handbooks_claim_is_left_out():
    met = np.array([0.0, 1.0])
    after = needs.after_dialogue(np.zeros(2), met, np.ones(2), 1.0, rate=0.06, unmet_share=1.0)
    assert after == pytest.approx([0.06, 0.06])


def test_a_closed_mind_learns_nothing_from_dialogue():
    assert needs.after_dialogue(np.array([0.2]), np.ones(1), np.zeros(1), 1.0, **P) == pytest.approx([0.2])


def test_a_weekly_club_brings_a_half_met_need_past_quasi_public_and_not_to_public():
    """Ten present (d = .6), openness .5, met .5 (.65): the step is .0117 (1 - y), the fading .0132 (y - .12).

    The fixed point is (.0117 + .0132 x .12) / (.0117 + .0132) = .53.
    """
    y, keep = np.array([0.12]), fading(half_life=52.0)
    for _week in range(400):
        y = needs.after_dialogue(y, np.array([0.5]), np.array([0.5]), needs.dialogue(10, scale=15.0), **P)
        y = 0.12 + (y - 0.12) * keep
    assert y == pytest.approx([0.53], abs=0.01)


def test_needs_met_in_equal_parts_or_never():
    assert needs.MEMBERS["equal_parts"](np.array([0.0, 0.5, 0.9]), met_per_visit=0.25) == pytest.approx([0.25, 0.75, 1])
    assert needs.MEMBERS["none"](np.array([0.5]), met_per_visit=0.25).tolist() == [0.5]
