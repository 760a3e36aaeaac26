"""What was assumed: the settings that differ from the model's defaults, and what each arm's team did."""

from typing import NamedTuple

from pydantic import BaseModel

from simulation.parameters import Parameters
from simulation.report.folder import Arm, Batch, Say
from simulation.scenario import Rules


class Setting(NamedTuple):
    """One setting that is not at its default: in which arms, and what is known of it."""

    key: str
    value: str
    default: str
    unit: str
    source: str
    arms: str


def settings(batch: Batch, say: Say) -> list[Setting]:
    """Return the parameters and rules that differ from their defaults in any arm."""
    usual = flat(Parameters().model_dump(mode="json")) | flat({"rules": Rules().model_dump(mode="json")})
    found: dict[tuple[str, str], list[str]] = {}
    for arm in batch.arms:
        chosen = flat(arm.scenario["parameters"]) | flat({"rules": arm.scenario["rules"]})
        for key, value in chosen.items():
            if value != usual.get(key):
                found.setdefault((key, _written(value)), []).append(arm.name)
    return [
        Setting(
            key,
            value,
            _written(usual.get(key, "")),
            *known_of(key),
            say("report.every_arm") if len(arms) == len(batch.arms) else say("report.comma").join(arms),
        )
        for (key, value), arms in sorted(found.items())
    ]


def flat(tables: dict, above: str = "") -> dict[str, object]:
    """Return nested tables as dotted keys."""
    keys: dict[str, object] = {}
    for name, value in tables.items():
        if isinstance(value, dict):
            keys |= flat(value, f"{above}{name}.")
        else:
            keys[above + name] = value
    return keys


def known_of(key: str) -> tuple[str, str]:
    """Return a parameter's unit and source, each "" where it has none."""
    *tables, name = key.split(".")
    group: BaseModel = Parameters()
    for table in tables:
        group = getattr(group, table, group)
    field = type(group).model_fields.get(name)
    more = field.json_schema_extra if field else None
    return (str(more["unit"]), str(more["source"])) if isinstance(more, dict) else ("", "")


def facts(batch: Batch, say: Say) -> list[tuple[str, str]]:
    """Return size and kind of the estate and the calendar, where all arms agree."""
    of_arm = [_facts(arm, say) for arm in batch.arms]
    return [
        (say(f"report.fact.{key}"), value)
        for key, value in of_arm[0].items()
        if all(facts[key] == value for facts in of_arm)
    ]


def phases(scenario: dict, say: Say) -> list[str]:
    """Return what the team does, a line for each phase."""
    return [
        say(
            "report.phase",
            first=phase["weeks"][0],
            last=phase["weeks"][1],
            hours=say("report.comma").join(
                say("report.phase_hours", action=say(f"report.action.{action}"), hours=f"{hours:g}")
                for action, hours in phase["hours"].items()
                if hours > 0
            ),
        )
        for phase in scenario["strategy"]["phase"]
    ]


def _facts(arm: Arm, say: Say) -> dict[str, str]:
    """Return size and kind of an arm's estate, its calendar, and what its team may spend."""
    scenario = arm.scenario
    community, team = scenario["community"], scenario["parameters"]["team"]
    return {
        "runs": f"{len(arm.outcomes['team_hours']):,}",
        "weeks": f"{scenario['weeks']:,}",
        "exit": f"{scenario['exit']:,}",
        "adults": f"{community['adults']:,}",
        "buildings": f"{community['buildings']:,}",
        "kind": say(f"report.kind.{community['kind']}"),
        "hours": f"{team['hours']:,g}",
        "money": f"{team['money']:,.0f}",
    }


def _written(value: object) -> str:
    """Return a setting as its file writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return ", ".join(_written(one) for one in value)
    return f"{value:.10g}" if isinstance(value, float) else str(value)
