"""Clocks and memory, the same way for every measurement."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

UNITS_A_MIB = 2**20 if sys.platform == "darwin" else 2**10  # getrusage counts bytes on macOS, KiB elsewhere


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU time that `work` takes [s]."""
    before = time.process_time()
    work()
    return time.process_time() - before


def peak_mib() -> float:
    """Return the most memory this process has held so far [MiB]."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / UNITS_A_MIB


def in_fresh_process(module: str, *words: str) -> Any:
    """Run a module of benchmarks by itself and return the JSON it prints."""
    command = [sys.executable, "-m", module, *words]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def wall_median(command: list[str], times: int, **options: Any) -> float:
    """Return the median wall time of a command, after one run to warm the file cache [s]."""
    seen = []
    for _ in range(times + 1):
        before = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, **options)
        seen.append(time.perf_counter() - before)
    return median(seen[1:])
