"""Figures of outcomes: differences, distributions, legacy, spending."""

from typing import TYPE_CHECKING, Any

import numpy as np

from simulation.batch.compare import SPENT, Paired
from simulation.batch.intervals import Summary, summary
from simulation.measures import OUTCOMES
from simulation.report import drawing, fonts
from simulation.report.folder import Arm, Batch, Say
from simulation.report.numbers import difference
from simulation.strategy import ACTIONS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHOWN = tuple(name for name, measure in OUTCOMES.items() if measure.primary and name not in SPENT)
MOST_UPRIGHT = 4  # arms whose names fit beside each other
LEGACIES = ("legacy_26", "legacy_52")
ACTION_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#8A8D91")
ACTION_HATCHES = ("", "///", "...", "xxx")  # where there are more actions than colours that all can tell apart


def known(batch: Batch, names: tuple[str, ...]) -> list[str]:
    """Return the outcomes that at least one run knows."""
    return [name for name in names if any(np.isfinite(arm.outcomes[name]).any() for arm in batch.arms)]


def differences(batch: Batch, say: Say) -> "Figure | None":
    """Return one panel a measure: each arm minus the reference, beside the line of no difference."""
    rows = {name: [difference(arm, batch.reference, name) for arm in batch.others] for name in SHOWN}
    shown = [name for name, found in rows.items() if any(np.isfinite(row.mean) for row in found)]
    if not shown:
        return None
    n_arms = len(batch.others)
    picture, cells = drawing.panels(len(shown), columns=3, height=0.95 + 0.2 * n_arms)
    ranks = {arm.id: rank for rank, arm in enumerate(batch.arms)}
    for place, (axes, name) in enumerate(zip(cells, shown, strict=True)):
        axes.axvline(0, color=drawing.INK, linewidth=0.9)
        for line, (arm, row) in enumerate(zip(batch.others, rows[name], strict=True)):
            _mark(axes, row, line, drawing.look(ranks[arm.id]), hollow=not row.decided)
        _name_lines(axes, [arm.name for arm in batch.others], shown=place % 3 == 0)
        drawing.label(axes, say(f"measure.{name}.label"), say(f"unit.{OUTCOMES[name].unit}"), along="x")
    return picture


def distributions(batch: Batch, say: Say) -> "Figure | None":
    """Return one panel a measure: a dot for every run, with mean and interval beneath."""
    shown = known(batch, SHOWN)
    if not shown:
        return None
    picture, cells = drawing.panels(len(shown), columns=3, height=0.95 + 0.3 * len(batch.arms))
    for place, (axes, name) in enumerate(zip(cells, shown, strict=True)):
        for rank, arm in enumerate(batch.arms):
            values = arm.outcomes[name]
            # Dots are spread by the golden ratio, so that the same runs stand alike in every report.
            spread = rank - 0.12 + 0.34 * ((np.arange(len(values)) * 0.618034) % 1 - 0.5)
            look = drawing.look(rank)
            _dots(axes, values, spread, look)
            _mark(axes, summary(values), rank + 0.27, look, hollow=False)
        _name_lines(axes, [arm.name for arm in batch.arms], shown=place % 3 == 0)
        drawing.label(axes, say(f"measure.{name}.label"), say(f"unit.{OUTCOMES[name].unit}"), along="x")
    return picture


def legacies(batch: Batch, say: Say) -> "Figure | None":
    """Return legacy after half a year and a year, thin lines joining runs with the same luck."""
    shown = known(batch, LEGACIES)
    if not shown:
        return None
    picture, cells = drawing.panels(len(shown), columns=2, height=3.3)
    places = np.arange(len(batch.arms))
    for axes, name in zip(cells, shown, strict=True):
        matched = np.array([arm.outcomes[name] for arm in batch.arms])
        axes.axhline(0, color=drawing.INK, linewidth=0.9)
        axes.plot(places, matched, color=drawing.FAINT, linewidth=0.6, alpha=0.5)
        for rank, values in enumerate(matched):
            look = drawing.look(rank)
            _dots(axes, np.full(len(values), rank), values, look)
            _mark(axes, summary(values), rank + 0.16, look, hollow=False, upright=True)
        tilt: dict[str, Any] = (
            {"rotation": 30, "ha": "right", "rotation_mode": "anchor"} if len(places) > MOST_UPRIGHT else {}
        )
        axes.set_xticks(places, [fonts.clipped(arm.name, 22) for arm in batch.arms], **tilt)
        axes.set_xlim(-0.4, len(places) - 0.6)
        axes.grid(visible=False, axis="x")
        drawing.label(axes, say(f"measure.{name}.label"), say(f"unit.{OUTCOMES[name].unit}"))
    return picture


def spending(batch: Batch, say: Say) -> "Figure | None":
    """Return mean hours and money of a run, action by action."""
    spent = {
        (what, action): np.array([spent_on(arm, what, action) for arm in batch.arms])
        for what in ("hours", "yuan")
        for action in ACTIONS
    }
    used = [action for action in ACTIONS if (spent["hours", action] + spent["yuan", action]).any()]
    if not used:
        return None
    picture, cells = drawing.panels(2, columns=2, height=0.9 + 0.38 * len(batch.arms))
    for place, (axes, what) in enumerate(zip(cells, ("hours", "yuan"), strict=True)):
        left = np.zeros(len(batch.arms))
        for action in used:
            width = spent[what, action]
            again, number = divmod(ACTIONS.index(action), len(ACTION_COLOURS))
            look: dict[str, Any] = {
                "color": ACTION_COLOURS[number],
                "hatch": ACTION_HATCHES[again % len(ACTION_HATCHES)],
            }
            bars = axes.barh(range(len(width)), width, 0.62, left, ec=drawing.PAPER, lw=1.2, **look)
            bars.set_label(say(f"report.action.{action}"))
            left += width
        axes.set_xlim(0, left.max() * 1.08 or 1)
        axes.grid(visible=False, axis="y")
        _name_lines(axes, [arm.name for arm in batch.arms], shown=place == 0)
        drawing.label(axes, say(f"report.axis.{what}"), say(f"unit.{what}"), along="x")
        axes.xaxis.set_major_formatter(lambda amount, _: f"{amount:,.0f}")
        axes.locator_params(axis="x", nbins=5)
    drawing.legend(picture, cells[0].get_legend_handles_labels()[0], "outside lower left")
    return picture


def spent_on(arm: Arm, what: str, action: str) -> float:
    """Return an arm's mean hours or yuan for an action."""
    spent = summary(arm.outcomes.get(f"{what}_{action}", np.zeros(1))).mean
    return spent if np.isfinite(spent) else 0.0


def _dots(axes: "Axes", across: np.ndarray, up: np.ndarray, look: drawing.Look) -> None:
    """Draw a pale dot for every run."""
    axes.plot(across, up, look.marker, color=look.colour, markersize=3.2, alpha=0.58, linestyle="", mew=0)


def _mark(
    axes: "Axes",
    row: Summary | Paired,
    at: float,
    look: drawing.Look,
    *,
    hollow: bool,
    upright: bool = False,
) -> None:
    """Draw a mean with its interval, hollow where it may as well be nothing."""
    if not np.isfinite(row.mean):
        return
    ends = [row.low, row.high] if np.isfinite(row.low) else [row.mean, row.mean]
    fill = drawing.PAPER if hollow else look.colour
    line = (ends, [at, at]) if not upright else ([at, at], ends)
    point = (row.mean, at) if not upright else (at, row.mean)
    axes.plot(*line, color=look.colour, linewidth=2, solid_capstyle="butt")
    axes.plot(*point, look.marker, color=look.colour, markerfacecolor=fill, markersize=6, mew=1.4)


def _name_lines(axes: "Axes", names: list[str], *, shown: bool) -> None:
    """Name the lines of a panel from the top, where it is the first of its row."""
    labels = [fonts.clipped(name, 26) if shown else "" for name in names]
    axes.set_yticks(range(len(names)), labels)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.grid(visible=False, axis="y")
    axes.tick_params(axis="y", length=0)
