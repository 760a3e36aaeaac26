"""Bringing resources from inside and outside to groups (链接资源) [model 11, handbook 2.2.3B]."""

import numpy as np

from simulation.agents.groups import Group
from simulation.agents.team import SocialWorkTeam
from simulation.topics import ResourceKind
from simulation.world import diary
from simulation.world.estate import Estate
from simulation.world.resources import ANY_TOPIC

KIND_OF = {
    "skill": ResourceKind.SKILL,
    "training": ResourceKind.SKILL,
    "goods": ResourceKind.GOODS,
    "money": ResourceKind.MONEY,
    "relation": ResourceKind.RELATION,
}


def broker_resources(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Look for what is wanted, and bring one resource each to groups in turn, those served longest ago first.

    Hours go into looking whether or not something is found; where there is no group yet, nothing is done.
    """
    what, p = team.now.broker_resources.what, estate.parameters
    living = sorted(estate.groups.living, key=lambda group: (group.brokered, group.founded, group.row))
    for group in living[:times]:
        estate.resources.discover("brokering", p.actions.broker_resources.cost_hours)
        item = _fitting(estate, group, what)
        if item is not None:
            group.brokered = estate.week
            estate.resources.use(np.array([item]), "brokered")
            _bring(estate, group, what, item)
    return min(times, len(living))


def _fitting(estate: Estate, group: Group, what: str) -> int | None:
    """Return a known resource of the kind that nobody uses now, on the group's topic where it has one; the largest."""
    resources = estate.resources
    free = resources.of_kind(KIND_OF[what]) & resources.is_known & ~resources.in_use
    free &= (resources.topic == group.topic) | (resources.topic == ANY_TOPIC)
    found = free.nonzero()[0]
    return int(found[resources.capacity[found].argmax()]) if len(found) else None


def _bring(estate: Estate, group: Group, what: str, item: int) -> None:
    residents, p = estate.residents, estate.parameters.resources
    if what == "skill":
        group.bonus, group.bonus_until = p.skill_bonus, estate.week + p.skill_weeks
    elif what == "training":
        members = group.members
        sent = members[[int(residents.drive[members].argmax())]]
        residents.trained_until[sent] = estate.week + p.training_weeks
        estate.diary.note_residents(sent, "trained_outside", "brokered", group=group.row)
    elif what == "relation":
        estate.resources.discover("brokering", estate.parameters.actions.broker_resources.cost_hours * 4.0)
    else:
        worth = float(min(estate.resources.capacity[item], estate.parameters.allocation.ask))
        group.purse += worth
        group.yuan_own += worth
    estate.diary.note(diary.GROUP, group.row, "resource_brought", "brokered", item=estate.resources.items[item].id)
