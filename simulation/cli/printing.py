"""Tables in the terminal: cells with what stands beside or beneath them, as wide as the room allows."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from simulation.words import tell

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

PIPED_WIDTH = 100
LEAST_LABEL = 20
GAP = 2  # columns between cells


class Cell(NamedTuple):
    """A number, and what stands beside or beneath it."""

    value: str
    more: str = ""
    strong: bool = False


class Line(NamedTuple):
    """A line of a table."""

    label: str
    unit: str
    cells: list[Cell]

    def named(self) -> dict[str, str]:
        """Return label and unit for the catalogue."""
        return {"label": self.label, "unit": self.unit}


def console() -> "Console":
    """Return where tables go: as wide as the terminal, or 100 columns where there is none."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else PIPED_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def print_table(out: "Console", title: str, heads: list[str], lines: list[Line]) -> None:
    """Print a table, its cells on one line or two as the width allows, its arms in several tables if need be."""
    widths = _widths(lines, between=" ")
    label = _widest(tell("table.with_unit", **line.named()) for line in lines)
    is_split = label + sum(width + GAP for width in widths) > out.width
    if is_split:
        widths = _widths(lines, between="\n")
    out.print(title, style="bold")
    for some in _fitting(widths, out.width - LEAST_LABEL):
        parts = [line._replace(cells=line.cells[some]) for line in lines]
        out.print(_table(heads[some], widths[some], parts, is_split=is_split))


def _widths(lines: list[Line], *, between: str) -> list[int]:
    """Return how wide each arm's cells are when their two parts are joined by `between`."""
    cells = zip(*(line.cells for line in lines), strict=True)
    return [_widest(f"{cell.value}{between}{cell.more}" for cell in column) for column in cells]


def _widest(texts: Iterable[str]) -> int:
    from rich.cells import cell_len

    return max(cell_len(part) for text in texts for part in text.split("\n"))


def _fitting(widths: list[int], room: int) -> list[slice]:
    """Return which columns stand side by side in a table, for as many tables as are needed."""
    found, first, used = [], 0, 0
    for place, width in enumerate(widths):
        if place > first and used + width + GAP > room:
            found.append(slice(first, place))
            first, used = place, 0
        used += width + GAP
    return [*found, slice(first, len(widths))]


def _table(heads: list[str], widths: list[int], lines: list[Line], *, is_split: bool) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column(Text(tell("table.measure")))
    for head, width in zip(heads, widths, strict=True):
        table.add_column(Text(head), justify="right", min_width=width, overflow="fold")
    between = "\n" if is_split else " "
    for line in lines:
        label = f"{line.label}\n{line.unit}" if is_split else tell("table.with_unit", **line.named())
        cells = [
            Text.assemble((cell.value, "bold" if cell.strong else ""), between if cell.more else "", (cell.more, "dim"))
            for cell in line.cells
        ]
        table.add_row(Text(label), *cells)
    return table
