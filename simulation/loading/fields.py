"""Looking into a pydantic model: the field a key path leads to, its limits and unit, the keys beside it."""

from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from simulation.loading.locator import KeyPath


def field_at(model: type[BaseModel], path: KeyPath) -> FieldInfo | None:
    """Return the field of a model that a key path leads to, or None."""
    field = None
    inside: Any = model
    for name in path:
        if isinstance(name, int):
            continue
        if not is_table(inside):
            return field
        field = inside.model_fields.get(name)
        if field is None:
            return None
        inside = inner(field.annotation)
    return field


def names_in(model: type[BaseModel], path: KeyPath) -> list[str]:
    """Return the keys that the table at a key path may hold."""
    field = field_at(model, path)
    inside: Any = model if not path else inner(field.annotation) if field is not None else None
    return list(inside.model_fields) if is_table(inside) else []


def limits(field: FieldInfo | None) -> tuple[float | None, float | None]:
    """Return the lowest and highest value of a field, None where there is none."""
    low = high = None
    for limit in field.metadata if field is not None else ():
        low = getattr(limit, "ge", getattr(limit, "gt", low))
        high = getattr(limit, "le", getattr(limit, "lt", high))
    return low, high


def unit(field: FieldInfo | None) -> str:
    """Return the unit of a field, or ""."""
    extra = field.json_schema_extra if field is not None else None
    return str(extra.get("unit", "")) if isinstance(extra, dict) else ""


def copied(model: type[BaseModel], name: str) -> Any:
    """Return the field of a model, to be a field of another with the same default and limits."""
    return model.model_fields[name]


def is_table(annotation: Any) -> bool:
    """Return whether a type is a table with keys of its own."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def inner(annotation: Any) -> Any:
    """Return what a list, a table of many, or an optional holds."""
    while get_origin(annotation) in (tuple, list, dict, Union, UnionType):
        inside = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
        annotation = inside[-1] if get_origin(annotation) is dict else inside[0]
    return annotation
