"""What keeping the diary costs: CPU time of the same runs with and without one, taken in turns.

`python -m benchmarks.diary WEEKS TIMES` measures in its own process and prints JSON.
"""

import json
import sys
from statistics import median

from benchmarks.clock import cpu_seconds, in_fresh_process

SCENARIO = "jinjiang-base"
STRATEGIES, SEEDS = ("space", "mixed"), (1, 2, 3)
MOST = 0.10  # of a run's time


def costs(*, quick: bool) -> list[dict]:
    """Return what a diary costs under each strategy."""
    n_weeks, times = (104, 3) if quick else (156, 9)
    return in_fresh_process("benchmarks.diary", str(n_weeks), str(times))


def measure(n_weeks: int, times: int) -> list[dict]:
    """Measure runs with the same luck in turns; the share is from the least time of each, set-up apart."""
    return [_of(strategy, n_weeks, times) for strategy in STRATEGIES]


def _of(strategy: str, n_weeks: int, times: int) -> dict:
    from simulation.loading import load_scenario

    scenario = load_scenario(SCENARIO, strategy=strategy)
    _run(scenario, 0, n_weeks, diary=True)
    least = {False: [], True: []}
    entries = []
    for seed in SEEDS:
        # The least of several times is what other work on the machine disturbs least.
        taken = {False: [], True: []}
        for turn in range(2 * times):
            seconds, n_entries = _run(scenario, seed, n_weeks, diary=bool(turn % 2))
            taken[bool(turn % 2)].append(seconds)
        entries.append(n_entries)
        for kept, found in taken.items():
            least[kept].append(min(found))
    return {
        "strategy": strategy,
        "weeks": n_weeks,
        "times": times,
        "ms_a_week": 1e3 * median(least[False]) / n_weeks,
        "share": median(kept / bare - 1.0 for bare, kept in zip(least[False], least[True], strict=True)),
        "most": MOST,
        "entries": median(entries),
    }


def _run(scenario, seed: int, n_weeks: int, *, diary: bool) -> tuple[float, int]:
    from simulation.model import Community

    community = Community(scenario, seed=seed, collect=False, diary=diary)
    seconds = cpu_seconds(lambda: [community.step() for _ in range(n_weeks)])
    n_entries = sum(1 for _ in community.estate.diary)
    community.close()
    return seconds, n_entries


if __name__ == "__main__":
    print(json.dumps(measure(*map(int, sys.argv[1:]))))
