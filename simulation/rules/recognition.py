"""Trophies or neighbours: whether a group rehearses for itself or serves others [model 9, handbook 2.1]."""

import numpy as np


def serves(
    inclination: np.ndarray, praise: np.ndarray, publicness: np.ndarray, *, on_praise: float, on_publicness: float
) -> np.ndarray:
    """Return the chance that each group serves non-members this week: logistic(k + w_p praise + w_y (y - 1/2)).

    The other choice is to rehearse for itself.

    Args:
        inclination: (n_groups,) what its kind inclines to, k [logit].
        praise: (n_groups,) +1 where public service earns recognition, -1 where prizes do, else 0.
        publicness: (n_groups,) members' mean publicness in the topic, y [share].
        on_praise: weight of recognition [logit].
        on_publicness: weight of publicness [logit].

    Source: random utility, McFadden (1974); model 9; handbook 2.1; assumption A49.
    """
    odds = inclination + on_praise * praise + on_publicness * (publicness - 0.5)
    return 1.0 / (1.0 + np.exp(-odds))


def contact(is_serving: np.ndarray, newcomers: np.ndarray, *, inward: float) -> np.ndarray:
    """Return how far a meeting is contact with others: 1 in service, else i + (1 - i) x share of newcomers.

    Args:
        is_serving: (n_groups,) whether the group serves non-members this week [bool].
        newcomers: (n_groups,) share of those present who joined of late [share].
        inward: what talk among old members counts, i [share].

    Source: model 9, publicness moves only through contact with non-members; newcomers: assumption A55.
    """
    return np.where(is_serving, 1.0, inward + (1.0 - inward) * newcomers)


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
