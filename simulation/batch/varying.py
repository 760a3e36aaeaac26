"""A scenario with some settings changed, by the dotted names that `--set` uses, faster than by reading its files again.

What is changed is checked against its own limits; what must fit together is checked where the design is read.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from simulation.scenario import Scenario

Settings = Mapping[str, Any]
_AT_THE_TOP = ("weeks", "exit", "rules", "community", "strategy")


def varied(scenario: Scenario, settings: Settings) -> Scenario:
    """Return a scenario with settings such as `trust.half_life` changed; itself if there are none.

    Raises:
        pydantic.ValidationError: a name is not known, or a value lies outside its limits.
    """
    for name, value in settings.items():
        scenario = _changed(scenario, path_of(name), value)
    return scenario


def path_of(name: str) -> list[str]:
    """Return where in a scenario a setting stands."""
    path = name.split(".")
    return path if path[0] in _AT_THE_TOP else ["parameters", *path]


def setting_of(scenario: Scenario, name: str) -> Any:
    """Return the value a setting has.

    Raises:
        AttributeError: there is no such setting.
    """
    found: Any = scenario
    for part in path_of(name):
        found = getattr(found, part)
    return found


def _changed(group: Any, path: list[str], value: Any) -> Any:
    """Return a group of settings with one changed, however deep it lies."""
    first, *rest = path
    if not rest or not isinstance(getattr(group, first, None), BaseModel):
        plain = {name: getattr(group, name) for name in type(group).model_fields}
        return type(group).model_validate(plain | {first: value})
    return group.model_copy(update={first: _changed(getattr(group, first), rest, value)})
