"""The resources a community has before anyone looks for them, from its profile [model 11, handbook 1.1.3]."""

import numpy as np

from simulation.agents.residents import Residents
from simulation.profile import CommunityProfile, Resource, ResourceCounts, Venue
from simulation.streams import Streams, stable_hash
from simulation.topics import N_TOPICS, TOPICS, Holder, Kind, ResourceHolder, ResourceKind
from simulation.world.resources import ANY_TOPIC, Item

# What there is besides what a community's file names, by type of estate (assumption A81): an estate that lives
# behind a gate has few shops and much skill, an urban village the reverse, a relocated village many relations.
USUAL: dict[Kind, ResourceCounts] = {
    Kind.COMMODITY: ResourceCounts(shops=6, partners=3, teachers=6, funders=2, relations=4, skilled=0.04),
    Kind.UPSCALE: ResourceCounts(shops=3, partners=4, teachers=8, funders=2, relations=3, skilled=0.06),
    Kind.RELOCATION: ResourceCounts(shops=5, partners=1, teachers=4, funders=2, relations=8, skilled=0.03),
    Kind.URBAN_VILLAGE: ResourceCounts(shops=14, partners=1, teachers=4, funders=3, relations=5, skilled=0.03),
}
# Of each sort: kind, holder, least and most capacity, sustained, share recorded, share in use when the team comes
# (assumption A81).
SORTS: dict[str, tuple[ResourceKind, ResourceHolder, float, float, bool, float, float]] = {
    "shops": (ResourceKind.GOODS, ResourceHolder.SHOP, 500, 3000, True, 0.2, 0.1),
    "partners": (ResourceKind.MONEY, ResourceHolder.PROPERTY, 2000, 8000, True, 0.3, 0.6),
    "teachers": (ResourceKind.SKILL, ResourceHolder.OUTSIDE, 1, 4, True, 0.4, 0.0),
    "funders": (ResourceKind.MONEY, ResourceHolder.OUTSIDE, 5000, 20000, False, 0.8, 0.0),
    "relations": (ResourceKind.RELATION, ResourceHolder.OUTSIDE, 1, 4, True, 0.0, 0.1),
}


def endowment(profile: CommunityProfile, residents: Residents, streams: Streams) -> list[Item]:
    """Return all resources of a community: its venues, those its file names, those it has unnamed, its skills.

    Args:
        profile: the community.
        residents: the table of residents; some have a skill they could pass on.
        streams: the randomness of the estate.
    """
    items = [_space(venue) for venue in profile.venues]
    for one in profile.resources:
        topic = TOPICS.index(one.topic) if one.topic else ANY_TOPIC
        items.append(_named(one, topic))
    usual = USUAL[profile.kind]
    for sort in SORTS:
        given = getattr(profile.resource_counts, sort)
        items += [_unnamed(sort, number, streams) for number in range(getattr(usual, sort) if given is None else given)]
    skilled = profile.resource_counts.skilled if profile.resource_counts.skilled is not None else usual.skilled
    return items + _skills(residents, streams, share=skilled or 0.0)


def _key(name: str) -> int:
    return stable_hash(f"resource/{name}") >> 1  # as wide as a signed column


def _named(one: Resource, topic: int) -> Item:
    return Item(
        one.id,
        one.kind,
        one.holder,
        one.capacity,
        is_sustained=one.sustained,
        is_recorded=one.recorded,
        was_used=one.used,
        topic=topic,
        key=_key(one.id),
    )


def _space(venue: Venue) -> Item:
    """Return a venue as a resource: public ground and what the office holds is in the papers."""
    return Item(
        venue.id,
        ResourceKind.SPACE,
        ResourceHolder(venue.owner.value),
        float(venue.capacity),
        is_recorded=venue.owner in (Holder.OFFICE, Holder.PUBLIC),
        key=_key(venue.id),
    )


def _unnamed(sort: str, number: int, streams: Streams) -> Item:
    kind, holder, least, most, sustained, recorded, used = SORTS[sort]
    name = f"{sort}/{number + 1}"
    size, in_papers, is_used, about = (
        streams.one(f"endowment/{what}", -1, occasion=stable_hash(name)) for what in ("size", "papers", "use", "topic")
    )
    return Item(
        name,
        kind,
        holder,
        least + size * (most - least),
        is_sustained=sustained,
        is_recorded=in_papers < recorded,
        was_used=is_used < used,
        topic=int(about * N_TOPICS) if kind == ResourceKind.SKILL else ANY_TOPIC,
        key=_key(name),
    )


def _skills(residents: Residents, streams: Streams, *, share: float) -> list[Item]:
    """Return residents' skills: a share of them has one, to answer any topic, for the hours they can spare."""
    luck = streams.everyone("skilled", -1)
    who = (luck < np.float32(share)).nonzero()[0]
    topics = (streams.some("skilled/topic", -1, who) * N_TOPICS).astype(int).tolist()
    hours = residents.community_leisure[who].tolist()
    return [
        Item(f"skill/{row}", ResourceKind.SKILL, ResourceHolder.RESIDENT, ready, topic=topic, row=row, key=-1 - row)
        for row, topic, ready in zip(who.tolist(), topics, hours, strict=True)
    ]
