"""Who comes to a deliberation (议事协商), whether it settles the matter, and what one learns by it [model 12]."""

from math import exp

import numpy as np


def comes(openness: np.ndarray, grievance: np.ndarray, *, accept: float, draws: np.ndarray) -> np.ndarray:
    """Return who of those invited comes to the table: draws < a (1 - (1 - openness)(1 - grievance)).

    Args:
        openness: (n_invited,) openness to others [share].
        grievance: (n_invited,) how aggrieved each is: the matter is one's own [share].
        accept: chance of one fully open, or fully aggrieved [probability].
        draws: (n_invited,) uniform [0, 1).

    Source: assumption A77.
    """
    return draws < np.float32(accept) * (1.0 - (1.0 - openness) * (1.0 - grievance))


def p_success(
    skill: float,
    *,
    facilitation: float,
    trust: float,
    stakes: float,
    constant: float,
    w_skill: float,
    w_facilitation: float,
    w_trust: float,
    w_stakes: float,
) -> float:
    """Return the chance that a deliberation settles a conflict: logistic(c + w_k k + w_f f + w_t (t - 1/2) - w_s s).

    Args:
        skill: mean deliberation skill at the table, k [share].
        facilitation: quality of whoever convenes it, f [share].
        trust: mean trust of the parties in each other, t [share].
        stakes: what there is to lose, s [share].
        constant: log-odds without any of these, c [logit].
        w_skill: weight of skill [logit].
        w_facilitation: weight of facilitation [logit].
        w_trust: weight of trust [logit].
        w_stakes: weight of the stakes [logit].

    Source: model 12; handbook 2.2.2, 6.
    """
    odds = constant + w_skill * skill + w_facilitation * facilitation + w_trust * (trust - 0.5) - w_stakes * stakes
    return 1.0 / (1.0 + exp(-odds))


def after_practice(skill: np.ndarray, *, step: float) -> np.ndarray:
    """Return deliberation skill after a training, or a deliberation that went well: k + step (1 - k).

    Args:
        skill: (n_came,) skill before, k [share].
        step: share of the way to full skill [share].

    Source: handbook 2.2.2; assumption A78.
    """
    return skill + np.float32(step) * (1.0 - skill)


def around_the_table(side: np.ndarray, order: np.ndarray, *, seats: int) -> np.ndarray:
    """Return who sits at the table when more come than fit: sides take turns, the earliest of each first.

    Args:
        side: (n_came,) number of the side each belongs to.
        order: (n_came,) uniform [0, 1), order of arrival.
        seats: places at the table [count].

    Returns:
        (n_came,) bool.

    Source: assumption A77: a table is laid for all sides alike.
    """
    inside = np.zeros(len(side), dtype=bool)
    turn = np.empty(len(side), dtype=np.int64)
    for number in np.unique(side):
        mine = (side == number).nonzero()[0]
        turn[mine[np.argsort(order[mine], kind="stable")]] = np.arange(len(mine))
    inside[np.lexsort((order, turn))[:seats]] = True
    return inside
