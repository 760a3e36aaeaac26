"""Panels of a run's life that are maps: the estate with everyone in it, the ladder, the resources."""

from math import ceil, sqrt
from typing import TYPE_CHECKING

import numpy as np

from simulation.report import drawing, fonts
from simulation.report.folder import Say
from simulation.report.life_data import KIND_COLOURS, MAP_WIDTH, RUNG_COLOURS, RUNGS, Band, Item, Life, head

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_DOTS = 144  # in a building; beyond it a dot stands for several residents
WIDTH, HEIGHT = 0.80, 0.60  # of the wall around the dots of a building
MOST_BUILDINGS = 160  # drawn; larger estates show the first of them
IN_A_LINE, CLOSE = 24, 0.55  # resources side by side, and how close their lines are to each other
KINDS = ("space", "money", "goods", "skill", "relation")


def estate(axes: "Axes", life: Life, say: Say) -> None:
    """Draw every building with its people as dots in the colours of the ladder, and the venues between them."""
    n = min(life.n_buildings, MOST_BUILDINGS)
    across, rows = ground_plan(life)
    counts = np.bincount(life.building * len(RUNGS) + life.rung, minlength=life.n_buildings * len(RUNGS))
    by_building = counts.reshape(life.n_buildings, len(RUNGS))[:n]
    each = max(1, ceil(by_building.sum(axis=1).max() / MOST_DOTS))
    side = _grid(ceil(by_building.sum(axis=1).max() / each))
    for number in range(n):
        corner = np.array([number % across, rows - 1 - number // across], dtype=float)
        _building(axes, corner, number, by_building[number], each, side, across)
        _venues(axes, corner, [place for place in life.places if place.building == number])
        _groups(axes, corner, [band for band in life.bands if band.is_alive and band.building == number])
    axes.set_xlim(-0.46, across - 0.54)
    axes.set_ylim(-0.6, rows - 0.45)
    axes.set_aspect("equal", adjustable="box", anchor="NW")
    axes.axis("off")
    note = say("story.figure.one_dot") if each == 1 else say("story.figure.dots", n=each)
    if n < life.n_buildings:
        note += say("story.figure.some_buildings", n=n, all=life.n_buildings)
    head(axes, say("story.figure.estate"), note)


def ground_plan(life: Life) -> tuple[int, int]:
    """Return how many buildings stand side by side, and in how many rows."""
    n = min(life.n_buildings, MOST_BUILDINGS)
    across = max(3, ceil(sqrt(n) * 1.25))
    return across, ceil(n / across)


def _grid(n: int) -> tuple[int, int]:
    """Return columns and rows in which `n` dots fill the wall of a building."""
    rows = max(1, round(sqrt(n * HEIGHT / WIDTH)))
    return ceil(n / rows), rows


def _building(
    axes: "Axes", corner: np.ndarray, number: int, counts: np.ndarray, each: int, side: tuple[int, int], across: int
) -> None:
    from matplotlib.patches import FancyBboxPatch

    left, bottom = corner - (WIDTH / 2, HEIGHT / 2)
    wall = FancyBboxPatch(
        (left, bottom), WIDTH, HEIGHT, boxstyle="round,pad=0.035,rounding_size=0.05", linewidth=0.8,
        edgecolor="#c9ccd1", facecolor="#fafafa",
    )  # fmt: skip
    axes.add_patch(wall)
    axes.text(left - 0.02, bottom + HEIGHT + 0.055, str(number), fontsize=7, color=drawing.FAINT, va="bottom")
    dots = apportioned(counts, each)
    rungs = np.repeat(np.arange(len(RUNGS)), dots)[
        ::-1
    ]  # the highest first, so that a building can be read at a glance
    columns, rows = side
    place = np.arange(len(rungs))
    x = left + WIDTH * (place % columns + 0.5) / columns
    y = bottom + HEIGHT * (1 - (place // columns + 0.5) / rows)
    points = 72 * MAP_WIDTH / across  # of paper, from one building to the next
    size = (0.80 * points * min(WIDTH / columns, HEIGHT / rows)) ** 2
    axes.scatter(x, y, s=size, c=[RUNG_COLOURS[rung] for rung in rungs], linewidths=0)


def apportioned(counts: np.ndarray, each: int) -> np.ndarray:
    """Return how many dots stand for the residents of each rung, by the largest remainder."""
    if each == 1:
        return counts
    dots = counts // each
    short = ceil(counts.sum() / each) - dots.sum()
    dots[np.argsort(-(counts % each), kind="stable")[:short]] += 1
    return dots


def _venues(axes: "Axes", corner: np.ndarray, places: list) -> None:
    """Draw the venues of a building beneath it."""
    for line, place in enumerate(places):
        x, y = corner[0] - WIDTH / 2, corner[1] - HEIGHT / 2 - 0.095 - 0.085 * line
        colour = drawing.INK if place.is_used else drawing.FAINT
        fill = colour if place.is_used else drawing.PAPER
        axes.plot(x + 0.02, y, "s" if place.is_room else "o", color=colour, markerfacecolor=fill, markersize=4, mew=0.9)
        axes.annotate(
            fonts.clipped(place.name, 24), (x + 0.02, y), (4.5, 0), textcoords="offset points", fontsize=6.6,
            color=colour, va="center",
        )  # fmt: skip


def _groups(axes: "Axes", corner: np.ndarray, bands: list[Band]) -> None:
    """Write the numbers of the groups whose leaders live in a building above it, in the colours of their kinds."""
    x = corner[0] + WIDTH / 2 + 0.02
    for band in bands[::-1]:
        text = axes.text(
            x, corner[1] + HEIGHT / 2 + 0.05, f"#{band.number}", fontsize=7.6, fontweight="bold", ha="right",
            color=KIND_COLOURS[band.kind],
        )  # fmt: skip
        x -= 0.045 * (1.4 + len(text.get_text()))


def ladder(axes: "Axes", life: Life, say: Say) -> None:
    """Draw how many stand on each rung at the end, which is also the legend of the map."""
    counts = np.bincount(life.rung, minlength=len(RUNGS))
    lines = np.arange(len(RUNGS))
    widths = np.sqrt(counts)  # so that a dozen can be seen beside a thousand
    axes.barh(lines, widths, 0.62, color=RUNG_COLOURS, edgecolor="#c9ccd1", linewidth=0.6)
    for line, (width, count) in enumerate(zip(widths, counts, strict=True)):
        axes.text(width + widths.max() * 0.02, line, f"{count:,}", va="center", fontsize=8.5)
    axes.set_yticks(lines, [fonts.drawable(say(f"story.rung.{rung}")) for rung in RUNGS])
    axes.set_xlim(0, widths.max() * 1.16 + 1)
    axes.tick_params(length=0)
    axes.set_xticks([])
    axes.grid(visible=False)
    axes.spines[["left", "bottom"]].set_visible(False)
    box = axes.get_position()
    axes.set_position((box.x0, box.y1 - box.height * 0.55, box.width, box.height * 0.55))
    axes.set_title(fonts.drawable(say("story.figure.ladder")), fontsize=11, pad=8, x=-0.52)
    axes.text(
        0, len(RUNGS) - 0.35, fonts.drawable(say("story.figure.root")), fontsize=7.5, color=drawing.FAINT, va="top"
    )
    axes.set_ylim(len(RUNGS) + 0.1, -0.6)
    _key(axes, say)


def _key(axes: "Axes", say: Say) -> None:
    """Explain the marks of venues and groups beneath the ladder."""
    from matplotlib.lines import Line2D

    marks = [
        ("s", drawing.INK, drawing.INK, "room_used"), ("s", drawing.FAINT, drawing.PAPER, "room"),
        ("o", drawing.INK, drawing.INK, "ground_used"), ("o", drawing.FAINT, drawing.PAPER, "ground"),
    ]  # fmt: skip
    handles = [
        Line2D([], [], marker=marker, color=edge, markerfacecolor=fill, linestyle="", markersize=5, mew=0.9,
               label=fonts.drawable(say(f"story.figure.{name}")))
        for marker, edge, fill, name in marks
    ]  # fmt: skip
    group = Line2D([], [], linestyle="", label=fonts.drawable(say("story.figure.group_on_map")))
    axes.legend(
        handles=[*handles, group], loc="upper left", bbox_to_anchor=(-0.58, 0.0), fontsize=8.5, labelspacing=0.6
    )


def resources(axes: "Axes", items: list[Item], place: int, say: Say) -> None:
    """Draw a resource map: a row or more for each kind; filled in use, hollow known, pale not yet found."""
    line, ticks = 0.0, []
    for kind in KINDS:
        mine = sorted((item for item in items if item.kind == kind), key=lambda item: (-item.is_known, -item.is_used))
        ticks.append(line)
        for number, item in enumerate(mine):
            colour = drawing.COLOURS[0] if item.is_known else "#c9ccd1"
            fill = colour if item.is_known and item.is_used else drawing.PAPER
            where = (number % IN_A_LINE, line + CLOSE * (number // IN_A_LINE))
            marker = "o" if item.is_sustained else "^"
            axes.plot(*where, marker, color=colour, markerfacecolor=fill, markersize=5.2, mew=1.1)
        at = min(len(mine), IN_A_LINE) - 0.2
        axes.text(at, line, _of_kind(mine, say), va="center", fontsize=7.8, color=drawing.FAINT)
        line += 1.0 + CLOSE * max(0, -(-len(mine) // IN_A_LINE) - 1)
    axes.set_yticks(ticks, [fonts.drawable(say(f"story.resource.{kind}")) for kind in KINDS])
    axes.set_xlim(-0.7, IN_A_LINE * 1.38)
    axes.set_ylim(line - 0.4, -0.6)
    axes.set_xticks([])
    axes.tick_params(length=0)
    axes.grid(visible=False)
    axes.spines[["left", "bottom"]].set_visible(False)
    head(axes, say(f"story.figure.resources_{('start', 'end')[place]}"))
    if place == 1:
        axes.set_xlabel(
            fonts.drawable(say("story.figure.resource_marks")), fontsize=8, color=drawing.FAINT, loc="right"
        )


def _of_kind(items: list[Item], say: Say) -> str:
    if not items:
        return fonts.drawable(say("story.figure.no_resource"))
    known = sum(item.is_known for item in items)
    used = sum(item.is_used and item.is_known for item in items)
    return fonts.drawable(say("story.figure.resource_count", used=used, known=known))
