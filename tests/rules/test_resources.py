"""Values convert slowly."""

import numpy as np
import pytest

from simulation.rules import resources


def test_two_years_of_full_identification_leave_three_fifths():
    """(1 - .005)^104 = .594; without identification nothing changes."""
    seeking = np.array([1.0, 1.0], dtype=np.float32)
    for _week in range(104):
        seeking = resources.converted(seeking, np.array([1.0, 0.0]), rate=0.005)
    assert seeking == pytest.approx([0.594, 1.0], abs=1e-3)
