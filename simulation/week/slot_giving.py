"""Giving out weekly slots at venues: once a term, and when groups come or go [model 9, handbook 2.1]."""

import numpy as np

from simulation.agents.groups import Groups
from simulation.rules import needs
from simulation.streams import mixed
from simulation.topics import Topic
from simulation.world.conflicts import Party, Quarrel
from simulation.world.estate import Estate
from simulation.world.venues import DAYS, Venue

UNGUARDED = 0.3  # grievance of members whose group got no slot while another has several
ON_GROUND = (Topic.CHILDREN, Topic.CULTURE, Topic.SPORT, Topic.ENVIRONMENT)
PLACES_A_SEAT = 2  # members a group takes for each seat it has in a week: not all come


def give_slots(estate: Estate) -> None:
    """Give every living group the weekly slots it can have, in the order of the rule, best venues first."""
    groups, p = estate.groups, estate.parameters.groups
    if not groups.slots_are_stale and estate.week % estate.parameters.slots.term:
        return
    groups.slots_are_stale = False
    alive = groups.alive
    before = {number: groups.held[number] for number in alive}
    for number in alive:
        groups.held[number] = []
    if len(alive) == 0:
        return
    wanted = np.clip(
        1 + _weight(estate)[alive] // estate.parameters.slots.members, 1, estate.parameters.slots.most
    ).astype(np.int64)
    turns = estate.rules.slots(
        groups.founded[alive],
        groups.asked[alive],
        _lack(estate)[alive],
        wanted,
        term=estate.week // estate.parameters.slots.term,
    )
    taken: set[tuple[str, int]] = set()
    used: dict[str, float] = {}
    offered = {number: _offered(estate, int(number), before[number]) for number in alive}
    for number in alive[turns]:
        slot = next(
            (
                (venue, day)
                for venue, day in offered[number]
                if (venue.id, day) not in taken and used.get(venue.id, 0.0) + p.meeting <= venue.profile.opening_hours
            ),
            None,
        )
        if slot is not None:
            venue, day = slot
            taken.add((venue.id, day))
            used[venue.id] = used.get(venue.id, 0.0) + p.meeting
            groups.held[number].append(slot)
    for number in alive:
        seats = sum(venue.profile.capacity for venue, _ in groups.held[number])
        groups.places[number] = min(PLACES_A_SEAT * seats, p.places * len(groups.held[number]))
    _quarrel_over_slots(estate, alive)


def _weight(estate: Estate) -> np.ndarray:
    """Return each group's members, weighed by their leisure: (n_groups,); those with time (有闲) want more of it."""
    leisure = estate.residents.leisure
    return estate.groups.mean_of_members(leisure[estate.groups.member]) / leisure.mean() * estate.groups.sizes


def _lack(estate: Estate) -> np.ndarray:
    """Return how much each group's members lack what it is about: mean unmet need times members, (n_groups,)."""
    groups, residents = estate.groups, estate.residents
    who, topic = groups.member, groups.topic[groups.group]
    felt = needs.unmet(residents.need[who, topic], residents.met[who, topic])
    return np.bincount(groups.group, weights=felt, minlength=groups.n_rows)


def _offered(estate: Estate, number: int, held: list[tuple[Venue, int]]) -> list[tuple[Venue, int]]:
    """Return the slots a group may have, best first: what it holds, then rooms, then ground; large before small.

    Whoever decides about a venue grants it with its cooperation as probability; what is held is not taken back. Open
    ground suits what is done there, and a place suits that lets in most members.
    Weekdays begin with one of the group's own, so that not all groups want the same evening.
    """
    groups = estate.groups
    key, members = int(groups.key[number]), groups.members_of(number)
    outdoors = groups.topic[number] in ON_GROUND
    mine = {(venue.id, day) for venue, day in held}
    ranked = sorted(
        (
            venue
            for venue in estate.venues.values()
            if (outdoors or venue.profile.kind == "room") and venue.may_enter[members].mean() > 0.5
        ),
        key=lambda venue: (venue.profile.kind != "room", -venue.profile.capacity, venue.id),
    )
    granted = [venue for venue in ranked if any(venue.id == one for one, _ in mine) or _grants(estate, venue, key)]
    days = [(key + day) % DAYS for day in range(DAYS)]
    fresh = [(venue, day) for venue in granted for day in days if (venue.id, day) not in mine]
    return [*held, *fresh]


def _grants(estate: Estate, venue: Venue, key: int) -> bool:
    owner = estate.decider(venue)
    if owner is None:
        return True
    luck = estate.streams.one("group/request", estate.week, occasion=mixed(key ^ venue.number))
    return luck < owner.cooperation


def _quarrel_over_slots(estate: Estate, alive: np.ndarray) -> None:
    """Let a group left without any slot fall out with the oldest group that holds several."""
    groups = estate.groups
    rich = [number for number in alive if len(groups.held[number]) > 1]
    if not rich:
        return
    holder = min(rich, key=lambda number: groups.founded[number])
    for number in alive:
        if not groups.held[number]:
            estate.conflicts.arise(
                Quarrel.SLOT,
                f"slot/{groups.key[number]}/{groups.key[holder]}",
                [_party(groups, int(number)), _party(groups, int(holder))],
                topic=Topic(int(groups.topic[number])),
                grievance=UNGUARDED,
                because="no_slot_left",
            )


def _party(groups: Groups, number: int) -> Party:
    return Party("group", number, groups.members_of(number).astype(np.int64))
