"""Crowds with known ends: Granovetter's thresholds, Bass's curve, the volunteer's dilemma [model 15]."""

from statistics import NormalDist

import numpy as np
import pytest

from simulation.registry import FAMILIES

NONE = np.zeros(0)


def end_of_crowd(thresholds):
    """Return how many of a crowd, everyone seeing everyone, take part in the end, by the rule `threshold`."""
    n = len(thresholds)
    weights = type("W", (), {"count_all": True})()
    active = 0
    for _ in range(n + 1):
        goes = FAMILIES["decision"].members["threshold"](
            np.ones((1, n), dtype=bool), np.zeros((1, n)), thresholds, np.zeros(n),
            all_active=active / n, all_ever=0.0, weights=weights, draws=NONE, draws_pick=NONE,
        )  # fmt: skip
        now = int(np.count_nonzero(goes == 0))
        if now == active:
            break
        active = now
    return active


def test_thresholds_from_0_to_99_bring_everyone_and_one_person_changed_leaves_one():
    """Granovetter (1978)."""
    people = np.arange(100, dtype=np.float32) / np.float32(100)
    assert end_of_crowd(people) == 100
    people[1] = people[2]
    assert end_of_crowd(people) == 1


@pytest.mark.parametrize(("sigma", "number"), [(12, 3), (13, 100), (20, 100), (30, 99), (50, 90)])
def test_at_normal_quantiles_the_crowd_jumps_between_sigma_12_and_13(sigma, number):
    """A hundred people at the quantiles (i + 1/2) / 100 of a normal with mean 25."""
    bell = NormalDist(25, sigma)
    thresholds = np.array([bell.inv_cdf((i + 0.5) / 100) for i in range(100)]) / 100
    assert end_of_crowd(thresholds) == number


@pytest.mark.parametrize(("sigma", "share"), [(10, 0.004), (12.2, 0.20), (14, 0.61), (20, 0.998)])
def test_random_thresholds_smear_the_jump(sigma, share):
    luck, crowds = np.random.default_rng(1), 200
    full = np.mean([end_of_crowd(luck.normal(25, sigma, 100) / 100) > 50 for _ in range(crowds)])
    assert abs(full - share) <= 4 * np.sqrt(share * (1 - share) / crowds) + 0.005  # rounding of what is stated


def test_bass_follows_the_unit_step_form_of_the_curve():
    """p = .03, q = .38; expected values .2729 .7826 .9782 .9984 after 5, 10, 15, 20 steps."""
    n, luck = 20_000, np.random.default_rng(2)
    weights = type("W", (), {"bass_p": 0.03, "bass_q": 0.38})()
    adopted, found = np.zeros(n, dtype=bool), []
    for _ in range(20):
        left = ~adopted
        number = int(left.sum())
        goes = FAMILIES["decision"].members["bass"](
            np.ones((1, number), dtype=bool), np.zeros((1, number)), np.zeros(number), np.zeros(number),
            all_active=0.0, all_ever=adopted.mean(), weights=weights, draws=luck.random(number), draws_pick=NONE,
        )  # fmt: skip
        adopted[np.flatnonzero(left)[goes == 0]] = True
        found.append(adopted.mean())
    # The luck of the first step moves the whole curve in time: by its relative error times F (1 - F).
    early = np.sqrt(0.03 * 0.97 / n) / 0.03
    for week, share in ((5, 0.2729), (10, 0.7826), (15, 0.9782), (20, 0.9984)):
        assert abs(found[week - 1] - share) <= 4 * early * share * (1 - share) + 4 * np.sqrt(share * (1 - share) / n)


@pytest.mark.parametrize(
    ("n_able", "each", "nobody"), [(2, 0.5, 0.25), (5, 0.1591, 0.4204), (10, 0.0741, 0.4629), (100, 0.0070, 0.4965)]
)
def test_the_more_could_volunteer_the_less_anybody_does(n_able, each, nobody):
    """Diekmann (1985), K/U = 1/2: groups of N able, in the mixed equilibrium."""
    luck, groups = np.random.default_rng(3), 4000
    rule = FAMILIES["step_up"].members["volunteer"]
    skill = np.zeros(n_able)
    stands = np.array([rule(skill, least=0.0, cost=0.5, draws=luck.random(n_able)) for _ in range(groups)])
    spread = np.sqrt(each * (1 - each) / stands.size)
    assert abs(stands.mean() - each) <= 4 * spread + 5e-5
    empty = (~stands.any(axis=1)).mean()
    assert abs(empty - nobody) <= 4 * np.sqrt(nobody * (1 - nobody) / groups) + 5e-5
