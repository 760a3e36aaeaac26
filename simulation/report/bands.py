"""Figure: every measure week by week, one band of runs an arm."""

from typing import TYPE_CHECKING

import numpy as np

from simulation.batch.intervals import valley
from simulation.measures import WEEKLY
from simulation.report import drawing, fonts
from simulation.report.folder import WEEKS_SHOWN, Arm, Batch, Say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_BANDS = 5  # arms; beyond it the bands hide each other and only the medians are drawn
LAST_WEEKS = 12


def figure(batch: Batch, say: Say) -> "tuple[Figure, list[str]] | None":
    """Return small multiples of the weekly measures, and notes on how to read them."""
    shown = [name for name in WEEKS_SHOWN if any(_runs(arm, name).size for arm in batch.arms)]
    if not shown:
        return None
    picture, cells = drawing.panels(len(shown), columns=3, height=2.1)
    parted: dict[str, list[str]] = {}
    with_bands = len(batch.arms) <= MOST_BANDS
    for axes, name in zip(cells, shown, strict=True):
        for rank, arm in enumerate(batch.arms):
            runs = _runs(arm, name)
            if runs.size and _draw(axes, runs, drawing.look(rank), bands=with_bands):
                parted.setdefault(arm.name, []).append(say(f"measure.{name}.label"))
        for week in {arm.scenario["exit"] for arm in batch.arms if arm.spends}:
            axes.axvline(week, color=drawing.INK, linewidth=0.9, linestyle=(0, (2, 2)))
        drawing.label(axes, say(f"measure.{name}.label"), say(f"unit.{WEEKLY[name].unit}"))
        axes.set_ylim(bottom=min(0.0, axes.dataLim.y0))
        axes.margins(x=0)
    for axes in cells[-min(3, len(cells)) :]:
        axes.set_xlabel(say("report.axis.week"))
    legend(picture, batch, say)
    notes = [say("report.figure.weekly.note" if with_bands else "report.figure.weekly_lines.note")]
    for arm_name, measures in parted.items():
        notes.append(say("report.figure.parted", arm=arm_name, measures=say("report.comma").join(measures)))
    return picture, notes


def legend(picture: "Figure", batch: Batch, say: Say) -> None:
    """Name the arms and the exit week above the panels."""
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], color=look.colour, linestyle=look.line, linewidth=2, label=fonts.clipped(arm.name))
        for arm, look in ((arm, drawing.look(rank)) for rank, arm in enumerate(batch.arms))
    ]
    if any(arm.spends for arm in batch.arms):
        exits = say("report.figure.exit")
        handles.append(Line2D([], [], color=drawing.INK, linestyle=(0, (2, 2)), linewidth=0.9, label=exits))
    drawing.legend(picture, handles, "outside upper left")


def groups(runs: np.ndarray) -> list[np.ndarray]:
    """Return the runs as two groups where the means of their last weeks have two humps, else as one."""
    last = runs[:, -LAST_WEEKS:].mean(axis=1)
    between = valley(last)
    if between is None:
        return [runs]
    return [runs[last <= between], runs[last > between]]


def quantile(runs: np.ndarray, share: float) -> np.ndarray:
    """Return a quantile over runs, week by week; NaN where no run knows."""
    if np.isfinite(runs).all():
        return np.quantile(runs, share, axis=0)  # a hundred times as fast
    known = np.isfinite(runs).any(axis=0)
    drawn = np.full(runs.shape[1], np.nan)
    drawn[known] = np.nanquantile(runs[:, known], share, axis=0)
    return drawn


def _runs(arm: Arm, name: str) -> np.ndarray:
    """Return the runs that know this measure at all."""
    runs = arm.weekly[name]
    return runs[np.isfinite(runs).any(axis=1)] if runs.size else runs


def _draw(axes: "Axes", runs: np.ndarray, look: drawing.Look, *, bands: bool) -> bool:
    """Draw one arm; return whether its runs part into two groups."""
    weeks = np.arange(runs.shape[1])
    if bands and len(runs) > 1:
        for share, alpha in ((0.9, 0.13), (0.5, 0.24)):
            low, high = (quantile(runs, 0.5 + side * share / 2) for side in (-1, 1))
            axes.fill_between(weeks, low, high, color=look.colour, alpha=alpha, linewidth=0)
    parts = groups(runs)
    for part in parts:
        line = look.line if len(parts) == 1 else ":"
        axes.plot(weeks, quantile(part, 0.5), color=look.colour, linestyle=line, linewidth=1.7)
    return len(parts) > 1
