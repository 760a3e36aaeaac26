"""Trust as an opinion that experiences move and ties share, rather than evidence remembered [model 6, 15].

The members of the family `trust` that keep an opinion; they have the shape of those in `trust.py`, and are asked once
a week. Those that average over ties leave what ties tell aside: it is in their opinions already.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

ENOUGH = np.float32(1e-9)


def ema(trust: np.ndarray, experience: np.ndarray, *, rate: np.ndarray | float) -> np.ndarray:
    """Return trust moved towards the experience: t + r (x - t).

    Args:
        trust: (n,) trust before [share].
        experience: (n,) 1 good, 0 bad [share].
        rate: (n,) step [share].

    Source: exponential smoothing, Bush and Mosteller (1955).
    """
    return trust + rate * (experience - trust)


def stepped(opinion: np.ndarray, evidence: np.ndarray, *, rate: float) -> np.ndarray:
    """Return opinions a step nearer to the week's experiences, in proportion to what these count, never past them.

    Args:
        opinion: (n,) trust before [share].
        evidence: (2, n) good and bad experiences of the week [experiences].
        rate: step for one experience [share].

    Source: Bush and Mosteller (1955); several experiences of a week are taken as one of their mean, assumption A91.
    """
    total = evidence.sum(axis=0)
    step = np.minimum(np.float32(rate) * total, np.float32(1.0))
    return ema(opinion, evidence[0] / np.maximum(total, ENOUGH), rate=step)


def averaged(opinion: np.ndarray, starts: np.ndarray, tied: np.ndarray, *, own_weight: float) -> np.ndarray:
    """Return the weighted mean of one's own opinion and those of ties: (s t_i + sum_j t_j) / (s + number of ties).

    Args:
        opinion: (n,) trust [share].
        starts: (n + 1,) where the ties of each resident start in `tied`.
        tied: (n_ties,) the residents listened to, those of the first resident first.
        own_weight: weight of one's own opinion, s [ties].

    Source: DeGroot (1974); Golub and Jackson (2010).
    """
    degree = np.diff(starts)
    heard = np.bincount(_ends(degree), weights=opinion[tied], minlength=len(opinion))
    weight = own_weight + degree
    return np.where(weight > 0, (own_weight * opinion + heard) / np.maximum(weight, ENOUGH), opinion)


def close_mean(
    opinion: np.ndarray, starts: np.ndarray, tied: np.ndarray, *, confidence: float, with_own: bool
) -> np.ndarray:
    """Return the mean opinion of those ties that differ from one's own by at most epsilon; one's own if none does.

    Args:
        opinion: (n,) trust [share].
        starts: (n + 1,) where the ties of each resident start in `tied`.
        tied: (n_ties,) the residents listened to, those of the first resident first.
        confidence: largest difference at which one still listens, epsilon [share].
        with_own: whether one's own opinion counts among them.

    Source: Hegselmann and Krause (2002).
    """
    who = _ends(np.diff(starts))
    near = (np.abs(opinion[tied] - opinion[who]) <= confidence).nonzero()[0]
    who, heard = who[near], opinion[tied[near]]
    number = np.bincount(who, minlength=len(opinion)) + with_own
    total = np.bincount(who, weights=heard, minlength=len(opinion)) + with_own * opinion
    return np.where(number > 0, total / np.maximum(number, 1), opinion)


def met_in_pairs(
    opinion: np.ndarray,
    starts: np.ndarray,
    tied: np.ndarray,
    *,
    confidence: float,
    convergence: float,
    draws: np.ndarray,
) -> np.ndarray:
    """Return opinions after a week in which residents meet in pairs, and pairs that differ by less than epsilon near.

    Each proposes to meet one tie; of proposals that share a resident the first drawn takes place. A pair moves
    together by mu times its difference, so that the sum of opinions stays.

    Args:
        opinion: (n,) trust [share].
        starts: (n + 1,) where the ties of each resident start in `tied`.
        tied: (n_ties,) the residents tied, those of the first resident first.
        confidence: difference from which one no longer listens, epsilon [share].
        convergence: share of the difference each gives up, mu; at 1/2 they agree [share].
        draws: (2, n) uniform [0, 1), whom one proposes to meet, and which proposal comes first.

    Source: Deffuant, Neau, Amblard and Weisbuch (2000), where pairs meet one by one and not side by side.
    """
    degree = np.diff(starts)
    who = degree.nonzero()[0]
    whom = tied[starts[who] + (draws[0][who].astype(np.float64) * degree[who]).astype(np.int64)]
    turn = np.empty(len(who), dtype=np.int64)
    turn[np.argsort(draws[1][who], kind="stable")] = np.arange(len(who))
    first = np.full(len(opinion), len(opinion))
    np.minimum.at(first, who, turn)
    np.minimum.at(first, whom, turn)
    apart = opinion[whom] - opinion[who]
    meet = (first[who] == turn) & (first[whom] == turn) & (np.abs(apart) < confidence)
    moved = opinion.copy()
    moved[who[meet]] += convergence * apart[meet]
    moved[whom[meet]] -= convergence * apart[meet]
    return moved


def by_steps(
    opinion: np.ndarray, base: Any, remembered: Any, lived: np.ndarray, told: np.ndarray, *_ties: Any, weights: Any,
    **_unread: Any,
) -> np.ndarray:  # fmt: skip
    """Return trust a step nearer to what was lived or told this week: t + r (x - t)."""
    return stepped(opinion, lived + told, rate=weights.ema_rate)


def by_all_ties(
    opinion: np.ndarray, base: Any, remembered: Any, lived: np.ndarray, told: Any, starts: np.ndarray,
    tied: np.ndarray, *, weights: Any, **_unread: Any,
) -> np.ndarray:  # fmt: skip
    """Return the mean of one's own trust, moved by what was lived, and that of all ties (DeGroot 1974)."""
    own = stepped(opinion, lived, rate=weights.ema_rate)
    return averaged(own, starts, tied, own_weight=weights.own_weight)


def by_pairs(
    opinion: np.ndarray, base: Any, remembered: Any, lived: np.ndarray, told: Any, starts: np.ndarray,
    tied: np.ndarray, *, weights: Any, draws: np.ndarray,
) -> np.ndarray:  # fmt: skip
    """Return trust after pairs of ties that differ little have met half-way (Deffuant and others 2000)."""
    own = stepped(opinion, lived, rate=weights.ema_rate)
    return met_in_pairs(own, starts, tied, confidence=weights.confidence, convergence=weights.convergence, draws=draws)


def by_close_ties(
    opinion: np.ndarray, base: Any, remembered: Any, lived: np.ndarray, told: Any, starts: np.ndarray,
    tied: np.ndarray, *, weights: Any, **_unread: Any,
) -> np.ndarray:  # fmt: skip
    """Return the mean of one's own trust and that of the ties that differ little (Hegselmann and Krause 2002)."""
    own = stepped(opinion, lived, rate=weights.ema_rate)
    return close_mean(own, starts, tied, confidence=weights.confidence, with_own=True)


def towards_close_ties(
    opinion: np.ndarray, base: Any, remembered: Any, lived: np.ndarray, told: Any, starts: np.ndarray,
    tied: np.ndarray, *, weights: Any, **_unread: Any,
) -> np.ndarray:  # fmt: skip
    """Return trust moved part of the way to the mean of the ties that differ little."""
    own = stepped(opinion, lived, rate=weights.ema_rate)
    near = close_mean(own, starts, tied, confidence=weights.confidence, with_own=False)
    return own + weights.convergence * (near - own)


def _ends(degree: np.ndarray) -> np.ndarray:
    """Return for every tie the resident it belongs to."""
    return np.arange(len(degree)).repeat(degree)


MEMBERS: dict[str, Callable[..., np.ndarray]] = {
    "ema": by_steps,
    "degroot": by_all_ties,
    "deffuant": by_pairs,
    "hegselmann_krause": by_close_ties,
    "bounded_confidence": towards_close_ties,
}
