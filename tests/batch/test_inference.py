import numpy as np
import pytest
from scipy import stats

from simulation.batch import inference


def skewed(n=25):
    return np.random.default_rng(4).lognormal(sigma=1.0, size=n)


def test_the_bca_interval_is_scipys():
    values = skewed()
    low, high = inference.bca_limits(values)
    theirs = stats.bootstrap((values,), np.mean, n_resamples=20_000, rng=np.random.default_rng(1)).confidence_interval
    assert (low, high) == pytest.approx((theirs.low, theirs.high), rel=0.03)


def test_intervals_that_follow_skew_reach_further_on_the_long_side():
    values = skewed()
    mean = values.mean()
    for name in ("bca", "bootstrap_t"):
        low, high = inference.INTERVALS[name](values)
        assert high - mean > mean - low
    t = inference.t_limits(values)
    assert t.high - mean == pytest.approx(mean - t.low)


@pytest.mark.parametrize("name", inference.INTERVALS)
def test_an_interval_is_the_same_whenever_it_is_asked_for_and_moves_with_the_values(name):
    limits = inference.INTERVALS[name]
    values = skewed()
    assert limits(values) == limits(values)
    assert limits(10.0 + 3.0 * values) == pytest.approx([10.0 + 3.0 * end for end in limits(values)])


@pytest.mark.parametrize("name", inference.INTERVALS)
def test_what_never_varies_has_no_width_and_one_run_no_interval(name):
    assert inference.INTERVALS[name](np.full(9, 2.0)) == (2.0, 2.0)
    assert np.isnan(inference.INTERVALS[name](np.array([2.0]))).all()


def test_effect_size_by_hand():
    """Mean 2, sd 2, five pairs: J = 1 - 3/15 = .8, so d = .8."""
    apart = np.array([0.0, 4.0, 2.0, 0.0, 4.0])
    assert apart.std(ddof=1) == 2.0
    assert inference.effect_size(apart) == pytest.approx(0.8)
    assert np.isnan(inference.effect_size(np.ones(5)))


def test_p_is_students():
    apart = skewed() - 1.0
    assert inference.p_value(apart) == pytest.approx(stats.ttest_1samp(apart, 0.0).pvalue)
    assert inference.p_value(np.zeros(4)) == 1.0
    assert inference.p_value(np.full(4, 0.1)) == 0.0
    assert np.isnan(inference.p_value(np.array([1.0])))


def test_holm_by_hand():
    """.01 x 3, then max(.03, .02 x 2), then .5; an outcome nobody knows does not count."""
    found = inference.holm([0.02, np.nan, 0.5, 0.01])
    assert found[[0, 2, 3]] == pytest.approx([0.04, 0.5, 0.03])
    assert np.isnan(found[1])
    assert len(inference.holm([])) == 0


def test_a_replicate_counts_only_where_every_arm_has_run():
    columns = {"a": {"team_hours": np.array([1.0, np.nan, 3.0])}, "b": {"team_hours": np.array([1.0, 2.0, np.nan])}}
    assert inference.complete_blocks(columns).tolist() == [True, False, False]
    columns["never"] = {"team_hours": np.full(3, np.nan)}
    assert inference.complete_blocks(columns).tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (1.1, 3.0, "supported"),
        (0.2, 3.0, "undecided"),
        (-0.9, 0.9, "negligible"),
        (0.1, 0.9, "negligible"),
        (-3.0, -1.1, "reversed"),
        (-3.0, 3.0, "undecided"),
        (np.nan, 3.0, "unknown"),
    ],
)
def test_a_verdict_needs_the_whole_interval(low, high, said):
    assert inference.verdict(low, high, 1.0) == said


def test_without_a_smallest_difference_any_clear_sign_supports():
    assert inference.verdict(0.01, 2.0, 0.0) == "supported"
    assert inference.verdict(0.0, 2.0, 0.0) == "undecided"
