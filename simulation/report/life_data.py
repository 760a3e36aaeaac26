"""What is drawn of one run's life: plain data, and what its panels share."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from simulation.report import drawing, fonts

if TYPE_CHECKING:
    from matplotlib.axes import Axes

RUNGS = ("unaware", "aware", "attendee", "regular", "contributor", "activist", "burnt_out")
# From pale to strong along the ladder; the strong ones are Okabe and Ito's, which the colour-blind can tell apart.
RUNG_COLOURS = ("#e7e8ea", "#b4bcc6", "#56B4E9", "#0072B2", "#E69F00", "#D55E00", "#1b1c1e")
KIND_COLOURS = {"club": "#0072B2", "rights": "#D55E00", "service": "#009E73"}


WIDTH, MAP_WIDTH = 11.5, 7.3  # inches
ALONG = (0.115, 0.845)  # of the width: the panels of groups and institutions, whose weeks stand beneath each other


@dataclass(frozen=True)
class Place:
    """A venue on the map.

    Args:
        name: what it is called.
        building: the building it is in or nearest to.
        is_room: a room, or open ground.
        is_used: whether anything was held there in the run.
    """

    name: str
    building: int
    is_room: bool
    is_used: bool


@dataclass(frozen=True)
class Band:
    """A group's life.

    Args:
        number: its number in the run.
        name: what it is called.
        kind: club, rights or service.
        building: where its leader lives.
        start: week of founding, below 0 if it was there before.
        end: the week after its last.
        is_alive: whether it still lives at the end.
        members: how many it had at the end of its life.
        stages: (week, number of autonomies) from each week on.
        leaders: weeks in which another took over.
        opened: weeks in which it opened its doors to all.
    """

    number: int
    name: str
    kind: str
    building: int
    start: int
    end: int
    is_alive: bool
    members: int
    stages: list[tuple[int, int]]
    leaders: list[int]
    opened: list[int]


@dataclass(frozen=True)
class Item:
    """A resource on the resource map.

    Args:
        name: what it is called.
        kind: space, money, goods, skill or relation.
        is_known: whether it is on the map.
        is_used: whether it is in use.
        is_sustained: lasting, or one-off.
    """

    name: str
    kind: str
    is_known: bool
    is_used: bool
    is_sustained: bool


@dataclass(frozen=True)
class Life:
    """What is drawn of one run.

    Args:
        title: name of the community.
        subtitle: which run.
        weeks: length of the run.
        exit: the week the team leaves, or None if there is no team.
        phases: first weeks of the plan's phases.
        building: (n,) building of each resident.
        n_buildings: number of buildings.
        rung: (n,) place on the ladder at the end, an index of RUNGS.
        places: venues.
        bands: groups, the oldest first.
        series: weekly series by measure.
        institutions: names and weekly cooperation.
        resources: the resource map at the start and at the end; empty where there is none.
    """

    title: str
    subtitle: str
    weeks: int
    exit: int | None
    phases: Sequence[int]
    building: np.ndarray
    n_buildings: int
    rung: np.ndarray
    places: list[Place]
    bands: list[Band]
    series: dict[str, np.ndarray]
    institutions: list[tuple[str, np.ndarray]]
    resources: tuple[list[Item], list[Item]] = field(default_factory=lambda: ([], []))


def head(axes: "Axes", title: str, note: str = "") -> None:
    """Write a panel's title, and in pale what it needs to be read."""
    axes.set_title(fonts.drawable(title), fontsize=11, pad=8)
    if note:
        text = fonts.drawable(note)
        axes.annotate(
            text, (1, 1), (0, 8), xycoords="axes fraction", textcoords="offset points", ha="right", va="bottom",
            fontsize=8, color=drawing.FAINT,
        )  # fmt: skip
