"""Conflicts that arise without an incident: tenants shut out of a room, owners against property management [model 12].

What moves slowly is looked at every four weeks, with the hazard of four weeks.
"""

import numpy as np

from simulation.rules import conflict as rules
from simulation.streams import stable_hash
from simulation.topics import Access, Topic, Trustee
from simulation.world.conflicts import Party, Quarrel
from simulation.world.estate import Estate
from simulation.world.venues import Venue

EVERY = 4
NEARBY = 0.5  # share of the greatest footfall from which one passes a venue often enough to mind a shut door


def rise(estate: Estate) -> None:
    """Let standing discontent become open conflict, now and then."""
    if estate.week % EVERY:
        return
    _owners_against_property(estate)
    for venue in estate.venues.values():
        if venue.profile.access != Access.OPEN and venue.hours_booked > 0:
            _tenants_shut_out(estate, venue)


def _owners_against_property(estate: Estate) -> None:
    p, residents = estate.parameters.conflict, estate.residents
    if estate.conflicts.at_peace(Quarrel.OWNERS_PROPERTY.value):
        return
    impression = estate.management.impression  # owners' mean trust, as of the month before
    if impression is None:
        return
    hazard = rules.hazard_of_discontent(impression, hazard=p.discontent, content=p.content)
    if estate.streams.one("discontent", estate.week) < rules.within(hazard, weeks=EVERY):
        owners = residents.owner.nonzero()[0]
        trust = residents.trust(Trustee.PROPERTY, owners)
        estate.conflicts.arise(
            Quarrel.OWNERS_PROPERTY,
            Quarrel.OWNERS_PROPERTY.value,
            (Party("residents", "owners", owners), Party("institution", "property", trustee=Trustee.PROPERTY)),
            topic=Topic.SAFETY,
            trustee=Trustee.PROPERTY,
            grievance=np.maximum(1.0 - trust / np.float32(p.content), np.float32(0.0)),
            stakes=p.discontent_stakes,
            tension=p.start,
            because="distrust_of_property",
        )


def _tenants_shut_out(estate: Estate, venue: Venue) -> None:
    """Let tenants whom the access policy of a room in use excludes make a conflict of it."""
    p, key = estate.parameters.conflict, f"{Quarrel.EXCLUSION.value}/{venue.id}"
    owner = estate.decider(venue)
    if owner is None or estate.conflicts.at_peace(key):
        return
    tenants = ~estate.residents.owner
    shut_out = (tenants & ~venue.may_enter & (venue.passing >= NEARBY * venue.passing.max())).nonzero()[0]
    share = len(shut_out) / max(int(np.count_nonzero(tenants)), 1)
    luck = estate.streams.one("exclusion", estate.week, occasion=stable_hash(venue.id))
    if luck < rules.within(p.exclusion * share, weeks=EVERY):
        name = next(name for name, institution in estate.institutions.items() if institution is owner)
        estate.conflicts.arise(
            Quarrel.EXCLUSION,
            key,
            (Party("residents", "tenants", shut_out), Party("institution", name, trustee=owner.trustee)),
            topic=Topic.SAFETY,
            trustee=owner.trustee,
            grievance=p.exclusion_grievance,
            stakes=p.exclusion_stakes,
            tension=p.start,
            because="shut_out",
        )
