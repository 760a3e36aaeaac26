"""Random scenarios: any small community, plan, rules and parameters that a user could write.

A scenario is a function of one number, which hypothesis searches and a failure names. Drawing every part from
hypothesis itself was tried: it prefers empty plans and closed rooms, and four runs in five saw no visitor.
"""

from itertools import pairwise
from random import Random

import annotated_types

from simulation.parameter import Group
from simulation.parameters import Parameters
from simulation.registry import FAMILIES
from simulation.scenario import Scenario
from simulation.strategy import ACTIONS
from simulation.topics import TOPICS, Access, Holder, Incident, Style
from tests import worlds

CHANNELS = ("referral", "activity", "grant", "reputation")
DENSEST = 12.0  # a network denser than an estate of twenty can hold tests only patience


def random_scenario(number: int) -> Scenario:
    """Return the scenario of this number."""
    dice = Random(number)
    exit = dice.choice([20, 14, 14, 6, 0])
    parameters = table(dice, Parameters, dice.choice([0.0, 0.2, 0.4]))
    if dice.random() < 0.75:
        parameters = worlds.KEEN | parameters
    if "network" in parameters:
        degree = min(parameters["network"].get("mean_degree", 8.0), DENSEST)
        parameters["network"] = parameters["network"] | {"mean_degree": degree}
    hours = parameters.get("team", {}).get("hours", 30.0)
    plan = worlds.strategy(*phases(dice, hours, exit), pressure=dice.choice([0.1, 1.0, 1.0, 3.0]))
    changed = worlds.scenario(
        weeks=dice.randint(3, 30),
        exit=exit,
        parameters=parameters,
        rules=rules(dice),
        adults=dice.randint(20, 200),
        venues=tuple(venue(dice, base) for base in (worlds.HALL, worlds.SQUARE, worlds.YARD)),
        spectra={topic: spectrum(dice) for topic in dice.sample(TOPICS, 2)},
        office=institution(dice) | {"complaints": dice.random(), "credit": dice.random()},
        property=institution(dice) | {"profit_pressure": dice.random(), "repairs": dice.random()},
        committee=committee(dice),
        incidents={kind: dice.choice([None, 0.0, 10.0, 52.0]) for kind in worlds.QUIET},
        incident=incidents(dice),
        history=tuple(past_incident(dice) for _ in range(dice.randint(0, 2))),
        groups=tuple(group(dice, number) for number in range(dice.choice([0, 1, 1, 2]))),
        holidays=tuple(dice.sample(range(30), dice.randint(0, 4))),
    )
    return changed.model_copy(update={"strategy": plan})


def rules(dice: Random) -> dict[str, str]:
    """Return a member of every family, mostly the default."""
    members = {family: dice.choice(list(known.members)) for family, known in FAMILIES.items()}
    return {family: member for family, member in members.items() if dice.random() < 0.3}


def table(dice: Random, kind: type[Group], share: float) -> dict:
    """Return a table in which a share of the parameters, and of the tables within, is drawn anew."""
    chosen: dict = {}
    for name, field in kind.model_fields.items():
        if dice.random() >= share:
            continue
        if field.annotation in (float, int):
            chosen[name] = within(dice, *limits(field), field.default)
        elif isinstance(field.annotation, type) and issubclass(field.annotation, Group):
            chosen[name] = table(dice, field.annotation, share)
    return chosen


def limits(field: object) -> tuple[float, float]:
    """Return the closed range of a parameter."""
    low = next(rule.ge for rule in field.metadata if isinstance(rule, annotated_types.Ge))
    high = next(rule.le for rule in field.metadata if isinstance(rule, annotated_types.Le))
    return low, high


def within(dice: Random, low: float, high: float, default: float) -> float:
    """Return a number of a range: mostly near the default, sometimes far off, sometimes the very end."""
    reach = 2 * abs(default) or 1.0
    near = max(low, default - reach), min(high, default + reach)
    start, end = dice.choice([near, near, near, (low, high), (low, low), (high, high)])
    return dice.randint(int(start), int(end)) if isinstance(default, int) else float(dice.uniform(start, end))


def venue(dice: Random, base: dict) -> dict:
    """Return a venue of any size, doors and owner."""
    return base | {
        "capacity": dice.choice([1, 4, 12, 20, 60]),
        "opening_hours": dice.choice([0.0, 8.5, 20.0, 40.0, 60.0]),
        "footfall": dice.choice([0.2, 0.8, 1.0]),
        "access": dice.choice([Access.OPEN, Access.OPEN, *Access]),
        "owner": dice.choice(list(Holder)),
    }


def institution(dice: Random) -> dict:
    """Return an institution of any style."""
    return {
        "style": dice.choice(list(Style)),
        "trust": dice.uniform(0.05, 0.95),
        "cooperation": dice.choice([0.0, 0.5, 0.9, 1.0]),
        "reach": dice.random(),
    }


def committee(dice: Random) -> dict:
    """Return an owners' committee in any state."""
    shares = {name: dice.random() for name in ("skill", "alignment", "stigma", "cooperation", "reach")}
    return shares | {"active": dice.random() < 0.5, "trust": dice.uniform(0.05, 0.95)}


def incidents(dice: Random) -> list[dict]:
    """Return incidents that are set, of any kind, in any week and building."""
    return [
        {
            "week": dice.randint(0, 30),
            "kind": dice.choice(list(Incident)),
            "building": dice.choice([None, 0, 3]),
            "at_activity": dice.random() < 0.5,
        }
        for _ in range(dice.choice([0, 1, 3]))
    ]


def past_incident(dice: Random) -> dict:
    """Return an incident of years past."""
    return {
        "kind": dice.choice(list(Incident)),
        "years_ago": dice.choice([0.0, 3.0, 50.0]),
        "severity": dice.random(),
        "topic": dice.choice(TOPICS),
        "against": dice.choice(["", "office", "property", "committee", "neighbours"]),
        "committee": dice.choice(["", "revived", "dormant"]),
    }


def some_institutions(dice: Random, least: int = 1) -> tuple[str, ...]:
    """Return some of the institutions, in any order."""
    return tuple(dice.sample(["office", "property", "committee"], dice.randint(least, 3)))


def beside(dice: Random) -> dict:
    """Return who may stand beside the team at an activity."""
    return {"involve": dice.choice([0, 4, 4, 3]), "endorsed_by": some_institutions(dice, least=0)}


def group(dice: Random, number: int) -> dict:
    """Return a group that is there from the start, small or large, closed or open."""
    return {
        "id": f"group-{number}",
        "name": worlds.SAID,
        "kind": dice.choice(["club", "rights", "service"]),
        "topic": dice.choice(["culture", "sport", "safety", "mutual_help"]),
        "members": dice.randint(5, 40),
        "openness": dice.random(),
        "cohesion": dice.uniform(0.1, 1.0),
        "dominance": dice.random(),
        "age_group": dice.choice(["", "", "elder", "parent"]),
        "tenure": dice.choice(["", "", "owner"]),
        "patron": dice.random() < 0.3,
        "publicness": dice.choice([0.0, 0.8]),
        "leader_leaves": dice.choice([None, None, 3]),
    }


def spectrum(dice: Random) -> dict:
    """Return who serves a topic: market and government together no more than all of it."""
    market = dice.choice([0.0, dice.random(), 1.0])
    return {"market": market, "government": (1.0 - market) * dice.choice([0.0, dice.random(), 1.0])}


def event(dice: Random) -> dict:
    """Return settings of an event; gifts go with the team's own events only."""
    co_host = dice.choice(["", "", "office", "property", "committee"])
    return {
        "venue": dice.choice(["ground", "room", "yard"]),
        "weekday": dice.randint(0, 6),
        "every": dice.randint(1, 4),
        "commercial": dice.choice([0.0, 0.5, 1.0]),
        "gift": 0.0 if co_host else dice.choice([0.0, 20.0, 100.0]),
        "co_host": co_host,
        "topics": dice.choice(["estimated", ("sport",), ("children", "culture")]),
    } | beside(dice)


def phases(dice: Random, hours: float, exit: int) -> list[dict]:
    """Return phases that do not overlap and give out no more than `hours` a week; the team may rest between."""
    edges = sorted({0, exit, *(dice.randint(0, exit) for _ in range(dice.randint(0, 3)))})
    made = []
    for start, end in pairwise(edges):
        if dice.random() < 0.15:
            continue
        shares = {action: dice.choice([0.0, 1.0, 1.0, 4.0]) for action in ACTIONS}
        each = hours * dice.choice([0.5, 1.0 - 1e-9]) / max(sum(shares.values()), 1.0)
        made.append(
            worlds.phase(
                start,
                end,
                {action: min(400.0, each * share) for action, share in shares.items()},
                one_off_event=event(dice) | {"holidays": dice.random() < 0.3},
                fixed_point_event=event(dice),
                join_partner_events={"partners": tuple(dice.sample(["office", "property", "committee"], 2))},
                spot_activists={"channels": tuple(dice.sample(CHANNELS, dice.randint(1, 4)))},
                convene_deliberation={"about": dice.choice(["either", "either", "conflict", "training"])},
                run_space={"venue": dice.choice(["room", "yard"]), "hours_open": dice.uniform(0.5, 60)} | beside(dice),
                formal_visit={
                    "introduced": dice.choice(["cold", "acquaintance", "superior"]),
                    "to": some_institutions(dice),
                },
                keep_informed={"whom": some_institutions(dice), "core_group": some_institutions(dice, least=0)},
                share_materials={"with_whom": some_institutions(dice)},
                value_talk={"to": some_institutions(dice)},
            )
        )
    return made
