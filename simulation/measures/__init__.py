"""What is counted: every weekly series and every outcome of a run, with unit and direction [model 14].

A file a family of measures; labels and sentences live in the catalogue, `[measure]` in `words/*.toml`.
"""

from simulation.measures import conflict, groups, institutions, needs, participation, resources, roles
from simulation.measures.measure import Measure

FAMILIES = (participation, needs, roles, groups, institutions, conflict, resources)
WEEKLY: dict[str, Measure] = {name: measure for family in FAMILIES for name, measure in family.WEEKLY.items()}
OUTCOMES: dict[str, Measure] = {name: measure for family in FAMILIES for name, measure in family.OUTCOMES.items()}

__all__ = ["OUTCOMES", "WEEKLY", "Measure"]
