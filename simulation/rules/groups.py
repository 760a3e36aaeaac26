"""How groups meet, hold together, are led, win members and begin [model 9]."""

import numpy as np

USUAL_SIZE = 15.0  # members of a group in which all know each other


def comes_to_meeting(
    propensity: np.ndarray,
    need: np.ndarray,
    cohesion: np.ndarray,
    fatigue: np.ndarray,
    size: np.ndarray,
    *,
    base: float,
    on_need: float,
    on_cohesion: float,
    on_fatigue: float,
    on_size: float,
    need_centre: float,
    draws: np.ndarray,
) -> np.ndarray:
    """Return which members come: draws < logistic of what draws them.

    b + propensity + w_n (need - c) + w_c (cohesion - 1/2) - w_f f - w_s log(size / 15): in a large group each is missed
    less, and comes less.

    Args:
        propensity: (n_memberships,) lasting personal inclination [logit].
        need: (n_memberships,) unmet need of the group's topic [share].
        cohesion: (n_memberships,) of the group [share].
        fatigue: (n_memberships,) of the member, f [work over leisure].
        size: (n_memberships,) members of the group [count].
        base: log-odds of an average member of a group half cohesive [logit].
        on_need: weight of need [logit].
        on_cohesion: weight of cohesion [logit].
        on_fatigue: weight of fatigue [logit].
        on_size: how much less each comes in a larger group [logit].
        need_centre: unmet need at which the need term is zero [share].
        draws: (n_memberships,) uniform [0, 1).

    Source: the decision of model 5, to which a group adds commitment; size: Olson (1965); assumption A41.
    """
    odds = base + propensity + on_need * (need - need_centre) + on_cohesion * (cohesion - 0.5) - on_fatigue * fatigue
    odds = odds - on_size * np.log(np.maximum(size, 1) / USUAL_SIZE)
    return draws * (1.0 + np.exp(-odds)) < 1.0


def cohesion(
    before: np.ndarray,
    share_attended: np.ndarray,
    has_met: np.ndarray,
    tension: np.ndarray,
    is_idle: np.ndarray,
    *,
    gain: float,
    loss: float,
    conflict_loss: float,
) -> np.ndarray:
    """Return cohesion after a week: c + g share (1 - c), or c - l without a meeting, - k tension, - l without a cause.

    Args:
        before: (n_groups,) cohesion, c [share].
        share_attended: (n_groups,) members who came, over all [share].
        has_met: (n_groups,) whether there was a meeting [bool].
        tension: (n_groups,) of the worst unresolved conflict that each is a party to [share].
        is_idle: (n_groups,) whether it is a rights group whose cause is over [bool].
        gain: won when all members come, g [share/week].
        loss: lost in a week without a meeting, l [share/week].
        conflict_loss: lost to an unresolved conflict of full tension, k [share/week].

    Source: model 9; that mild conflicts cost less is assumption A56, that a cause holds together A57.
    """
    moved = np.where(has_met, gain * share_attended * (1.0 - before), -loss)
    return np.clip(before + moved - conflict_loss * tension - loss * is_idle, 0.0, 1.0)


def dominance(before: np.ndarray, drive: np.ndarray, charisma: np.ndarray, *, gain: float) -> np.ndarray:
    """Return the leader's dominance after a week: d + g (drive + charisma) / 2 (1 - d)(1 - initiative).

    The members' initiative is 1 - d.

    Args:
        before: (n_groups,) dominance, d [share].
        drive: (n_groups,) of the leader [share].
        charisma: (n_groups,) of the leader [share].
        gain: how fast a strong leader takes over, g [share/week].

    Source: model 9; handbook 2.2.3A.
    """
    return before + gain * 0.5 * (drive + charisma) * (1.0 - before) * before


def after_meeting(skill: np.ndarray, dominance: np.ndarray, *, gain: float) -> np.ndarray:
    """Return members' deliberation skill after a meeting: s + g (1 - d)(1 - s).

    Args:
        skill: (n_came,) skill, s [share].
        dominance: (n_came,) dominance of the group's leader, d [share].
        gain: what a meeting teaches where all speak, g [share/meeting].

    Source: model 9; that skill fills up is assumption A50.
    """
    return skill + gain * (1.0 - dominance) * (1.0 - skill)


def won(openness: np.ndarray, need: np.ndarray, *, chance: float, draws: np.ndarray) -> np.ndarray:
    """Return which ties of attending members join: draws < p openness need.

    Args:
        openness: (n_ties,) of the group [share].
        need: (n_ties,) unmet need of its topic, of the tied resident [share].
        chance: chance with full openness and need, p [probability/week].
        draws: (n_ties,) uniform [0, 1).

    Source: model 9, recruiting through ties times openness; assumption A44.
    """
    return draws < chance * openness * need


def founds(is_trained: np.ndarray, pace: np.ndarray, *, hazard: float, trained: float, draws: np.ndarray) -> np.ndarray:
    """Return who sets out to found a group: draws < 1 - (1 - h)^(pace x factor).

    Args:
        is_trained: (n,) whether one was trained outside [bool].
        pace: (n,) how much there is to found for, 1 for a need of full weight [factor].
        hazard: chance of an active resident, h [probability/week].
        trained: how much likelier one trained outside is [factor].
        draws: (n,) uniform [0, 1).

    Source: model 9, 11; handbook 2.2.1 (upscale estates need little service).
    """
    return draws < 1.0 - (1.0 - hazard) ** (pace * np.where(is_trained, trained, 1.0))


def trust_of_members(cohesion: np.ndarray | float) -> np.ndarray | float:
    """Return the trust that members have in their group: 1/2 + (cohesion - 1/2) / 2.

    Args:
        cohesion: of the group [share].

    Source: model 5.
    """
    return 0.5 + 0.5 * (cohesion - 0.5)
