"""What an unfinished batch says so far."""

import pytest

from simulation.batch.compare import paired
from tests.batch import fakes
from tests.batch.test_conduct import _conduct


def test_what_is_known_meanwhile_is_what_is_known_in_the_end(tmp_path):
    told = []
    batch = _conduct(tmp_path / "a", fakes.design(runs=8), tell_state=told.append, workers=2)
    assert [row.arm for row in told[-1].so_far] == ["h10", "h0"]
    for row in told[-1].so_far:
        known = paired(batch.columns[row.arm][row.measure], batch.columns[row.minus][row.measure])
        assert (row.n, row.mean, row.low, row.high) == pytest.approx((8, known.mean, known.low, known.high))
    assert [state.n_complete for state in told] == sorted(state.n_complete for state in told)
