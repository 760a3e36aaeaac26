"""Groups that begin: active residents look around for others who need the same [model 9, handbook 2.2]."""

import numpy as np

from simulation.agents.groups import Group
from simulation.rules import groups as rules
from simulation.rules import needs
from simulation.topics import GroupKind, Topic, Trustee
from simulation.world.estate import Estate
from simulation.world.founding import KIND_OF_TOPIC, MOST_FOUNDERS, found, willing_for

CARE = (Topic.ELDER_CARE, Topic.MUTUAL_HELP)
RIGHTS_OPENNESS = 0.8  # whoever is concerned may join


def found_groups(estate: Estate) -> None:
    """Let contributors and activists found groups, where enough feel the same need and no group is there."""
    residents, groups, p = estate.residents, estate.groups, estate.parameters.groups
    who = estate.workers
    draws = estate.streams.some("found", estate.week, who)
    keen = draws < 1.0 - (1.0 - p.founding) ** p.trained_outside  # whoever may set out at all: most do not
    who, draws = who[keen], draws[keen]
    free = (residents.setting[who] >= 0) & ~np.isin(who, groups.leader[groups.alive])
    who, draws = who[free], draws[free]
    if len(who) == 0:
        return
    topic = needs.unmet(residents.need[who], residents.met[who]).argmax(axis=1)
    is_care = np.isin(topic, CARE)
    pace = np.ones(len(who))
    if is_care.any():
        pace[is_care] = min(1.0, float(residents.need[:, list(CARE)].mean()) / p.service_need)
    is_trained = residents.trained_until[who] > estate.week
    sets_out = rules.founds(is_trained, pace, hazard=p.founding, trained=p.trained_outside, draws=draws)
    for founder, about in zip(who[sets_out].tolist(), topic[sets_out].tolist(), strict=True):
        _look_around(estate, founder, Topic(about))


def _look_around(estate: Estate, founder: int, topic: Topic) -> None:
    """Found a group if the pool holds enough people; where one with free places is in reach, join that instead."""
    residents, groups, p = estate.residents, estate.groups, estate.parameters.groups
    has_place = groups.is_alive & (groups.topic == topic) & (groups.sizes < groups.places)
    if has_place.any():
        group = groups.views[int(has_place.argmax())]
        new = founder not in group.members and groups.n_groups_of[founder] < p.most_groups
        if new and estate.streams.one("found/join", estate.week, founder) < group.openness:
            groups.join(np.array([founder]), np.array([group.row]), estate.week)
            row = np.array([founder])
            estate.diary.note_residents(row, "joined_group", "found_it_there", group=np.array([group.row]))
        return
    if groups.n_groups_of[founder] >= p.most_groups:
        return
    willing = willing_for(estate, founder, topic)
    if len(willing) + 1 < p.pool:
        return
    began_with = np.append(willing, founder)
    kind = KIND_OF_TOPIC[topic]
    because = "trained_outside" if residents.trained_until[founder] > estate.week else "ties_and_regulars"
    found(estate, began_with, founder, kind, topic, because=because)


def gather_rights_group(estate: Estate, who: np.ndarray, topic: Topic, *, because: str) -> Group | None:
    """Let people mobilised by an incident gather in a rights group at once, if there are enough and none is there.

    Args:
        estate: the estate.
        who: rows of the mobilised.
        topic: what it is about.
        because: what gathered them, for the diary.

    Returns:
        the group they stand up in, the one that is there for this or a new one; None if they are too few.
    """
    residents, groups, p = estate.residents, estate.groups, estate.parameters.groups
    free = (groups.n_groups_of[who] < p.most_groups) & (residents.community_leisure[who] >= p.meeting)
    who = np.unique(who[free])
    able = who[residents.setting[who] < 0]
    there = next((one for one in groups.living if one.kind == GroupKind.RIGHTS and one.topic == topic), None)
    if there is not None:
        new = np.setdiff1d(who, there.members)[: max(0, there.places - len(there.members))]
        groups.join(new, np.full(len(new), there.row), estate.week)
        estate.diary.note_residents(new, "joined_group", because, group=np.full(len(new), there.row))
        return there
    if len(who) < p.pool or len(able) == 0:
        return None
    leader = int(able[(residents.drive[able] + residents.charisma[able]).argmax()])
    keep = np.argsort(-residents.drive[who], kind="stable")[:MOST_FOUNDERS]
    members = np.union1d(who[keep], [leader])
    group = found(estate, members, leader, GroupKind.RIGHTS, topic, because=because, openness=RIGHTS_OPENNESS)
    trust = residents.trust(Trustee.NEIGHBOURS, members)
    group.cohesion = float(np.clip(trust.mean() + 0.2, 0.2, 0.9))
    return group
