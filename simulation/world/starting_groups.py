"""Groups that are there before the team comes: who belongs to them, who leads [model 9, handbook 2.2]."""

import numpy as np

from simulation.profile import StartingGroup
from simulation.streams import Streams, stable_hash
from simulation.topics import AGES, TOPICS, GroupKind, Role
from simulation.world.estate import Estate
from simulation.world.settings import GROUP, Setting
from simulation.world.slots import Host

BEFORE = -1
LEAST_NEED = 0.02  # so that a group finds members even where nobody feels its need


def gather(estate: Estate, profiles: tuple[StartingGroup, ...], luck: Streams) -> None:
    """Gather the groups of a community's profile, each around those who need its topic most."""
    residents, groups = estate.residents, estate.groups
    for profile in profiles:
        topic = TOPICS.index(profile.topic)
        who = _drawn(estate, profile, topic, luck)
        if len(who) == 0:
            continue
        group = groups.found(
            profile.id,
            members=who,
            week=BEFORE,
            kind=GroupKind[profile.kind.upper()],
            topic=topic,
            openness=profile.openness,
            cohesion=profile.cohesion,
            dominance=profile.dominance,
            initiative=1.0 - profile.dominance,
            patron=profile.patron,
        )
        residents.publicness[who, topic] = np.maximum(residents.publicness[who, topic], profile.publicness)
        setting = Setting(len(estate.settings), GROUP, None, host=Host.RESIDENTS)
        estate.settings.append(setting)
        group.setting = setting.number
        group.leader = leader = int(who[(residents.charisma[who] + residents.drive[who]).argmax()])
        if residents.role[leader] == Role.RESIDENT:
            residents.role[leader], residents.setting[leader] = Role.ACTIVIST, setting.number


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
