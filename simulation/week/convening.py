"""Deliberations that residents convene themselves: the owners' committee and able groups, also after the exit.

Convening takes hours of their own: those who can do it prepare, two hours a week each, until a meeting is ready
[model 10, 12, handbook 3.3].
"""

import numpy as np

from simulation.actions.deliberation import Convener, by_tension, deliberate
from simulation.topics import GroupKind, Trustee
from simulation.world.conflicts import Conflict
from simulation.world.estate import Estate

HOURS_EACH = 2.0
MOST_ORGANISERS = 6


def residents_convene(estate: Estate) -> None:
    """Let committee and groups prepare deliberations on the conflicts that concern them, and hold those ready."""
    if not len(estate.conflicts):
        return
    need = estate.parameters.deliberation.own_hours
    for conflict in by_tension(estate):
        if conflict.tension < estate.parameters.deliberation.own_tension:
            break
        convener, organisers = _convener(estate, conflict)
        if convener is None:
            continue
        if conflict.prepared < need:
            conflict.prepared += _prepare(estate, organisers, need - conflict.prepared)
        if conflict.prepared >= need - 1e-6 and len(deliberate(estate, conflict, convener)):
            conflict.prepared = 0.0


def _convener(estate: Estate, conflict: Conflict) -> tuple[Convener | None, np.ndarray]:
    """Return who among residents can bring a conflict to a table, and who would prepare it."""
    able = estate.parameters.deliberation.own_skill
    owners = conflict.who[estate.residents.owner[conflict.who]]
    if estate.committee.can_convene and 2 * len(owners) > len(conflict.who):
        return Convener(Trustee.COMMITTEE, estate.committee.facilitation), _most_skilled(estate, owners)
    for group in estate.groups.living:
        concerns = group.kind == GroupKind.RIGHTS and group.topic == conflict.topic
        concerns |= any(party.kind == "group" and party.name == group.number for party in conflict.parties)
        if concerns and group.leader >= 0 and estate.residents.skill[group.leader] >= able:
            facilitation = float(estate.residents.skill[group.leader])
            return Convener(Trustee.NEIGHBOURS, facilitation), _most_skilled(estate, group.members)
    return None, owners[:0]


def _most_skilled(estate: Estate, who: np.ndarray) -> np.ndarray:
    """Return the few most skilled of `who` who have skill enough to prepare a deliberation."""
    skill = estate.residents.skill[who]
    able = who[skill >= estate.parameters.deliberation.own_skill]
    first = np.lexsort((able, -estate.residents.skill[able]))[:MOST_ORGANISERS]
    return able[first]


def _prepare(estate: Estate, who: np.ndarray, wanted: float) -> float:
    """Book hours of preparation from the hours left of the organisers, and return how many were given [h]."""
    residents = estate.residents
    given = np.minimum(residents.hours_left[who], np.float32(HOURS_EACH))
    total = float(given.sum(dtype=np.float64))
    if total > wanted:
        given *= np.float32(wanted / total)
    residents.hours_left[who] -= given
    residents.hours_given[who] += given
    return float(given.sum(dtype=np.float64))
