import numpy as np
import pytest

from simulation.batch.compare import against, all_pairs, family, paired, unequal_budgets


def test_a_pair_by_hand():
    found = paired(np.array([3.0, 5.0, 4.0, 1.0]), np.array([1.0, 2.0, 4.0, 2.0]))  # apart by 2, 3, 0, -1
    assert (found.n, found.mean) == (4, 1.0)
    assert found.p_higher == (2 + 0.5) / 4


def test_only_complete_pairs_count():
    found = paired(np.array([1.0, np.nan, 3.0]), np.array([0.0, 1.0, np.nan]))
    assert (found.n, found.mean) == (1, 1.0)
    assert np.isnan(found.low)
    assert not found.decided


def test_nothing_known_is_nothing_said():
    found = paired(np.full(3, np.nan), np.ones(3))
    assert found.n == 0
    assert np.isnan(found.p_higher)


def test_shared_luck_narrows_the_interval():
    luck = np.random.default_rng(1).normal(size=200)
    own = np.random.default_rng(2).normal(size=(2, 200)) * 0.5
    matched = paired(luck + own[0] + 0.2, luck + own[1])
    assert matched.correlation == pytest.approx(0.8, abs=0.05)
    assert matched.variance_ratio == pytest.approx(5.0, rel=0.2)  # 2 (1 + 1/4) over 2 / 4
    shuffled = paired(luck + own[0] + 0.2, np.random.default_rng(3).permutation(luck + own[1]))
    assert matched.high - matched.low < 0.6 * (shuffled.high - shuffled.low)


def test_the_same_runs_differ_by_nothing():
    runs = np.array([1.0, 2.0, 3.0])
    found = paired(runs, runs)
    assert (found.low, found.high, found.p_higher) == (0.0, 0.0, 0.5)
    assert np.isnan(found.variance_ratio)


def _columns(**hours):
    return {arm: {"team_hours": np.full(3, spent), "team_yuan": np.full(3, 10.0)} for arm, spent in hours.items()}


def test_differences_go_from_the_reference():
    columns = _columns(a=1.0, b=3.0, c=6.0)
    assert {arm: row.mean for arm, row in against(columns, "b", "team_hours").items()} == {"a": -2.0, "c": 3.0}
    pairs = {names: row.mean for names, row in all_pairs(columns, "b", "team_hours").items()}
    assert pairs == {("a", "b"): -2.0, ("c", "b"): 3.0, ("c", "a"): 5.0}


def test_budgets_apart_by_more_than_a_twentieth_are_unequal():
    (found,) = unequal_budgets(_columns(a=100.0, b=94.0, nobody=0.0), ["a", "b"])
    assert (found.measure, found.most, found.least) == ("team_hours", "a", "b")
    assert found.share == pytest.approx(0.06)
    assert unequal_budgets(_columns(a=100.0, b=96.0), ["a", "b"]) == []
    assert unequal_budgets(_columns(a=100.0, nobody=0.0), ["a"]) == []


def test_several_outcomes_at_once_ask_for_more():
    luck = np.random.default_rng(5).normal(size=(4, 12))
    names = ["a", "b", "c", "d"]
    one = {name: row + 0.7 for name, row in zip(names, luck, strict=True)}
    other = {name: np.zeros(12) for name in names}
    rows = family(one, other, names)
    assert all(row.p_corrected >= row.p for row in rows.values())
    assert min(row.p_corrected for row in rows.values()) == pytest.approx(4 * min(row.p for row in rows.values()))
