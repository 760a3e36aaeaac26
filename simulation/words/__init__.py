"""Everything the program says to a person, in English and Chinese: a file for each language and part."""

import os
import tomllib
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "zh")
_FOLDER = Path(__file__).parent
_current: ContextVar[str] = ContextVar("language", default="en")


def tell(name: str, /, lang: str | None = None, **values: Any) -> str:
    """Return the sentence `name` in the current language, with its values put in.

    Args:
        name: dotted key of the catalogue, such as `problem.unknown_key`.
        lang: a language to use instead of the current one.
        **values: what the sentence's placeholders stand for.
    """
    return catalogue(lang or language())[name].format(**values)


def knows(name: str, lang: str | None = None) -> bool:
    """Return whether the catalogue holds `name` in a language."""
    return name in catalogue(lang or language())


def names_in(table: str, lang: str | None = None) -> list[str]:
    """Return the names of the sentences in a table of the catalogue, without the table's name."""
    start = table + "."
    return [name.removeprefix(start) for name in catalogue(lang or language()) if name.startswith(start)]


def use_language(lang: str) -> None:
    """Set the language of everything said from now on."""
    if lang not in LANGUAGES:
        raise ValueError(f"language {lang!r} is none of {LANGUAGES}")
    _current.set(lang)


def language() -> str:
    """Return the current language."""
    return _current.get()


def language_of_locale() -> str:
    """Return the language the user's machine is set to: Chinese, or else English."""
    settings = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, settings), "").lower().startswith("zh") else "en"


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Return all sentences of a language by dotted name."""
    sentences: dict[str, str] = {}
    for path in sorted(_FOLDER.glob(f"*.{lang}.toml")):
        part = dict(_flat(tomllib.loads(path.read_text(encoding="utf-8"))))
        if twice := sentences.keys() & part.keys():
            raise ValueError(f"{path.name} says again what another part says: {sorted(twice)}")
        sentences |= part
    return sentences


def _flat(table: dict, start: str = "") -> list[tuple[str, str]]:
    """Return the leaves of nested tables as (dotted name, sentence)."""
    found = []
    for name, inside in table.items():
        if isinstance(inside, dict):
            found += _flat(inside, f"{start}{name}.")
        else:
            found.append((start + name, inside))
    return found
