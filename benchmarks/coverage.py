"""How often intervals hold the truth, and how often nothing is called something, on the model's own outcomes.

`python -m benchmarks.coverage` runs the handbook's first question many times over (the pool), takes the pool's mean
paired difference as the truth, and draws small experiments of n matched pairs from it. For every interval it prints
the share of experiments whose interval holds the truth. Null experiments compare an arm with itself on other luck.
The pool stays in `results/coverage-pool`; asked again, only the draws are made.
"""

import argparse
import json
from itertools import combinations
from pathlib import Path

import numpy as np

EXPERIMENT = "experiments/claims/space-vs-events.toml"
MEASURES = ("legacy_52", "regulars", "contributors", "activists", "taking_part", "awareness", "trust")
SIZES = (10, 20, 30)
POOL, EXPERIMENTS = 1_000, 2_000
LEVEL = 0.95


def pool(runs: int, folder: Path) -> dict[str, dict[str, np.ndarray]]:
    """Return outcomes by arm and replicate of so many matched runs, those with a team."""
    from simulation.batch.asking import load_experiment
    from simulation.batch.conduct import conduct

    batch = conduct(load_experiment(EXPERIMENT).with_runs(runs), out=folder)
    return {arm.id: batch.columns[arm.id] for arm in batch.design.arms if arm.has_team}


def differences(columns: dict[str, dict[str, np.ndarray]]) -> dict[tuple[str, str, str], np.ndarray]:
    """Return paired differences of every two arms in every measure: (n_replicates,) each."""
    return {
        (one, other, measure): columns[one][measure] - columns[other][measure]
        for one, other in combinations(columns, 2)
        for measure in MEASURES
    }


def coverage(apart: np.ndarray, n: int, n_experiments: int, dice: np.random.Generator) -> dict[str, float]:
    """Return, for each kind of interval, the share of experiments of n pairs whose interval holds the pool's mean."""
    from simulation.batch.inference import INTERVALS

    truth = apart.mean()
    drawn = apart[dice.integers(0, len(apart), size=(n_experiments, n))]
    found = {}
    for name, limits in INTERVALS.items():
        ends = np.array([limits(values, LEVEL) for values in drawn])
        found[name] = float(((ends[:, 0] <= truth) & (truth <= ends[:, 1])).mean())
    return found


def false_alarms(columns: dict[str, np.ndarray], n: int, n_experiments: int, dice: np.random.Generator) -> dict:
    """Return how often null experiments on one arm's own runs call something: one outcome, any of all, any after Holm.

    The two sides of a null experiment are runs of the same arm with different seeds.
    """
    from simulation.batch.inference import holm, p_value

    names = [name for name in MEASURES if np.nanstd(columns[name]) > 0]
    single, any_of_all, after_holm = 0, 0, 0
    for _ in range(n_experiments):
        one, other = dice.choice(len(columns[names[0]]), size=(2, n), replace=False)
        p = np.array([p_value(columns[name][one] - columns[name][other]) for name in names])
        single += p[0] < 1 - LEVEL
        any_of_all += bool((p < 1 - LEVEL).any())
        after_holm += bool((holm(p) < 1 - LEVEL).any())
    shares = {"one": single, "any": any_of_all, "holm": after_holm}
    return {name: count / n_experiments for name, count in shares.items()}


def main() -> None:
    """Print the tables, in Markdown or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pool", type=int, default=POOL)
    parser.add_argument("--experiments", type=int, default=EXPERIMENTS)
    parser.add_argument("--out", type=Path, default=Path("results/coverage-pool"))
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    columns = pool(asked.pool, asked.out)
    dice = np.random.default_rng(7)
    rows = [
        {"arms": f"{one} - {other}", "measure": measure, "n": n, "skew": _skew(apart)}
        | coverage(apart, n, asked.experiments, dice)
        for (one, other, measure), apart in differences(columns).items()
        if apart.std() > 0
        for n in SIZES
    ]
    nulls = [
        {"arm": arm, "n": n} | false_alarms(mine, n, asked.experiments, dice)
        for arm, mine in columns.items()
        for n in SIZES
    ]
    print(json.dumps({"coverage": rows, "null": nulls}) if asked.json else "\n\n".join(map(_markdown, (rows, nulls))))


def _skew(values: np.ndarray) -> float:
    return float(((values - values.mean()) ** 3).mean() / values.std() ** 3)


def _markdown(rows: list[dict]) -> str:
    head = list(rows[0])
    lines = [[f"{row[name]:.3f}" if isinstance(row[name], float) else str(row[name]) for name in head] for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in [head, ["---"] * len(head), *lines])


if __name__ == "__main__":
    main()
