"""How figures look and how they are kept: colours that the colour-blind can tell apart, SVG and PNG."""

import io
import re
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from simulation.batch.files import whole
from simulation.report import fonts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEGEND_COLUMNS = 118  # letters beside each other in a legend
TITLE_COLUMNS = 32
INK, PAPER, FAINT = "#1b1c1e", "#ffffff", "#8a8d91"
# Okabe and Ito (2008) without black, which is the ink, and yellow, which white paper swallows.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8a6d3b")
LINES: tuple[Any, ...] = ("-", (0, (6, 2)), (0, (6, 2, 1.5, 2)), (0, (3, 1.5)), (0, (8, 2, 1.5, 2, 1.5, 2)))
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
STYLE: dict[Any, Any] = {
    "font.family": fonts.FAMILY,
    "font.size": 9,
    "axes.titlesize": 9.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelsize": 8.5,
    "axes.labelcolor": INK,
    "axes.edgecolor": FAINT,
    "axes.linewidth": 0.7,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": FAINT,
    "grid.alpha": 0.25,
    "grid.linewidth": 0.6,
    "xtick.labelsize": 8,
    "ytick.labelsize": 8,
    "xtick.color": FAINT,
    "ytick.color": FAINT,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign in an arm's name is a dollar sign
    "legend.frameon": False,
    "legend.fontsize": 9,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "svg.fonttype": "path",  # letters as outlines: the reader's machine needs no font
    "svg.hashsalt": "shequ",
}


class Look(NamedTuple):
    """How one arm is drawn everywhere."""

    colour: str
    line: Any
    marker: str


class Picture(NamedTuple):
    """A figure of the report: its files' name, its words, and itself as SVG for the page."""

    name: str
    title: str
    notes: list[str]
    svg: str


def look(rank: int) -> Look:
    """Return colour, line and marker of the arm at `rank`; the three repeat at different lengths."""
    return Look(COLOURS[rank % len(COLOURS)], LINES[rank % len(LINES)], MARKERS[rank % len(MARKERS)])


@contextmanager
def style() -> Iterator[None]:
    """Draw with the report's fonts and colours, and leave matplotlib as it was found."""
    import matplotlib as mpl

    fonts.register()
    with mpl.rc_context(STYLE):
        yield


def panels(n: int, columns: int, height: float, width: float = 9.6) -> "tuple[Figure, list[Axes]]":
    """Return a figure of `n` panels, `height` inches a row, without the empty cells of the last row."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    columns = min(columns, n)
    n_rows = -(-n // columns)
    room = ConstrainedLayoutEngine(h_pad=0.07, w_pad=0.07)
    figure = Figure(figsize=(width, n_rows * height + 0.5), layout=room)
    cells = figure.subplots(n_rows, columns, squeeze=False).ravel().tolist()
    for empty in cells[n:]:
        empty.remove()
    return figure, cells[:n]


def label(axes: "Axes", title: str, unit: str, *, along: str = "y") -> None:
    """Write a panel's title, and its unit along the axis `along`."""
    axes.set_title(textwrap.fill(fonts.drawable(title), TITLE_COLUMNS))
    if along == "x":
        axes.set_xlabel(fonts.drawable(unit))
    elif fonts.is_chinese(unit):
        # Chinese stands upright when written downwards; turned on its side it is hard to read.
        axes.set_ylabel("\n".join(fonts.drawable(unit)), rotation=0, ha="right", va="center", linespacing=1)
    else:
        axes.set_ylabel(fonts.drawable(unit))


def legend(figure: "Figure", handles: list[Any], place: Any) -> None:
    """Name what is drawn, outside the panels, in as many columns as the names leave room for."""
    widest = max(fonts.columns(str(handle.get_label())) for handle in handles)
    n_columns = max(1, min(len(handles), LEGEND_COLUMNS // (widest + 9)))
    figure.legend(handles=handles, loc=place, ncols=n_columns, handlelength=3.2)


def keep(figure: "Figure", folder: Path, name: str) -> tuple[list[Path], str]:
    """Save a figure as SVG and PNG; return the files and the SVG text."""
    kept, text = [], ""
    for ending, more in (("svg", {"metadata": {"Date": None}}), ("png", {"dpi": 150})):
        drawn = io.BytesIO()
        figure.savefig(drawn, format=ending, **more)
        kept.append(folder / f"{name}.{ending}")
        with whole(kept[-1]) as unfinished:
            unfinished.write_bytes(drawn.getvalue())
        figure.set_layout_engine("none")  # laid out once, for the first file
        text = text or drawn.getvalue().decode()
    return kept, text


def inline(svg: str, name: str, alt: str) -> str:
    """Return a figure's SVG as the page holds it: own ids, the page's ink, and words for the blind."""
    from markupsafe import escape

    body = svg[svg.index("<svg ") :]
    body = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", body, flags=re.S)
    body = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{name}-", body)
    body = body.replace(INK, "var(--ink)").replace(PAPER, "var(--paper)")
    body = re.sub(r'<svg ([^>]*?)width="[^"]*" ?', r"<svg \1", body, count=1)
    body = re.sub(r'<svg ([^>]*?)height="[^"]*" ?', r"<svg \1", body, count=1)
    return body.replace("<svg ", f'<svg role="img" aria-label="{escape(alt)}" ', 1)
