"""Measures of needs on their way from private to public, and of skill in deliberating [model 14]."""

from simulation.measures.measure import Measure

WEEKLY: dict[str, Measure] = {
    "need_activation": Measure("share", digits=4),
    "quasi_public": Measure("residents"),
    "public_minded": Measure("residents"),
    "skill": Measure("share", digits=3),
}

OUTCOMES: dict[str, Measure] = dict(WEEKLY)
