"""How long a run may take, how much memory a worker may use, and how many workers pay."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from simulation.scenario import Scenario

NOT_WORTH_A_PROCESS = 2.0  # seconds of work; a worker takes about one to start
_SECONDS_PER_WEEK, _SECONDS_PER_RESIDENT_WEEK = 1e-3, 4e-7
LEAST_PATIENCE = 300.0  # seconds; a run that takes longer, and a hundred times what it should, hangs
PATIENCE = 100.0
SHARE = 0.8  # of the machine's memory, for all workers together
MIB = 2.0**20
_CGROUP = Path("/sys/fs/cgroup/memory.max")


class Limits(NamedTuple):
    """What a run may use.

    Args:
        seconds: how long a run may take; None for what suits its size.
        memory: bytes a worker may hold; None for its share of the machine's.
    """

    seconds: float | None = None
    memory: float | None = None

    def seconds_for(self, scenario: Scenario) -> float:
        """Return how long a run of a scenario may take."""
        return max(LEAST_PATIENCE, PATIENCE * seconds(scenario)) if self.seconds is None else self.seconds

    def memory_for(self, workers: int) -> float:
        """Return how many bytes each of so many workers may hold."""
        return SHARE * machine_memory() / max(1, workers) if self.memory is None else self.memory


def seconds(scenario: Scenario) -> float:
    """Return about how long one run takes."""
    return scenario.weeks * (_SECONDS_PER_WEEK + scenario.community.adults * _SECONDS_PER_RESIDENT_WEEK)


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def workers_for(n_runs: Mapping[str, int], scenarios: Mapping[str, Scenario], wanted: int | None) -> int:
    """Return how many worker processes to use; 0 is the calling process.

    Args:
        n_runs: runs to be done, by the scenario they start from.
        scenarios: by the same names.
        wanted: what the user asks for, if anything.
    """
    total = sum(n_runs.values())
    if wanted is not None:
        return min(wanted, total)
    expected = sum(n * seconds(scenarios[name]) for name, n in n_runs.items())
    return min(total, processors()) if expected > NOT_WORTH_A_PROCESS else 0


def machine_memory() -> float:
    """Return the bytes of memory there are for this process, infinite where that cannot be known."""
    found = float("inf")
    with suppress(AttributeError, ValueError, OSError):
        found = float(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    with suppress(OSError, ValueError):
        found = min(found, float(_CGROUP.read_text()))
    return found


def memory_held() -> float:
    """Return the bytes this process holds; 0 where that cannot be known."""
    with suppress(OSError, ValueError, IndexError):
        return float(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    with suppress(ImportError):
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # its highest so far: better than nothing
        return float(most) * (1.0 if sys.platform == "darwin" else 1024.0)
    return 0.0
