"""The registry of rule families, and of the user's own rules among them."""

from simulation.registry.families import FAMILIES, Family, InForce, code_of, function_of, names_in, offers, own_rule
from simulation.registry.own import BadRule, OwnRule, shape_of

__all__ = [
    "FAMILIES",
    "BadRule",
    "Family",
    "InForce",
    "OwnRule",
    "code_of",
    "function_of",
    "names_in",
    "offers",
    "own_rule",
    "shape_of",
]
