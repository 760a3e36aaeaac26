"""What is sound in a file of which something is wrong, so that all the other checks can be made as well."""

from collections.abc import Collection
from typing import Any

from pydantic import BaseModel

from simulation.loading.fields import inner, is_table
from simulation.loading.locator import KeyPath


def sound_part(model: type[BaseModel], tables: dict[str, Any], wrong: Collection[KeyPath]) -> Any:
    """Return what tables say as an instance of `model` that has None wherever something is wrong or missing.

    Args:
        model: what the tables were held against.
        tables: what a file says.
        wrong: the key paths of which something is wrong.
    """
    return _table(model, tables, (), frozenset(wrong))


def _table(model: type[BaseModel], tables: dict[str, Any], path: KeyPath, wrong: frozenset[KeyPath]) -> Any:
    """Return a table as an instance that has not been checked again."""
    values = {}
    for name, field in model.model_fields.items():
        if name in tables:
            values[name] = _part(inner(field.annotation), tables[name], (*path, name), wrong)
        elif field.is_required():
            values[name] = None
    return model.model_construct(**values)


def _part(inside: Any, value: Any, path: KeyPath, wrong: frozenset[KeyPath]) -> Any:
    """Return a value, None if it is wrong; of a list of tables each by itself, so that they keep their numbers."""
    if path in wrong:
        return None
    if isinstance(value, list) and is_table(inside):
        return tuple(_part(inside, element, (*path, number), wrong) for number, element in enumerate(value))
    if isinstance(value, dict) and is_table(inside):
        return _table(inside, value, path, wrong)
    if any(other[: len(path)] == path for other in wrong):
        return None
    return tuple(value) if isinstance(value, list) else value
