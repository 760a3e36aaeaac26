"""Who steps up when a group has lost its leader: everybody gains if one does, and each would rather it were another.

The members of the family share one shape: of those left, who stands up. If nobody does, the group is at its end.
"""

from collections.abc import Callable

import numpy as np


def chance_to_volunteer(cost: np.ndarray, n_able: int) -> np.ndarray:
    """Return the chance that each of N able volunteers, in the mixed equilibrium: p = 1 - (K/U)^(1/(N-1)).

    One who is alone volunteers if that costs less than it is worth (K < U); two or more leave it to each other,
    so that the chance that nobody does, (K/U)^(N/(N-1)), grows with their number.

    Args:
        cost: (n,) what it costs to step up, over what a led group is worth to each, K/U [ratio].
        n_able: how many could step up, N [count].

    Source: volunteer's dilemma, Diekmann (1985).
    """
    ratio = np.minimum(cost, 1.0)
    if n_able <= 1:
        return np.where(ratio < 1.0, 1.0, 0.0)
    return 1.0 - ratio ** (1.0 / (n_able - 1))


def volunteer(skill: np.ndarray, *, least: float, cost: float, draws: np.ndarray) -> np.ndarray:
    """Return who steps up: the able with draws < 1 - (K/U)^(1/(N-1)), where K/U = cost (1 - skill).

    Args:
        skill: (n,) deliberation skill of the members left [share].
        least: skill without which nobody can lead [share].
        cost: cost of leading for one without skill, over what a led group is worth [ratio].
        draws: (n,) uniform [0, 1).

    Returns:
        (n,) bool; several may step up, and then the group has a choice.

    Source: Diekmann (1985); model 9. That K/U falls with skill, to nothing at full skill, is assumption A90.
    """
    able = skill >= least
    return able & (draws < chance_to_volunteer(cost * (1.0 - skill), int(np.count_nonzero(able))))


def ablest(skill: np.ndarray, *, least: float, cost: float, draws: np.ndarray) -> np.ndarray:
    """Return the most skilled of the able alone, whatever it costs: a group that settles its succession beforehand.

    Args:
        skill: (n,) deliberation skill of the members left [share].
        least: skill without which nobody can lead [share].
        cost: not used: nobody weighs anything.
        draws: (n,) uniform [0, 1), by which those of equal skill are told apart.

    Source: a benchmark without the dilemma, model 15.
    """
    steps = np.zeros(len(skill), dtype=bool)
    if len(skill):
        first = np.lexsort((draws, -skill))[0]
        steps[first] = skill[first] >= least
    return steps


def nobody(skill: np.ndarray, *, least: float, cost: float, draws: np.ndarray) -> np.ndarray:
    """Return nobody: every group ends with its leader (for tests and limits).

    Args:
        skill: (n,) deliberation skill of the members left [share].
        least: not used.
        cost: not used.
        draws: not used.
    """
    return np.zeros(len(skill), dtype=bool)


MEMBERS: dict[str, Callable[..., np.ndarray]] = {"volunteer": volunteer, "ablest": ablest, "none": nobody}
