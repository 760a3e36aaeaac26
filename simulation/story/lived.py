"""A run made again with its diary kept, and held against what was stored of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from simulation.agents.residents import Residents
from simulation.model import Community
from simulation.scenario import Scenario
from simulation.story.asked import Asked
from simulation.topics import Trustee
from simulation.world.diary import Entry
from simulation.world.estate import Estate

CLOSE = 1e-5  # between machines, numpy's exponentials differ in the last bits


@dataclass
class Watched:
    """One resident, week by week.

    Args:
        came: (n_weeks,) whether one came to anything.
        trust: (n_weeks,) trust in the team [share].
        fatigue: (n_weeks,) tiredness from work [work over leisure].
        hours: (n_weeks,) hours given to the community so far [h].
    """

    came: np.ndarray
    trust: np.ndarray
    fatigue: np.ndarray
    hours: np.ndarray


@dataclass
class Lived:
    """A run with its diary.

    Args:
        asked: which run.
        model: the community in its last week.
        entries: the diary, in the order written.
        watched: the residents that were watched, by row.
        apart: measures in which it differs from what was stored: (measure, stored, found).
    """

    asked: Asked
    model: Community
    entries: list[Entry]
    watched: dict[int, Watched] = field(default_factory=dict)
    apart: list[tuple[str, float, float]] = field(default_factory=list)

    @property
    def scenario(self) -> Scenario:
        """What ran."""
        return self.asked.scenario

    @property
    def estate(self) -> Estate:
        """The estate in its last week."""
        return self.model.estate

    @property
    def residents(self) -> Residents:
        """The residents in the last week."""
        return self.model.residents

    def of(self, kind: str, who: Any) -> list[Entry]:
        """Return the entries of one resident, group, institution, setting, resource or conflict, in order."""
        return [entry for entry in self.entries if entry.kind == kind and entry.who == who]

    def at(self, measure: str, week: int) -> float:
        """Return a weekly measure at the end of a week."""
        return float(self.model.recorder.weekly[measure][min(week, self.scenario.weeks - 1)])


def live(asked: Asked, watch: Sequence[int] = ()) -> Lived:
    """Make a run again with its diary kept.

    Args:
        asked: which run.
        watch: rows of residents to watch week by week.
    """
    model = Community(asked.scenario, seed=asked.seed, collect=False, diary=True)
    rows = np.array(watch, dtype=np.int64)
    weeks, residents = asked.scenario.weeks, model.residents
    came = np.zeros((len(rows), weeks), dtype=bool)
    trust, fatigue, hours = (np.zeros((len(rows), weeks), dtype=np.float32) for _ in range(3))
    while model.running:
        model.step()
        if len(rows):
            week = model.estate.week
            came[:, week] = residents.attended[rows] & 1
            trust[:, week] = residents.trust(Trustee.TEAM, rows)
            fatigue[:, week], hours[:, week] = residents.fatigue[rows], residents.hours_given[rows]
    watched = {int(row): Watched(came[at], trust[at], fatigue[at], hours[at]) for at, row in enumerate(rows)}
    return Lived(asked, model, list(model.estate.diary), watched, _apart(asked, model))


def _apart(asked: Asked, model: Community) -> list[tuple[str, float, float]]:
    """Return where a run differs from what was stored: to the last bit for the same model, else by more than 1e-5."""
    found: list[tuple[str, float, float]] = []
    if not asked.outcomes:
        return found
    now = model.recorder.outcomes(model.estate, exit=asked.scenario.exit)
    for name, was in asked.outcomes.items():
        if not _agree(was, now.get(name, np.nan), exactly=asked.is_same_model):
            found.append((name, was, now.get(name, np.nan)))
    for name, series in asked.weekly.items():
        weekly = model.recorder.weekly[name]
        same = len(series) == len(weekly) and all(
            _agree(float(was), float(is_now), exactly=asked.is_same_model)
            for was, is_now in zip(series, weekly, strict=True)
        )
        if not same and name not in [measure for measure, _, _ in found]:
            found.append((name, float(series[-1]) if len(series) else np.nan, float(weekly[-1])))
    return found


def _agree(was: float, is_now: float, *, exactly: bool) -> bool:
    if was == is_now or (np.isnan(was) and np.isnan(is_now)):
        return True
    return not exactly and bool(np.isclose(was, is_now, rtol=CLOSE, atol=CLOSE))
