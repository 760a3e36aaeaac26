"""Second contact with residents who left contact details (二次接触) [handbook 1.2.1, 3.4]."""

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.rules import needs
from simulation.world.contact import talk
from simulation.world.estate import Estate

WEEKS_BETWEEN = 8


def follow_up(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Visit or call reachable residents, first those never contacted, then those longest ago.

    A personal contact answers what the resident brings up, so its fit is full; it lasts `depth` hours of the
    resident's time and teaches the team what these residents need.
    """
    residents, p = estate.residents, estate.parameters
    free = residents.reachable & (residents.contacted < estate.week - WEEKS_BETWEEN)
    free &= residents.hours_left >= p.actions.follow_up.depth
    who = free.nonzero()[0]
    luck_order, luck = estate.streams.several(("follow_up", "follow_up/experience"), estate.week, who)
    asked = np.sort(np.lexsort((luck_order, residents.contacted[who]))[:times])
    who = who[asked]
    if len(who) == 0:
        return 0
    settings = p.actions.follow_up
    residents.contacted[who] = estate.week
    outcome = talk(estate, who, depth=settings.depth, present=1.0, draws=luck[asked])
    for felt, what in ((1, "talked_well"), (0, "talked_in_passing"), (-1, "talked_badly")):
        estate.diary.note_residents(who[outcome == felt], what, "on_the_list")
    team.learn(needs.unmet(residents.need[who], residents.met[who]), len(who) * settings.cost_hours)
    return len(who)
