"""Counting what became of needs: how public they are seen, and how well residents deliberate [model 7, 14]."""

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.world.estate import Estate
from simulation.world.settings import Offer

EVERY = 4  # publicness and skill move slowly, and means over all needs are costly


def count(estate: Estate, _team: SocialWorkTeam, _offers: list[Offer]) -> dict[str, float]:
    """Return the measures of needs, or nothing in weeks in which they are not counted."""
    if estate.week % EVERY:
        return {}
    residents, p = estate.residents, estate.parameters.needs
    gained = residents.publicness - residents.public_spirit[:, None]
    total = residents.need.sum(dtype=np.float64)
    most = residents.publicness.max(axis=1)
    return {
        "need_activation": float((residents.need * gained).sum(dtype=np.float64) / total) if total > 0 else 0.0,
        "quasi_public": np.count_nonzero(most >= p.quasi_public),
        "public_minded": np.count_nonzero(most >= p.public),
        "skill": residents.skill.sum(dtype=np.float64) / len(residents),
    }
