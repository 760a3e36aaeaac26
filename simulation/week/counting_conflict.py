"""Counting conflicts: open, settled, flared up; who was mobilised, and who came to a table [model 14]."""

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.world.estate import Estate
from simulation.world.settings import Offer


def count(estate: Estate, _team: SocialWorkTeam, _offers: list[Offer]) -> dict[str, float]:
    """Return the measures of conflict; what is counted as events is counted since week 0."""
    conflicts, so_far = estate.conflicts, estate.conflicts.count
    return {
        "incidents": len(estate.incidents.happened),
        "conflicts_open": len(conflicts),
        "conflicts_settled": so_far.settled,
        "conflicts_flared": so_far.flared,
        "tension": max((conflict.tension for conflict in conflicts), default=0.0),
        "mobilised": _mobilised(estate),
        "weeks_to_20": _mean(so_far.weeks_to_twenty),
        "deliberations": so_far.deliberations,
        "failed_share": so_far.failed / so_far.deliberations if so_far.deliberations else np.nan,
        "first_timers": so_far.first_timers,
        "hours_per_first_timer": estate.ledger.total_hours() / so_far.first_timers if so_far.first_timers else np.nan,
    }


def _mobilised(estate: Estate) -> int:
    """Return how many residents have joined in some conflict, each once."""
    stirring = [conflict for conflict in estate.conflicts if not conflict.is_quiet]
    if len(stirring) < 2:
        return sum(int(np.count_nonzero(conflict.is_mobilised)) for conflict in stirring)
    joined = np.zeros(len(estate.residents), dtype=bool)
    for conflict in stirring:
        joined[conflict.mobilised] = True
    return int(np.count_nonzero(joined))


def _mean(weeks: list[float]) -> float:
    return sum(weeks) / len(weeks) if weeks else np.nan
