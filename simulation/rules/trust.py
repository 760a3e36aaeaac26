"""Trust in whom one meets: evidence, memory, hearsay [model 6].

The members of the family (at the end, and in `opinions.py`) share one shape: trust after a week, from trust before
it, what was lived and told in it, all that is remembered, and ties. Those here are read off the evidence alone, at
any moment.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

TWO_OUTCOMES = "beta_two_outcomes"


def beta(good: np.ndarray, bad: np.ndarray, base: np.ndarray, *, prior_weight: float) -> np.ndarray:
    """Return the expected trustworthiness: (good + W a) / (good + bad + W).

    Args:
        good: (n,) good evidence still remembered [experiences].
        bad: (n,) bad evidence still remembered, already times negativity [experiences].
        base: (n,) trust in the absence of evidence, a [share].
        prior_weight: evidence that the base rate is worth, W [experiences].

    Source: Josang and Ismail (2002).
    """
    return (good + np.float32(prior_weight) * base) / (good + bad + np.float32(prior_weight))


def base_rate(
    own: float, trust_in_endorsers: np.ndarray, *, endorsement: float, low: float = 0.05, high: float = 0.95
) -> np.ndarray:
    """Return trust in a stranger whom institutions endorse: clip(a0 + g x mean(trust_k - 1/2)).

    Args:
        own: trust in a stranger on a good errand, a0 [share].
        trust_in_endorsers: (n, n_endorsers) trust in each institution that visibly endorses [share].
        endorsement: how much of it carries over, g [share].
        low: lowest base rate [share].
        high: highest base rate [share].

    Source: transitive trust, Josang (1999); handbook 3.2: the blessing of a distrusted institution costs trust.
    """
    if trust_in_endorsers.shape[1] == 0:
        return np.full(len(trust_in_endorsers), np.clip(own, low, high), dtype=np.float32)
    lent = endorsement * (trust_in_endorsers - 0.5).mean(axis=1)
    return np.clip(own + lent, low, high).astype(np.float32)


def on_a_friends_word(trust_of_friend: np.ndarray, trust_in_friend: np.ndarray, *, worth: float) -> np.ndarray:
    """Return the good evidence that an introduction lends: w t_f t_n.

    Args:
        trust_of_friend: (n,) trust in the team of the one who introduces, t_f [share].
        trust_in_friend: (n,) trust in neighbours of the one introduced, t_n [share].
        worth: what a fully trusting word of a fully trusted friend is worth, w [experiences].

    Returns:
        (n,) good evidence, forgotten like any other [experiences].

    Source: transitive trust, Josang (1999); handbook 3.4.
    """
    return np.float32(worth) * trust_of_friend * trust_in_friend


def hearsay(
    good_told: np.ndarray, bad_told: np.ndarray, trust_in_neighbours: np.ndarray, *, discount: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return second-hand evidence (good, bad), together at most one experience a week.

    Args:
        good_told: (n,) good experiences of tied residents this week [experiences].
        bad_told: (n,) bad experiences of tied residents this week [experiences].
        trust_in_neighbours: (n,) trust in the neighbours at large [share].
        discount: what a told experience is worth beside one's own [share].

    Source: discounting of Josang (1999); the cap keeps many ties from swamping one's own experience (model 6).
    """
    factor = np.float32(discount) * trust_in_neighbours
    good, bad = good_told * factor, bad_told * factor
    shrink = 1.0 / np.maximum(good + bad, np.float32(1.0))
    return good * shrink, bad * shrink


def two_outcomes(outcome: np.ndarray) -> np.ndarray:
    """Return experiences told apart in two: what was not good was bad.

    Args:
        outcome: (n,) +1 good, -1 bad, 0 neutral.

    Source: Josang and Ismail (2002), who know satisfied and dissatisfied only; model 6.
    """
    return np.where(outcome > 0, outcome, -1)


def by_evidence(
    opinion: np.ndarray,
    base: np.ndarray,
    remembered: np.ndarray,
    lived: np.ndarray,
    told: np.ndarray,
    starts: np.ndarray,
    tied: np.ndarray,
    *,
    weights: Any,
    draws: np.ndarray,
) -> np.ndarray:
    """Return trust after a week: the share of good in all that is remembered, (good + W a) / (good + bad + W).

    Args:
        opinion: (n,) trust at the end of last week [share].
        base: (n,) trust in the absence of evidence [share].
        remembered: (2, n) good and bad evidence remembered, with this week's [experiences].
        lived: (2, n) good and bad experiences of this week of one's own [experiences].
        told: (2, n) good and bad experiences of this week heard from others, discounted [experiences].
        starts: (n + 1,) where the ties of each resident start in `tied`.
        tied: (n_ties,) the residents tied, those of the first resident first.
        weights: the parameters of `[trust]`.
        draws: (2, n) uniform [0, 1).

    Source: Josang and Ismail (2002). Each member reads what it needs of this and leaves the rest.
    """
    good, bad = remembered
    return beta(good, bad, base, prior_weight=weights.prior_weight)


MEMBERS: dict[str, Callable[..., np.ndarray]] = {"beta": by_evidence, TWO_OUTCOMES: by_evidence}
