"""One week of the estate's conflicts: who joins in, how tense it gets, what flares up, what dies down [model 12].

Functions of the estate that fetch columns, call the rules and store the result; `Community.step` calls them.
"""

import numpy as np

from simulation.rules import conflict as rules
from simulation.streams import stable_hash
from simulation.topics import Trustee
from simulation.week import convening, discontent
from simulation.week.founding_groups import gather_rights_group
from simulation.world.conflicts import INCIDENTS, NEVER, Conflict
from simulation.world.estate import Estate

TWENTY = 20
LOOK_EVERY = 4


def unfold(estate: Estate) -> None:
    """Let a week pass over every open conflict."""
    p = estate.parameters.conflict
    discontent.rise(estate)
    convening.residents_convene(estate)
    for conflict in tuple(estate.conflicts):
        if not conflict.is_quiet and estate.week >= conflict.next_look:
            _mobilise(estate, conflict)
        joined = conflict.share_mobilised
        conflict.tension = rules.tension(conflict.tension, joined, keep=p.keep, gain=p.gain)
        luck = estate.streams.one("flare", estate.week, occasion=stable_hash(conflict.key))
        if rules.flares(conflict.tension, hazard=p.flare, draw=luck):
            _flare_up(estate, conflict)
        elif conflict.is_quiet and conflict.tension < p.calm:
            estate.conflicts.end(conflict, settled=False)
            estate.conflicts.count.died_down += 1
            estate.diary.note(
                "conflict", conflict.number, "conflict_died_down", "nobody_joins_in", about=conflict.kind.value
            )


def _mobilise(estate: Estate, conflict: Conflict) -> None:
    """Let those whose grievance has faded leave, and others join in day by day, as their ties do.

    As long as the protest grows this is looked at every week, and then every four weeks.
    """
    p = estate.parameters.mobilisation
    conflict.let_fade(estate.week, half_life=p.half_life)
    wants, thresholds = estate.rules.mobilisation, estate.residents.threshold[conflict.who]
    joined, before = conflict.is_mobilised, conflict.is_mobilised.copy()
    share = conflict.links.count(joined) * conflict.share_of_one
    joined &= wants(share, thresholds, conflict.grievance, lead=p.lead)
    for day in range(1, p.rounds + 1):
        share = conflict.links.count(joined) * conflict.share_of_one
        joins = wants(share, thresholds, conflict.grievance, lead=p.lead) & ~joined
        if not joins.any():
            break
        joined |= joins
        if conflict.week_of_twenty == NEVER and np.count_nonzero(joined) >= TWENTY:
            conflict.week_of_twenty = estate.week
            weeks_before = estate.week - conflict.week
            estate.conflicts.count.weeks_to_twenty.append(weeks_before + day / p.rounds)
    new = joined & ~before
    grows = bool(new.any())
    conflict.next_look = estate.week + (1 if grows else LOOK_EVERY)
    n_joined = np.count_nonzero(joined)
    conflict.is_quiet = n_joined == 0
    if n_joined >= TWENTY:
        _wake_the_committee(estate, conflict)
    if grows and estate.diary.is_kept:
        alone = wants(np.zeros(len(new), dtype=np.float32), thresholds, conflict.grievance, lead=p.lead)
        about = conflict.kind.value
        estate.diary.note_residents(conflict.who[new & alone], "mobilised", "grievance", about=about)
        estate.diary.note_residents(conflict.who[new & ~alone], "mobilised", "ties_joined", about=about)


def gather(estate: Estate) -> None:
    """Let the many whom an incident has mobilised gather in a rights group, now and then."""
    for conflict in estate.conflicts:
        if conflict.kind in INCIDENTS and np.count_nonzero(conflict.is_mobilised) >= TWENTY:
            luck = estate.streams.one("gather", estate.week, occasion=stable_hash(conflict.key))
            if luck < estate.parameters.mobilisation.gather:
                gather_rights_group(estate, conflict.mobilised, conflict.topic, because="mobilised_by_incident")


def _wake_the_committee(estate: Estate, conflict: Conflict) -> None:
    """Let many who have joined in against property management form or revive an owners' committee."""
    luck = estate.streams.one("committee", estate.week, occasion=stable_hash(conflict.key))
    many = np.count_nonzero(estate.residents.owner[conflict.mobilised]) >= TWENTY
    if many and conflict.is_with(Trustee.PROPERTY) and luck < estate.parameters.conflict.committee:
        estate.committee.revive("conflict", about=conflict.kind.value)


def _flare_up(estate: Estate, conflict: Conflict) -> None:
    """Renew the grievance, and let those who have joined in fall out with the other side; the office is alarmed."""
    p = estate.parameters.conflict
    conflict.n_flares += 1
    estate.conflicts.count.flared += 1
    estate.diary.note("conflict", conflict.number, "conflict_flared", "unsettled", about=conflict.kind.value)
    for party in conflict.parties:
        places = conflict.places_of(party)
        rows = party.rows[conflict.is_mobilised[places]] if len(places) else party.rows
        for trustee in {other.trustee for other in conflict.parties if other is not party}:
            estate.remember(rows, trustee, np.full(len(rows), -1), p.distrust)
    conflict.let_fade(estate.week, half_life=estate.parameters.mobilisation.half_life)
    np.maximum(conflict.grievance, conflict.first_grievance, out=conflict.grievance)
    conflict.stir()
    conflict.tension = rules.after_step(conflict.tension, p.flare_tension)
    office = estate.institutions["office"]
    office.risk = rules.after_step(office.risk, p.flare_risk)
