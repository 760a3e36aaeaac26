"""What the team believes residents need [model 3, handbook 2.1]."""

import numpy as np


def learned(estimate: np.ndarray, target: np.ndarray, *, hours: float, rate: float) -> np.ndarray:
    """Return the estimate after some hours of observation or talk: e + (1 - (1 - k)^h) (target - e).

    For small k h this is e + k h (target - e); the power keeps many hours from overshooting.

    Args:
        estimate: (n_topics,) believed shares of needs, sums to 1 [share].
        target: (n_topics,) shares of needs of those observed or met, sums to 1 [share].
        hours: hours of observation or talk [h].
        rate: step per hour, k [share/h].

    Source: model 3.
    """
    return estimate + (1.0 - (1.0 - rate) ** hours) * (target - estimate)


def shares(need: np.ndarray) -> np.ndarray:
    """Return mean needs as shares of their sum: (n_topics,), from need (n, n_topics) with n >= 1."""
    mean = need.sum(axis=0, dtype=np.float64) / len(need)
    total = mean.sum()
    return mean / total if total > 0 else np.full(len(mean), 1.0 / len(mean))


def match(estimate: np.ndarray, truth: np.ndarray) -> float:
    """Return how well two sets of shares agree: 1 - half their absolute difference (1 is identical).

    Source: index of dissimilarity, Duncan and Duncan (1955).
    """
    return float(1.0 - 0.5 * np.abs(estimate - truth).sum())


def chosen_topics(estimate: np.ndarray, *, n_topics: int, draws: np.ndarray) -> list[int]:
    """Return `n_topics` different topics drawn in proportion to the estimate, in the order drawn.

    Args:
        estimate: (n_all,) believed shares [share].
        n_topics: how many to choose [count].
        draws: (n_all,) uniform [0, 1).

    Source: weighted sampling without replacement, Efraimidis and Spirakis (2006).
    """
    keys = np.log(np.maximum(draws, 1e-9)) / np.maximum(estimate, 1e-9)
    return [int(topic) for topic in np.argsort(-keys, kind="stable")[:n_topics]]
