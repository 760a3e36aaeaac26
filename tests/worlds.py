"""Small estates for tests: quick to run, with every kind of setting, and easy to change in one thing."""

from collections.abc import Sequence
from typing import Any

from simulation.parameters import Parameters
from simulation.profile import CommunityProfile
from simulation.scenario import Rules, Scenario
from simulation.strategy import Strategy

SAID = {"en": "A small estate for tests.", "zh": "测试用的小小区。"}
EVEN = {"young": 0.5, "parent": 0.5, "middle": 0.5, "elder": 0.5}
NEEDS = {
    "children": {"young": 0.1, "parent": 0.6, "middle": 0.2, "elder": 0.4},
    "culture": {"young": 0.3, "parent": 0.2, "middle": 0.4, "elder": 0.6},
    "sport": {"young": 0.5, "parent": 0.3, "middle": 0.4, "elder": 0.3},
    "elder_care": {"young": 0.1, "parent": 0.1, "middle": 0.2, "elder": 0.5},
    "safety": {"young": 0.3, "parent": 0.4, "middle": 0.3, "elder": 0.3},
    "environment": {"young": 0.3, "parent": 0.3, "middle": 0.4, "elder": 0.3},
    "mutual_help": {"young": 0.2, "parent": 0.2, "middle": 0.2, "elder": 0.2},
}
HALL = {
    "id": "hall", "name": SAID, "kind": "room", "building": 0, "capacity": 20, "opening_hours": 40.0,
    "footfall": 0.8, "owner": "office",
}  # fmt: skip
SQUARE = {
    "id": "square", "name": SAID, "kind": "ground", "building": 1, "capacity": 60, "opening_hours": 60.0,
    "footfall": 0.9, "owner": "public",
}  # fmt: skip
YARD = SQUARE | {"id": "yard", "building": 2, "capacity": 12, "footfall": 0.6, "owner": "property"}
FRIENDLY = {"style": "cooperative", "trust": 0.6, "cooperation": 0.9, "reach": 0.4}
WARY = {"style": "watching", "trust": 0.4, "cooperation": 0.59, "reach": 0.3}
HOURS = {
    "run_space": 12.0, "fixed_point_event": 5.0, "one_off_event": 4.0, "follow_up": 3.0, "field_observation": 2.0,
    "formal_visit": 1.0, "keep_informed": 1.0, "hand_over": 2.0,
}  # fmt: skip
GROUPS = (
    {
        "id": "elders", "name": SAID, "kind": "club", "topic": "culture", "members": 12, "age_group": "elder",
        "openness": 0.1, "cohesion": 0.9, "dominance": 0.8,
    },
    {"id": "readers", "name": SAID, "kind": "service", "topic": "children", "members": 8, "openness": 0.8},
)  # fmt: skip
QUIET = dict.fromkeys(("burglary", "sewage", "brawl", "dance_noise", "parking", "fees"), 0.0)
# A year in which everything happens that can anger people, and they can meet over it.
TROUBLED = dict.fromkeys(QUIET, 12.0)
# So keen an estate that every rung of the ladder is reached within weeks.
KEEN = {
    "notice": {"publicity": 1.0, "p_tell": 0.3},
    "decision": {"base": -1.0},
    "roles": {"gate": 0.3, "spontaneous": 0.2, "accept": 0.9, "lead": 0.3, "regular_visits": 2, "quit": 0.05},
    "fatigue": {"burnout_base": -3.0, "rest": 4},
    "team": {"clarity": 0.5},
    "actions": {"one_off_event": {"cost_hours": 8.0}, "fixed_point_event": {"cost_hours": 8.0}},
}


def community(**changes: Any) -> CommunityProfile:
    """Return a community of 120 adults in four buildings, with `changes`."""
    plain = {
        "about": SAID, "name": SAID, "kind": "commodity", "adults": 120, "buildings": 4,
        "ages": {"young": 0.2, "parent": 0.3, "middle": 0.2, "elder": 0.3}, "owners": EVEN, "locals": EVEN,
        "needs": NEEDS, "venues": (HALL, SQUARE, YARD), "office": FRIENDLY, "property": WARY, "holidays": (3, 9),
        "incidents": QUIET,
    }  # fmt: skip
    return CommunityProfile(**plain | changes)


def phase(start: int, end: int, hours: dict[str, float], **settings: Any) -> dict:
    """Return one phase of a strategy as plain data."""
    return {"weeks": (start, end), "hours": hours} | settings


def strategy(*phases: dict, pressure: float = 1.0) -> Strategy:
    """Return a strategy of these phases."""
    return Strategy(about=SAID, name=SAID, pressure=pressure, phase=phases)


def scenario(
    *phases: dict,
    weeks: int = 20,
    exit: int = 14,
    pressure: float = 1.0,
    parameters: dict | None = None,
    rules: dict | None = None,
    incident: Sequence[dict] = (),
    **changes: Any,
) -> Scenario:
    """Return a scenario; without phases, all actions run until the team leaves.

    Args:
        phases: phases of the strategy, from `phase`.
        weeks: length of the run.
        exit: the week the team leaves.
        pressure: the pace the team sets.
        parameters: tables of parameters that differ from the defaults.
        rules: rules that differ from the defaults.
        incident: incidents that are set; others do not happen unless the community's rates say so.
        changes: what differs in the community.
    """
    return Scenario(
        about=SAID,
        community=community(**changes),
        strategy=strategy(*(phases or (phase(0, exit, HOURS),)), pressure=pressure),
        rules=Rules(**(rules or {})),
        parameters=Parameters(**(parameters or {})),
        weeks=weeks,
        exit=exit,
        incident=tuple(incident),
    )


def troubled(weeks: int = 20, exit: int = 14, **changes: Any) -> Scenario:
    """Return a keen estate in which something happens all the time, and is talked over until the team leaves."""
    plan = phase(0, exit, HOURS | {"convene_deliberation": 12.0, "run_space": 5.0, "fixed_point_event": 0.0})
    hot = {"mobilisation": {"lead": 1.0}, "conflict": {"flare": 0.5}, "deliberation": {"seats": 6}}
    given = {"parameters": KEEN | hot, "incidents": TROUBLED} | changes
    return scenario(plan, weeks=weeks, exit=exit, **given)


def without_anyone(weeks: int = 20, **changes: Any) -> Scenario:
    """Return a scenario that no team ever enters."""
    return scenario(weeks=weeks, **changes).without_team()
