"""What was assumed: the settings that differ from the model's defaults, and what each arm's team did."""

from typing import NamedTuple

from simulation.parameters import Parameters
from simulation.report.folder import Batch
from simulation.scenario import Rules
from simulation.strategy import ACTIONS

FACTS = ("adults", "buildings")


class Setting(NamedTuple):
    """One setting that is not at its default: in which arms, and what is known of it."""

    key: str
    value: str
    default: str
    unit: str
    source: str
    arms: str


def settings(batch: Batch, say) -> list[Setting]:
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
    model: type = Parameters
    for table in tables:
        if table not in model.model_fields:
            return "", ""
        model = model.model_fields[table].annotation
    more = model.model_fields[name].json_schema_extra if name in model.model_fields else None
    return (more["unit"], more["source"]) if more else ("", "")


def facts(batch: Batch, say) -> list[tuple[str, str]]:
    """Return size and kind of the estate and the calendar, where all arms agree."""
    rows = [(say("report.fact.runs"), _agreed(batch, lambda arm: f"{len(arm.outcomes['team_hours'])}"))]
    rows += [(say(f"report.fact.{key}"), _agreed(batch, lambda arm, k=key: f"{arm.scenario[k]}")) for key in ("weeks", "exit")]
    for key in FACTS:
        rows.append((say(f"report.fact.{key}"), _agreed(batch, lambda arm, k=key: f"{arm.scenario['community'][k]:,}")))
    kinds = _agreed(batch, lambda arm: say(f"report.kind.{arm.scenario['community']['kind']}"))
    rows.append((say("report.fact.kind"), kinds))
    for key in ("hours", "money"):
        rows.append((say(f"report.fact.{key}"), _agreed(batch, lambda arm, k=key: f"{arm.scenario['parameters']['team'][k]:,g}")))
    return [row for row in rows if row[1]]


def phases(scenario: dict, say) -> list[str]:
    """Return what the team does, a line for each phase."""
    return [
        say(
            "report.phase",
            first=phase["weeks"][0],
            last=phase["weeks"][1],
            hours=say("report.comma").join(
                say("report.phase_hours", action=say(f"report.action.{action}"), hours=f"{phase['hours'][action]:g}")
                for action in ACTIONS
                if phase["hours"][action] > 0
            ),
        )
        for phase in scenario["strategy"]["phase"]
    ]


def _agreed(batch: Batch, of) -> str:
    """Return what all arms have in common, else ""."""
    values = {of(arm) for arm in batch.arms}
    return values.pop() if len(values) == 1 else ""


def _written(value: object) -> str:
    """Return a setting as its file writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return ", ".join(_written(one) for one in value)
    return f"{value:.10g}" if isinstance(value, float) else str(value)
