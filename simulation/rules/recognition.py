"""Trophies or neighbours: whether a group rehearses for itself or serves others [model 9, handbook 2.1]."""

import numpy as np


def serves(
    publicness: np.ndarray,
    praise: np.ndarray,
    *,
    base: float,
    on_praise: float,
    on_publicness: float,
    draws: np.ndarray,
) -> np.ndarray:
    """Return which groups serve non-members this week: draws < logistic(b + w_p praise + w_y (publicness - 1/2)).

    Args:
        publicness: (n_groups,) members' mean publicness in the topic [share].
        praise: (n_groups,) +1 where public service earns recognition, -1 where prizes do, else 0.
        base: log-odds of a half public group where nothing earns recognition [logit].
        on_praise: weight of recognition [logit].
        on_publicness: weight of publicness [logit].
        draws: (n_groups,) uniform [0, 1).

    Source: model 9; handbook 2.1; assumption A49.
    """
    odds = base + on_praise * praise + on_publicness * (publicness - 0.5)
    return draws * (1.0 + np.exp(-odds)) < 1.0


def is_open(was_open: np.ndarray, publicness: np.ndarray, *, opens: float, closes: float) -> np.ndarray:
    """Return which groups open their activities to non-members: from `opens` on, until publicness falls below `closes`.

    Args:
        was_open: (n_groups,) whether they did so far [bool].
        publicness: (n_groups,) members' mean publicness in the topic [share].
        opens: publicness from which a group opens [share].
        closes: publicness below which it closes again, not above `opens` [share].

    Source: model 9, from mutual to public benefit (互益到公益), handbook 2.2.1C; assumption A49.
    """
    return np.where(was_open, publicness >= min(closes, opens), publicness >= opens)
