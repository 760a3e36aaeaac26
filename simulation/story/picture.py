"""What the figure of a run's life needs, as plain data: `report/` knows nothing of the model."""

from typing import Any

import numpy as np

from simulation.report.life_data import RUNGS, Band, Item, Life, Place
from simulation.report.life_weeks import PANELS
from simulation.story.lived import Lived
from simulation.story.names import Names
from simulation.story.sentences import capital
from simulation.story.under import under
from simulation.topics import STAGES, GroupKind, Role
from simulation.words import language, tell
from simulation.world.diary import SETTING

INSTITUTIONS = ("office", "property", "committee")


def life(lived: Lived, names: Names) -> Life:
    """Return a run as its figure shows it."""
    scenario, residents = lived.scenario, lived.residents
    has_team = bool(scenario.strategy.phase)
    weekly = lived.model.recorder.weekly
    return Life(
        title=getattr(scenario.community.name, language()),
        subtitle=" · ".join([getattr(scenario.strategy.name, language()), *under(lived)]),
        weeks=scenario.weeks,
        exit=scenario.exit if has_team and scenario.exit < scenario.weeks else None,
        phases=[phase.weeks[0] for phase in scenario.strategy.phase if phase.weeks[0] > 0],
        building=np.array(residents.building, dtype=np.int64),
        n_buildings=int(residents.n_buildings),
        rung=rungs(lived),
        places=_places(lived),
        bands=_bands(lived, names),
        series={name: weekly[name] for panel in PANELS for name in panel.measures},
        institutions=[
            (names.institution(name), weekly[f"cooperation_{name}"]) for name in INSTITUTIONS if _is_seen(lived, name)
        ],
        resources=_resources(lived, names),
    )


def rungs(lived: Lived) -> np.ndarray:
    """Return where everyone stands on the ladder in the last week: (n,) index of RUNGS."""
    residents, place = lived.residents, RUNGS.index
    found = np.where(residents.aware, place("aware"), place("unaware"))
    window = np.uint16((1 << lived.scenario.parameters.roles.attendee_window) - 1)
    found[(residents.attended & window) != 0] = place("attendee")
    found[lived.estate.regulars] = place("regular")
    for role, rung in ((Role.CONTRIBUTOR, "contributor"), (Role.ACTIVIST, "activist"), (Role.BURNT_OUT, "burnt_out")):
        found[residents.role == role.value] = place(rung)
    return found


def _is_seen(lived: Lived, name: str) -> bool:
    """Return whether an institution did anything at all: a committee may be dormant throughout."""
    return bool((lived.model.recorder.weekly[f"cooperation_{name}"] > 0).any())


def _places(lived: Lived) -> list[Place]:
    used = {entry.facts["venue"] for entry in lived.entries if entry.kind == SETTING and "venue" in entry.facts}
    return [
        Place(getattr(venue.name, language()), venue.building, venue.kind == "room", venue.id in used)
        for venue in lived.scenario.community.venues
    ]


def _resources(lived: Lived, names: Names) -> tuple[list[Item], list[Item]]:
    """Return the resource map after the first week, and when the team left or the run ended."""
    resources = lived.estate.resources
    taken = resources.snapshots | {"now": resources.snapshot()}
    start, end = (taken[name] if name in taken else taken["now"] for name in ("start", "end"))
    return _items(start, names), _items(end, names)


def _items(snapshot: dict[str, np.ndarray], names: Names) -> list[Item]:
    columns = (snapshot[name].tolist() for name in ("id", "kind", "known", "in_use", "sustained"))
    return [Item(names.resource(name), kind, *facts) for name, kind, *facts in zip(*columns, strict=True)]


def _bands(lived: Lived, names: Names) -> list[Band]:
    groups = lived.estate.groups
    return [_band(lived, names, number, groups) for number in range(len(groups))]


def _band(lived: Lived, names: Names, number: int, groups: Any) -> Band:
    weeks = lived.scenario.weeks
    entries = lived.of("group", number)
    is_alive = bool(groups.is_alive[number])
    ended = next((entry for entry in entries if entry.what == "ended"), None)
    stages = [
        (entry.week, STAGES.index(entry.facts["stage"]) + (entry.what == "stage_gained"))
        for entry in entries
        if entry.what in ("stage_gained", "stage_lost")
    ]
    return Band(
        number=number,
        name=capital(names.group(number).removeprefix(tell("story.the"))),
        kind=GroupKind(int(groups.kind[number])).name.lower(),
        building=int(lived.residents.building[max(int(groups.leader[number]), 0)]),
        start=int(groups.founded[number]),
        end=weeks if ended is None else ended.week,
        is_alive=is_alive,
        members=len(groups.members_of(number)) if ended is None else int(ended.facts["members"]),
        stages=stages,
        leaders=[entry.week for entry in entries if entry.what == "new_leader"],
        opened=[entry.week for entry in entries if entry.what == "opened_to_all"],
    )
