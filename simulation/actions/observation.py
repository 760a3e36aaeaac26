"""Walking the estate with open eyes (走访观察) [handbook 1.1.1B]."""

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.rules import needs
from simulation.world.estate import Estate


def field_observation(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Watch residents who have time to be outside, and learn what they need.

    Who is seen is drawn in proportion to leisure, so the estimate leans towards those with time.
    """
    residents, p = estate.residents, estate.parameters
    hours = times * p.actions.field_observation.cost_hours
    seen_share = hours * p.knowledge.seen_per_hour / max(len(residents), 1)
    luck = estate.streams.everyone("observed", estate.week)
    who = (luck < np.float32(seen_share) * estate.time_outside).nonzero()[0]
    estate.resources.discover("field_observation", hours)
    team.learn(needs.unmet(residents.need[who], residents.met[who]), hours)
    return times
