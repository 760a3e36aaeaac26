"""How often incidents happen, and whom they anger."""

import numpy as np
import pytest

from simulation.rules import incidents


def test_one_incident_a_year_comes_in_one_week_of_52_and_a_rate_of_zero_never():
    assert incidents.chance(1.0) == pytest.approx(1 / 52, abs=0.0002)
    assert incidents.chance(0.0) == 0.0


def test_a_year_of_weekly_chances_leaves_out_the_incident_as_a_poisson_process_does():
    assert (1 - incidents.chance(0.5)) ** 52 == pytest.approx(np.exp(-0.5))


def test_whoever_is_hit_is_angrier_than_a_neighbour_and_a_neighbour_as_far_as_it_matters_to_them():
    hit, need = np.array([True, False, False, False]), np.array([0.1, 1.0, 0.5, 0.0])
    felt = incidents.grievance(hit, need, severity=0.5, felt=0.8, unease=0.5)
    assert felt.tolist() == pytest.approx([0.4, 0.2, 0.1, 0.0])


def test_a_need_is_raised_by_a_share_of_what_was_left_to_full_need():
    raised = incidents.raised(np.array([0.5, 1.0]), np.array([1.0, 1.0]), share=0.3)
    assert raised.tolist() == pytest.approx([0.15, 0.0])
