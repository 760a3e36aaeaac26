"""Pydantic's complaints as problems of the catalogue."""

import difflib
import json
import re
from typing import Any

from pydantic import BaseModel

from simulation.errors import Problem
from simulation.loading.fields import field_at, limits, names_in, unit
from simulation.loading.locator import KeyPath
from simulation.loading.toml_source import Source

_WANTED = {
    "float_type": "number",
    "int_type": "whole",
    "int_from_float": "whole",
    "bool_type": "yes_or_no",
    "string_type": "text",
    "tuple_type": "list",
    "list_type": "list",
    "model_type": "table",
    "model_attributes_type": "table",
    "dict_type": "table",
}
_LIMITS = ("greater_than_equal", "less_than_equal", "greater_than", "less_than")
_LENGTHS = {
    "string_too_short": "length_least",
    "too_short": "length_least",
    "string_too_long": "length_most",
    "too_long": "length_most",
}
_LONGEST = 60


def problem_of(
    detail: Any, path: KeyPath, model: type[BaseModel], source: Source, extra_known: tuple[str, ...]
) -> Problem:
    """Return one complaint as a problem.

    Args:
        detail: an entry of `ValidationError.errors()`.
        path: the key it is about.
        model: the model the source was held against.
        source: what was read.
        extra_known: further names that may stand at the top.
    """
    place = source.place_of(path)
    key, more = _complaint(detail, path, model, extra_known)
    value = "" if detail["type"] == "missing" else shown(value_at(source.tables, path))
    return Problem(key, place.file, place.line, {"key": dotted(path), "value": value} | more)


def _complaint(
    detail: Any, path: KeyPath, model: type[BaseModel], extra_known: tuple[str, ...]
) -> tuple[str, dict[str, Any]]:
    """Return the sentence and the values that belong to a complaint."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return "missing", {}
    if kind == "rule":
        return context["problem"], {name: value for name, value in context.items() if name != "problem"}
    if kind == "extra_forbidden":
        known = names_in(model, path[:-1]) + (list(extra_known) if len(path) == 1 else [])
        return "unknown_key", {"near": nearest(str(path[-1]), known), "choices": sorted(known)}
    if len(detail["loc"]) > len(path):  # about one member of a union, where another would have done
        return ("topics", {}) if path[-1] == "topics" else ("union", {})
    if kind in _LIMITS:
        return _beyond_limits(model, path)
    if kind in _WANTED:
        return "wrong_type", {"wanted": _WANTED[kind]}
    if kind in ("literal_error", "enum"):
        choices = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        return "unknown_value", {"near": nearest(str(detail["input"]), choices), "choices": choices}
    if kind in _LENGTHS:
        return _LENGTHS[kind], {"limit": context.get("min_length", context.get("max_length", ""))}
    if kind == "string_pattern_mismatch":
        return "pattern", {"limit": context.get("pattern", "")}
    if kind == "value_error":
        name, _, found = str(context.get("error", "")).partition(":")
        return name, {"value": found}
    return ("not_finite", {}) if kind == "finite_number" else ("not_valid", {})


def _beyond_limits(model: type[BaseModel], path: KeyPath) -> tuple[str, dict[str, Any]]:
    field = field_at(model, path)
    low, high = limits(field)
    key = "too_small" if high is None else "too_large_number" if low is None else "out_of_range"
    return key, {"low": _number(low), "high": _number(high), "unit": unit(field)}


def value_at(tables: Any, path: KeyPath) -> Any:
    """Return what stands at a key path."""
    for name in path:
        tables = tables[name]
    return tables


def shown(value: Any) -> str:
    """Return a value as it would stand in a file, cut short."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        text = str(value)
    text = {"NaN": "nan", "Infinity": "inf", "-Infinity": "-inf"}.get(text, text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def dotted(path: KeyPath) -> str:
    """Return a key path as a reader would write it: `phase[2].hours.run_space`, counting from 1."""
    text = ""
    for name in path:
        if isinstance(name, int):
            text += f"[{name + 1}]"
        else:
            plain = re.fullmatch(r"[\w-]+", name)
            text += ("." if text else "") + (name if plain else shown(name))
    return text


def nearest(name: str, known: list[str]) -> str:
    """Return the known name most like `name`, or ""."""
    found = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return found[0] if found else ""


def _number(limit: float | None) -> str:
    return "" if limit is None else f"{limit:,.10g}"
