"""What the team believes residents need [model 3, handbook 2.1]."""

from collections.abc import Callable
from typing import Any

import numpy as np


def learned(estimate: Any, target: Any, *, hours: float, rate: float) -> Any:
    """Return the estimate after some hours of observation or talk: e + (1 - (1 - k)^h) (target - e).

    For small k h this is e + k h (target - e); the power keeps many hours from overshooting.

    Args:
        estimate: (n_topics,) believed shares of needs, sums to 1, or one number known [share].
        target: the same of those observed or met [share].
        hours: hours of observation, talk, survey or reading [h].
        rate: step per hour, k [share/h].

    Source: model 3.
    """
    return estimate + (1.0 - (1.0 - rate) ** hours) * (target - estimate)


def general_picture(local_needs: np.ndarray, generic: np.ndarray, *, local: float) -> np.ndarray:
    """Return what reading or a questionnaire shows: l local + (1 - l) generic.

    Args:
        local_needs: (n_topics,) shares of needs of those asked or written about [share].
        generic: (n_topics,) needs of residents anywhere, in any scale.
        local: weight of the local needs, l [share].

    Source: model 3; handbook 2.1, the needs on the surface.
    """
    return local * local_needs + (1.0 - local) * generic / generic.sum()


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


def at_once(estimate: Any, target: Any, *, hours: float, rate: float) -> Any:
    """Return what was observed last, and forget what was believed before."""
    return target if hours > 0 else estimate


def never(estimate: Any, target: Any, *, hours: float, rate: float) -> Any:
    """Return the estimate as it was: the team learns nothing (for limits, and to see what looking does)."""
    return estimate


MEMBERS: dict[str, Callable[..., Any]] = {"gradual": learned, "at_once": at_once, "none": never}
