"""Luck: pure functions of (seed, process, week, who), uniform, and independent of all that is not asked."""

import os
import subprocess
import sys

import numpy as np
import pytest
from scipy import stats

from simulation.streams import Streams, mixed, replicate_seed, stable_hash

N = 100_000
SURE = 1e-4  # a right generator fails a test with this probability, for a seed fixed once and for all


@pytest.fixture(scope="module")
def luck():
    return Streams(2026, N)


def test_a_draw_is_the_same_whoever_asked_before():
    fresh, used = Streams(1, 50), Streams(1, 50)
    for process in ("notice", "go", "another process altogether"):
        used.everyone(process, 3)
        used.some(process, 9, np.array([4, 2]))
    assert (used.everyone("seat", 7) == fresh.everyone("seat", 7)).all()


def test_a_resident_more_at_the_end_changes_nobodys_luck():
    assert (Streams(1, 101).everyone("go", 5)[:100] == Streams(1, 100).everyone("go", 5)).all()


def test_some_are_the_rows_of_everyone(luck):
    who = np.array([99, 0, 4, 4, 3])
    assert (luck.some("go", 5, who) == luck.everyone("go", 5)[who]).all()
    assert (luck.some("go", 5, who, 77) == luck.everyone("go", 5, 77)[who]).all()


def test_several_processes_at_once_are_each_alone(luck):
    who = np.array([5, 1, 800])
    rows = luck.several(("seat", "experience"), 5, who, 123)
    assert (rows[0] == luck.some("seat", 5, who, 123)).all()
    assert (rows[1] == luck.some("experience", 5, who, 123)).all()


def test_a_single_actor_draws_as_a_resident_would(luck):
    assert luck.one("visit", 3, who=7, occasion=9) == luck.some("visit", 3, np.array([7]), 9)[0]


def test_a_pairs_luck_depends_on_that_pair_only(luck):
    who, whom = np.array([1, 2, 3]), np.array([4, 4, 4])
    together = luck.pairs("invite", 5, who, whom)
    alone = [luck.pairs("invite", 5, who[[i]], whom[[i]])[0] for i in range(3)]
    assert together.tolist() == alone
    assert (together != luck.pairs("invite", 5, whom, who)).all()


def test_nobody_draws_nothing(luck):
    nobody = np.zeros(0, dtype=np.int64)
    assert luck.some("go", 1, nobody).shape == (0,)
    assert luck.several(("go", "pick"), 1, nobody).shape == (2, 0)
    assert luck.pairs("invite", 1, nobody, nobody).shape == (0,)


@pytest.mark.parametrize("week", [-1, 0, 155])
@pytest.mark.parametrize("process", ["notice", "go"])
def test_draws_are_uniform(luck, process, week):
    draws = luck.everyone(process, week)
    assert draws.dtype == np.float32
    assert draws.min() >= 0
    assert draws.max() < 1
    counts = np.histogram(draws, bins=100, range=(0, 1))[0]
    assert stats.chisquare(counts).pvalue > SURE
    assert stats.kstest(draws[:20_000], "uniform").pvalue > SURE


def test_draws_of_pairs_are_uniform(luck):
    who, whom = np.divmod(np.arange(N), 300)
    counts = np.histogram(luck.pairs("invite", 2, who, whom), bins=100, range=(0, 1))[0]
    assert stats.chisquare(counts).pvalue > SURE


def test_one_persons_luck_over_the_weeks_is_uniform(luck):
    over_weeks = [luck.one("keyholder/comes", week) for week in range(5_000)]
    assert stats.kstest(over_weeks, "uniform").pvalue > SURE


def other_luck(kind):
    return {
        "process": Streams(2026, N).everyone("pick", 5),
        "week": Streams(2026, N).everyone("go", 6),
        "occasion": Streams(2026, N).everyone("go", 5, stable_hash("run_space/hall/-1")),
        "next resident": np.roll(Streams(2026, N).everyone("go", 5), 1),
        "seed": Streams(2027, N).everyone("go", 5),
        "replicate": Streams(replicate_seed(2026, 1), N).everyone("go", 5),
    }[kind]


@pytest.mark.parametrize("kind", ["process", "week", "occasion", "next resident", "seed", "replicate"])
def test_luck_in_one_thing_says_nothing_about_luck_in_another(luck, kind):
    """Correlation within 4 standard errors of zero, and pairs uniform over a 10 x 10 board."""
    one, other = luck.everyone("go", 5), other_luck(kind)
    assert abs(np.corrcoef(one, other)[0, 1]) < 4 / np.sqrt(N)
    board = np.histogram2d(one, other, bins=10, range=[[0, 1], [0, 1]])[0]
    assert stats.chisquare(board.ravel()).pvalue > SURE


def test_normal_draws_are_standard_normal(luck):
    assert stats.kstest(luck.normal("propensity", np.arange(20_000)), "norm").pvalue > SURE


def test_replicates_have_seeds_of_their_own_that_arms_share():
    seeds = {replicate_seed(master, replicate) for master in range(20) for replicate in range(200)}
    assert len(seeds) == 4000
    assert replicate_seed(2026, 3) == replicate_seed(2026, 3)


def test_splitmix_matches_its_published_sequence():
    """First outputs of splitmix64 seeded with 1234567, as in the reference code of Vigna (2015)."""
    gamma = 0x9E3779B97F4A7C15
    first = [mixed(1234567 + step * gamma) for step in (1, 2, 3)]
    assert first == [6457827717110365317, 3203168211198807973, 9817491932198370423]


LUCK_OF_A_FRESH_PROCESS = """
import hashlib, numpy as np
from simulation.streams import Streams
luck = Streams(2026, 500)
drawn = luck.everyone("go", 5).tobytes() + luck.pairs("invite", 1, np.arange(9), np.arange(9)).tobytes()
print(hashlib.sha256(drawn).hexdigest(), set("abcdef"))
"""


def test_a_fresh_process_with_another_hash_seed_draws_the_same_bytes():
    said = [
        subprocess.run(
            [sys.executable, "-c", LUCK_OF_A_FRESH_PROCESS],
            env=os.environ | {"PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split(maxsplit=1)
        for hash_seed in ("1", "2")
    ]
    assert said[0][0] == said[1][0]
    assert said[0][1] != said[1][1]  # the hash seeds did differ


def test_the_draws_of_all_weeks_at_once_are_those_week_by_week():
    streams = Streams(5)
    for occasion in (0, 77):
        at_once = streams.weeks("incident", 300, occasion)
        assert at_once.tolist() == [streams.one("incident", week, occasion=occasion) for week in range(300)]
