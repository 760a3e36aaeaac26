"""Two runs with the same luck, week by week beside each other: where they part, with whom, and how it spreads."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from simulation.model import Community
from simulation.scenario import Scenario
from simulation.world.diary import RESIDENT, Entry

MOST_SHOWN = 8  # residents with whom it begins


class Trait(NamedTuple):
    """One thing about a resident that differs.

    Args:
        name: the column.
        one: its value in the first run.
        other: its value in the second.
    """

    name: str
    one: Any
    other: Any


@dataclass(frozen=True)
class Week:
    """How far the difference has spread by the end of a week.

    Args:
        week: the week.
        n_residents: residents in whom anything differs.
        n_new: of these, residents in whom something differs for the first time.
        n_new_by_ties: of the new, those tied to somebody in whom something differed before.
        n_buildings: buildings they live in.
        columns: residents in whom each state variable differs, those with most first.
        measures: weekly measures that differ.
    """

    week: int
    n_residents: int
    n_new: int
    n_new_by_ties: int
    n_buildings: int
    columns: dict[str, int]
    measures: tuple[str, ...]


@dataclass
class Parting:
    """How two runs part.

    Args:
        one: the first run, at its end.
        other: the second run, at its end.
        weeks: the weeks from the first in which anything differs.
        first_week: the first week in which anything differs, -1 if the estates do, None if nothing ever does.
        first_measures: weekly measures that differ in it.
        week_of_residents: the first week in which a resident differs, None if none ever does.
        residents: the first residents in whom something differs, and what.
        n_first: how many there are in that week.
        entries: what the diaries of the two runs say of the first of them in that week.
    """

    one: Community
    other: Community
    weeks: list[Week] = field(default_factory=list)
    first_week: int | None = None
    first_measures: tuple[str, ...] = ()
    week_of_residents: int | None = None
    residents: dict[int, list[Trait]] = field(default_factory=dict)
    n_first: int = 0
    entries: tuple[list[Entry], list[Entry]] = ((), ())  # type: ignore[assignment]

    def close(self) -> None:
        """Free both runs."""
        self.one.close()
        self.other.close()


def parted(one: Scenario, other: Scenario, seed: int, tell_week: Callable[[int], None] = lambda week: None) -> Parting:
    """Return how the runs of two scenarios with the same seed part.

    Args:
        one: the first scenario.
        other: the second; both have estates of the same size.
        seed: their luck.
        tell_week: told how far the runs are.
    """
    models = [Community(scenario, seed=seed, collect=False, diary=True) for scenario in (one, other)]
    parting = Parting(*models)
    touched = np.zeros(len(models[0].residents), dtype=bool)
    _compare(parting, -1, touched)
    while all(model.running for model in models):
        for model in models:
            model.step()
        _compare(parting, models[0].estate.week, touched)
        tell_week(models[0].estate.week)
    return parting


def _compare(parting: Parting, week: int, touched: np.ndarray) -> None:
    """Take in one week."""
    one, other = parting.one, parting.other
    unlike = {name: rows for name in one.residents.columns if (rows := _unlike(one, other, name)).any()}
    measures = tuple(name for name in one.recorder.weekly if week >= 0 and _measures_differ(one, other, name, week))
    now = np.logical_or.reduce([*unlike.values(), np.zeros_like(touched)])
    if parting.first_week is None and (measures or now.any()):
        parting.first_week, parting.first_measures = week, measures
    if parting.week_of_residents is None and now.any():
        _first_residents(parting, week, unlike, np.flatnonzero(now))
    if parting.first_week is None:
        return
    new = np.flatnonzero(now & ~touched)
    ties = one.estate.ties
    by_ties = sum(bool(touched[ties.of(int(row))].any()) for row in new)
    columns = {name: int(rows.sum()) for name, rows in unlike.items()}
    ranked = dict(sorted(columns.items(), key=lambda item: -item[1]))
    n_buildings = len(np.unique(one.residents.building[now]))
    parting.weeks.append(Week(week, int(now.sum()), len(new), by_ties, n_buildings, ranked, measures))
    touched |= now


def _unlike(one: Community, other: Community, name: str) -> np.ndarray:
    """Return in which residents a state variable differs: (n_residents,) bool."""
    mine, theirs = one.residents.columns[name], other.residents.columns[name]
    apart = mine != theirs
    if mine.dtype.kind == "f":
        apart &= ~(np.isnan(mine) & np.isnan(theirs))
    return apart if apart.ndim == 1 else apart.any(axis=1)


def _measures_differ(one: Community, other: Community, name: str, week: int) -> bool:
    was, is_now = one.recorder.weekly[name][week], other.recorder.weekly[name][week]
    return bool(was != is_now and not (np.isnan(was) and np.isnan(is_now)))


def _first_residents(parting: Parting, week: int, unlike: dict[str, np.ndarray], rows: np.ndarray) -> None:
    """Note with whom it begins, and what the diaries say of the first."""
    parting.week_of_residents, parting.n_first = week, len(rows)
    for row in rows[:MOST_SHOWN].tolist():
        tables = (parting.one.residents.columns, parting.other.residents.columns)
        parting.residents[row] = [
            Trait(name, *(table[name][row].tolist() for table in tables))
            for name, where in unlike.items()
            if where[row]
        ]
    first = int(rows[0])
    one, other = (
        [entry for entry in model.estate.diary.of(RESIDENT, first) if entry.week == week]
        for model in (parting.one, parting.other)
    )
    parting.entries = (one, other)
