"""Our columns, streams, ties and rules, put together as the shared kernel, give the means others measured for it."""

import numpy as np
import pytest

from benchmarks import kernel, kernel_columns
from benchmarks.graph import rewired_ring
from simulation.world.network import Ties

REPLICATES, PLAIN_REPLICATES = 60, 4


def test_the_ring_keeps_its_ties_when_some_are_rewired():
    pairs = rewired_ring(500)
    degree = Ties(500, pairs).degree
    assert len(np.unique(pairs, axis=0)) == len(pairs) == 2500
    assert (pairs[:, 0] < pairs[:, 1]).all()
    assert degree.mean() == 10
    distance = np.minimum(pairs[:, 1] - pairs[:, 0], 500 - pairs[:, 1] + pairs[:, 0])
    assert 0.06 < (distance > 5).mean() < 0.14


def test_the_kernel_over_columns_has_the_reference_means():
    assert all(row["agrees"] for row in kernel.comparison(REPLICATES))


@pytest.mark.parametrize(("name", "value"), [("P_TELL", 0.055), ("REMEMBERED", np.float32(0.96)), ("P_GOOD", 0.75)])
def test_a_slightly_different_kernel_is_caught(monkeypatch, name, value):
    monkeypatch.setattr(kernel_columns, name, value)
    assert not all(row["agrees"] for row in kernel.comparison(REPLICATES))


def test_plain_mesa_runs_the_same_kernel():
    _, error = kernel.means(kernel.of_columns(), REPLICATES)
    found, _ = kernel.means(kernel.of_objects(), PLAIN_REPLICATES)
    expected = np.array(list(kernel.REFERENCE.values()))
    allowed = kernel.ALLOWED * error * np.sqrt(REPLICATES / PLAIN_REPLICATES) + kernel.ROUNDING
    assert (np.abs(found - expected) < allowed).all()
