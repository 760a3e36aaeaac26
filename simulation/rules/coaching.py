"""What a session of coaching (培育扶持) is worth [model 9, handbook 4.2]."""

import numpy as np

COMMON_WORK = 0.02  # share of the way to full experience that one piece of common work brings (A53)


def effect(*, fits: bool, experience: float, leader_is_elder: bool, unfitting: float, respect: float) -> float:
    """Return what a session is worth: 1 where it fits the group's stage, u elsewhere; an older leader listens less.

    An older leader takes it as far as the team has experience: x (1 - r (1 - experience)).

    Args:
        fits: whether it matches the group's present stage (精准扶持).
        experience: of the team [share].
        leader_is_elder: whether the one who leads the group is an elder.
        unfitting: worth of a session that does not fit, u [factor].
        respect: how much an elder holds back before an inexperienced team, r [share].

    Source: model 9, 3; handbook 4.2.
    """
    worth = 1.0 if fits else unfitting
    return worth * (1.0 - respect * (1.0 - experience)) if leader_is_elder else worth


def grown(experience: float, *, step: float) -> float:
    """Return the team's experience after a piece of common work: x + s (1 - x).

    Args:
        experience: before [share].
        step: share of the way to full experience [share].

    Source: model 3; handbook 4.2, until common work has built trust.
    """
    return experience + step * (1.0 - experience)


def taught(before: np.ndarray, *, step: float) -> np.ndarray:
    """Return what is learnt in a session: x + min(s, 1)(1 - x).

    Args:
        before: (n,) skill, responsibility or need before, x [share].
        step: what a session brings, s [share].

    Source: model 9; assumption A52.
    """
    return before + min(step, 1.0) * (1.0 - before)
