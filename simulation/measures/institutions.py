"""Measures of institutions: the owners' committee, property management beside the team, who endorses [model 14]."""

from simulation.measures.measure import Measure

WEEKLY: dict[str, Measure] = {
    "cooperation_committee": Measure("share", digits=3),
    "committee_active": Measure("yes_no", better=0, digits=2),
    "committee_stigma": Measure("share", better=-1, digits=3),
    "committee_skill": Measure("share", digits=3),
    "property_impression": Measure("share", digits=3),
    "property_conviction": Measure("share", digits=3),
    "endorsements": Measure("institutions", better=0, digits=2),
    "yuan_saved": Measure("yuan_week"),
    "hours_lent": Measure("hours_week"),
}

OUTCOMES: dict[str, Measure] = {name: WEEKLY[name] for name in WEEKLY if name not in ("yuan_saved", "hours_lent")}
