"""The ladder of participation: rungs read off attendance, commitments taken up and laid down [model 8]."""

import numpy as np

WEEKS_KEPT = 12
ALL_WEEKS = np.uint16((1 << WEEKS_KEPT) - 1)


def next_week(attended: np.ndarray) -> np.ndarray:
    """Return the masks of weeks attended, one week older: bit 0 is the week to come.

    Args:
        attended: (n,) 12-bit masks of the last 12 weeks, uint16.
    """
    return (attended << np.uint16(1)) & ALL_WEEKS


def weeks_attended(attended: np.ndarray) -> np.ndarray:
    """Return in how many of the last 12 weeks each resident came: (n,) uint8."""
    return np.bitwise_count(attended)


def came_within(attended: np.ndarray, *, weeks: int) -> np.ndarray:
    """Return who came in the last `weeks` weeks: (n,) bool."""
    return (attended & np.uint16((1 << weeks) - 1)) != 0


def takes_up_work(trust: np.ndarray, *, gate: float, chance: float, pressure: float, draws: np.ndarray) -> np.ndarray:
    """Return which regulars become contributors: trust >= gate and draws < 1 - (1 - chance)^pressure.

    Args:
        trust: (n,) trust in the host of the work [share].
        gate: trust without which nobody contributes [share].
        chance: hazard, spontaneous or when handed a piece of work [probability].
        pressure: the pace the team sets [factor].
        draws: (n,) uniform [0, 1).

    Source: model 8.
    """
    return (trust >= gate) & (draws < 1.0 - (1.0 - chance) ** pressure)


def takes_the_lead(
    charisma: np.ndarray,
    mobilising: np.ndarray,
    drive: np.ndarray,
    *,
    hazard: float,
    pressure: float,
    draws: np.ndarray,
) -> np.ndarray:
    """Return which contributors become activists: hazard x (charisma + mobilising + drive) x pressure.

    Args:
        charisma: (n,) [share].
        mobilising: (n,) [share].
        drive: (n,) [share].
        hazard: chance of one with traits that sum to 1 [probability/week].
        pressure: the pace the team sets [factor].
        draws: (n,) uniform [0, 1).

    Source: model 8; handbook 4.1.1.
    """
    return draws < hazard * pressure * (charisma + mobilising + drive)


def leaves_quietly(
    trust: np.ndarray,
    identification: np.ndarray,
    is_idle: np.ndarray,
    *,
    hazard: float,
    trust_slope: float,
    draws: np.ndarray,
) -> np.ndarray:
    """Return who lays the work down: h exp(s (1/2 - trust)) (1 - identification / 2), three times that if idle.

    Args:
        trust: (n,) trust in the host of the work [share].
        identification: (n,) from 'you' to 'we' [share].
        is_idle: (n,) whether there has been nothing to do for weeks [bool].
        hazard: chance at trust 1/2 without identification [probability/week].
        trust_slope: how much distrust hastens leaving [logit].
        draws: (n,) uniform [0, 1).

    Source: model 8.
    """
    chance = hazard * np.exp(trust_slope * (0.5 - trust)) * (1.0 - 0.5 * identification)
    return draws < chance * np.where(is_idle, 3.0, 1.0)


def work_offered(
    is_activist: np.ndarray,
    drive: np.ndarray,
    hours_left: np.ndarray,
    *,
    contribution: float,
    lead_hours: float,
    lead_drive: float,
    pressure: float,
) -> np.ndarray:
    """Return the hours each contributor or activist would work this week, never more than are left.

    Args:
        is_activist: (n,) bool.
        drive: (n,) [share].
        hours_left: (n,) community leisure not yet given [h].
        contribution: hours of a contributor [h/week].
        lead_hours: hours of an activist without drive [h/week].
        lead_drive: further hours with full drive [h/week].
        pressure: the pace the team sets, multiplies the hours asked [factor].

    Source: model 8.
    """
    asked = np.where(is_activist, lead_hours + lead_drive * drive, contribution) * pressure
    return np.minimum(hours_left, asked).astype(np.float32)
