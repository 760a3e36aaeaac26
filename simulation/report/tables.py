"""The report's tables: outcomes an arm, paired differences, money and hours."""

from itertools import combinations
from typing import NamedTuple

import numpy as np

from simulation.batch.compare import Paired, family
from simulation.batch.hypotheses import judged
from simulation.batch.intervals import Summary, summary
from simulation.measures import OUTCOMES
from simulation.report.figures import SHOWN, known
from simulation.report.folder import Arm, Batch, Say
from simulation.report.numbers import UNKNOWN, outcome, wins, written
from simulation.strategy import ACTIONS

NOTHING = np.empty(0)


class Cell(NamedTuple):
    """A number with its interval beneath."""

    value: str
    interval: str = ""
    decided: bool = False


class Row(NamedTuple):
    """One line of a table: what it is about, its unit, its cells."""

    label: str
    unit: str
    cells: list[Cell]


def outcomes(batch: Batch, say: Say) -> list[Row]:
    """Return mean and interval of every primary outcome, an arm a column."""
    return [
        Row(
            say(f"measure.{name}.label"),
            say(f"unit.{OUTCOMES[name].unit}"),
            [_mean_cell(summary(arm.outcomes[name]), name, say) for arm in batch.arms],
        )
        for name in known(batch, SHOWN)
    ]


def unknown(batch: Batch, say: Say) -> list[str]:
    """Return the primary outcomes that no run could know, such as a legacy of runs that end too soon."""
    shown = known(batch, SHOWN)
    return [say(f"measure.{name}.label") for name in SHOWN if name not in shown]


def differences(batch: Batch, say: Say) -> list[tuple[str, list[Row]]]:
    """Return the paired differences of each arm from the reference."""
    return [_pair(batch, arm, batch.reference, say) for arm in batch.others]


def other_pairs(batch: Batch, say: Say) -> list[tuple[str, list[Row]]]:
    """Return the paired differences of the arms from each other, without the reference."""
    return [_pair(batch, later, earlier, say) for earlier, later in combinations(batch.others, 2)]


class Expected(NamedTuple):
    """What was expected of two arms before the first run, and what came of it."""

    label: str
    pair: str
    cells: list[Cell]


def expected(batch: Batch, say: Say) -> list[Expected]:
    """Return the verdict on every expectation that was laid down before the first run."""
    arms = {arm.id: arm for arm in batch.arms}
    found = []
    for one in judged(batch.manifest["expect"], {arm.id: arm.outcomes for arm in batch.arms}):
        bounds = _range(one.row.low, one.row.high, one.measure, say, signed=True)
        cells = [
            Cell(outcome(one.smallest, one.measure)),
            Cell(outcome(one.row.mean, one.measure, signed=True), bounds if np.isfinite(one.row.low) else ""),
            Cell(say(f"report.verdict.{one.verdict}"), decided=one.verdict in ("supported", "reversed")),
        ]
        pair = say("report.above", arm=arms[one.better].name, other=arms[one.than].name)
        found.append(Expected(say(f"measure.{one.measure}.label"), pair, cells))
    return found


def budget(batch: Batch, say: Say) -> list[Row]:
    """Return mean hours and money of each arm, in all and action by action."""
    rows = [
        Row(
            say(f"measure.team_{what}.label"),
            say(f"unit.{what}"),
            [Cell(outcome(summary(arm.outcomes[f"team_{what}"]).mean, f"team_{what}")) for arm in batch.arms],
        )
        for what in ("hours", "yuan")
    ]
    for what in ("hours", "yuan"):
        for action in ACTIONS:
            spent = [summary(arm.outcomes.get(f"{what}_{action}", NOTHING)).mean for arm in batch.arms]
            if np.nansum(spent) > 0:
                cells = [Cell(written(amount, 0)) for amount in spent]
                rows.append(Row(say(f"report.action.{action}"), say(f"unit.{what}"), cells))
    unused = [Cell(outcome(summary(arm.outcomes["hours_unused"]).mean, "hours_unused")) for arm in batch.arms]
    return [*rows, Row(say("measure.hours_unused.label"), say("unit.hours"), unused)]


def _pair(batch: Batch, arm: Arm, other: Arm, say: Say) -> tuple[str, list[Row]]:
    """Return the title and the rows of one comparison."""
    rows = []
    for name, row in family(arm.outcomes, other.outcomes, known(batch, SHOWN)).items():
        cells = _difference_cells(row, arm, other, name, say)
        if cells:
            rows.append(Row(say(f"measure.{name}.label"), say(f"unit.{OUTCOMES[name].unit}"), cells))
    return say("report.minus", arm=arm.name, other=other.name), rows


def _mean_cell(row: Summary, name: str, say: Say) -> Cell:
    """Return a mean with its interval."""
    if not np.isfinite(row.low):
        return Cell(outcome(row.mean, name))
    return Cell(outcome(row.mean, name), _range(row.low, row.high, name, say))


def _difference_cells(row: Paired, arm: Arm, other: Arm, name: str, say: Say) -> list[Cell]:
    """Return difference, interval, superiority, runs in which it was higher, effect size, p, and gain of matching."""
    if not row.n:
        return []
    bounds = _range(row.low, row.high, name, say, signed=True) if np.isfinite(row.low) else UNKNOWN
    gain = f"× {written(row.variance_ratio, 1)}" if np.isfinite(row.variance_ratio) else UNKNOWN
    return [
        Cell(outcome(row.mean, name, signed=True), decided=row.decided),
        Cell(bounds),
        Cell(say("report.percent", value=written(100 * row.p_higher, 0))),
        Cell(f"{wins(arm, other, name)[0]} / {row.n}"),
        Cell(written(row.effect, 2, signed=True)),
        Cell(_probability(row.p_corrected)),
        Cell(gain),
    ]


def _range(low: float, high: float, name: str, say: Say, *, signed: bool = False) -> str:
    """Return an interval in words."""
    return say("report.range", low=outcome(low, name, signed=signed), high=outcome(high, name, signed=signed))


def _probability(p: float) -> str:
    """Return a p value, those too small to tell as such."""
    return "< 0.001" if p < 0.001 else written(p, 3)
