import numpy as np
import pytest

from simulation.batch.intervals import interval, summary, two_humps, valley


def test_three_runs_by_hand():
    found = summary(np.array([1.0, 2.0, 3.0]))
    assert (found.n, found.mean, found.sd) == (3, 2.0, 1.0)
    assert found.high - found.mean == pytest.approx(4.3027 / np.sqrt(3), rel=1e-4)  # t with 2 degrees of freedom
    assert interval(np.array([1.0, 2.0, 3.0])) == (found.mean, found.low, found.high)


def test_what_is_not_known_is_left_out():
    assert summary(np.array([1.0, np.nan, 3.0])).n == 2
    assert np.isnan(summary(np.array([np.nan])).mean)
    assert summary(np.array([])).n == 0


def test_one_run_has_no_interval():
    found = summary(np.array([5.0]))
    assert found.mean == 5.0
    assert np.isnan(found.low)


def test_equal_runs_have_an_interval_without_width():
    found = summary(np.full(5, 2.5))
    assert (found.low, found.high) == (2.5, 2.5)


def test_the_interval_covers_as_often_as_it_says():
    chance = np.random.default_rng(1)
    covered = [low <= 0 <= high for _, low, high in (interval(chance.normal(size=8)) for _ in range(2000))]
    assert np.mean(covered) == pytest.approx(0.95, abs=0.015)


def test_runs_that_take_off_or_not_are_two_groups():
    chance = np.random.default_rng(2)
    ends = np.concatenate([chance.normal(5, 2, 12), chance.normal(60, 6, 18)])
    assert two_humps(ends)
    assert 15 < valley(ends) < 50


@pytest.mark.parametrize("draw", ["normal", "uniform", "exponential"])
@pytest.mark.parametrize("n", [30, 300])
def test_one_group_is_hardly_ever_called_two(draw, n):
    chance = np.random.default_rng(3)
    assert np.mean([two_humps(getattr(chance, draw)(size=n)) for _ in range(400)]) <= 0.01


def test_an_outlier_is_no_group_and_few_runs_tell_nothing():
    assert not two_humps(np.array([*np.linspace(0, 1, 29), 50.0]))
    assert not two_humps(np.array([0.0, 0.0, 9.0, 9.0]))
    assert not two_humps(np.full(30, 4.0))
    assert not two_humps(np.full(30, np.nan))
