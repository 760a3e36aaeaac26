import numpy as np
import pytest

from simulation.batch.hypotheses import judged
from simulation.batch.inference import blocked


def columns(better, than):
    return {"a": {"x": np.asarray(better)}, "b": {"x": np.asarray(than)}}


def expects(smallest=0.1):
    return [{"measure": "x", "better": "a", "than": "b", "smallest": smallest}]


@pytest.mark.parametrize(
    ("better", "said"),
    [([14.0, 15.0, 16.0, 15.0], "supported"), ([5.0, 6.0, 5.0, 6.0], "reversed"),
     ([10.1, 10.2, 10.1, 10.2], "negligible"), ([14.0, 7.0, 20.0, 9.0], "undecided")],
)  # fmt: skip
def test_a_tenth_of_the_other_arm_is_the_least_that_counts(better, said):
    (found,) = judged(expects(), columns(better, [10.0] * 4))
    assert found.smallest == pytest.approx(1.0)
    assert found.verdict == said


def test_a_clear_difference_smaller_than_what_matters_does_not_support():
    better, than = [10.5, 10.6, 10.4, 10.5], [10.0] * 4
    assert judged(expects(0.0), columns(better, than))[0].verdict == "supported"
    assert judged(expects(0.1), columns(better, than))[0].verdict == "negligible"


def test_one_run_decides_nothing():
    assert judged(expects(), columns([3.0], [1.0]))[0].verdict == "unknown"


def test_incomplete_replicates_are_left_out_for_every_arm():
    runs = {"team_hours": np.array([1.0, 1.0, np.nan]), "x": np.array([5.0, 6.0, np.nan])}
    others = {"team_hours": np.ones(3), "x": np.array([1.0, 2.0, 900.0])}
    kept = blocked({"a": runs, "b": others})
    assert kept["b"]["x"][:2].tolist() == [1.0, 2.0]
    assert np.isnan(kept["b"]["x"][2])
