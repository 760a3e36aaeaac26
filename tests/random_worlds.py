"""Random scenarios: any community, plan, rules and parameters that a user could write."""

from typing import Any

import annotated_types
from hypothesis import strategies as st

from simulation.parameter import Group
from simulation.parameters import Parameters
from simulation.scenario import Scenario
from simulation.strategy import ACTIONS
from simulation.topics import Access, Holder, Style
from tests import worlds

DENSEST = 12.0  # a network denser than an estate of twenty can hold tests only patience


def limits(field: Any) -> tuple[float, float]:
    """Return the closed range of a parameter."""
    low = next(rule.ge for rule in field.metadata if isinstance(rule, annotated_types.Ge))
    high = next(rule.le for rule in field.metadata if isinstance(rule, annotated_types.Le))
    return low, high


def within(low: float, high: float, default: float) -> st.SearchStrategy:
    """Return numbers of a range: mostly near the default, sometimes its very ends."""
    if isinstance(default, int):
        return st.integers(int(low), int(high))
    reach = 3 * abs(default) or 1.0
    near = st.floats(max(low, default - reach), min(high, default + reach))
    return st.one_of(near, near, st.floats(low, high), st.sampled_from([float(low), float(high)]))


@st.composite
def tables(draw: Any, kind: type[Group], at_most: int = 6) -> dict:
    """Return a table of a few parameters, each within its range."""
    chosen: dict = {}
    names = [name for name, field in kind.model_fields.items() if field.annotation in (float, int)]
    for name in draw(st.lists(st.sampled_from(names), max_size=at_most, unique=True)) if names else ():
        field = kind.model_fields[name]
        chosen[name] = draw(within(*limits(field), field.default))
    for name, field in kind.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Group):
            if inside := draw(tables(field.annotation, 2)):
                chosen[name] = inside
    return chosen


@st.composite
def venues(draw: Any) -> tuple[dict, ...]:
    """Return a hall, a square and a yard with any doors, owners and sizes."""
    return tuple(
        venue
        | {
            "capacity": draw(st.integers(1, 60)),
            "opening_hours": draw(st.floats(0, 60)),
            "footfall": draw(st.floats(0, 1)),
            "access": draw(st.sampled_from(Access)),
            "owner": draw(st.sampled_from(Holder)),
        }
        for venue in (worlds.HALL, worlds.SQUARE, worlds.YARD)
    )


@st.composite
def institutions(draw: Any) -> dict:
    """Return an institution of any style."""
    return {
        "style": draw(st.sampled_from(Style)),
        "trust": draw(st.floats(0.05, 0.95)),
        "cooperation": draw(st.floats(0, 1)),
        "reach": draw(st.floats(0, 1)),
    }


@st.composite
def events(draw: Any) -> dict:
    """Return settings of an event."""
    return {
        "venue": draw(st.sampled_from(["ground", "room", "yard"])),
        "weekday": draw(st.integers(0, 6)),
        "every": draw(st.integers(1, 4)),
        "commercial": draw(st.floats(0, 1)),
        "gift": draw(st.floats(0, 100)),
        "co_host": draw(st.sampled_from(["", "", "office", "property"])),
        "topics": draw(st.sampled_from(["estimated", ("sport",), ("children", "culture")])),
    }


@st.composite
def phases(draw: Any, hours: float, exit: int) -> list[dict]:
    """Return phases that do not overlap and give out no more than `hours` a week."""
    edges = sorted(draw(st.lists(st.integers(0, exit), max_size=6, unique=True)))
    made = []
    for start, end in zip(edges, edges[1:], strict=False):
        if draw(st.integers(0, 3)) == 0:
            continue  # the team rests
        shares = {action: draw(st.sampled_from([0.0, 0.0, 1.0, 3.0])) for action in ACTIONS}
        whole = max(sum(shares.values()), 1.0) / draw(st.sampled_from([0.5, 1.0]))
        made.append(
            worlds.phase(
                start,
                end,
                {action: hours * share / whole * (1 - 1e-9) for action, share in shares.items()},
                one_off_event=draw(events()),
                fixed_point_event=draw(events()),
                run_space={"venue": draw(st.sampled_from(["room", "yard"])), "hours_open": draw(st.floats(0.5, 60))},
            )
        )
    return made


@st.composite
def scenarios(draw: Any) -> Scenario:
    """Return any small scenario."""
    weeks = draw(st.integers(3, 30))
    exit = draw(st.integers(0, 30))
    parameters = draw(tables(Parameters))
    if draw(st.booleans()):
        parameters = worlds.KEEN | parameters
    if "network" in parameters:
        degree = min(parameters["network"].get("mean_degree", 8.0), DENSEST)
        parameters["network"] = parameters["network"] | {"mean_degree": degree}
    hours = parameters.get("team", {}).get("hours", 30.0)
    plan = worlds.strategy(*draw(phases(hours, exit)), pressure=draw(st.sampled_from([0.1, 1.0, 1.0, 3.0])))
    changed = worlds.scenario(
        weeks=weeks,
        exit=exit,
        parameters=parameters,
        rules={
            "decision": draw(st.sampled_from(["logit", "logit", "threshold", "bass", "always"])),
            "trust": draw(st.sampled_from(["beta", "ema"])),
        },
        adults=draw(st.integers(20, 200)),
        venues=draw(venues()),
        office=draw(institutions()),
        property=draw(institutions()),
        holidays=tuple(draw(st.lists(st.integers(0, 29), max_size=4, unique=True))),
    )
    return changed.model_copy(update={"strategy": plan})
