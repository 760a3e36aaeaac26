"""What an unfinished batch says so far: differences over the replicates that are complete, in their order.

Only whole replicates count, and only once all before them are whole or known to have failed. So the answer does not
lean to runs that happen to be quick, and is the same for any number of workers.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from simulation.batch.design import FIRST_LEGACY, Design, Job, Plan
from simulation.batch.intervals import LEVEL
from simulation.batch.packing import outcomes_of
from simulation.batch.store import legacies

YEAR = 52


class SoFar(NamedTuple):
    """What the complete replicates say of one measure in one arm, or of one arm minus another.

    Args:
        measure: what it is about.
        arm: the arm.
        minus: the arm it is compared with in matched runs, or "" for the arm alone.
        n: replicates.
        mean: their mean.
        low: lower end of its 95 % interval by Student's t; NaN for fewer than two.
        high: its upper end.
    """

    measure: str
    arm: str
    minus: str
    n: int
    mean: float
    low: float
    high: float


def headline(design: Design) -> str:
    """Return the measure a batch is about: what it expects something of, or else the latest legacy its runs know."""
    if design.expect:
        return str(design.expect[0]["measure"])
    left = min(arm.scenario.weeks - arm.scenario.exit for arm in design.arms)
    return "legacy_52" if left >= YEAR else "legacy_26" if left >= FIRST_LEGACY else "contributors"


def compared(design: Design) -> list[tuple[str, str]]:
    """Return the pairs of arms a batch is about: those it expects something of, or else all against the reference."""
    asked = [(entry["better"], entry["than"]) for entry in design.expect if entry["measure"] == headline(design)]
    others = [(arm.id, design.reference) for arm in design.arms if arm.id != design.reference]
    return asked or others or [(design.reference, "")]


@dataclass
class _Moments:
    """Mean and spread of numbers that come one by one.

    Source: Welford (1962).
    """

    n: int = 0
    mean: float = 0.0
    squares: float = 0.0

    def add(self, number: float) -> None:
        """Take a number in, if it is one."""
        if np.isfinite(number):
            self.n += 1
            apart = number - self.mean
            self.mean += apart / self.n
            self.squares += apart * (number - self.mean)

    def half_width(self) -> float:
        """Return half the width of the mean's interval: t(n - 1) s / sqrt(n)."""
        if self.n < 2:
            return float("nan")
        from scipy.special import stdtrit

        spread = np.sqrt(self.squares / (self.n - 1))
        return float(stdtrit(self.n - 1, 0.5 + LEVEL / 2) * spread / np.sqrt(self.n))


@dataclass
class _Replicate:
    """The runs of one replicate that have ended: their outcomes by scenario, None where they failed."""

    ended: dict[str, dict[str, float] | None] = field(default_factory=dict)


class Interim:
    """Takes runs in as they end, and says what the complete replicates say.

    Args:
        plan: the runs of the batch.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan, self.measure = plan, headline(plan.design)
        self.pairs = compared(plan.design)
        self.n_complete = 0  # replicates from the first on that have ended
        self._a_replicate = len(plan.distinct())
        self._moments = {pair: _Moments() for pair in self.pairs}
        self._open: dict[int, _Replicate] = {}

    def add(self, job: Job, outcomes: bytes | None) -> None:
        """Take in how a run ended: with its outcomes, or None where it failed."""
        known = None if outcomes is None else outcomes_of(outcomes)
        self._open.setdefault(job.replicate, _Replicate()).ended[job.scenario_hash] = known

    def advance(self) -> bool:
        """Count the next replicate if all its runs have ended; return whether it was."""
        replicate = self._open.get(self.n_complete)
        if replicate is None or len(replicate.ended) < self._a_replicate:
            return False
        del self._open[self.n_complete]
        self.n_complete += 1
        for pair, moments in self._moments.items():
            one, other = (self._of(arm, replicate) if arm else 0.0 for arm in pair)
            moments.add(one - other)
        return True

    def so_far(self) -> tuple[SoFar, ...]:
        """Return what the complete replicates say."""
        found = []
        for (arm, minus), moments in self._moments.items():
            mean, half = (moments.mean if moments.n else float("nan")), moments.half_width()
            found.append(SoFar(self.measure, arm, minus, moments.n, mean, mean - half, mean + half))
        return tuple(found)

    def _of(self, arm: str, replicate: _Replicate) -> float:
        """Return the measure in an arm, in the mean over points; NaN where any run of it failed."""
        numbers = [self._at(arm, point, replicate) for point in range(len(self.plan.design.points))]
        return float(np.mean(numbers))

    def _at(self, arm: str, point: int, replicate: _Replicate) -> float:
        own = replicate.ended[self.plan.at[self.plan.hash_of[arm]][point]]
        if own is None:
            return float("nan")
        twin = self.plan.twin_at(arm, point)
        return (own | legacies(own, replicate.ended[twin] if twin else None)).get(self.measure, float("nan"))
