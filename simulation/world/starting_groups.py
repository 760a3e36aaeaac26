"""Groups that are there before the team comes: who belongs to them, who leads [model 9, handbook 2.2]."""

import numpy as np

from simulation.profile import StartingGroup
from simulation.streams import Streams, stable_hash
from simulation.topics import AGES, TOPICS, GroupKind
from simulation.world.estate import Estate
from simulation.world.founding import found

BEFORE = -1
LEAST_NEED = 0.02  # so that a group finds members even where nobody feels its need


def gather(estate: Estate, profiles: tuple[StartingGroup, ...], luck: Streams) -> None:
    """Gather the groups of a community's profile, each around those who need its topic most."""
    residents = estate.residents
    for order, profile in enumerate(profiles):
        topic = TOPICS.index(profile.topic)
        who = _drawn(estate, profile, topic, luck)
        if len(who) == 0:
            continue
        able = who[residents.setting[who] < 0]  # nobody leads two groups
        if len(able) == 0:
            continue
        leader = int(able[(residents.charisma[able] + residents.drive[able]).argmax()])
        found(
            estate,
            who,
            leader,
            GroupKind[profile.kind.upper()],
            topic,
            because="",
            name=profile.id,
            week=BEFORE - len(profiles) + order,  # in the order of the file, the oldest first
            openness=profile.openness,
            cohesion=profile.cohesion,
            dominance=profile.dominance,
            patron=profile.patron,
            leaves=-1000 if profile.leader_leaves is None else profile.leader_leaves,
        )
        if profile.patron:
            residents.entitlement[who] = estate.parameters.allocation.patron
        residents.publicness[who, topic] = np.maximum(residents.publicness[who, topic], profile.publicness)


def _drawn(estate: Estate, profile: StartingGroup, topic: int, luck: Streams) -> np.ndarray:
    """Return the members of a group, drawn from those it draws on in proportion to their need: rows in order."""
    residents = estate.residents
    pool = np.ones(len(residents), dtype=bool)
    if profile.age_group:
        pool &= residents.age_group == AGES.index(profile.age_group)
    if profile.tenure:
        pool &= residents.owner == (profile.tenure == "owner")
    who = pool.nonzero()[0]
    draws = luck.some("group/members", -1, who, stable_hash(profile.id)).astype(np.float64)
    keys = np.log(np.maximum(draws, 1e-9)) / np.maximum(residents.need[who, topic], LEAST_NEED)
    return np.sort(who[np.argsort(-keys, kind="stable")[: profile.members]])
