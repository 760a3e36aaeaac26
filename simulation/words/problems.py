"""Problems as sentences: what is wrong, where, with the limit and the nearest known name."""

from typing import Any

from simulation.errors import Problem
from simulation.words import knows, language, tell

_MOST_NAMES = 12


def line_of(problem: Problem) -> str:
    """Return a problem as one line: `file:line: sentence`, as far as it has a file and a line."""
    place = problem.file + (f":{problem.line}" if problem.line else "")
    return _printable(f"{place}: {sentence_of(problem)}" if place else sentence_of(problem))


def sentence_of(problem: Problem) -> str:
    """Return what is wrong as a sentence in the current language.

    Values of these names are put into words: `unit` (of `[unit_word]`), `wanted` (of `[wanted]`), `choices`
    (names to choose from) and `near` (the nearest of them), which is added as a question.
    """
    name = f"problem.{problem.key}" if knows(f"problem.{problem.key}") else "problem.not_valid"
    values = {"key": "", "value": ""} | problem.values
    values["unit"] = after_number(values.get("unit", ""))
    if "wanted" in values:
        values["wanted"] = tell(f"wanted.{values['wanted']}")
    values["choices"] = _listed(values.get("choices", ()))
    return tell(name, **values) + _hint(problem)


def as_json(problem: Problem) -> dict[str, Any]:
    """Return a problem for a machine to read."""
    return {
        "file": problem.file,
        "line": problem.line,
        "problem": problem.key,
        "sentence": sentence_of(problem),
        "values": {name: _plain(value) for name, value in problem.values.items()},
    }


def unit_word(unit: str, lang: str | None = None) -> str:
    """Return the word for a parameter's unit."""
    name = f"unit_word.{unit}"
    return tell(name, lang) if knows(name, lang) else unit


def after_number(unit: str) -> str:
    """Return a parameter's unit as it follows a number, or ""."""
    word = unit_word(unit) if unit else ""
    return word if not word or word.startswith("（") else f" {word}"


def _hint(problem: Problem) -> str:
    """Return the question whether the nearest name is meant, or the names there are."""
    if near := problem.values.get("near"):
        return tell("problem_hint.near", near=near)
    choices = problem.values.get("choices")
    return tell("problem_hint.choices", choices=_listed(choices)) if choices else ""


def _listed(names: Any) -> str:
    shown = [str(name) for name in list(names)[:_MOST_NAMES]]
    more = ["…"] if len(names) > _MOST_NAMES else []
    return ("、" if language() == "zh" else ", ").join(shown + more)


def _printable(text: str) -> str:
    """Return a text without signs that could play tricks on a terminal."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple | list) else value if isinstance(value, int | float) else str(value)
