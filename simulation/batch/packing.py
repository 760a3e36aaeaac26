"""The numbers of one run as bytes: made where it ran, so that whoever keeps it has nothing left to do."""

import zlib
from typing import Any, NamedTuple

import numpy as np

from simulation.measures import OUTCOMES, WEEKLY
from simulation.strategy import ACTIONS

# A legacy is a difference from the twin run, so it is no part of a run.
OWN_OUTCOMES = tuple(name for name in OUTCOMES if not name.startswith("legacy_"))


class Packed(NamedTuple):
    """The numbers of one run.

    Args:
        outcomes: float64 of every outcome but legacies.
        spending: float64 of hours and yuan by action.
        weekly: float32 of every weekly series, compressed.
    """

    outcomes: bytes
    spending: bytes
    weekly: bytes


def packed(run: Any) -> Packed:
    """Return the numbers of a run in the order in which they are kept.

    Raises:
        KeyError: the run lacks a measure, or spends on an action that there is not.
    """
    spending = np.zeros((len(ACTIONS), 2))
    places = {action: place for place, action in enumerate(ACTIONS)}
    for action, spent in run.spending.items():
        spending[places[action]] = spent
    outcomes = np.array([float(run.outcomes[name]) for name in OWN_OUTCOMES])
    weekly = np.stack([np.asarray(run.weekly[name], dtype=np.float32) for name in WEEKLY])
    return Packed(
        outcomes.astype("<f8").tobytes(),
        spending.astype("<f8").tobytes(),
        zlib.compress(weekly.astype("<f4").tobytes(), 1),
    )


def outcomes_of(outcomes: bytes) -> dict[str, float]:
    """Return the outcomes of a run by name, without legacies."""
    return dict(zip(OWN_OUTCOMES, np.frombuffer(outcomes, dtype="<f8").tolist(), strict=True))


def spending_of(spending: bytes) -> np.ndarray:
    """Return hours and yuan by action: (n_actions, 2)."""
    return np.frombuffer(spending, dtype="<f8").reshape(len(ACTIONS), 2)


def weekly_of(weekly: bytes) -> np.ndarray:
    """Return the weekly series: (n_weekly, n_weeks) float32."""
    return np.frombuffer(zlib.decompress(weekly), dtype="<f4").reshape(len(WEEKLY), -1)
