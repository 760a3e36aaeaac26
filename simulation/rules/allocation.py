"""Who gets what when public-interest resources are given out: the members of the family [model 11, handbook 5.3].

Each member returns the award of every applicant. What follows from it, justice, expectation, entitlement, is the
same equation for all of them.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np


class Applications(NamedTuple):
    """A round of applications, one row an applicant.

    Args:
        asked: (n,) yuan asked for [yuan].
        merit: (n,) how well the plan serves others, as an expert who knew all would see it [share].
        seen: (n,) merit as the jury sees it [share].
        need: (n,) how much the people behind it lack what it is about [share].
        came: (n,) order in which applications came in, 0 first [rank].
        favour: (n,) how close the applicant is to those who decide [share].
    """

    asked: np.ndarray
    merit: np.ndarray
    seen: np.ndarray
    need: np.ndarray
    came: np.ndarray
    favour: np.ndarray


def _in_order(asked: np.ndarray, order: np.ndarray, money: float) -> np.ndarray:
    """Return awards when applicants are served in full in this order, while the money lasts for the next one."""
    award = np.zeros(len(asked))
    for place in order:
        if asked[place] <= money:
            award[place] = asked[place]
            money -= asked[place]
    return award


def open_review(found: Applications, *, money: float) -> np.ndarray:
    """Return awards by merit as a jury sees it, best first, in full, while money lasts (transparent, fair, expert).

    Args:
        found: the round's applications.
        money: what there is to give [yuan].

    Returns:
        (n,) award of each applicant, no more than was asked for [yuan].

    Source: handbook 5.3.
    """
    return _in_order(found.asked, np.argsort(-found.seen, kind="stable"), money)


def need_based(found: Applications, *, money: float) -> np.ndarray:
    """Return awards to those who lack most first, in full, while money lasts."""
    return _in_order(found.asked, np.argsort(-found.need, kind="stable"), money)


def equal_share(found: Applications, *, money: float) -> np.ndarray:
    """Return the same for everybody who applies, no more than was asked for: everyone must have some (人人享有)."""
    n = len(found.asked)
    return np.minimum(found.asked, np.floor(money / n)) if n else np.zeros(0)


def first_come(found: Applications, *, money: float) -> np.ndarray:
    """Return awards in the order in which applications came in, in full, while money lasts."""
    return _in_order(found.asked, np.argsort(found.came, kind="stable"), money)


def patronage(found: Applications, *, money: float) -> np.ndarray:
    """Return awards to those closest to whoever decides, in full, while money lasts."""
    return _in_order(found.asked, np.argsort(-found.favour, kind="stable"), money)


MEMBERS: dict[str, Callable[..., np.ndarray]] = {
    "open_review": open_review,
    "need_based": need_based,
    "equal_share": equal_share,
    "first_come": first_come,
    "patronage": patronage,
}
# How much of a rule can be seen from outside [share] (assumption A83); one of the user's own is seen in full (A94).
TRANSPARENCY = {"open_review": 1.0, "need_based": 0.8, "equal_share": 1.0, "first_come": 0.8, "patronage": 0.2}


def agreement(award: np.ndarray, merit: np.ndarray) -> float:
    """Return how far awards follow merit: Kendall's tau-b moved to [0, 1], 1/2 where one of the two never varies.

    Args:
        award: (n,) share of what was asked for that was given [share].
        merit: (n,) [share].

    Source: Kendall (1945), rank correlation with ties.
    """
    first, second = np.triu_indices(len(award), 1)
    one = np.sign(award[first] - award[second])
    other = np.sign(merit[first] - merit[second])
    size = np.sqrt(np.count_nonzero(one) * np.count_nonzero(other))
    return float(0.5 + 0.5 * (one * other).sum() / size) if size > 0 else 0.5


def justice(award: np.ndarray, merit: np.ndarray, *, transparency: float) -> float:
    """Return the procedural justice of a round: rank agreement of award and merit x transparency.

    Args:
        award: (n,) share of what was asked for that was given [share].
        merit: (n,) [share].
        transparency: how much of the rule can be seen [share].

    Source: model 11; Leventhal (1980), Lind and Tyler (1988) on procedural justice; handbook 5.3.
    """
    return agreement(award, merit) * transparency


def feeling(justice: float, draws: np.ndarray) -> np.ndarray:
    """Return how those who got nothing take it: +1 with probability j, -1 with (1 - j) / 2, else 0.

    Args:
        justice: of the round, j [share].
        draws: (n,) uniform [0, 1).

    Source: model 11: a just procedure makes even a refusal a good experience; assumption A84.
    """
    return (draws < justice).astype(np.int8) - (draws >= 1.0 - 0.5 * (1.0 - justice)).astype(np.int8)


def expected(before: np.ndarray, received: np.ndarray, *, rate: float) -> np.ndarray:
    """Return what one has come to expect: x + r (received - x).

    Args:
        before: (n,) expectation, x [share of what was asked].
        received: (n,) share of what was asked that was given [share].
        rate: step, r [share/round].

    Source: model 11; Helson (1964), adaptation level.
    """
    return before + rate * (received - before)


def entitlement(expectation: np.ndarray, received: np.ndarray) -> np.ndarray:
    """Return what one holds to be due and did not get: max(0, expectation - received).

    Args:
        expectation: (n,) [share].
        received: (n,) [share].

    Source: model 11; handbook 5.3, public-interest resources taken for everybody's due.
    """
    return np.maximum(0.0, expectation - received)
