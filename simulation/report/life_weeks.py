"""Panels of a run's life along its weeks: curves, the lives of groups as bars, institutions' cooperation."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simulation.measures import WEEKLY
from simulation.report import drawing, fonts
from simulation.report.folder import Say
from simulation.report.life_data import KIND_COLOURS, Band, Life, head

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_BANDS = 24
STAGES = 4
LEVELS = (0.2, 0.4, 0.6, 0.8)


class Panel(NamedTuple):
    """Some measures with one unit."""

    name: str
    measures: tuple[str, ...]


PANELS = (
    Panel("known", ("awareness", "trust")),
    Panel("people", ("regulars", "contributors", "activists", "burnt_out")),
    Panel("hours", ("resident_hours", "own_hours")),
)
COLOURS = {
    "awareness": "#0072B2", "trust": "#009E73", "regulars": "#0072B2", "contributors": "#E69F00",
    "activists": "#D55E00", "burnt_out": "#1b1c1e", "resident_hours": "#56B4E9", "own_hours": "#D55E00",
}  # fmt: skip


def curves(axes: "Axes", life: Life, panel: Panel, say: Say) -> None:
    """Draw some measures week by week, each named at its end."""
    ends: list[tuple[float, str, str]] = []
    for place, name in enumerate(panel.measures):
        series = life.series[name]
        colour = COLOURS[name]
        axes.plot(series, color=colour, linewidth=1.6, linestyle=drawing.LINES[place])
        ends.append((float(series[-1]), say(f"story.figure.short.{name}"), colour))
    top = max(1e-9, *(float(life.series[name].max()) for name in panel.measures))
    if panel.name == "people":  # so that a dozen who lead can be seen beside hundreds who come
        axes.set_yscale("function", functions=(lambda count: np.sqrt(np.maximum(count, 0.0)), np.square))
    axes.set_ylim(0, 1.0 if panel.name == "known" else top * 1.08)
    _weeks(axes, life)
    name_ends(axes, ends, apart=0.105, size=7.8)
    unit = say(f"unit.{WEEKLY[panel.measures[0]].unit}")
    note = say("story.figure.people_by_root") if panel.name == "people" else unit
    head(axes, say(f"story.figure.panel.{panel.name}"), note)


def name_ends(axes: "Axes", ends: list[tuple[float, str, str]], *, apart: float, size: float) -> None:
    """Write the names of lines beside their ends, moved up where they would hide each other.

    Args:
        axes: the panel.
        ends: last value, name and colour of each line.
        apart: least distance [share of the height].
        size: of the letters [points].
    """
    to_share = axes.transData + axes.transAxes.inverted()
    at, placed = -1.0, []
    for value, label, colour in sorted(ends):
        at = max(float(to_share.transform((0.0, value))[1]), at + apart)
        placed.append((at, label, colour))
    over = max(0.0, at - 0.97)
    for at, label, colour in placed:
        axes.annotate(
            fonts.drawable(label), (1, at - over), (4, 0), xycoords="axes fraction", textcoords="offset points",
            fontsize=size, color=colour, va="center", annotation_clip=False,
        )  # fmt: skip


def _weeks(axes: "Axes", life: Life) -> None:
    """Put the weeks along a panel, with the phases of the plan and the week the team leaves."""
    axes.set_xlim(0, life.weeks)
    for week in life.phases:
        axes.axvline(week, color=drawing.FAINT, linewidth=0.6, alpha=0.5)
    if life.exit is not None:
        axes.axvspan(life.exit, life.weeks, color="#f2efe8", zorder=-5, linewidth=0)
        axes.axvline(life.exit, color=drawing.INK, linewidth=0.9, linestyle=(0, (2, 2)))


def groups(axes: "Axes", life: Life, say: Say) -> None:
    """Draw each group's life as a bar that grows stronger with every autonomy it reaches."""
    shown = life.bands[:MOST_BANDS]
    for line, band in enumerate(shown):
        _band(axes, band, line, life.weeks)
    if not shown:
        axes.text(life.weeks / 2, 0, fonts.drawable(say("story.figure.no_groups")), ha="center", color=drawing.FAINT)
    axes.set_yticks([])
    for line, band in enumerate(shown):
        is_late = band.start > 0.7 * life.weeks
        at = life.weeks if is_late else max(band.start, 0)
        text = fonts.clipped(band.name, 48)
        axes.text(at, line - 0.4, text, fontsize=7.4, va="center", ha="right" if is_late else "left")
    axes.set_ylim(max(len(shown), 3) - 0.4, -0.85)
    axes.grid(visible=False, axis="y")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    _weeks(axes, life)
    more = len(life.bands) - len(shown)
    note = say("story.figure.group_marks") + (say("story.figure.more_groups", n=more) if more > 0 else "")
    head(axes, say("story.figure.groups"), note)
    _kinds(axes, say)


def _band(axes: "Axes", band: Band, line: int, weeks: int) -> None:
    colour = KIND_COLOURS[band.kind]
    edges = [
        (max(band.start, 0), 0),
        *[(week, stage) for week, stage in band.stages if week > band.start],
        (band.end, 0),
    ]
    reached = max((stage for week, stage in band.stages if week <= max(band.start, 0)), default=0)
    for (start, _), (end, _), stage in zip(edges[:-1], edges[1:], [reached, *(s for _, s in edges[1:-1])], strict=True):
        if end > start:
            strength = 0.22 + 0.78 * stage / STAGES
            axes.barh(line, end - start, 0.34, start, color=colour, alpha=strength, linewidth=0)
    if band.start < 0:
        axes.plot(0, line, "<", color=colour, markersize=6, clip_on=False)
    axes.plot(band.leaders, [line] * len(band.leaders), "D", color=drawing.PAPER, markeredgecolor=drawing.INK,
              markersize=5, mew=0.9, linestyle="")  # fmt: skip
    axes.plot(band.opened, [line] * len(band.opened), "o", color="#F0E442", markeredgecolor=drawing.INK, markersize=6,
              mew=0.9, linestyle="")  # fmt: skip
    if band.is_alive:
        axes.text(weeks * 1.008, line, f"{band.members}", va="center", fontsize=8.5, color=colour, clip_on=False)
    else:
        axes.plot(band.end, line, "x", color=drawing.INK, markersize=6, mew=1.4)


def _kinds(axes: "Axes", say: Say) -> None:
    from matplotlib.patches import Patch

    handles = [
        Patch(color=colour, label=fonts.drawable(say(f"story.sort.{kind}"))) for kind, colour in KIND_COLOURS.items()
    ]
    axes.legend(handles=handles, loc="upper left", bbox_to_anchor=(0.105, 1.0), bbox_transform=axes.transAxes, ncols=3,
                fontsize=8, handlelength=1.1, borderaxespad=-2.1, columnspacing=1.2)  # fmt: skip


def institutions(axes: "Axes", life: Life, say: Say) -> None:
    """Draw each institution's cooperation, over the levels of involvement that it allows."""
    for level in LEVELS:
        axes.axhline(level, color=drawing.FAINT, linewidth=0.6, alpha=0.55)
    for place, level in enumerate((0.0, *LEVELS)):
        axes.text(
            -0.006, level + 0.1, fonts.drawable(say(f"story.level.{place}")), fontsize=7.4, color=drawing.FAINT,
            ha="right", va="center", transform=axes.get_yaxis_transform(),
        )  # fmt: skip
    ends = []
    for place, (name, series) in enumerate(life.institutions):
        look = drawing.look(place)
        axes.plot(series, color=look.colour, linewidth=1.8, linestyle=look.line)
        ends.append((float(series[-1]), name, look.colour))
    axes.set_ylim(0, 1)
    axes.set_yticks([])
    axes.grid(visible=False)
    axes.set_xlabel(fonts.drawable(say("report.axis.week")))
    _weeks(axes, life)
    name_ends(axes, ends, apart=0.09, size=8.2)
    head(axes, say("story.figure.institutions"), say("story.figure.exit") if life.exit is not None else "")
