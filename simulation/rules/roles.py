"""The ladder of participation: rungs read off attendance, commitments taken up and laid down [model 8]."""

from collections.abc import Callable

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


def readiness(responsibility: np.ndarray, publicness: np.ndarray, *, chance: float, public: float) -> np.ndarray:
    """Return each one's chance to take up work: min(1, c (1/2 + responsibility)(1 + w publicness)).

    Args:
        responsibility: (n,) sense of responsibility; one of a half changes nothing [share].
        publicness: (n,) of the need one sees most as everybody's [share].
        chance: of one with middling responsibility and purely private needs, c [probability].
        public: how much seeing a need as everybody's adds, w [factor].

    Source: handbook 4.1.1, 2.1; public service motivation goes with volunteering, Houston (2006).
    """
    return np.minimum(1.0, chance * (0.5 + responsibility) * (1.0 + public * publicness))


def takes_up_work(
    trust: np.ndarray, *, gate: float, chance: np.ndarray | float, pressure: float, draws: np.ndarray
) -> np.ndarray:
    """Return which regulars become contributors: trust >= gate and draws < 1 - (1 - chance)^pressure.

    Args:
        trust: (n,) trust in the host of the work [share].
        gate: trust without which nobody contributes [share].
        chance: hazard, spontaneous or when handed a piece of work, for all or (n,) for each [probability].
        pressure: the pace the team sets [factor].
        draws: (n,) uniform [0, 1).

    Source: model 8.
    """
    return (trust >= gate) & (draws < 1.0 - (1.0 - chance) ** pressure)


def takes_the_lead(
    charisma: np.ndarray,
    mobilising: np.ndarray,
    drive: np.ndarray,
    is_found: np.ndarray,
    *,
    hazard: float,
    found: float,
    pressure: float,
    draws: np.ndarray,
) -> np.ndarray:
    """Return which contributors become activists: hazard x (charisma + mobilising + drive) x pressure, x f if found.

    Args:
        charisma: (n,) [share].
        mobilising: (n,) [share].
        drive: (n,) [share].
        is_found: (n,) whether the team has found one and asked one to lead; the others are self-made [bool].
        hazard: chance of one with traits that sum to 1 [probability/week].
        found: how much sooner one leads who was found, f [factor].
        pressure: the pace the team sets [factor].
        draws: (n,) uniform [0, 1).

    Source: model 8; handbook 4.1.1.
    """
    return draws < hazard * pressure * np.where(is_found, found, 1.0) * (charisma + mobilising + drive)


def leaves_quietly(
    trust: np.ndarray,
    identification: np.ndarray,
    responsibility: np.ndarray,
    is_idle: np.ndarray,
    *,
    hazard: float,
    trust_slope: float,
    draws: np.ndarray,
) -> np.ndarray:
    """Return who lays the work down: h exp(s (1/2 - trust)) (1 - identification / 2)(3/2 - responsibility).

    Three times that who has been idle for weeks.

    Args:
        trust: (n,) trust in the host of the work [share].
        identification: (n,) from 'you' to 'we' [share].
        responsibility: (n,) sense of responsibility; one of a half changes nothing [share].
        is_idle: (n,) whether there has been nothing to do for weeks [bool].
        hazard: chance at trust 1/2 without identification [probability/week].
        trust_slope: how much distrust hastens leaving [logit].
        draws: (n,) uniform [0, 1).

    Source: model 8.
    """
    chance = hazard * np.exp(trust_slope * (0.5 - trust)) * (1.0 - 0.5 * identification) * (1.5 - responsibility)
    return draws < chance * np.where(is_idle, 3.0, 1.0)


def practised(skill: np.ndarray, *, step: float) -> np.ndarray:
    """Return deliberation skill after a week of work with others: s + g (1 - s).

    Args:
        skill: (n,) before [share].
        step: share of the way to full skill, g [share/week].

    Source: learning by doing; model 8, 9.
    """
    return skill + np.float32(step) * (1.0 - skill)


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


def takes_up_work_untrusting(
    trust: np.ndarray, *, gate: float, chance: np.ndarray | float, pressure: float, draws: np.ndarray
) -> np.ndarray:
    """Return which regulars become contributors, whether they trust or not: draws < 1 - (1 - chance)^pressure."""
    return draws < np.broadcast_to(1.0 - (1.0 - chance) ** pressure, draws.shape)


def leaves_work_to_others(
    trust: np.ndarray, *, gate: float, chance: np.ndarray | float, pressure: float, draws: np.ndarray
) -> np.ndarray:
    """Return nobody: no resident takes up work (for limits, and to see what contributors do)."""
    return np.zeros(len(trust), dtype=bool)


MEMBERS: dict[str, Callable[..., np.ndarray]] = {
    "gated": takes_up_work,
    "ungated": takes_up_work_untrusting,
    "none": leaves_work_to_others,
}
