"""One week of resources: places in use, purses, trusted platforms, entitlement that fades [model 11]."""

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.rules import resources as rules
from simulation.rules.habit import fading
from simulation.week.meeting import Meetings
from simulation.world.estate import Estate


def move_resources(estate: Estate, team: SocialWorkTeam, meetings: Meetings, exit: int) -> None:
    """Note what is used, spend from purses, let things come to whoever allocates well, and let claims fade.

    Args:
        estate: the estate.
        team: the team, whose platform it is until it leaves.
        meetings: this week's meetings.
        exit: the week the team leaves; the map is kept as it then is.
    """
    resources, residents, p = estate.resources, estate.residents, estate.parameters
    used = [resources.numbers[venue.id] for venue in estate.venues.values() if venue.hours_booked > 0]
    if used:
        resources.use(np.array(used), "used")
    _spend(estate, meetings)
    if estate.grants.trust > 0 and estate.week < exit:
        _offer(estate)
    if residents.entitlement.any():
        residents.entitlement *= np.float32(fading(half_life=p.allocation.fading))
    who = estate.workers
    residents.resource_seeking[who] = rules.converted(
        residents.resource_seeking[who], residents.identification[who], rate=p.resources.conversion
    )
    if estate.week == 0:
        resources.snapshots["start"] = resources.snapshot()
    if estate.week == exit - 1:
        resources.snapshots["end"] = resources.snapshot()


def _spend(estate: Estate, meetings: Meetings) -> None:
    """Let groups with a purse spend on their meetings."""
    groups = estate.groups
    n = len(meetings.has_met)
    meets = meetings.has_met & (groups.purse[:n] > 0)
    if meets.any():
        numbers = meets.nonzero()[0]
        spent = np.minimum(groups.purse[numbers], np.float32(estate.parameters.resources.meeting_yuan))
        groups.purse[numbers] -= spent


def _offer(estate: Estate) -> None:
    """Let somebody offer a resource to a platform that has allocated well (资源整合的平台) [handbook 5.2]."""
    resources = estate.resources
    hidden = (resources.gives & ~resources.is_known).nonzero()[0]
    chance = estate.parameters.resources.platform * estate.grants.trust
    if len(hidden) and estate.streams.one("platform", estate.week) < chance:
        luck = estate.streams.one("platform/which", estate.week)
        resources.learn_of(hidden[[int(luck * len(hidden))]], because="platform")
