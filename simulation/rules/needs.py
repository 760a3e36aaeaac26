"""Needs that are met, that return, and that turn from private to public [model 7]."""

from collections.abc import Callable
from typing import Any

import numpy as np


def unmet(need: np.ndarray, met: np.ndarray) -> np.ndarray:
    """Return the need still felt: need (1 - met).

    Args:
        need: (n,) or (n, n_topics) felt need [share].
        met: same shape, share of it that is met at the moment [share].

    Source: model 5, 7.
    """
    return need * (1.0 - met)


def after_visit(met: np.ndarray, *, met_per_visit: np.ndarray | float) -> np.ndarray:
    """Return the met share of a need after attending to it: m + v (1 - m).

    Args:
        met: (n_came,) share met before [share].
        met_per_visit: share of an open need that a visit meets, for all or (n_came,) for each [share].

    Source: model 7.
    """
    return met + met_per_visit * (1.0 - met)


def response(spectrum: np.ndarray, wealth: np.ndarray, *, cooperation: float) -> np.ndarray:
    """Return the part of a need that residents' own work can answer: civic + government c + market (1 - wealth).

    What the market serves is left to those who cannot pay for it; what government serves can be worked on as far as
    the neighbourhood office lets it.

    Args:
        spectrum: (3, n_topics) shares of each need served by market, government and civic work [share].
        wealth: (n,) wealth [share].
        cooperation: of the neighbourhood office [share].

    Returns:
        (n_topics, n) [share].

    Source: Weisbrod (1975), civic work answers the demand that market and government leave; handbook 2.1.
    """
    market, government, civic = spectrum.astype(np.float32)
    return (civic + government * np.float32(cooperation))[:, None] + market[:, None] * (1.0 - wealth)


def dialogue(present: Any, *, scale: float) -> Any:
    """Return how much those present talk with each other: 1 / (1 + p / s). The fewer, the more each is heard.

    Args:
        present: people present at a time, one number or many [count].
        scale: number of people at which dialogue is half of that between two, s [count].

    Source: model 7; share of speaking time falls with the size of a group, Bales et al. (1951).
    """
    return 1.0 / (1.0 + present / scale)


def after_dialogue(
    publicness: np.ndarray,
    met: np.ndarray,
    openness: np.ndarray,
    dialogue: np.ndarray | float,
    *,
    rate: float,
    unmet_share: float,
) -> np.ndarray:
    """Return publicness after talk about a need: y + r d o (1 - y) (l + (1 - l) m).

    Args:
        publicness: (n,) how far one sees the need as everybody's, y [share].
        met: (n,) share of one's own need that is met at the moment, m [share].
        openness: (n,) openness to others, o [share].
        dialogue: how much was talked, d, for all or (n,) for each [share].
        rate: step of full dialogue with an open mind and a met need, r [share].
        unmet_share: what dialogue does while the need is not met, beside what it does when it is, l [share].

    Source: model 7; handbook 2.1, from the private through the quasi-public to the public need.
    """
    return publicness + np.float32(rate) * dialogue * openness * (1.0 - publicness) * (
        np.float32(unmet_share) + np.float32(1.0 - unmet_share) * met
    )


def in_equal_parts(met: np.ndarray, *, met_per_visit: np.ndarray | float) -> np.ndarray:
    """Return the met share after a visit that meets as much of a need whether much or little is open: min(1, m + v)."""
    return np.minimum(met + met_per_visit, np.float32(1.0))


def insatiable(met: np.ndarray, *, met_per_visit: np.ndarray | float) -> np.ndarray:
    """Return the met share as it was: no visit meets a need (for limits, and to see what service does)."""
    return met


MEMBERS: dict[str, Callable[..., np.ndarray]] = {
    "open_share": after_visit,
    "equal_parts": in_equal_parts,
    "none": insatiable,
}
