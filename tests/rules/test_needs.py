import numpy as np
import pytest

from simulation.parameters import Needs
from simulation.rules import needs
from simulation.rules.habit import fading


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
