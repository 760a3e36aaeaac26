"""Tables of a batch in the terminal: outcomes an arm, paired differences, warnings, files."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simulation.batch.compare import Paired, Unequal, against
from simulation.batch.conduct import Batch
from simulation.batch.intervals import summary, two_humps
from simulation.measures import OUTCOMES
from simulation.words import language, tell

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

UNKNOWN = "–"
PRIMARY = tuple(name for name, measure in OUTCOMES.items() if measure.primary)
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


def print_batch(batch: Batch, files: Iterable[Path]) -> None:
    """Print what a batch found, what to beware of, and where it lies."""
    out = console()
    if batch.design.question is not None:
        out.print(batch.design.question[language()], style="bold")
        out.print()
    _print(
        out, tell("table.outcomes", runs=f"{batch.design.runs:,}"), _arms(batch, all_arms=True), outcome_lines(batch)
    )
    out.print(tell("table.outcomes_note"), style="dim")
    if len(batch.design.arms) > 1:
        out.print()
        title = tell("table.differences", reference=name_of(batch, batch.design.reference))
        _print(out, title, _arms(batch, all_arms=False), difference_lines(batch))
        out.print(tell("table.differences_note"), style="dim")
    for warning in warnings(batch):
        out.print()
        out.print("! " + warning, style="yellow")
    out.print()
    out.print(tell("table.files", folder=str(batch.folder)))
    for name in _top_names(batch.folder, files):
        out.print("  " + name, soft_wrap=True)


def outcome_lines(batch: Batch) -> list[Line]:
    """Return mean and interval of every primary outcome, a cell an arm."""
    return [_line(name, [_mean(batch.columns[arm.id][name], name) for arm in batch.design.arms]) for name in PRIMARY]


def difference_lines(batch: Batch) -> list[Line]:
    """Return the paired difference of every arm from the reference, for every primary outcome."""
    return [
        _line(name, [_apart(row, name) for row in against(batch.columns, batch.design.reference, name).values()])
        for name in PRIMARY
    ]


def warnings(batch: Batch) -> list[str]:
    """Return what a reader must know before trusting the tables."""
    said = []
    if batch.n_older:
        said.append(tell("warning.older", n=f"{batch.n_older:,}"))
    if batch.failures:
        said.append(tell("warning.failed", failed=len(batch.failures), wanted=f"{batch.state.wanted:,}"))
    if batch.design.runs == 1:
        said.append(tell("warning.single"))
    return said + [_unequal(batch, found) for found in batch.unequal_budgets()] + _two_groups(batch)


def _unequal(batch: Batch, found: Unequal) -> str:
    return tell(
        "warning.unequal",
        **_label(found.measure),
        most=name_of(batch, found.most),
        most_spent=written(found.most_spent, found.measure),
        least=name_of(batch, found.least),
        least_spent=written(found.least_spent, found.measure),
        share=f"{100 * found.share:.0f}",
    )


def _two_groups(batch: Batch) -> list[str]:
    said = []
    for arm in batch.design.arms:
        parted = [name for name in PRIMARY if two_humps(batch.columns[arm.id][name])]
        if parted:
            comma = "、" if language() == "zh" else ", "
            labels = comma.join(_label(name)["label"] for name in parted)
            said.append(tell("warning.two_groups", arm=name_of(batch, arm.id), measures=labels))
    return said


def name_of(batch: Batch, arm_id: str) -> str:
    """Return what the reader calls an arm."""
    arm = next(arm for arm in batch.design.arms if arm.id == arm_id)
    return (arm.name or {}).get(language()) or arm.id


def written(number: float, name: str, *, signed: bool = False) -> str:
    """Return a number with the digits of the outcome `name`, a dash for the unknown."""
    if not np.isfinite(number):
        return UNKNOWN
    rounded = round(float(number), OUTCOMES[name].digits) + 0.0
    return f"{rounded:{'+' if signed and rounded else ''},.{OUTCOMES[name].digits}f}"


def _arms(batch: Batch, *, all_arms: bool) -> list[str]:
    """Return the heads of columns."""
    heads = []
    for arm in batch.design.arms:
        name, is_reference = name_of(batch, arm.id), arm.id == batch.design.reference
        if not is_reference:
            heads.append(name)
        elif all_arms:
            heads.append(tell("table.reference", name=name) if len(batch.design.arms) > 1 else name)
    return heads


def _line(name: str, cells: list[Cell]) -> Line:
    return Line(**_label(name), cells=cells)


def _label(name: str) -> dict[str, str]:
    return {"label": tell(f"measure.{name}.label"), "unit": tell(f"unit.{OUTCOMES[name].unit}")}


def _mean(column: np.ndarray, name: str) -> Cell:
    found = summary(column)
    return Cell(written(found.mean, name), _range(found.low, found.high, name))


def _apart(row: Paired, name: str) -> Cell:
    if not row.n:
        return Cell(UNKNOWN)
    share = tell("table.percent", value=f"{100 * row.p_higher:.0f}")
    bounds = _range(row.low, row.high, name, signed=True)
    return Cell(f"{written(row.mean, name, signed=True)}  {share:>5}", bounds, strong=row.decided)


def _range(low: float, high: float, name: str, *, signed: bool = False) -> str:
    if not np.isfinite(low):
        return ""
    return tell("table.range", low=written(low, name, signed=signed), high=written(high, name, signed=signed))


def _top_names(folder: Path, files: Iterable[Path]) -> list[str]:
    """Return files of a folder, those in folders of its own as one entry each."""
    tops: dict[str, int] = {}
    for file in files:
        inside = file.relative_to(folder).parts
        top = inside[0] + ("/" if len(inside) > 1 else "")
        tops[top] = tops.get(top, 0) + 1
    return [f"{top} ({n})" if top.endswith("/") else top for top, n in tops.items()]


def _print(out: "Console", title: str, heads: list[str], lines: list[Line]) -> None:
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
