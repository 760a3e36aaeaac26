"""Needs that are met, and return [model 7]."""

import numpy as np


def unmet(need: np.ndarray, met: np.ndarray) -> np.ndarray:
    """Return the need still felt: need (1 - met).

    Args:
        need: (n,) or (n, n_topics) felt need [share].
        met: same shape, share of it that is met at the moment [share].

    Source: model 5, 7.
    """
    return need * (1.0 - met)


def after_visit(met: np.ndarray, *, met_per_visit: float) -> np.ndarray:
    """Return the met share of a need after attending to it: m + v (1 - m).

    Args:
        met: (n_came,) share met before [share].
        met_per_visit: share of an open need that a visit meets [share].

    Source: model 7.
    """
    return met + np.float32(met_per_visit) * (1.0 - met)
