"""Asking regulars to take a piece of the work (赋权) [handbook 1.2.3]."""

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.rules import roles
from simulation.topics import Role, Trustee
from simulation.world.estate import Estate


def hand_over(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Ask as many regulars as the account allows; those who trust enough may take up work where they come."""
    residents, p = estate.residents, estate.parameters
    who = estate.regulars[residents.role[estate.regulars] == Role.RESIDENT.value]
    who = who[residents.engaged[who]]
    who = who[estate.setting_at(residents.habit_slot[who]) >= 0]
    luck_order, luck_accept = estate.streams.several(("hand_over", "hand_over/accept"), estate.week, who)
    asked = np.sort(np.argsort(luck_order, kind="stable")[:times])
    who = who[asked]
    accepts = estate.rules.roles(
        residents.trust(Trustee.TEAM, who),
        gate=p.roles.gate,
        chance=roles.readiness(
            residents.responsibility[who],
            residents.publicness[who].max(axis=1, initial=0.0),
            chance=p.roles.accept,
            public=p.roles.public,
        ),
        pressure=team.pressure,
        draws=luck_accept[asked],
    )
    estate.take_up_work(who[accepts], "asked")
    _note_refusals(estate, who[~accepts], residents.trust(Trustee.TEAM, who[~accepts]) < p.roles.gate)
    return len(who)


def _note_refusals(estate: Estate, who: np.ndarray, is_wary: np.ndarray) -> None:
    for rows, because in ((who[is_wary], "trust_too_low"), (who[~is_wary], "not_now")):
        estate.diary.note_residents(rows, "declined_work", because)
