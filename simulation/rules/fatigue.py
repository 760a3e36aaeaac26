"""What work costs those who do it [model 8]."""

from collections.abc import Callable

import numpy as np

MIDDLING_LEISURE = 20.0  # hours a week, the median of residents [model 1]


def after_work(
    fatigue: np.ndarray, work: np.ndarray, leisure: np.ndarray, *, keep: float, pressure: float
) -> np.ndarray:
    """Return fatigue after a week: k f + work x pressure / max(leisure, 5).

    Args:
        fatigue: (n,) fatigue before [work over leisure].
        work: (n,) hours worked, not attended [h].
        leisure: (n,) leisure [h/week].
        keep: fatigue that stays [share/week].
        pressure: the pace the team sets [factor].

    Source: model 8; handbook 2.1.
    """
    return fatigue * np.float32(keep) + work * np.float32(pressure) / np.maximum(leisure, np.float32(5.0))


def burns_out(fatigue: np.ndarray, *, base: float, slope: float, draws: np.ndarray) -> np.ndarray:
    """Return who burns out: draws < logistic(base + slope x fatigue).

    Args:
        fatigue: (n,) fatigue of contributors and activists [work over leisure].
        base: log-odds when rested [logit/week].
        slope: how much fatigue hastens it [logit].
        draws: (n,) uniform [0, 1).

    Source: model 8; Maslach and Leiter (2016) for the shape.
    """
    return draws < 1.0 / (1.0 + np.exp(-(base + slope * fatigue)))


def by_hours(fatigue: np.ndarray, work: np.ndarray, leisure: np.ndarray, *, keep: float, pressure: float) -> np.ndarray:
    """Return fatigue after a week in which an hour tires everybody alike, as if all had 20 hours of leisure."""
    return fatigue * np.float32(keep) + work * np.float32(pressure / MIDDLING_LEISURE)


def tireless(fatigue: np.ndarray, work: np.ndarray, leisure: np.ndarray, *, keep: float, pressure: float) -> np.ndarray:
    """Return fatigue that only fades: work tires nobody (for limits, and to see what burning out does)."""
    return fatigue * np.float32(keep)


MEMBERS: dict[str, Callable[..., np.ndarray]] = {"over_leisure": after_work, "by_hours": by_hours, "none": tireless}
