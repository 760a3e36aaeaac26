"""Measures of who came to lead, and how, and of those whom friends introduced [model 8, 14]."""

from simulation.measures.measure import Measure

WEEKLY: dict[str, Measure] = {
    "candidates": Measure("residents", better=0),
    "activists_found": Measure("residents"),
    "activists_self_made": Measure("residents"),
    "introduced": Measure("residents", better=0),
    "trust_of_introduced": Measure("share", digits=3),
}

OUTCOMES: dict[str, Measure] = dict(WEEKLY)
