"""What earns recognition turns groups inward or outward."""

import numpy as np
import pytest

from simulation.rules import recognition


def share(praise, publicness=0.5):
    draws = (np.arange(10_000) + 0.5) / 10_000
    served = recognition.serves(
        np.full(10_000, publicness), np.full(10_000, praise), base=-3.0, on_praise=2.0, on_publicness=4.0, draws=draws
    )
    return served.mean()


def test_praise_of_service_and_prizes_pull_apart():
    """Logistic(-3) = .0474, logistic(-1) = .2689, logistic(-5) = .0067."""
    assert [share(0.0), share(1.0), share(-1.0)] == pytest.approx([0.0474, 0.2689, 0.0067], abs=1e-4)


def test_members_who_think_of_others_serve_more():
    assert share(0.0, 0.9) == pytest.approx(1 / (1 + np.exp(1.4)), abs=1e-4)


def test_a_group_opens_at_a_half_and_closes_below_four_tenths():
    was, publicness = np.array([False, False, True, True]), np.array([0.5, 0.49, 0.4, 0.39])
    assert recognition.is_open(was, publicness, opens=0.5, closes=0.4).tolist() == [True, False, True, False]
