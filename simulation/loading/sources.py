"""Files laid over one another: `based_on`, and what is set on the command line."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulation.errors import BadInput, Problem
from simulation.loading.locator import KeyPath
from simulation.loading.names import find
from simulation.loading.toml_source import Place, Source, merged, read

SET = Place("--set")
_NAME = re.compile(r"[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*")
_WORD = re.compile(r"[^\"'\[\]{}=\s][^\"'\[\]{}=]*")
_NUMBER = re.compile(r"[+-]?[\d.]")


def read_chain(kind: str, name: str | Path, *, beside: Path | None = None, place: Place | None = None) -> Source:
    """Return what a file says, laid over what it is `based_on`; every place is that of the file it stands in.

    Args:
        kind: scenario, community, strategy, rules or experiment.
        name: a path, or a name to resolve.
        beside: the file that names it, if any.
        place: where the name stands.

    Raises:
        BadInput: a file cannot be found or read, or the files are based on one another in a circle.
    """
    place = place or Place()
    layers: list[Source] = []
    seen: list[Path] = []
    wanted: str | Path | None = name
    while wanted is not None:
        path = find(kind, wanted, beside=beside, place=place)
        if path in seen:
            chain = " → ".join(str(step) for step in [*seen, path])
            raise BadInput([Problem("circle", place.file, place.line, {"value": chain})])
        seen.append(path)
        layer = read(path)
        layers.append(layer.without({"based_on"}))
        wanted, beside, place = layer.tables.get("based_on"), path, layer.place_of(("based_on",))
        if wanted is not None and not isinstance(wanted, str):
            values = {"key": "based_on", "value": str(wanted), "wanted": "text"}
            raise BadInput([Problem("wrong_type", place.file, place.line, values)])
    whole = layers.pop()
    while layers:
        whole = merged(whole, layers.pop())
    return replace(whole, path=seen[0])


def over(layers: Iterable[Source]) -> Source:
    """Return sources laid over one another, the first lowest."""
    whole = Source(None, {})
    for layer in layers:
        whole = merged(whole, layer)
    return whole


def of_settings(settings: dict[str, object]) -> Source:
    """Return settings such as {"trust.half_life": 8} as a source, each key placed at `--set`."""
    return settings_at(settings, dict.fromkeys(settings, SET))


def settings_at(settings: dict[str, object], stands: dict[str, Place]) -> Source:
    """Return settings as a source, each key placed where it stands."""
    whole = Source(None, {})
    for name, value in settings.items():
        path = tuple(name.split("."))
        inside: Any = list(value) if isinstance(value, tuple) else value
        for part in reversed(path):
            inside = {part: inside}
        places: dict[KeyPath, Place] = {path[:length]: stands[name] for length in range(1, len(path) + 1)}
        whole = merged(whole, Source(None, inside, places))
    return whole


def below(source: Source, name: str) -> Source:
    """Return the table `name` of a source as a source of its own."""
    inside = source.tables.get(name)
    places = {path[1:]: place for path, place in source.places.items() if path and path[0] == name}
    return Source(source.path, inside if isinstance(inside, dict) else {}, places)


def parse_setting(text: str) -> tuple[str, object]:
    """Return the name and value of a setting such as `trust.half_life=8`; a bare word is text.

    Raises:
        BadInput: there is no `=`, no name, or no value that could stand in a TOML file.
    """
    name, sign, value = (part.strip() for part in text.partition("="))
    if not sign or not _NAME.fullmatch(name):
        raise BadInput([Problem("setting_form", SET.file, 0, {"value": text})])
    try:
        return name, tomllib.loads(f"value = {value}")["value"]
    except (ValueError, RecursionError):
        if _WORD.fullmatch(value) and not _NUMBER.match(value):
            return name, value
    raise BadInput([Problem("setting_value", SET.file, 0, {"key": name, "value": value})])
