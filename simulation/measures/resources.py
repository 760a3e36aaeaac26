"""Measures of resources, grants and platform trust [model 14; handbook 5]."""

from simulation.measures.measure import Measure

WEEKLY: dict[str, Measure] = {
    "resources_known": Measure("resources"),
    "resources_in_use": Measure("resources"),
    "utilisation": Measure("share", digits=3),
    "grants_given": Measure("yuan", better=0, digits=0),
    "grant_teams": Measure("groups"),
    "grant_mobilised": Measure("yuan", digits=0),
    "grant_justice": Measure("share", digits=3),
    "platform_trust": Measure("share", digits=3),
    "entitlement": Measure("share", better=-1, digits=4),
}

OUTCOMES: dict[str, Measure] = {**WEEKLY, "resources_growth": Measure("resources")}
