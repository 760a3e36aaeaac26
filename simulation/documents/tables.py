"""Tables of the ODD description, read off the code: parameters, state variables, the week."""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from simulation.parameters import Parameters

NONE = "–"


def parameter_tables() -> str:
    """Return a Markdown table for every table of parameters, in the order of the code."""
    return "\n\n".join(_parameters(name, group) for name, group in _groups(Parameters))


def state_table() -> str:
    """Return a Markdown table of the state variables of a resident, in the order of the code."""
    from simulation.agents.residents import Resident
    from simulation.columns import columns_of

    rows = [
        (f"`{name}`", _type(column), column.unit or NONE, (column.__doc__ or "") + _members(column))
        for name, column in columns_of(Resident).items()
    ]
    return markdown(("variable", "type", "unit", "meaning"), rows)


def schedule() -> str:
    """Return the lines of `Community.step` with the first sentence of what each calls, as a numbered list."""
    from simulation.model import Community

    step = ast.parse(textwrap.dedent(inspect.getsource(Community.step)))
    calls = [node for node in ast.walk(step) if isinstance(node, ast.Call)]
    called = [node.func.attr for node in sorted(calls, key=_line) if isinstance(node.func, ast.Attribute)]
    return "\n".join(
        f"{number}. `{name}`: {_first_line(getattr(Community, name))}" for number, name in enumerate(called, 1)
    )


def _line(call: ast.Call) -> int:
    return call.lineno


def markdown(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _groups(group: type[BaseModel], name: str = "") -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield the dotted name and class of every table that holds parameters, outer ones first."""
    inside: dict[str, Any] = {
        key: field.annotation for key, field in group.model_fields.items() if _is_group(field.annotation)
    }
    if len(inside) < len(group.model_fields):
        yield name, group
    for key, other in inside.items():
        yield from _groups(other, f"{name}.{key}".lstrip("."))


def _is_group(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _parameters(name: str, group: type[BaseModel]) -> str:
    """Return one table of parameters under its name and purpose."""
    rows = [
        (f"`{key}`", _shown(field.default), *_unit_range_source(field), field.description or "")
        for key, field in group.model_fields.items()
        if not _is_group(field.annotation)
    ]
    header = ("parameter", "default", "unit", "range", "source", "meaning")
    return f"**`[{name}]`** {_first_line(group)}\n\n{markdown(header, rows)}"


def _unit_range_source(field: FieldInfo) -> tuple[str, str, str]:
    more = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    low, high = (
        next((getattr(limit, side) for limit in field.metadata if hasattr(limit, side)), None) for side in ("ge", "le")
    )
    span = NONE if low is None else f"{_shown(low)} to {_shown(high)}"
    return str(more.get("unit", NONE)), span, str(more.get("source", NONE))


def _shown(value: Any) -> str:
    """Return a value as the tables write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(_shown(one) for one in value)
    return f"{value:,.10g}"


def _type(column: Any) -> str:
    import numpy as np

    kind = np.dtype(column.dtype).name
    return kind if column.width is None else f"{column.width} × {kind}"


def _members(column: Any) -> str:
    """Return what the numbers of a column stand for, where they stand for anything."""
    if column.kind is None:
        return ""
    names = ", ".join(f"{member.value} {member.name.lower().replace('_', ' ')}" for member in column.kind)
    return f" ({names})"


def _first_line(thing: Any) -> str:
    return (inspect.getdoc(thing) or "").split("\n")[0]
