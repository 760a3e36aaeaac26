"""What is written, and what questionnaires find: quick, and general (资料查阅, 问卷) [handbook 1.1.1A, 2.1]."""

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.rules import needs
from simulation.world.estate import Estate


def desk_research(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Read reports, registers and news: the make-up of the community, its past, the ways of its institutions.

    What is written is mostly true of any such place, so the estimate of needs moves to a general picture and no
    further; insight into institutions has a bound as well.
    """
    residents, p = estate.residents, estate.parameters.actions.desk_research
    hours = times * p.cost_hours
    unmet = needs.unmet(residents.need, residents.met)
    team.learn_in_general(unmet, hours, local=p.local, rate=p.rate)
    estate.resources.discover("desk_research", hours)
    for name in estate.institutions:
        team.gain_insight(name, hours, rate=p.styles, most=p.insight)
    return times


def needs_survey(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Hand out a wave of questionnaires: those who are at home fill them in, and some learn who asks.

    Answers to prepared questions are mostly what would be said anywhere; the rest is what those asked need.
    """
    residents, p = estate.residents, estate.parameters.actions.needs_survey
    asked, learns = (estate.streams.everyone(f"survey/{process}", estate.week) for process in ("asked", "clarity"))
    share = np.float32(times * p.asked / len(residents))
    who = (asked < share * estate.time_outside).nonzero()[0]
    estate.become_aware(who[learns[who] < p.clarity], "surveyed")
    team.learn_in_general(
        needs.unmet(residents.need[who], residents.met[who]), times * p.cost_hours, local=p.local, rate=p.rate
    )
    estate.diary.note("team", "team", "held_survey", "plan", asked=len(who))
    return times
