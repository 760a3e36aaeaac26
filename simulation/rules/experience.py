"""What a contact leaves behind: a good, a bad, or no memorable experience [model 6]."""

from collections.abc import Callable
from math import exp

import numpy as np


def fit(need: np.ndarray, strongest: np.ndarray, *, floor: float) -> np.ndarray:
    """Return how well an activity fits a resident: floor + (1 - floor) need / strongest need.

    Args:
        need: (n,) the resident's need of the activity's topic [share].
        strongest: (n,) the resident's strongest need [share].
        floor: fit of an activity that answers no need at all [share].

    Source: model 6.
    """
    return floor + (1.0 - floor) * need / np.maximum(strongest, np.float32(1e-6))


def outcome(
    fits: np.ndarray,
    *,
    quality: float | np.ndarray,
    commercial: float,
    bad: float,
    commercial_bad: float,
    draws: np.ndarray,
) -> np.ndarray:
    """Return +1 for a good, -1 for a bad, 0 for a neutral experience.

    Good with probability q fit (1 - c), bad with b (1 - q) + b_c c.

    Args:
        fits: (n_came,) fit of the activity [share].
        quality: professional quality of the host [probability].
        commercial: commercial flavour of the occasion [share].
        bad: chance of a bad experience per lack of quality [share].
        commercial_bad: chance of a bad experience per commercial flavour [share].
        draws: (n_came,) uniform [0, 1).

    Source: model 6; handbook 1.1.3, 1.2.1.
    """
    p_good = quality * (1.0 - commercial) * fits
    p_bad = bad * (1.0 - quality) + commercial_bad * commercial
    is_good = draws < p_good
    is_bad = (draws >= 1.0 - p_bad) & ~is_good
    return is_good.astype(np.int8) - is_bad


def weight(hours: float, *, depth: float) -> float:
    """Return what a contact counts: 1 - exp(-hours / depth). Depth of contact matters, with diminishing return."""
    return 1.0 - exp(-hours / depth)


def good_or_bad(
    fits: np.ndarray, *, quality: np.ndarray | float, commercial: float, bad: float, commercial_bad: float,
    draws: np.ndarray,
) -> np.ndarray:  # fmt: skip
    """Return +1 with probability q fit (1 - c), else -1: whatever was not good was bad (Josang and Ismail 2002)."""
    return np.where(draws < quality * (1.0 - commercial) * fits, 1, -1).astype(np.int8)


def unmoved(
    fits: np.ndarray, *, quality: np.ndarray | float, commercial: float, bad: float, commercial_bad: float,
    draws: np.ndarray,
) -> np.ndarray:  # fmt: skip
    """Return 0 for all: no contact leaves anything behind (for limits, and to see what experiences do)."""
    return np.zeros(len(fits), dtype=np.int8)


MEMBERS: dict[str, Callable[..., np.ndarray]] = {
    "three_outcomes": outcome,
    "two_outcomes": good_or_bad,
    "none": unmoved,
}
