"""Figure: one run's life on a page, from plain data: the estate, its people, its groups, its institutions."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from simulation.batch.files import whole
from simulation.report import drawing, fonts, life_map, life_weeks
from simulation.report.folder import Say
from simulation.report.life_data import ALONG, MAP_WIDTH, WIDTH, Life

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TOP, BETWEEN = 1.35, 0.80  # inches


def draw(life: Life, path: Path, say: Say) -> None:
    """Draw a run's life as an SVG or PNG file, by the ending of `path`.

    Raises:
        RunFailed: the disk is full or refuses.
    """
    with drawing.style(), whole(path) as unfinished:
        ending = path.suffix.lower().lstrip(".")
        more: dict[str, Any] = {"metadata": {"Date": None}} if ending == "svg" else {"dpi": 170}
        figure(life, say).savefig(unfinished, format=ending, **more)


def figure(life: Life, say: Say) -> "Figure":
    """Return the whole figure: map and ladder above, curves, then groups, institutions and resources."""
    from matplotlib.figure import Figure

    rows = max(3, min(len(life.bands), life_weeks.MOST_BANDS))
    has_resources = any(life.resources)
    across, down = life_map.ground_plan(life)
    of_map = max(3.9, MAP_WIDTH * (down + 0.15) / across)
    heights = [of_map, 1.75, 0.4 + 0.3 * rows, 1.75, *([2.4] if has_resources else [])]
    total = sum(heights) + TOP + BETWEEN * len(heights)
    page = Figure(figsize=(WIDTH, total))
    page.text(0.05, 1 - 0.42 / total, fonts.drawable(life.title), fontsize=19, fontweight="bold", va="center")
    page.text(0.05, 1 - 0.80 / total, fonts.drawable(life.subtitle), fontsize=10, color=drawing.FAINT, va="center")
    tops = TOP + np.concatenate([[0.0], np.cumsum(np.array(heights[:-1]) + BETWEEN)])

    def panel(row: int, left: float, right: float) -> "Axes":
        """Return the axes of one panel of a row, between two shares of the width."""
        height = heights[row]
        return page.add_axes((left, 1 - (tops[row] + height) / total, right - left, height / total))

    life_map.estate(panel(0, 0.05, 0.05 + MAP_WIDTH / WIDTH), life, say)
    life_map.ladder(panel(0, 0.79, 0.965), life, say)
    for place, of_people in enumerate(life_weeks.PANELS):
        left = 0.05 + 0.322 * place
        life_weeks.curves(panel(1, left, left + 0.2), life, of_people, say)
    life_weeks.groups(panel(2, *ALONG), life, say)
    life_weeks.institutions(panel(3, *ALONG), life, say)
    if has_resources:
        life_map.resources(panel(4, 0.1, 0.48), life.resources[0], 0, say)
        life_map.resources(panel(4, 0.59, 0.965), life.resources[1], 1, say)
    return page
