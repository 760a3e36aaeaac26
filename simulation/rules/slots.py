"""Who asks first when weekly slots at venues are given out: the members of the family [model 9, handbook 2.1].

Each member returns the order in which groups are asked: in each turn a group takes the best slot that is left, and
under seniority it takes all it wants before the next is asked.
"""

from collections.abc import Callable

import numpy as np


def seniority(founded: np.ndarray, asked: np.ndarray, need: np.ndarray, wanted: np.ndarray, *, term: int) -> np.ndarray:
    """Return the turns, oldest group first, all its wishes at once: (n_turns,) numbers of groups.

    Args:
        founded: (n_groups,) week of founding [week].
        asked: (n_groups,) week since when each holds or asks for slots [week].
        need: (n_groups,) members' mean unmet need times members [residents].
        wanted: (n_groups,) slots each wants [count].
        term: number of the term.

    Source: handbook 2.1: those with money and leisure, 有钱有闲, come to hold what is common.
    """
    return np.repeat(np.argsort(founded, kind="stable"), wanted[np.argsort(founded, kind="stable")])


def first_come(
    founded: np.ndarray, asked: np.ndarray, need: np.ndarray, wanted: np.ndarray, *, term: int
) -> np.ndarray:
    """Return the turns by who has held or asked longest, one slot a turn."""
    return _round_by_round(np.argsort(asked, kind="stable"), wanted)


def rotation(founded: np.ndarray, asked: np.ndarray, need: np.ndarray, wanted: np.ndarray, *, term: int) -> np.ndarray:
    """Return the turns, one slot a turn, beginning with another group each term."""
    order = np.argsort(founded, kind="stable")
    return _round_by_round(np.roll(order, -(term % max(len(order), 1))), wanted)


def by_need(founded: np.ndarray, asked: np.ndarray, need: np.ndarray, wanted: np.ndarray, *, term: int) -> np.ndarray:
    """Return the turns by whose members lack most, one slot a turn."""
    return _round_by_round(np.argsort(-need, kind="stable"), wanted)


def _round_by_round(order: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return each group once, then again those that want a second slot, and so on."""
    rounds = [order[wanted[order] > turn] for turn in range(int(wanted.max(initial=0)))]
    return np.concatenate(rounds) if rounds else order


MEMBERS: dict[str, Callable[..., np.ndarray]] = {
    "seniority": seniority,
    "first_come": first_come,
    "rotation": rotation,
    "need": by_need,
}
