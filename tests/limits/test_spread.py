"""News and cascades with known ends: final size of SI and SIR, Watts's window [model 15]."""

import numpy as np
import pytest
from scipy.optimize import brentq

from simulation.model import Community
from simulation.parameters import Awareness
from simulation.registry import FAMILIES
from simulation.rules.awareness import tires
from simulation.world.network import Ties
from tests import worlds

FINAL = {1.1: 0.1761, 1.5: 0.5828, 2.0: 0.7968, 3.0: 0.9405}


def final_share(r0, seeds):
    """Return the share that ever knows: 1 - z = (1 - s) exp(-R0 z), from a share s who know at the start."""
    return brentq(lambda z: 1 - z - (1 - seeds) * np.exp(-r0 * z), max(seeds, 1e-6), 1.0)


def told_in_the_end(r0, recovery, n=20_000, seeds=200, seed=1):
    """Return the share that ever knows where everybody knows everybody, week by week, by the rule `contact`.

    In weekly steps R0 is -(n - 1) ln(1 - c) / r, in continuous terms b dt / (1 - exp(-dt)).
    """
    luck, known, telling = np.random.default_rng(seed), np.arange(n) < seeds, np.arange(n) < seeds
    weights = Awareness(contact=1 - np.exp(-r0 * recovery / (n - 1)), recovery=recovery)
    rule = FAMILIES["awareness"].members["contact"]
    while telling.any():
        who = np.flatnonzero(~known)
        chance = rule(np.zeros(len(who)), np.full(len(who), np.count_nonzero(telling)), weights=weights)
        new = who[luck.random(len(who)) < chance]
        telling[telling] = ~tires(luck.random(np.count_nonzero(telling)), recovery=recovery)
        known[new] = telling[new] = True
    return known.mean()


@pytest.mark.parametrize("r0", FINAL)
def test_the_equation_gives_the_stated_final_sizes(r0):
    assert final_share(r0, 0.0) == pytest.approx(FINAL[r0], abs=5e-5)


@pytest.mark.parametrize("recovery", [1.0, 0.3])
@pytest.mark.parametrize("r0", [1.5, 2.0, 3.0])
def test_news_that_tellers_tire_of_ends_at_the_final_size(r0, recovery):
    """Spread of the final size (von Bahr and Martin-Lof 1980): z(1 - z)(1 + R0^2 (1 - z) v)/(1 - R0 (1 - z))^2 / n,

    with v the squared variation of a teller's time, 1 - r in weekly steps. A hundredth know at the start.
    """
    z, n = final_share(r0, 0.01), 20_000
    left = 1 - z
    spread = np.sqrt(z * left * (1 + r0**2 * left * (1 - recovery)) / (1 - r0 * left) ** 2 / n)
    assert abs(told_in_the_end(r0, recovery) - z) <= 4 * spread


def test_news_that_nobody_tires_of_reaches_everyone_one_is_tied_to():
    """SI in the product's own week: known in the end are those whom a path of ties reaches."""
    rules, sure = {"awareness": "contact"}, {"awareness": {"contact": 0.9, "recovery": 0.0}}
    quiet = worlds.scenario(worlds.phase(0, 60, {}), weeks=60, exit=60, rules=rules, parameters=sure)
    community = Community(quiet, seed=1, collect=False)
    community.estate.become_aware(np.array([7]), "told")
    while community.running:
        community.step()
    reached, ties = np.arange(community.estate.ties.n) == 7, community.estate.ties
    for _ in range(60):
        reached = reached | (ties.count(reached) > 0)
    assert community.residents.aware.tolist() == reached.tolist()
    community.close()


def cascade(z, seed, n=10_000, phi=0.18):
    """Return the share that one resident sets off on a Poisson graph, by the rule `threshold`."""
    luck = np.random.default_rng(seed)
    pairs = luck.integers(0, n, (luck.poisson(z * n / 2), 2))
    pairs = np.unique(np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1), axis=0)
    ties, active = Ties(n, pairs), np.arange(n) == luck.integers(n)
    weights = type("W", (), {"count_all": False})()
    rule, thresholds = FAMILIES["decision"].members["threshold"], np.full(n, phi, dtype=np.float32)
    while True:
        share = (ties.count(active) / np.maximum(ties.degree, 1)).astype(np.float32)
        goes = rule(
            np.ones((1, n), dtype=bool), None, thresholds, share,
            all_active=0.0, all_ever=0.0, weights=weights, draws=None, draws_pick=None,
        ) == 0  # fmt: skip
        if not (goes & ~active).any():
            return active.mean()
        active |= goes


@pytest.mark.parametrize(("z", "share", "graphs"), [(0.8, 0.0, 8), (4.0, 0.91, 24), (6.5, 0.0, 8)])
def test_one_person_sets_off_a_cascade_only_within_the_window(z, share, graphs):
    """Watts (2002), threshold .18: a global cascade (above 5 %) is possible for 1.02 < z < 5.76."""
    large = np.mean([cascade(z, seed) > 0.05 for seed in range(graphs)])
    assert abs(large - share) <= 4 * np.sqrt(share * (1 - share) / graphs)
