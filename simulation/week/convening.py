"""Deliberations that residents convene themselves: the owners' committee and able groups, also after the exit.

Convening takes hours of their own: those who can do it prepare, two hours a week each, until a meeting is ready
[model 10, 12, handbook 3.3].
"""

import numpy as np

from simulation.actions.deliberation import Convener, deliberate, is_ready
from simulation.topics import GroupKind, Trustee
from simulation.world.conflicts import NOBODY, Conflict
from simulation.world.estate import Estate

HOURS_EACH = 2.0  # a week
MOST_ORGANISERS = 4
LOOK_EVERY = 4  # weeks before those who cannot convene a table look again whether they can


def residents_convene(estate: Estate) -> None:
    """Let committee and groups prepare deliberations on the conflicts that concern them, and hold those ready."""
    p = estate.parameters.deliberation
    for conflict in tuple(estate.conflicts):
        if conflict.tension < p.own_tension or estate.week < conflict.next_try:
            continue
        if len(conflict.organisers) == 0:
            conflict.organisers = _convener(estate, conflict)[1]
        if conflict.prepared < p.own_hours and len(conflict.organisers):
            conflict.prepared += _prepare(estate, conflict.organisers, p.own_hours - conflict.prepared)
        if conflict.prepared < p.own_hours - 1e-3:
            conflict.next_try = estate.week + (1 if len(conflict.organisers) else LOOK_EVERY)
        else:
            _hold(estate, conflict)


def _hold(estate: Estate, conflict: Conflict) -> None:
    """Call people to the table that has been prepared; if it is too soon, or nobody can call, wait."""
    convener, _ = _convener(estate, conflict)
    conflict.next_try = max(estate.week + LOOK_EVERY, conflict.week_met + estate.parameters.deliberation.pause)
    if convener is not None and is_ready(estate, conflict) and len(deliberate(estate, conflict, convener)):
        conflict.prepared, conflict.organisers = 0.0, NOBODY


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
    return None, NOBODY


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
