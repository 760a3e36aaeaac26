"""The settings of scenarios, strategies and communities, as `shequ explain` explains them."""

from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from simulation.cli.entry import Entry
from simulation.loading.fields import inner, is_table, limits
from simulation.loading.parts import NEVER_IN_FILES
from simulation.loading.scenarios import ScenarioFile
from simulation.profile import ByAge, CommunityProfile, Institution, NeedMeans, Traits
from simulation.scenario import ScriptedIncident
from simulation.spectra import Spectrum
from simulation.strategy import ACTIONS, Phase, Strategy
from simulation.words import tell

OF_SCENARIO = ("weeks", "exit", "rules_set")
OF_PHASE = ("weeks", "hours")
WORDS = {"about", "name", *NEVER_IN_FILES}
AS_ONE = (ByAge, NeedMeans, Spectrum)  # tables that are explained whole
UNITS = {
    "weeks": "weeks",
    "exit": "weeks",
    "every": "weeks",
    "hours": "h/week",
    "hours_open": "h/week",
    "opening_hours": "h/week",
    "gift": "yuan/person",
    "years_ago": "years",
} | dict.fromkeys(
    (
        "commercial", "footfall", "trust", "cooperation", "reach", "neighbours", "skill", "alignment", "stigma",
        "complaints", "credit", "profit_pressure", "repairs", "severity",
        *Traits.model_fields,
    ),
    "share",
)  # fmt: skip


def setting_entries() -> list[Entry]:
    """Return every setting that a scenario, strategy or community has besides its parameters."""
    scenario = [_setting("scenario", name, ScenarioFile.model_fields[name], f"setting.{name}") for name in OF_SCENARIO]
    pressure = Strategy.model_fields["pressure"]
    plan = [_setting("strategy", "strategy.pressure", pressure, "setting.strategy.pressure")]
    phase = [_setting("phase", f"phase.{name}", Phase.model_fields[name], f"setting.phase.{name}") for name in OF_PHASE]
    actions = [
        _setting("phase", f"{action}.{name}", about, f"phase_setting.{name}")
        for action in ACTIONS
        if action in Phase.model_fields
        for name, about in inner(Phase.model_fields[action].annotation).model_fields.items()
    ]
    incidents = [
        _setting("scenario", f"incident.{name}", about, f"setting.incident.{name}")
        for name, about in ScriptedIncident.model_fields.items()
    ]
    return [*scenario, *incidents, *plan, *phase, *actions, *_of_community(CommunityProfile, "community")]


def _of_community(model: type[BaseModel], above: str) -> list[Entry]:
    found: list[Entry] = []
    for name, about in model.model_fields.items():
        inside = inner(about.annotation)
        if name in WORDS:
            continue
        if is_table(inside) and not issubclass(inside, AS_ONE):
            found += _of_community(inside, f"{above}.{name}")
        else:
            words = f"setting.institution.{name}" if _is_of_any(model, name) else f"setting.{above}.{name}"
            found.append(_setting("community", f"{above}.{name}", about, words))
    return found


def _is_of_any(model: type[BaseModel], name: str) -> bool:
    """Return whether a setting is one that office and management both have."""
    return issubclass(model, Institution) and name in Institution.model_fields


def _setting(where: str, name: str, about: FieldInfo, words: str) -> Entry:
    low, high = limits(about)
    facts = {
        "unit": UNITS.get(name.rpartition(".")[2], ""),
        "low": low,
        "high": high,
        "choices": _choices(about.annotation),
        "is_required": about.is_required(),
        "default": None if about.is_required() else _in_a_file(about.default),
        "where": where,
    }
    return Entry("setting", name, "", tell(words), facts)


def _in_a_file(default: Any) -> Any:
    """Return a default as it would stand in a file: a table on one line."""
    if isinstance(default, BaseModel):
        return "{ " + ", ".join(f"{name} = {value}" for name, value in default) + " }"
    return default


def _choices(annotation: Any) -> list[str]:
    """Return the names a setting chooses from, if it does."""
    inside = inner(annotation)
    if get_origin(inside) is Literal and str not in get_args(annotation):
        return [choice for choice in get_args(inside) if choice]
    if isinstance(inside, type) and issubclass(inside, StrEnum):
        return [member.value for member in inside]
    return []
