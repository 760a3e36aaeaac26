"""How coming becomes a custom that belongs to a slot, fades, and is broken off [model 5, 6]."""

from collections.abc import Callable

import numpy as np


def carried(habit: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the habit that counts at a slot: all of it at one's own, a part at the same place, less elsewhere.

    Args:
        habit: (n,) habit at one's usual slot [share].
        weight: (n,) 1 at the usual slot, `same_place` or `elsewhere` otherwise [share].

    Source: context dependence of habits, Wood and Neal (2007); model 5.
    """
    return habit * weight


def after_visit(habit_here: np.ndarray, *, growth: float) -> np.ndarray:
    """Return the habit at a slot after a visit: h + g (1 - h).

    Args:
        habit_here: (n,) habit that counted at the slot before [share].
        growth: share of the way to a full habit [share/visit].

    Source: Lally et al. (2010), asymptotic habit formation; model 6.
    """
    return habit_here + np.float32(growth) * (1.0 - habit_here)


def fading(*, half_life: float) -> float:
    """Return the factor by which anything with this half-life shrinks in one week: 2 ** (-1 / h)."""
    return float(2.0 ** (-1.0 / half_life))


def loses_interest(habit: np.ndarray, *, disengagement: float, draws: np.ndarray) -> np.ndarray:
    """Return who loses interest for long after an occasion: draws < d (1 - habit).

    Args:
        habit: (n_came,) habit after the visit [share].
        disengagement: chance without any habit [probability/visit].
        draws: (n_came,) uniform [0, 1).

    Source: model 6; the once-only share of real records (model 17).
    """
    return draws < disengagement * (1.0 - habit)


def in_equal_steps(habit_here: np.ndarray, *, growth: float) -> np.ndarray:
    """Return the habit after a visit, as much more at every visit until it is full: min(1, h + g)."""
    return np.minimum(habit_here + np.float32(growth), np.float32(1.0))


def unformed(habit_here: np.ndarray, *, growth: float) -> np.ndarray:
    """Return no habit at all: coming never becomes a custom (for limits, and to see what habit does)."""
    return np.zeros_like(habit_here)


MEMBERS: dict[str, Callable[..., np.ndarray]] = {"asymptotic": after_visit, "linear": in_equal_steps, "none": unformed}
