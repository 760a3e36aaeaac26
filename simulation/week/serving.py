"""A week of rehearsal or of service: what a group chooses, and the neighbours it serves [model 9, handbook 2.1]."""

import numpy as np

from simulation.rules import experience, recognition
from simulation.topics import N_TOPICS, Trustee
from simulation.world import diary
from simulation.world.estate import Estate

PRAISE = {"none": 0.0, "service": 1.0, "prizes": -1.0}
CODE = 1 << 32  # a membership as one number: group x CODE + member
EVERY_TOPIC = np.arange(N_TOPICS)


def choose(estate: Estate, has_met: np.ndarray, praised: str, publicness: np.ndarray) -> None:
    """Let each group that meets spend the week on others or on itself, by what earns recognition.

    Args:
        estate: the estate.
        has_met: (n_groups,) which groups meet this week.
        praised: what the team or the estate praises: `none`, `service` or `prizes`; a patron always wants prizes.
        publicness: (n_groups,) members' mean publicness of the group's topic [share].
    """
    groups, p = estate.groups, estate.parameters.recognition
    chance = recognition.serves(
        np.array([p.club, p.rights, p.service])[groups.kind],
        np.where(groups.patron, PRAISE["prizes"], PRAISE[praised]),
        publicness,
        on_praise=p.praise,
        on_publicness=p.publicness,
    )
    groups.serves = has_met & (estate.streams.pairs("group/serves", estate.week, groups.key, groups.key) < chance)
    _tell_choices(estate, chance)


def _tell_choices(estate: Estate, chance: np.ndarray) -> None:
    """Note where a group has come to serve more often than it rehearses, or the other way round."""
    groups = estate.groups
    leans = groups.is_alive & (chance >= 0.5)
    for number in (leans != groups.outward).nonzero()[0]:
        if groups.is_alive[number] and estate.week > max(groups.founded[number], 0):
            what = "turned_outward" if leans[number] else "turned_inward"
            estate.diary.note(diary.GROUP, int(number), what, "recognition", chance=float(chance[number]))
    groups.outward = leans


def serve(estate: Estate, came: np.ndarray) -> None:
    """Let each member who came to a group that serves serve one tied neighbour who is no member; book the hours.

    Args:
        estate: the estate.
        came: (n_memberships,) which memberships brought a member to a meeting.
    """
    groups, ties, p = estate.groups, estate.ties, estate.parameters
    here = came & groups.serves[groups.group]
    who, which = groups.member[here].astype(np.int64), groups.group[here].astype(np.int64)
    known = ties.degree[who] > 0
    who, which = who[known], which[known]
    if len(who) == 0:
        return
    luck = estate.streams.pairs("group/whom", estate.week, who, groups.key[which])
    whom = ties.neighbours[ties.start[who] + (luck * ties.degree[who]).astype(np.int64)]
    outside = ~np.isin(which * CODE + whom, groups.group * np.int64(CODE) + groups.member)
    estate.served_others += float(np.count_nonzero(outside) * p.groups.meeting)
    served, first = np.unique(whom[outside], return_index=True)
    _help(estate, served, groups.topic[which[outside][first]].astype(np.int64))


def _help(estate: Estate, who: np.ndarray, topic: np.ndarray) -> None:
    """Let the residents `who`, each once, be helped by neighbours in a topic: a need met, and something to tell."""
    residents, p = estate.residents, estate.parameters
    met, need = residents.met[who, topic], residents.need[who, topic]
    answers = estate.response(EVERY_TOPIC, who)[topic, np.arange(len(who))]
    residents.met[who, topic] = estate.rules.needs(met, met_per_visit=p.needs.met_per_visit * answers)
    outcome = estate.rules.experience(
        experience.fit(need, residents.need[who].max(axis=1, initial=0.0), floor=p.experience.fit_floor),
        quality=p.groups.quality,
        commercial=0.0,
        bad=p.experience.bad,
        commercial_bad=p.experience.commercial,
        draws=estate.streams.some("group/served", estate.week, who),
    )
    estate.remember(who, Trustee.NEIGHBOURS, outcome, experience.weight(p.groups.meeting, depth=p.experience.depth))
