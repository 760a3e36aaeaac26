"""Counting whom the team has found, and who leads of their own accord [model 8, 14]."""

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.topics import Channel, Role, Trustee
from simulation.world.estate import Estate
from simulation.world.settings import Offer


def count(estate: Estate, team: SocialWorkTeam, _offers: list[Offer]) -> dict[str, float]:
    """Return candidates seen often enough, activists found and self-made, and trust of those introduced by friends."""
    residents = estate.residents
    leads = residents.role == Role.ACTIVIST.value
    found = float(np.count_nonzero(leads & (residents.spotted != Channel.NONE.value)))
    introduced = (residents.introduced >= 0).nonzero()[0]
    trust = residents.trust(Trustee.TEAM, introduced)
    return {
        "candidates": float(np.count_nonzero(team.candidates.looks >= estate.parameters.spotting.looks)),
        "activists_found": found,
        "activists_self_made": np.count_nonzero(leads) - found,
        "introduced": len(introduced),
        "trust_of_introduced": float(trust.mean(dtype=np.float64)) if len(introduced) else np.nan,
    }
