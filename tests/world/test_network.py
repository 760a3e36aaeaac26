"""Ties: undirected, no loops, no duplicates, of the kinds and the number asked for."""

import numpy as np
import pytest

from simulation.streams import Streams
from simulation.world.network import Ties, tie_pairs

N, BUILDINGS, CLASSES = 3000, 20, 24
LINE = np.array([[0, 1], [1, 2], [2, 3]])


def estate(n=N, seed=1):
    luck = np.random.default_rng(seed)
    return luck.integers(0, BUILDINGS, n), luck.integers(0, CLASSES, n)


def synthetic(n=N, seed=1, mean_degree=8.0, in_building=0.5, long_ties=0.1):
    building, likeness = estate(n)
    pairs = tie_pairs(
        Streams(seed, n), building, likeness, mean_degree=mean_degree, in_building=in_building, long_ties=long_ties
    )
    return pairs, building, likeness


@pytest.mark.parametrize("mean_degree", [0.5, 2.0, 7.0, 8.0, 13.3])
def test_the_mean_degree_is_met(mean_degree):
    """Whole ties are certain; the odd half is a draw for each resident, with standard error below .02."""
    pairs, *_ = synthetic(mean_degree=mean_degree)
    assert 2 * len(pairs) / N == pytest.approx(mean_degree, abs=0.08 if mean_degree % 2 else 0.02)


def test_no_tie_is_a_loop_or_there_twice():
    pairs, *_ = synthetic()
    assert (pairs[:, 0] < pairs[:, 1]).all()
    assert len({tuple(pair) for pair in pairs.tolist()}) == len(pairs)


def test_a_tie_holds_both_ways():
    ties = Ties(N, synthetic()[0])
    for who in range(0, N, 97):
        for other in ties.of(who):
            assert who in ties.of(other)


@pytest.mark.parametrize("in_building", [0.0, 0.5, 0.9])
def test_the_share_of_ties_within_the_building_is_as_asked(in_building):
    """What is not in the building by intent is so by chance one time in twenty."""
    pairs, building, _ = synthetic(in_building=in_building, long_ties=0.1)
    same = np.mean(building[pairs[:, 0]] == building[pairs[:, 1]])
    expected = in_building + (1 - in_building) / BUILDINGS
    assert same == pytest.approx(expected, abs=4 * np.sqrt(0.25 / len(pairs)))


def test_ties_outside_the_building_go_to_those_alike():
    pairs, _, likeness = synthetic(in_building=0.0, long_ties=0.0)
    assert (likeness[pairs[:, 0]] == likeness[pairs[:, 1]]).all()


def test_long_ties_go_to_anyone():
    pairs, _, likeness = synthetic(in_building=0.0, long_ties=1.0)
    same = np.mean(likeness[pairs[:, 0]] == likeness[pairs[:, 1]])
    assert same == pytest.approx(1 / CLASSES, abs=4 * np.sqrt(1 / CLASSES / len(pairs)))


def test_the_network_is_the_same_for_the_same_seed_only():
    assert (synthetic(seed=1)[0] == synthetic(seed=1)[0]).all()
    assert len(set(map(tuple, synthetic(seed=1)[0])) & set(map(tuple, synthetic(seed=2)[0]))) < 600


def test_an_estate_of_two_is_tied_at_most_once():
    pairs = tie_pairs(
        Streams(1, 2), np.zeros(2, dtype=int), np.zeros(2, dtype=int), mean_degree=8, in_building=0.5, long_ties=0.1
    )
    assert pairs.tolist() in ([], [[0, 1]])


def test_without_ties_everyone_is_alone():
    pairs, *_ = synthetic(mean_degree=0.0)
    ties = Ties(N, pairs)
    assert len(pairs) == 0
    assert ties.count(np.ones(N, dtype=bool)).tolist() == [0] * N
    assert len(ties.of(0)) == 0


def test_the_users_own_pairs_are_kept():
    ties = Ties(5, LINE)
    assert ties.degree.tolist() == [1, 2, 2, 1, 0]
    assert [ties.of(who).tolist() for who in range(5)] == [[1], [0, 2], [1, 3], [2], []]
    assert ties.share_of_one == pytest.approx([1, 0.5, 0.5, 1, 1])


def test_a_resident_without_ties_hears_of_nobody():
    ties = Ties(5, LINE)
    assert ties.count(np.array([True, True, True, True, True])).tolist() == [1, 2, 2, 1, 0]
    assert ties.count(np.array([False, False, False, False, True])).tolist() == [0] * 5


@pytest.mark.parametrize("share", [0.0, 0.01, 0.2, 0.249, 0.251, 0.5, 1.0])
def test_pushing_from_the_few_and_pulling_for_all_count_the_same(share):
    ties = Ties(N, synthetic()[0])
    flag = Streams(3, N).everyone("flag", 0) < share
    by_hand = [int(flag[ties.of(who)].sum()) for who in range(N)]
    assert ties.count(flag).tolist() == by_hand


def test_totals_are_sums_over_ties():
    ties = Ties(N, synthetic()[0])
    luck = Streams(4, N)
    who = np.flatnonzero(luck.everyone("told", 0) < 0.3)
    good, bad = luck.some("good", 0, who), luck.some("bad", 0, who)
    amount = np.zeros((2, N))
    amount[:, who] = good, bad
    totals = ties.totals(who, good, bad)
    for found, given in zip(totals, amount, strict=True):
        assert found.dtype == np.float32
        assert found == pytest.approx([given[ties.of(row)].sum() for row in range(N)], rel=1e-5, abs=1e-6)


def test_who_tells_twice_is_heard_twice():
    (total,) = Ties(5, LINE).totals(np.array([1, 1]), np.array([0.5, 0.25]))
    assert total.tolist() == [0.75, 0, 0.75, 0, 0]


def test_nobody_tells_nobody():
    (total,) = Ties(5, LINE).totals(np.zeros(0, dtype=np.int64), np.zeros(0))
    assert total.tolist() == [0] * 5


def test_news_spreads_from_each_along_each_tie():
    start, end = Ties(5, LINE).spread(np.array([2, 0, 4]))
    assert (start.tolist(), end.tolist()) == ([2, 2, 0], [1, 3, 1])


def test_the_ties_among_some_are_those_of_the_whole_network_between_them():
    ties = Ties(6, np.array([[0, 1], [1, 2], [2, 4], [4, 5], [1, 4]]))
    among = ties.among(np.array([1, 2, 4]))
    assert [among.of(place).tolist() for place in range(3)] == [[1, 2], [0, 2], [0, 1]]
    assert among.count(np.array([True, False, False])).tolist() == [0, 1, 1]
    assert ties.among(np.array([0, 5])).degree.tolist() == [0, 0]
    assert ties.among(np.array([], dtype=np.int64)).n == 0
