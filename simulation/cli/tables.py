"""Tables of a batch in the terminal: outcomes an arm, paired differences, warnings, files."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from simulation.batch.compare import Paired, Unequal, against
from simulation.batch.conduct import Batch, told
from simulation.batch.hypotheses import judged
from simulation.batch.intervals import summary, two_humps
from simulation.batch.until import Look
from simulation.cli.printing import Cell, Line, console, print_table
from simulation.measures import OUTCOMES
from simulation.words import language, tell

UNKNOWN = "–"
PRIMARY = tuple(name for name, measure in OUTCOMES.items() if measure.primary)


def print_batch(batch: Batch, files: Iterable[Path], last: Look | None = None) -> None:
    """Print what a batch found, what to beware of, where it lies, and what was seen at the last look of `--until`."""
    out = console()
    if batch.design.question is not None:
        out.print(batch.design.question[language()], style="bold")
        out.print()
    print_table(
        out, tell("table.outcomes", runs=f"{batch.design.runs:,}"), _arms(batch, all_arms=True), outcome_lines(batch)
    )
    out.print(tell("table.outcomes_note"), style="dim")
    if len(batch.design.points) > 1:
        out.print(tell("table.points_note", points=f"{len(batch.design.points):,}"), style="dim")
    if len(batch.design.arms) > 1:
        out.print()
        title = tell("table.differences", reference=name_of(batch, batch.design.reference))
        print_table(out, title, _arms(batch, all_arms=False), difference_lines(batch))
        out.print(tell("table.differences_note"), style="dim")
        out.print(_matching(batch), style="dim")
    for line in expectation_lines(batch):
        out.print()
        out.print(line)
    if last is not None:
        out.print()
        out.print(_look(last))
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


def expectation_lines(batch: Batch) -> list[str]:
    """Return the verdict on every expectation laid down before the first run, then what the rest is."""
    said = []
    for one in judged(batch.design.expect, batch.columns):
        words = _label(one.measure) | {
            "better": name_of(batch, one.better),
            "than": name_of(batch, one.than),
            "smallest": written(one.smallest, one.measure),
            "difference": written(one.row.mean, one.measure, signed=True),
            "range": _range(one.row.low, one.row.high, one.measure, signed=True),
        }
        said.append(tell("table.expected", verdict=tell(f"table.verdict.{one.verdict}"), **words))
    return [*said, tell("table.exploratory")] if said else []


def _look(last: Look) -> str:
    """Return when a batch with `--until` stopped, and the interval corrected for having looked so often."""
    words: dict[str, Any] = {
        "rule": last.rule,
        "runs": f"{last.runs:,}",
        "looks": last.number,
        "difference": written(last.mean, last.measure, signed=True),
        "range": _range(last.low, last.high, last.measure, signed=True),
    }
    return tell("table.until_reached" if last.reached else "table.until_given_up", **words)


def _matching(batch: Batch) -> str:
    """Return what the shared luck was worth: the ratio of variances over the primary outcomes of all pairs."""
    gains = [
        row.variance_ratio for name in PRIMARY for row in against(batch.columns, batch.design.reference, name).values()
    ]
    known = [gain for gain in gains if np.isfinite(gain)]
    if not known:
        return tell("table.no_matching")
    return tell("table.matching", low=f"{min(known):.1f}", middle=f"{np.median(known):.1f}", high=f"{max(known):.1f}")


def warnings(batch: Batch) -> list[str]:
    """Return what a reader must know before trusting the tables."""
    said = []
    if batch.n_older:
        said.append(tell("warning.older", n=f"{batch.n_older:,}"))
    if batch.failures:
        first = tell("warning.first", replicate=batch.failures[0]["replicate"], how=told(batch.failures[0]))
        wanted = f"{batch.state.wanted:,}"
        said.append(tell("warning.failed", first=first, failed=len(batch.failures), wanted=wanted))
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
