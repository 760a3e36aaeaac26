"""How a group begins: its members, its leader, and where its contributors work [model 9]."""

import numpy as np

from simulation.agents.groups import Group
from simulation.streams import stable_hash
from simulation.topics import TOPICS, GroupKind, Role, Topic
from simulation.world import diary
from simulation.world.estate import Estate
from simulation.world.settings import GROUP, Setting
from simulation.world.slots import Host

NEW_COHESION, NEW_DOMINANCE = 0.5, 0.3
MOST_FOUNDERS = 15  # people with whom a group begins; others join later
KIND_OF_TOPIC = {  # rights groups gather around incidents; what is founded for safety keeps watch
    Topic.CHILDREN: GroupKind.CLUB,
    Topic.CULTURE: GroupKind.CLUB,
    Topic.SPORT: GroupKind.CLUB,
    Topic.ELDER_CARE: GroupKind.SERVICE,
    Topic.SAFETY: GroupKind.SERVICE,
    Topic.ENVIRONMENT: GroupKind.SERVICE,
    Topic.MUTUAL_HELP: GroupKind.SERVICE,
}


def found(
    estate: Estate,
    members: np.ndarray,
    leader: int,
    kind: GroupKind,
    topic: int,
    *,
    because: str,
    name: str = "",
    week: int | None = None,
    **state: object,
) -> Group:
    """Return a new group, its leader an activist in a setting of its own.

    Args:
        estate: the estate.
        members: rows of those who begin, the leader among them.
        leader: row of the one who leads.
        kind: club, rights or service.
        topic: the need it is about.
        because: what it came about by, for the diary.
        name: what the community's file calls it, or "".
        week: the week of founding, this week if nothing is said.
        **state: columns of the group, such as openness.
    """
    residents, groups = estate.residents, estate.groups
    when = estate.week if week is None else week
    start = {
        "openness": float(residents.openness[members].mean()),
        "cohesion": NEW_COHESION,
        "dominance": NEW_DOMINANCE,
    } | state
    key = stable_hash(name or f"group/{kind}/{topic}/{leader}/{when}")
    group = groups.found(
        name, key, members=np.sort(members), week=when, kind=kind, topic=topic, leader=leader, asked=when, **start
    )
    group.initiative = 1.0 - group.dominance
    setting = Setting(len(estate.settings), GROUP, None, host=Host.RESIDENTS)
    estate.settings.append(setting)
    group.setting = setting.number
    lead(estate, group, leader, because="" if week is not None else "founded_group")
    if week is None:
        estate.n_founded += 1
        facts = {"leader": leader, "topic": TOPICS[topic], "sort": kind.name.lower(), "members": len(members)}
        estate.diary.note(diary.GROUP, group.row, "founded", because, **facts)
        others = members[members != leader]
        estate.diary.note_residents(np.array([leader]), "founded_group", because, group=group.row)
        estate.diary.note_residents(others, "joined_group", "among_founders", group=group.row)
    return group


def lead(estate: Estate, group: Group, leader: int, *, because: str) -> None:
    """Make a member the leader of a group: an activist whose work is there."""
    residents, row = estate.residents, np.array([leader])
    group.leader = leader
    least = estate.parameters.groups.belonging
    residents.identification[leader] = max(float(residents.identification[leader]), least)
    residents.setting[row] = group.setting
    residents.idle[row] = 0
    residents.resting[row] = 0
    if residents.role[leader] != Role.ACTIVIST:
        residents.change_role(row, Role.ACTIVIST)
        if because:
            estate.diary.note_residents(row, "took_the_lead", because, setting=group.setting)


def willing_for(estate: Estate, founder: int, topic: Topic) -> np.ndarray:
    """Return whom the founder's charisma wins for a group, of those who can be asked: rows, without the founder."""
    pool = _pool(estate, founder, topic)
    draws = estate.streams.pairs("found/persuade", estate.week, np.full(len(pool), founder), pool)
    return pool[draws < 0.3 + 0.5 * estate.residents.charisma[founder]][: MOST_FOUNDERS - 1]


def _pool(estate: Estate, founder: int, topic: Topic) -> np.ndarray:
    """Return whom the founder can ask: ties and regulars of the same slot who feel the need and have time."""
    residents, groups, p = estate.residents, estate.groups, estate.parameters.groups
    slot = residents.habit_slot[founder]
    same_slot = estate.regulars[residents.habit_slot[estate.regulars] == slot] if slot >= 0 else estate.regulars[:0]
    pool = np.union1d(estate.ties.of(founder), same_slot)
    fits = (residents.need[pool, topic] >= p.founding_need) & (groups.n_groups_of[pool] < p.most_groups)
    fits &= (pool != founder) & (residents.community_leisure[pool] >= p.meeting)
    busy = groups.member[groups.topic[groups.group] == topic]
    return pool[fits & ~np.isin(pool, busy)]
