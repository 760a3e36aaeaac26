"""Whether to take part in a week, and in what: at most one open activity [model 5].

A resident first notices activities (the consideration set), then decides among those noticed. The members of
the family (at the end) share one shape: which of the noticed activities each resident goes to, or STAYS.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

STAYS = -1
HIGHEST_UTILITY = np.float32(20.0)
NOT_CONSIDERED = np.float32(-1e30)


def utility(
    propensity: np.ndarray,
    need: np.ndarray,
    trust: np.ndarray,
    peers: np.ndarray,
    habit: np.ndarray,
    cost: np.ndarray,
    fatigue: np.ndarray,
    gain: np.ndarray,
    *,
    entitlement: np.ndarray | None = None,
    appeal: float = 0.0,
    weights: Any,
) -> np.ndarray:
    """Return the log-odds that each resident goes to one activity, were it the only one.

    Args:
        propensity: (n,) lasting personal inclination [logit].
        need: (n,) unmet need that the activity answers [share].
        trust: (n,) trust in the host [share].
        peers: (n,) share of tied residents active in the last 4 weeks [share].
        habit: (n,) habit that counts here [share].
        cost: (n,) hours asked over hours left [ratio].
        fatigue: (n,) fatigue from work [work over leisure].
        gain: (n,) material gain times resource seeking [share].
        entitlement: (n,) what one holds to be due, where nothing is given; None where something is [share].
        appeal: draw of the occasion itself [logit].
        weights: the parameters of `[decision]`; need, trust and cost are centred at fixed values so that
            `base` keeps its meaning when a weight changes.

    Source: random utility, McFadden (1974); model 5.
    """
    w = weights
    level = w.base + appeal - w.need * w.need_centre - w.trust * w.trust_centre + w.cost * w.cost_centre
    total = propensity + np.float32(level)
    total += np.float32(w.need) * need
    total += np.float32(w.trust) * trust
    total += np.float32(w.peers) * peers
    total += np.float32(w.habit) * habit
    total -= np.float32(w.cost) * cost
    total -= np.float32(w.fatigue) * fatigue
    total += np.float32(w.gain) * gain
    if entitlement is not None:
        total -= np.float32(w.entitled) * entitlement
    return total


def logit(
    considered: np.ndarray, utilities: np.ndarray, *, scale: float, draws: np.ndarray, draws_pick: np.ndarray
) -> np.ndarray:
    """Return the activity each resident goes to, by a nested logit over the activities considered.

    P(go) = S / (1 + S) with S = (sum over considered a of exp(U_a / scale)) ** scale; then a in proportion to
    exp(U_a / scale).

    Args:
        considered: (n_activities, n) whether one noticed it, has the hours and may enter [bool].
        utilities: (n_activities, n) log-odds of each activity alone [logit].
        scale: dissimilarity of activities; at 1 a flat multinomial logit [share].
        draws: (n,) uniform [0, 1), whether one goes.
        draws_pick: (n,) uniform [0, 1), where to.

    Returns:
        (n,) index of the activity, or STAYS.

    Source: nested logit, McFadden (1978); consideration sets, Manski (1977).
    """
    if len(considered) == 1:  # one activity is a plain logit, and the common case
        odds = np.exp(np.minimum(utilities[0], HIGHEST_UTILITY))
        return np.where(considered[0] & (draws * (1.0 + odds) < odds), 0, STAYS)
    worth = np.where(considered, np.minimum(utilities, HIGHEST_UTILITY), NOT_CONSIDERED)
    best = worth.max(axis=0, initial=NOT_CONSIDERED)
    odds = np.exp((worth - best) / np.float32(scale))  # beside the best, so that a small scale cannot overflow
    total = odds.sum(axis=0)
    attraction = total ** np.float32(scale) * np.exp(best)
    goes = draws * (1.0 + attraction) < attraction
    picked = (np.cumsum(odds, axis=0) <= draws_pick * total).sum(axis=0)
    return np.where(goes, np.minimum(picked, len(odds) - 1), STAYS)


def threshold(considered: np.ndarray, share_taking_part: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """Return the first considered activity for those whose threshold is reached, else STAYS.

    Args:
        considered: (n_activities, n) as for `logit`.
        share_taking_part: (n,) share, or number, of tied or of all residents taking part.
        thresholds: (n,) share, or number, from which each takes part; reached counts (>=).

    Source: Granovetter (1978); Watts (2002).
    """
    return np.where(share_taking_part >= thresholds, _first(considered), STAYS)


def bass(considered: np.ndarray, share_taking_part: np.ndarray, *, p: float, q: float, draws: np.ndarray) -> np.ndarray:
    """Return the first considered activity with hazard p + q x share taking part, else STAYS.

    Args:
        considered: (n_activities, n) as for `logit`.
        share_taking_part: (n,) share of residents who have taken part [share].
        p: innovation [probability/week].
        q: imitation [probability/week].
        draws: (n,) uniform [0, 1).

    Source: Bass (1969).
    """
    return np.where(draws < p + q * share_taking_part, _first(considered), STAYS)


def always(considered: np.ndarray) -> np.ndarray:
    """Return the first considered activity for everyone who considers any (for tests and limits)."""
    return _first(considered)


def _first(considered: np.ndarray) -> np.ndarray:
    return np.where(considered.any(axis=0), considered.argmax(axis=0), STAYS)


def seated(draws: np.ndarray, *, seats: int) -> np.ndarray:
    """Return who of those who came finds a place: the `seats` lowest draws.

    Args:
        draws: (n_came,) uniform [0, 1), order of arrival.
        seats: places left at the activity [count].

    Returns:
        (n_came,) bool.

    Source: model 5, capacity.
    """
    if len(draws) <= seats:
        return np.ones(len(draws), dtype=bool)
    inside = np.zeros(len(draws), dtype=bool)
    inside[np.argsort(draws, kind="stable")[:seats]] = True
    return inside


def by_logit(
    considered: np.ndarray,
    utilities: np.ndarray,
    thresholds: np.ndarray,
    active_ties: np.ndarray,
    *,
    all_active: float,
    all_ever: float,
    weights: Any,
    draws: np.ndarray,
    draws_pick: np.ndarray,
) -> np.ndarray:
    """Return the activity each resident goes to, or -1 for none, by a nested logit over those considered.

    Args:
        considered: (n_activities, n) whether one noticed it, has the hours and may enter [bool].
        utilities: (n_activities, n) log-odds of each activity alone [logit].
        thresholds: (n,) share of others from which each takes part [share].
        active_ties: (n,) share of tied residents active in the last 4 weeks [share].
        all_active: share of all residents active in the last 4 weeks [share].
        all_ever: share of all residents who have ever taken part [share].
        weights: the parameters of `[decision]`.
        draws: (n,) uniform [0, 1), whether one goes.
        draws_pick: (n,) uniform [0, 1), where to.

    Source: McFadden (1978); model 5. Each member reads what it needs of this and leaves the rest.
    """
    return logit(considered, utilities, scale=weights.scale, draws=draws, draws_pick=draws_pick)


def by_threshold(
    considered: np.ndarray,
    utilities: np.ndarray,
    thresholds: np.ndarray,
    active_ties: np.ndarray,
    *,
    all_active: float,
    weights: Any,
    **_unread: Any,
) -> np.ndarray:
    """Return the first activity considered, once the share of ties, or of all, who are active reaches a threshold."""
    share = np.full(len(active_ties), all_active, dtype=np.float32) if weights.count_all else active_ties
    return threshold(considered, share, thresholds)


def by_bass(
    considered: np.ndarray,
    utilities: np.ndarray,
    thresholds: np.ndarray,
    active_ties: np.ndarray,
    *,
    all_ever: float,
    weights: Any,
    draws: np.ndarray,
    **_unread: Any,
) -> np.ndarray:
    """Return the first activity considered, with hazard p + q x share of residents who ever took part."""
    share = np.full(considered.shape[1], all_ever)
    return bass(considered, share, p=weights.bass_p, q=weights.bass_q, draws=draws)


def whenever_possible(considered: np.ndarray, *_unread: Any, **_unread_too: Any) -> np.ndarray:
    """Return the first activity considered, for everyone who considers any."""
    return always(considered)


MEMBERS: dict[str, Callable[..., np.ndarray]] = {
    "logit": by_logit,
    "threshold": by_threshold,
    "bass": by_bass,
    "always": whenever_possible,
}
