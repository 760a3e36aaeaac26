"""Checking what a file says against a model of what it may say: every problem at once, each with its place.

`checked(Model, source)` is all that another part needs to check files of its own:

    source = read_chain("experiment", name)
    experiment = checked(Experiment, source)

`Model` is a `Group` (frozen, strict, no unknown keys). A validator of the model that raises
`ValueError("some_key:what was found")` becomes the sentence `problem.some_key` with that `{value}`; a field's
`json_schema_extra={"unit": ...}` is named beside its limits.
"""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from simulation.errors import BadInput, Problem
from simulation.loading.complaints import problem_of
from simulation.loading.locator import KeyPath
from simulation.loading.soundness import sound_part
from simulation.loading.toml_source import Source

Checked = TypeVar("Checked", bound=BaseModel)


def checked(model: type[Checked], source: Source, *, extra_known: tuple[str, ...] = ()) -> Checked:
    """Return what a source says as an instance of `model`.

    Args:
        model: a pydantic model, strict and without unknown keys.
        source: what was read, merged or not.
        extra_known: further top-level names to think of when an unknown one looks like a slip.

    Raises:
        BadInput: with every problem found, each with its file, line, key, value and limit.
    """
    instance, problems = examined(model, source, extra_known=extra_known)
    if instance is None:
        raise BadInput(in_order(problems))
    return instance


def examined(
    model: type[Checked], source: Source, *, extra_known: tuple[str, ...] = ()
) -> tuple[Checked | None, list[Problem]]:
    """Return an instance, or None, and every problem found; for a caller that collects problems of several files."""
    try:
        return model.model_validate(_with_tuples(source.tables)), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    problems: dict[KeyPath, Problem] = {}
    for detail in details:
        path = _real_path(detail["loc"], source.tables, detail["type"])
        problems.setdefault(path, problem_of(detail, path, model, source, extra_known))
    return None, list(problems.values())


def sound(model: type[BaseModel], source: Source) -> Any:
    """Return what a source says as an instance of `model`, with None wherever something is wrong or missing."""
    try:
        return model.model_validate(_with_tuples(source.tables))
    except ValidationError as error:
        details = error.errors(include_url=False)
    wrong = {_real_path(detail["loc"], source.tables, detail["type"]) for detail in details}
    return sound_part(model, source.tables, wrong)


def in_order(problems: list[Problem]) -> list[Problem]:
    """Return problems, each once, file by file as they come up, and by line within each file."""
    files = list(dict.fromkeys(problem.file for problem in problems))
    once = [problem for number, problem in enumerate(problems) if problem not in problems[:number]]
    return sorted(once, key=lambda problem: (files.index(problem.file), problem.line))


def _with_tuples(inside: Any) -> Any:
    """Return TOML's lists as tuples, which strict models want, and the rest as it is."""
    if isinstance(inside, dict):
        return {name: _with_tuples(value) for name, value in inside.items()}
    if isinstance(inside, list):
        return tuple(_with_tuples(value) for value in inside)
    return inside


def _real_path(loc: tuple, tables: Any, kind: str) -> KeyPath:
    """Return the key path of an error, without the names pydantic gives to the members of a union."""
    path: KeyPath = ()
    inside = tables
    for number, name in enumerate(loc):
        if isinstance(inside, dict) and (name in inside or (kind == "missing" and number == len(loc) - 1)):
            inside = inside.get(name)
        elif isinstance(inside, list) and isinstance(name, int) and name < len(inside):
            inside = inside[name]
        elif isinstance(inside, list) and isinstance(name, int):
            pass  # one more element than was given
        else:
            return path  # a member of a union: one problem for the key, not one for each member
        path += (name,)
    return path
