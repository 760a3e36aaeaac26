"""How often incidents happen, whom they anger, and what they leave behind [model 12, handbook 2.2.2]."""

from math import exp

import numpy as np

WEEKS_A_YEAR = 52


def chance(rate: float) -> float:
    """Return the chance of at least one incident in a week: 1 - exp(-rate / 52).

    Args:
        rate: incidents a year [1/year].

    Source: independent incidents, as in a Poisson process; model 12.
    """
    return 1.0 - exp(-rate / WEEKS_A_YEAR)


def grievance(is_hit: np.ndarray, need: np.ndarray, *, severity: float, felt: float, unease: float) -> np.ndarray:
    """Return how aggrieved each resident concerned is: severity x felt, for those not hit x unease x need.

    Args:
        is_hit: (n_concerned,) whom it happened to [bool].
        need: (n_concerned,) need of the topic it touches: who cares for it is angered by a neighbour's loss [share].
        severity: of this kind of incident [share].
        felt: grievance of one hit by the gravest incident [share].
        unease: share of that grievance in those concerned but not hit, if their need is full [share].

    Source: relative deprivation, Klandermans (1997); handbook 2.2.2; assumption A72.
    """
    return np.float32(severity * felt) * np.where(is_hit, np.float32(1.0), np.float32(unease) * need)


def raised(need: np.ndarray, grievance: np.ndarray, *, share: float) -> np.ndarray:
    """Return by how much an incident raises a need: s g (1 - need).

    Args:
        need: (n_concerned,) need of the topic it touches [share].
        grievance: (n_concerned,) how aggrieved each is, g [share].
        share: step towards full need of one fully aggrieved, s [share].

    Source: handbook 1.1.1A, the burglary that raised the need for safety; assumption A73.
    """
    return np.float32(share) * grievance * (1.0 - need)
