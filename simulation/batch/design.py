"""A design: arms with their whole scenarios, points at which they are compared, and the luck they share."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from simulation.batch.varying import varied
from simulation.scenario import Scenario
from simulation.streams import replicate_seed

FIRST_LEGACY = 26  # weeks after exit; a run that ends sooner leaves nothing to hold against a twin
Point = dict[str, Any]  # settings by dotted name
NOTHING_CHANGED: tuple[Point, ...] = ({},)


@dataclass(frozen=True)
class Arm:
    """One arm of a design.

    Args:
        id: its name in tables.
        scenario: what it runs.
        name: what a reader calls it, by language; None if only the id is known.
        about: one sentence on it, by language.
        levers: what the experiment's levers are set to in it.
    """

    id: str
    scenario: Scenario
    name: dict[str, str] | None = None
    about: dict[str, str] | None = None
    levers: Point = field(default_factory=dict)

    @property
    def has_team(self) -> bool:
        """Whether a team works in this arm."""
        return bool(self.scenario.strategy.phase)


@dataclass(frozen=True)
class Design:
    """What a batch is to find out, and how.

    Args:
        id: name of the experiment, and of its folder.
        arms: in the order of tables; an arm for each combination of levers.
        reference: id of the arm that the others are measured against.
        runs: matched runs of every arm, at every point.
        seed: master seed, from which the seed of every replicate follows.
        question: by language, or None.
        expect: expectations laid down before the first run.
        points: what is changed in all arms alike, point by point.
        sampling: how the points were chosen, as the manifest keeps it.
    """

    id: str
    arms: tuple[Arm, ...]
    reference: str
    runs: int
    seed: int
    question: dict[str, str] | None = None
    expect: tuple[dict[str, Any], ...] = ()
    points: tuple[Point, ...] = NOTHING_CHANGED
    sampling: dict[str, Any] | None = None

    def with_runs(self, runs: int | None) -> "Design":
        """Return the same design with another number of runs, or itself."""
        return self if runs is None else replace(self, runs=runs)

    def seed_of(self, replicate: int) -> int:
        """Return the seed of every run of one replicate: of (master seed, replicate) and nothing else."""
        return replicate_seed(self.seed, replicate)

    def fingerprint(self) -> str:
        """Return a hash of the question: arms with scenarios, points, seed, expectations; not of how many runs."""
        asked = {
            "id": self.id,
            "question": self.question,
            "arms": [(arm.id, arm.scenario.hash()) for arm in self.arms],
            "reference": self.reference,
            "seed": self.seed,
            "expect": self.expect,
        }
        if self.points != NOTHING_CHANGED:
            asked["points"] = self.points
        return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Job:
    """One run to be done.

    Args:
        scenario_hash: the scenario it runs.
        seed: its luck.
        base: the scenario of the plan that it starts from.
        point: what is changed in it, by number.
        replicate: whose seed it has.
    """

    scenario_hash: str
    seed: int
    base: str
    point: int
    replicate: int


class Place(NamedTuple):
    """Where a run belongs in the tables: a run that several arms share has a place in each."""

    arm: str
    point: int
    replicate: int
    seed: int
    scenario_hash: str


@dataclass(frozen=True)
class Plan:
    """All runs of a design, each once, replicate by replicate, so that what is done of an unfinished batch is matched.

    Args:
        design: what was asked.
        scenarios: by hash, those of the arms and their twins without a team, before any point changes them.
        hash_of: the scenario of each arm.
        twin_of: the twin of each arm; no entry where runs are too short to leave a legacy.
        at: by base and point, the hash of the scenario it becomes.
    """

    design: Design
    scenarios: dict[str, Scenario]
    hash_of: dict[str, str]
    twin_of: dict[str, str]
    at: dict[str, tuple[str, ...]]

    def scenario_of(self, job: Job) -> Scenario:
        """Return what a job runs."""
        return varied(self.scenarios[job.base], self.design.points[job.point])

    def distinct(self) -> dict[str, tuple[str, int]]:
        """Return base and point of every scenario that is run, by its hash, point by point."""
        found: dict[str, tuple[str, int]] = {}
        for point in range(len(self.design.points)):
            for base, hashes in self.at.items():
                found.setdefault(hashes[point], (base, point))
        return found

    def jobs(self) -> Iterator[Job]:
        """Yield the runs in the order in which they are done."""
        distinct = self.distinct()
        for replicate in range(self.design.runs):
            seed = self.design.seed_of(replicate)
            for known, (base, point) in distinct.items():
                yield Job(known, seed, base, point, replicate)

    def n_jobs(self) -> int:
        """Return how many runs there are."""
        return len(self.distinct()) * self.design.runs

    def places(self) -> Iterator[Place]:
        """Yield the rows of a whole batch."""
        for replicate in range(self.design.runs):
            seed = self.design.seed_of(replicate)
            for point in range(len(self.design.points)):
                for arm, base in self.hash_of.items():
                    yield Place(arm, point, replicate, seed, self.at[base][point])

    def twin_at(self, arm: str, point: int) -> str | None:
        """Return the scenario in which no team came to the estate of an arm at a point."""
        base = self.twin_of.get(arm)
        return None if base is None else self.at[base][point]


def planned(design: Design) -> Plan:
    """Return the runs a design needs: those of the arms, and one twin a seed for arms that differ in the team only."""
    scenarios: dict[str, Scenario] = {}
    hash_of: dict[str, str] = {}
    twin_of: dict[str, str] = {}
    for arm in design.arms:
        hash_of[arm.id] = arm.scenario.hash()
        scenarios.setdefault(hash_of[arm.id], arm.scenario)
    for arm in design.arms:
        if any(_leaves_legacy(arm.scenario, point) for point in design.points):
            twin = arm.scenario.without_team()
            twin_of[arm.id] = twin.hash()
            scenarios.setdefault(twin_of[arm.id], twin)
    at = {
        known: tuple(varied(scenario, point).hash() if point else known for point in design.points)
        for known, scenario in scenarios.items()
    }
    return Plan(design, scenarios, hash_of, twin_of, at)


def _leaves_legacy(scenario: Scenario, point: Point) -> bool:
    """Return whether a run is long enough after exit to leave something to be compared with a twin."""
    weeks, leaves = point.get("weeks", scenario.weeks), point.get("exit", scenario.exit)
    return bool(leaves + FIRST_LEGACY <= weeks)
