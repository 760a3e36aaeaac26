"""Measures of incidents, conflicts and deliberation [model 14]."""

from simulation.measures.measure import Measure

WEEKLY: dict[str, Measure] = {
    "incidents": Measure("times", better=0, digits=1),
    "conflicts_open": Measure("conflicts", better=-1),
    "conflicts_settled": Measure("conflicts"),
    "conflicts_flared": Measure("times", better=-1),
    "tension": Measure("share", better=-1, digits=3),
    "mobilised": Measure("residents", better=0),
    "weeks_to_20": Measure("weeks", better=-1, digits=2),
    "deliberations": Measure("times"),
    "failed_share": Measure("share", better=-1, digits=3),
    "first_timers": Measure("residents"),
    "hours_per_first_timer": Measure("hours", better=-1),
}

OUTCOMES: dict[str, Measure] = dict(WEEKLY)
