"""Whom of its candidates the team asks first (选择的优先次序) [model 8, handbook 4.1.1].

The members of the family share one shape: a score for each candidate, of what the team sees of four traits; those with
the highest scores are asked first.
"""

from collections.abc import Callable

import numpy as np


def charisma_first(
    charisma: np.ndarray,
    mobilising: np.ndarray,
    drive: np.ndarray,
    third: np.ndarray,
    *,
    tier: float,
    draws: np.ndarray,
) -> np.ndarray:
    """Return the mean of charisma and mobilising: the infectious, who bring others along (感染力、带动力).

    Args:
        charisma: (n,) as the team sees it [share].
        mobilising: (n,) as the team sees it [share].
        drive: (n,) as the team sees it [share].
        third: (n,) mean of leisure, wealth and responsibility, as the team sees it [share].
        tier: from where on a trait puts one into a tier [share].
        draws: (n,) uniform [0, 1).

    Source: handbook 4.1.1.
    """
    return (charisma + mobilising) / 2.0


def drive_first(
    charisma: np.ndarray,
    mobilising: np.ndarray,
    drive: np.ndarray,
    third: np.ndarray,
    *,
    tier: float,
    draws: np.ndarray,
) -> np.ndarray:
    """Return drive: those who get things done (行动力). Arguments as for `charisma_first`.

    Source: handbook 4.1.1.
    """
    return drive


def third_tier_first(
    charisma: np.ndarray,
    mobilising: np.ndarray,
    drive: np.ndarray,
    third: np.ndarray,
    *,
    tier: float,
    draws: np.ndarray,
) -> np.ndarray:
    """Return the third tier: time, money, responsibility (时间、金钱、责任感). Arguments as for `charisma_first`.

    Source: handbook 4.1.1.
    """
    return third


def tiered(
    charisma: np.ndarray,
    mobilising: np.ndarray,
    drive: np.ndarray,
    third: np.ndarray,
    *,
    tier: float,
    draws: np.ndarray,
) -> np.ndarray:
    """Return the handbook's ladder: 2 + i from `tier` on, else 1 + drive from `tier` on, else the third tier.

    How infectious one is, i, is the mean of charisma and mobilising power.

    Args:
        charisma: (n,) as the team sees it [share].
        mobilising: (n,) as the team sees it [share].
        drive: (n,) as the team sees it [share].
        third: (n,) mean of leisure, wealth and responsibility, as the team sees it [share].
        tier: from where on a trait puts one into a tier [share].
        draws: (n,) uniform [0, 1).

    Source: handbook 4.1.1: first the infectious, then the active, last those with time, money and responsibility.
    """
    infectious = (charisma + mobilising) / 2.0
    return np.where(infectious >= tier, 2.0 + infectious, np.where(drive >= tier, 1.0 + drive, third))


def at_random(
    charisma: np.ndarray,
    mobilising: np.ndarray,
    drive: np.ndarray,
    third: np.ndarray,
    *,
    tier: float,
    draws: np.ndarray,
) -> np.ndarray:
    """Return the draws: whoever comes first, whatever the team sees. Arguments as for `charisma_first`."""
    return draws


MEMBERS: dict[str, Callable[..., np.ndarray]] = {
    "charisma_first": charisma_first,
    "drive_first": drive_first,
    "third_tier_first": third_tier_first,
    "tiered": tiered,
    "random": at_random,
}
