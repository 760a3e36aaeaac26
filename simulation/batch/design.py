"""A design: arms with their whole scenarios, and the luck they share."""

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from simulation.scenario import Scenario
from simulation.streams import replicate_seed

FIRST_LEGACY = 26  # weeks after exit; a run that ends sooner leaves nothing to hold against a twin


@dataclass(frozen=True)
class Arm:
    """One arm of a design.

    Args:
        id: its name in tables.
        scenario: what it runs.
        name: what a reader calls it, by language; None if only the id is known.
        about: one sentence on it, by language.
    """

    id: str
    scenario: Scenario
    name: dict[str, str] | None = None
    about: dict[str, str] | None = None

    @property
    def has_team(self) -> bool:
        """Whether a team works in this arm."""
        return bool(self.scenario.strategy.phase)


@dataclass(frozen=True)
class Design:
    """What a batch is to find out, and how.

    Args:
        id: name of the experiment, and of its folder.
        arms: in the order of tables.
        reference: id of the arm that the others are measured against.
        runs: matched runs of every arm.
        seed: master seed, from which the seed of every replicate follows.
        question: by language, or None.
        expect: expectations laid down before the first run.
    """

    id: str
    arms: tuple[Arm, ...]
    reference: str
    runs: int
    seed: int
    question: dict[str, str] | None = None
    expect: tuple[dict[str, Any], ...] = ()

    def with_runs(self, runs: int | None) -> "Design":
        """Return the same design with another number of runs, or itself."""
        return self if runs is None else replace(self, runs=runs)

    def seed_of(self, replicate: int) -> int:
        """Return the seed that every arm's run of one replicate has."""
        return replicate_seed(self.seed, replicate)

    def fingerprint(self) -> str:
        """Return a hash of the question: arms with scenarios, seed, expectations; more runs are the same question."""
        asked = {
            "id": self.id,
            "question": self.question,
            "arms": [(arm.id, arm.scenario.hash()) for arm in self.arms],
            "reference": self.reference,
            "seed": self.seed,
            "expect": self.expect,
        }
        return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Job:
    """One run to be done: a scenario, known by its hash, with a seed."""

    scenario_hash: str
    seed: int


@dataclass(frozen=True)
class Plan:
    """All runs of a design, each once.

    Args:
        scenarios: by hash, those of the arms and their twins without a team.
        hash_of: the scenario of each arm.
        twin_of: the twin of each arm; no entry where runs are too short to leave a legacy.
        jobs: replicate by replicate, so that what is done of an unfinished batch is matched.
    """

    scenarios: dict[str, Scenario]
    hash_of: dict[str, str]
    twin_of: dict[str, str]
    jobs: tuple[Job, ...]


def planned(design: Design) -> Plan:
    """Return the runs a design needs: those of the arms, and one twin a seed for arms that differ in the team only."""
    scenarios: dict[str, Scenario] = {}
    hash_of: dict[str, str] = {}
    twin_of: dict[str, str] = {}
    for arm in design.arms:
        hash_of[arm.id] = arm.scenario.hash()
        scenarios.setdefault(hash_of[arm.id], arm.scenario)
    for arm in design.arms:
        if arm.scenario.exit + FIRST_LEGACY <= arm.scenario.weeks:
            twin = arm.scenario.without_team()
            twin_of[arm.id] = twin.hash()
            scenarios.setdefault(twin_of[arm.id], twin)
    seeds = [design.seed_of(replicate) for replicate in range(design.runs)]
    return Plan(scenarios, hash_of, twin_of, tuple(Job(known, seed) for seed in seeds for known in scenarios))
