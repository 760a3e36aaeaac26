"""Everything `shequ explain` can explain, gathered from the parameters, settings, strategies, rules and measures."""

import re
from inspect import getdoc
from typing import Any

from pydantic import BaseModel

from simulation.cli.entry import Entry
from simulation.cli.settings import setting_entries
from simulation.loading.fields import is_table, limits, names_in, unit
from simulation.measures import OUTCOMES, WEEKLY
from simulation.parameters import Parameters
from simulation.registry import FAMILIES, offers, shape_of
from simulation.strategy import ACTIONS, Phase
from simulation.words import knows, tell
from simulation.words.problems import after_number


def entries() -> list[Entry]:
    """Return everything that can be explained, in the current language."""
    parameters = _parameters(Parameters, "")
    return [
        *_tables(parameters),
        *parameters,
        *(_action(name, parameters) for name in ACTIONS),
        *setting_entries(),
        *(_rule(name) for name in FAMILIES),
        *(_measure(name) for name in dict.fromkeys([*OUTCOMES, *WEEKLY])),
    ]


def _parameters(model: type[BaseModel], above: str) -> list[Entry]:
    found: list[Entry] = []
    for name, about in model.model_fields.items():
        path = f"{above}{name}"
        inside: Any = about.annotation
        if is_table(inside):
            found += _parameters(inside, f"{path}.")
            continue
        low, high = limits(about)
        extra = about.json_schema_extra if isinstance(about.json_schema_extra, dict) else {}
        facts = {
            "unit": unit(about),
            "low": low,
            "high": high,
            "default": about.default,
            "source": extra.get("source", ""),
        }
        meaning = f"parameter.{path}"
        sentence = tell(meaning) if knows(meaning) else about.description or ""
        found.append(Entry("parameter", path, "", sentence, facts))
    return found


def _tables(parameters: list[Entry]) -> list[Entry]:
    found = []
    for name in Parameters.model_fields:
        inside = {entry.name: entry.meaning for entry in parameters if entry.name.startswith(f"{name}.")}
        title = tell(f"parameter_table.{name}")
        found.append(Entry("table", name, title, tell("explain.parameters_of", n=len(inside)), parts=inside))
    return found


def _action(name: str, parameters: list[Entry]) -> Entry:
    """Return an action with its settings and its costs."""
    parts = {f"{name}.{key}": tell(f"phase_setting.{key}") for key in names_in(Phase, (name,))}
    costs = [entry for entry in parameters if entry.name.startswith(f"actions.{name}.")]
    facts = {"costs": {cost.name: [cost.facts["default"], cost.facts["unit"], cost.meaning] for cost in costs}}
    return Entry("action", name, tell(f"report.action.{name}"), tell(f"action.{name}"), facts, parts)


def _rule(name: str) -> Entry:
    family = FAMILIES[name]
    parts = {member: tell(f"rule_member.{name}.{member}") for member in family.members}
    for offer in offers(name):
        if offer.member in parts:
            parts[offer.member] += f" ({tell('explain.own_rule_hidden', package=offer.package)})"
        else:
            parts[offer.member] = tell("explain.own_rule", about=offer.about, package=offer.package)
    facts = {"default": family.default, "called_as": shape_of(family.standard), "about": getdoc(family.standard)}
    return Entry("rule", f"rules.{name}", "", tell(f"rule.{name}"), facts, parts)


def _measure(name: str) -> Entry:
    measure = (OUTCOMES | WEEKLY)[name]
    where = [kind for kind, names in (("outcome", OUTCOMES), ("weekly", WEEKLY)) if name in names]
    facts = {"unit": tell(f"unit.{measure.unit}"), "counted_as": where, "better": measure.better}
    return Entry("measure", name, tell(f"measure.{name}.label"), tell(f"measure.{name}.sentence"), facts)


def shown_value(value: Any, unit_name: str = "") -> str:
    """Return a default or limit as it would stand in a file, with its unit in words."""
    if isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, int | float):
        text = f"{value:,.10g}"
    elif isinstance(value, tuple):
        text = "[" + ", ".join(shown_value(part) for part in value) + "]"
    else:
        text = str(value)
    return text + after_number(unit_name)


def said_source(source: str) -> str:
    """Return a parameter's source with its abbreviations in words."""
    source = re.sub(r"\bA(\d+)", lambda found: tell("source_word.assumption", number=found[1]), source)
    source = re.sub(r"\bmodel (\d+)", lambda found: tell("source_word.model", number=found[1]), source)
    return re.sub(r"\bhandbook ([\d.]+)", lambda found: tell("source_word.handbook", number=found[1]), source)
