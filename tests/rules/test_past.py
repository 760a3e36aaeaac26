import numpy as np
import pytest

from simulation.rules import past


def test_half_of_an_incident_is_left_after_its_half_life():
    assert past.remains(0.8, 0.0, half_life=4.0) == 0.8
    assert past.remains(0.8, 4.0, half_life=4.0) == pytest.approx(0.4)


def test_it_raises_what_is_not_felt_yet():
    """Half of .3 of what is lacking: 0 becomes .15, .5 becomes .575, 1 stays 1."""
    raised = past.raised(np.array([0.0, 0.5, 1.0], dtype=np.float32), 0.5, effect=0.3)
    assert raised == pytest.approx([0.15, 0.575, 1.0])


def test_it_costs_trust_down_to_a_least():
    lowered = past.lowered(np.array([0.5, 0.1], dtype=np.float32), 0.5, effect=0.3, least=0.05)
    assert lowered == pytest.approx([0.35, 0.05])
