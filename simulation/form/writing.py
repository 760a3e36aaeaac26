"""A community as a commented TOML file: every key in the order of the model, marks where nobody knows."""

import json
import re
from typing import Any

from simulation.profile import CommunityProfile
from simulation.words import knows, tell

INSTITUTIONS = ("office", "property")
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")


def community_text(
    community: dict[str, Any], marks: dict[str, str], head: list[str], parameters: dict[str, Any] | None = None
) -> str:
    """Return the file of a community.

    Args:
        community: its profile as plain data; what is None or empty is left out.
        marks: by dotted path, what stands beside a value.
        head: lines of comment at the top.
        parameters: tables of parameters that the community brings along.
    """
    lines = [f"# {line}" if line else "#" for line in head]
    tables: list[str] = []
    for key in CommunityProfile.model_fields:
        value = community.get(key)
        if value in ([], "") and key in marks and key != "holidays":
            tables += ["", f"# {key}  {marks[key]}"]
        if value is None or (value in ([], "") and key != "holidays") or _is_empty(value):
            continue
        if isinstance(value, dict) and set(value) != {"en", "zh"}:
            tables += _table(key, value, marks)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            tables += _several(key, value, marks)
        else:
            lines += _entry(key, value, f"community.{key}", key, marks)
    lines += ["", *_hint("lists"), *tables]
    for name, inside in (parameters or {}).items():
        lines += ["", f"[{name}]", *(f"{_key(key)} = {written(value)}" for key, value in inside.items())]
    return "\n".join(lines).rstrip() + "\n"


def _is_empty(value: Any) -> bool:
    """Return whether a table says nothing at all."""
    return isinstance(value, dict) and all(inside is None for inside in value.values())


def _hint(name: str) -> list[str]:
    return [f"# {line}" for line in tell(f"form.comment.{name}").splitlines()]


def _table(key: str, table: dict[str, Any], marks: dict[str, str]) -> list[str]:
    """Return a table with its comment; tables inside it stand on one line each."""
    said = f"form.comment.{key}"
    comment = tell(said) if knows(said) else _meaning(f"community.{key}")
    lines = ["", f"[{key}]" + _comment(marks.get(key, ""), comment)]
    for name, value in table.items():
        setting = f"institution.{name}" if key in INSTITUTIONS else f"community.{key}.{name}"
        lines += _entry(name, value, setting, f"{key}.{name}", marks)
    return lines


def _several(key: str, items: list[dict[str, Any]], marks: dict[str, str]) -> list[str]:
    """Return an array of tables; what the keys mean stands at the first."""
    said = f"form.comment.{key}"
    lines = ["", *(_hint(key) if knows(said) else [])]
    if key in marks:
        lines.append(f"# {marks[key]}")
    for number, item in enumerate(items):
        lines += [*([""] if number else []), f"[[{key}]]"]
        for name, value in item.items():
            setting = f"community.{key}.{name}" if number == 0 else ""
            lines += _entry(name, value, setting, f"{key}.{number}.{name}", marks)
    return lines


def _entry(name: str, value: Any, setting: str, path: str, marks: dict[str, str]) -> list[str]:
    """Return a key with its value, mark and meaning; a text in both languages is two keys."""
    if value is None:
        return []
    if isinstance(value, dict) and set(value) == {"en", "zh"}:
        return [f"{name}.{lang} = {written(text)}" for lang, text in value.items()]
    return [f"{_key(name)} = {written(value)}" + _comment(marks.get(path, ""), _meaning(setting))]


def _meaning(setting: str) -> str:
    names = [f"setting.{setting}", f"form.choices_of.{setting}"] if setting else []
    return " ".join(tell(name) for name in names if knows(name))


def _comment(mark: str, meaning: str) -> str:
    """Return what stands behind a value: the mark first, which is what one must see."""
    said = [part for part in (mark, meaning) if part]
    return "  # " + " · ".join(" ".join(part.split()) for part in said) if said else ""


def written(value: Any) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {written(inside)}" for key, inside in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(written(inside) for inside in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)


def _key(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def answers_text(answers: dict[str, Any], head: list[str]) -> str:
    """Return answers as a TOML file, from which the form can be gone on with or filled in again."""
    lines = [f"# {line}" for line in head]
    items: list[str] = []
    for key, value in answers.items():
        if isinstance(value, list | tuple) and value and isinstance(value[0], dict):
            for item in value:
                items += ["", f"[[{key}]]", *(f"{name} = {written(one)}" for name, one in item.items())]
        else:
            lines.append(f"{key} = {written(value)}")
    return "\n".join([*lines, *items]).rstrip() + "\n"
