"""A batch that misbehaves on purpose: run as a process of its own by `benchmarks.faults`, which does things to it.

    python -m benchmarks.faulty FOLDER RUNS WORKERS FAULT

The runs are the model's own, of a small estate; FAULT names one of the functions below, or `simulate` for none.
"""

import json
import os
import resource
import signal
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from simulation.batch.asking import strategies_side_by_side
from simulation.batch.conduct import Interrupted, conduct
from simulation.batch.design import Design
from simulation.batch.limits import MIB, Limits
from simulation.batch.packing import OWN_OUTCOMES
from simulation.errors import BadInput, RunFailed
from simulation.measures import WEEKLY
from simulation.scenario import Scenario
from simulation.words.problems import line_of

SETTINGS = {"community.adults": 200, "weeks": 135}
STRATEGIES = ["space", "one-off-events"]
UNLUCKY = 3  # the replicate in which things go wrong
MEMORY, HANGS, SLOW = 700 * MIB, 15.0, 300.0  # a machine with other work may take seconds for a run
MARK = "FAULTY_MARK"  # a file that says that it has gone wrong already


def design(runs: int) -> Design:
    """Return two strategies on a small estate."""
    return strategies_side_by_side(STRATEGIES, "jinjiang-base", runs=runs, seed=5, settings=dict(SETTINGS))


def simulate(scenario: Scenario, seed: int) -> Any:
    """Do a run of the model."""
    from simulation.model import simulate as real

    return real(scenario, seed)


def _is_unlucky(scenario: Scenario, seed: int) -> bool:
    """Return whether it is this run's turn to go wrong; where there is a mark, once only."""
    if seed != design(1).seed_of(UNLUCKY) or scenario.strategy.id != STRATEGIES[0]:
        return False
    mark = os.environ.get(MARK)
    if mark is None:
        return True
    if Path(mark).exists():
        return False
    Path(mark).touch()
    return True


def raising(scenario: Scenario, seed: int) -> Any:
    """Raise."""
    if _is_unlucky(scenario, seed):
        raise ArithmeticError("the books do not balance")
    return simulate(scenario, seed)


def hanging(scenario: Scenario, seed: int) -> Any:
    """Never end."""
    while _is_unlucky(scenario, seed):
        time.sleep(3600)
    return simulate(scenario, seed)


def crashing(scenario: Scenario, seed: int) -> Any:
    """Take the process down."""
    if _is_unlucky(scenario, seed):
        os.kill(os.getpid(), signal.SIGKILL)
    return simulate(scenario, seed)


def eating(scenario: Scenario, seed: int) -> Any:
    """Eat memory until there is none."""
    if _is_unlucky(scenario, seed):
        eaten = []
        while True:
            eaten.append(np.ones(2_000_000))
            time.sleep(0.01)
    return simulate(scenario, seed)


def cheap(scenario: Scenario, seed: int) -> Any:
    """Return numbers of the size of a real run's at next to no cost."""
    luck = np.random.default_rng(seed)
    weekly = dict(zip(WEEKLY, luck.normal(size=(len(WEEKLY), 156)).astype(np.float32), strict=True))
    return SimpleNamespace(
        outcomes=dict(zip(OWN_OUTCOMES, luck.normal(size=99), strict=False)), weekly=weekly, spending={}
    )


def main(words: list[str]) -> int:
    """Do the batch and print what became of it as one line of JSON."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever started this may have been deaf to Ctrl-C
    folder, runs, workers, fault = words
    told: dict[str, Any] = {"problem": "", "sentence": "", "failures": [], "kept": 0}
    try:
        batch = conduct(
            design(int(runs)),
            out=Path(folder),
            workers=int(workers),
            simulate=f"benchmarks.faulty:{fault}",
            limits=Limits(HANGS if fault == "hanging" else SLOW, MEMORY),
        )
        told |= {"kept": batch.state.done, "failures": [(one["kind"], one["stage"]) for one in batch.failures]}
    except (BadInput, RunFailed) as error:
        problem = error.problem if isinstance(error, RunFailed) else error.problems[0]
        told |= {"problem": problem.key, "sentence": line_of(problem)}
    except Interrupted as stop:
        told |= {"problem": "interrupted", "kept": stop.state.done}
    told["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told["workers_peak_mib"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps(told), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
