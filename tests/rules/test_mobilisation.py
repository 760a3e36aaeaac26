"""Who joins in: Granovetter's and Watts's thresholds are what is left where everybody is fully aggrieved."""

import numpy as np
import pytest

from simulation.rules import mobilisation

MEMBERS = list(mobilisation.MEMBERS.values())


def gathered(member, thresholds, grievance=1.0, lead=0.0, days=200):
    """Return how many join in at last where everybody is tied to everybody, oneself not counted."""
    n = len(thresholds)
    joined, felt = np.zeros(n, dtype=bool), np.full(n, grievance, dtype=np.float32)
    for _day in range(days):
        share = (joined.sum() - joined) / (n - 1)
        joined |= member(share, thresholds, felt, lead=lead)
    return int(joined.sum())


@pytest.mark.parametrize("member", MEMBERS)
def test_a_hundred_thresholds_from_0_to_99_all_join_and_one_person_changed_leaves_one(member):
    """Granovetter 1978: two crowds that differ in one person riot, or break one window."""
    thresholds = np.arange(100) / 100
    assert gathered(member, thresholds) == 100
    thresholds[1] = 0.02
    assert gathered(member, thresholds) == 1


@pytest.mark.parametrize("member", MEMBERS)
def test_one_tie_of_two_reaches_a_threshold_of_a_half(member):
    """Reached counts, as in Watts 2002."""
    assert member(np.array([0.5]), np.array([0.5]), np.array([1.0]), lead=0.0).tolist() == [True]


@pytest.mark.parametrize("member", MEMBERS)
def test_nobody_joins_without_a_grievance(member):
    assert gathered(member, np.zeros(10), grievance=0.0, lead=1.0) == 0


def test_uniform_thresholds_end_where_grievance_times_share_and_lead_meet_the_share():
    """x = g (x + l) has the solution g l / (1 - g): half a grievance with a lead of a fifth brings a fifth."""
    thresholds = (np.arange(1000) + 0.5) / 1000
    found = gathered(mobilisation.by_grievance, thresholds, grievance=0.5, lead=0.2) / 1000
    assert found == pytest.approx(0.2, abs=0.005)


def test_by_thresholds_alone_any_grievance_will_do():
    thresholds = np.arange(100) / 100
    assert gathered(mobilisation.by_threshold, thresholds, grievance=0.01) == 100
    assert gathered(mobilisation.by_grievance, thresholds, grievance=0.01) == 1
