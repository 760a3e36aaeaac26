"""The shared kernel: is it the same model, and how fast is it beside plain Mesa? [docs/performance.md].

`python -m benchmarks.kernel` checks the means against the reference and exits with 1 if they differ.
"""

import sys
from collections.abc import Callable
from statistics import median
from typing import Any

import numpy as np

from benchmarks.clock import cpu_seconds
from benchmarks.graph import rewired_ring

REFERENCE = {  # weeks passed: means of awareness, trust and participation over 4,000 runs at 2,000 residents
    11: (0.183, 0.516, 0.042),
    26: (0.439, 0.551, 0.131),
    51: (0.862, 0.648, 0.329),
    104: (0.999, 0.735, 0.414),
}
N_REFERENCE, WEEKS = 2_000, 104
ROUNDING = 0.0005  # the reference is given to three decimals
ALLOWED = 4.0  # standard errors
REPLICATES, QUICK_REPLICATES = 200, 60
SIZES = {2_000: 5, 20_000: 3, 200_000: 2}  # residents: interleaved repetitions
QUICK_SIZES = {2_000: 3, 20_000: 1}
LARGEST_PLAIN = 20_000  # above it, objects take minutes and memory by the GiB


def means(make: Callable[[int], Any], replicates: int) -> tuple[np.ndarray, np.ndarray]:
    """Return (means, standard errors) at the reference weeks of the models that `make` makes of seeds: (n_weeks, 3)."""
    seen = np.zeros((replicates, len(REFERENCE), 3))
    for seed in range(replicates):
        model, passed = make(seed), 0
        for row, week in enumerate(REFERENCE):
            for _ in range(week - passed):
                model.step()
            passed = week
            seen[seed, row] = model.state()
        forget(model)
    return seen.mean(axis=0), seen.std(axis=0, ddof=1) / np.sqrt(replicates)


def of_columns() -> Callable[[int], Any]:
    """Return what makes the kernel over columns, at the size of the reference, of a seed."""
    from benchmarks.kernel_columns import KernelModel
    from simulation.world.network import Ties

    ties = Ties(N_REFERENCE, rewired_ring(N_REFERENCE))
    return lambda seed: KernelModel(ties, seed)


def of_objects() -> Callable[[int], Any]:
    """Return what makes the kernel in plain Mesa, at the size of the reference, of a seed."""
    from benchmarks.kernel_objects import PlainModel

    pairs = rewired_ring(N_REFERENCE).tolist()
    return lambda seed: PlainModel(N_REFERENCE, pairs, seed)


def forget(model: Any) -> None:
    """Let go of a model, which Mesa 3.3 would keep for ever."""
    import mesa

    getattr(mesa.Agent, "_ids", {}).pop(model, None)


def comparison(replicates: int) -> list[dict]:
    """Return one row a reference week: what was expected, what was found, and whether they agree."""
    found, error = means(of_columns(), replicates)
    rows = []
    for row, (week, expected) in enumerate(REFERENCE.items()):
        agrees = np.abs(found[row] - expected) < ALLOWED * error[row] + ROUNDING
        rows.append(
            {
                "week": week,
                "expected": list(expected),
                "found": found[row].tolist(),
                "standard_error": error[row].tolist(),
                "agrees": bool(agrees.all()),
            }
        )
    return rows


def speeds(*, quick: bool, plain_at_all_sizes: bool = False) -> list[dict]:
    """Return ns of CPU a resident-week by size: columns, plain Mesa, and their ratio, in interleaved repetitions."""
    return [
        _speed(n, times, with_plain=n <= LARGEST_PLAIN or plain_at_all_sizes)
        for n, times in (QUICK_SIZES if quick else SIZES).items()
    ]


def _speed(n: int, times: int, *, with_plain: bool) -> dict:
    from benchmarks.kernel_columns import KernelModel
    from benchmarks.kernel_objects import PlainModel
    from simulation.world.network import Ties

    pairs = rewired_ring(n)
    ties = Ties(n, pairs)
    columns, plain = [], []
    for seed in range(times + 1):  # the first is a warm-up
        columns.append(_run(KernelModel(ties, seed)))
        if with_plain:
            plain.append(_run(PlainModel(n, pairs.tolist(), seed)))
    scale = 1e9 / WEEKS / n
    ours = median(columns[1:]) * scale
    theirs = median(plain[1:]) * scale if with_plain else None
    return {"residents": n, "columns_ns": ours, "plain_ns": theirs, "ratio": theirs / ours if theirs else None}


def _run(model: Any) -> float:
    taken = cpu_seconds(lambda: [model.step() for _ in range(WEEKS)])
    forget(model)
    return taken


if __name__ == "__main__":
    rows = comparison(QUICK_REPLICATES if "--quick" in sys.argv else REPLICATES)
    for row in rows:
        print(row)
    sys.exit(0 if all(row["agrees"] for row in rows) else 1)
