"""Trust in whom one meets: evidence, memory, hearsay [model 6]."""

import numpy as np


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


def ema(trust: np.ndarray, experience: np.ndarray | float, *, rate: np.ndarray | float) -> np.ndarray:
    """Return trust moved towards the experience: t + r (x - t).

    Args:
        trust: (n,) trust before [share].
        experience: (n,) 1 good, 0 bad [share].
        rate: (n,) step [share].

    Source: exponential smoothing, Bush and Mosteller (1955).
    """
    return trust + rate * (experience - trust)


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
