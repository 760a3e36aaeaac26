"""Whom the team asks first: five policies, one shape."""

import numpy as np
import pytest

from simulation.rules.selection import MEMBERS

# The infectious, the active, the idle rich, nobody in particular.
CHARISMA = np.array([0.9, 0.3, 0.2, 0.4])
MOBILISING = np.array([0.7, 0.3, 0.2, 0.4])
DRIVE = np.array([0.3, 0.9, 0.2, 0.4])
THIRD = np.array([0.2, 0.3, 0.9, 0.4])
DRAWS = np.array([0.1, 0.2, 0.3, 0.4])


def score(policy, tier=0.5):
    return MEMBERS[policy](CHARISMA, MOBILISING, DRIVE, THIRD, tier=tier, draws=DRAWS)


@pytest.mark.parametrize(
    ("policy", "order"),
    [
        ("charisma_first", [0, 3, 1, 2]),
        ("drive_first", [1, 3, 0, 2]),
        ("third_tier_first", [2, 3, 1, 0]),
        ("tiered", [0, 1, 2, 3]),
        ("random", [3, 2, 1, 0]),
    ],
)
def test_each_policy_has_its_first(policy, order):
    assert np.argsort(-score(policy)).tolist() == order


def test_the_ladder_ranks_within_a_tier_by_its_own_trait():
    """(.9 + .7)/2 = .8 of the infectious is 2.8, .9 of the active 1.9, the others by their third tier."""
    assert score("tiered") == pytest.approx([2.8, 1.9, 0.9, 0.4])


def test_with_the_tier_out_of_reach_the_ladder_is_the_third_tier():
    assert score("tiered", tier=1.1) == pytest.approx(THIRD)
