"""What is counted: every weekly series and every outcome of a run, with unit and direction [model 14].

Labels and sentences live in the catalogue, `[measure]` in `words/*.toml`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One thing that is counted.

    Args:
        unit: key of the catalogue's [unit] table.
        better: 1 if more is better, -1 if less is, 0 if neither.
        digits: digits after the point in tables.
        primary: whether it stands in the short table and the report's first page.
    """

    unit: str
    better: int = 1
    digits: int = 1
    primary: bool = False


WEEKLY: dict[str, Measure] = {
    "awareness": Measure("share", digits=3),
    "trust": Measure("share", digits=3),
    "taking_part": Measure("residents"),
    "attendance": Measure("visits_week"),
    "attendees": Measure("residents"),
    "regulars": Measure("residents"),
    "contributors": Measure("residents"),
    "activists": Measure("residents"),
    "burnt_out": Measure("residents", better=-1),
    "cooperation_office": Measure("share", digits=3),
    "cooperation_property": Measure("share", digits=3),
    "property_level": Measure("level", digits=1),
    "resident_hours": Measure("hours_week"),
    "own_hours": Measure("hours_week"),
    "own_visits": Measure("hours_week"),
    "opening_hours": Measure("hours_week", better=0),
    "team_hours": Measure("hours_week", better=0),
    "team_yuan": Measure("yuan_week", better=0),
    "estimate_match": Measure("share", digits=3),
    "tenant_share": Measure("ratio", digits=2),
    "migrant_share": Measure("ratio", digits=2),
    "worker_share": Measure("ratio", digits=2),
    "hours_gini": Measure("share", better=-1, digits=3),
}

OUTCOMES: dict[str, Measure] = {
    "awareness": Measure("share", digits=3, primary=True),
    "trust": Measure("share", digits=3, primary=True),
    "taking_part": Measure("residents", primary=True),
    "regulars": Measure("residents", primary=True),
    "contributors": Measure("residents", primary=True),
    "activists": Measure("residents", primary=True),
    "cooperation_office": Measure("share", digits=3, primary=True),
    "cooperation_property": Measure("share", digits=3, primary=True),
    "team_hours": Measure("hours", better=0, digits=0, primary=True),
    "team_yuan": Measure("yuan", better=0, digits=0, primary=True),
    "legacy_26": Measure("hours_week", primary=True),
    "legacy_52": Measure("hours_week", primary=True),
    "persistence_26": Measure("share", digits=3, primary=True),
    "persistence_52": Measure("share", digits=3, primary=True),
    "own_26": Measure("hours_week"),
    "own_52": Measure("hours_week"),
    "own_visits_26": Measure("hours_week"),
    "own_visits_52": Measure("hours_week"),
    "resident_hours": Measure("hours_week"),
    "attendance": Measure("visits_week"),
    "visitors_per_occasion": Measure("residents"),
    "burnt_out": Measure("residents", better=-1),
    "property_level": Measure("level"),
    "hours_unused": Measure("hours", better=-1, digits=0),
    "hours_per_regular": Measure("hours", better=-1),
    "hours_per_contributor": Measure("hours", better=-1),
    "yuan_per_regular": Measure("yuan", better=-1, digits=0),
    "estimate_match": Measure("share", digits=3),
    "tenant_share": Measure("ratio", digits=2),
    "migrant_share": Measure("ratio", digits=2),
    "worker_share": Measure("ratio", digits=2),
    "hours_gini": Measure("share", better=-1, digits=3),
}
