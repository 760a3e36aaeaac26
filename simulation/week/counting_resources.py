"""Counting resources, grants and entitlement at the end of a week [model 14]."""

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.world.estate import Estate
from simulation.world.settings import Offer


def count(estate: Estate, team: SocialWorkTeam, offers: list[Offer]) -> dict[str, float]:
    """Return the measures of resources; utilisation is the share of the known ones that is in use."""
    resources, book, residents = estate.resources, estate.grants, estate.residents
    known, used = resources.is_known, resources.in_use
    n_known = np.count_nonzero(known)
    return {
        "resources_known": float(n_known),
        "resources_in_use": float(np.count_nonzero(known & used)),
        "utilisation": np.count_nonzero(known & used) / n_known if n_known else np.nan,
        "grants_given": book.given,
        "grant_teams": book.n_teams,
        "grant_mobilised": book.mobilised,
        "grant_justice": book.justice,
        "platform_trust": book.trust,
        "entitlement": float(residents.entitlement.sum(dtype=np.float64)) / len(residents),
    }
