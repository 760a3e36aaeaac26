"""Making some runs of a stored batch once more, and holding them against what is stored."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from simulation.batch.again import restored, with_lists
from simulation.batch.identity import model_hash
from simulation.batch.packing import OWN_OUTCOMES, outcomes_of, packed, spending_of, weekly_of
from simulation.batch.store import SPENDING, WEEKLY_FILE
from simulation.batch.stored import Stored
from simulation.batch.worker import SIMULATE, named
from simulation.errors import BadInput, Problem
from simulation.measures import WEEKLY

CLOSE = 1e-5  # what another machine or version of numpy may make of the last digits
SAME, NEAR, APART = "same", "near", "apart"


class Again(NamedTuple):
    """What came of one run made once more.

    Args:
        run_key: the run.
        arm: its arm.
        replicate: its replicate.
        point: its point.
        verdict: same to the last bit; near, to within 1e-5; or apart.
        measure: the first number that differs most plainly, "" if none does.
        week: the week of it, -1 for an outcome.
        was: what is stored.
        is_now: what came now.
    """

    run_key: str
    arm: str
    replicate: int
    point: int
    verdict: str
    measure: str = ""
    week: int = -1
    was: float = float("nan")
    is_now: float = float("nan")


def verified(
    folder: Path, k: int, *, seed: int, lists: Mapping[str, Path | None] | None = None, simulate: str = SIMULATE
) -> Iterator[Again]:
    """Yield what comes of `k` runs of a batch, drawn at random, when they are made once more.

    Args:
        folder: the batch's folder.
        k: how many runs, at most all.
        seed: which ones.
        lists: the user's own `residents` and `ties`, where the community has any.
        simulate: `module:function` that does a run.

    Raises:
        BadInput: there is no batch, it has no runs, or its lists are wanting.
    """
    batch = Stored(folder)
    if not batch.n_rows:
        raise BadInput([Problem("report_no_runs", values={"folder": str(folder)})])
    chosen = set(np.random.default_rng(seed).choice(batch.n_rows, min(k, batch.n_rows), replace=False).tolist())
    function = named(simulate)
    for row in _rows(batch, chosen):
        arm = next(arm for arm in batch.manifest["arms"] if arm["id"] == row["arm"])
        scenario = restored(batch.manifest, arm["scenario_hash"], row["point"], folder)
        run = packed(function(with_lists(scenario, lists or {}), row["seed"]))
        yield _held_against(row, _weekly_of(folder, row), run)


def is_same_model(folder: Path) -> bool:
    """Return whether a batch was stored by the model that runs here, on the same kind of machine."""
    return bool(Stored(folder).manifest["model_hash"] == model_hash())


def _rows(batch: Stored, chosen: set[int]) -> Iterator[dict[str, Any]]:
    """Yield the chosen rows of outcomes."""
    from pyarrow import parquet

    first = 0
    with parquet.ParquetFile(batch.folder / "outcomes.parquet") as table:
        for part in table.iter_batches():
            for place in range(part.num_rows):
                if first + place in chosen:
                    yield part.slice(place, 1).to_pylist()[0]
            first += part.num_rows


def _weekly_of(folder: Path, row: Mapping[str, Any]) -> dict[str, np.ndarray]:
    from pyarrow import parquet

    places = [(name, "==", row[name]) for name in ("run_key", "arm", "point", "replicate")]
    table = parquet.read_table(folder / WEEKLY_FILE, filters=places).sort_by("week")
    return {name: table[name].to_numpy() for name in WEEKLY if name in table.column_names}


def _held_against(row: Mapping[str, Any], weekly: Mapping[str, np.ndarray], run: Any) -> Again:
    """Return how a run differs from what is stored: in the first week it does, or else in an outcome."""
    where = (row["run_key"], row["arm"], row["replicate"], row["point"])
    series = dict(zip(WEEKLY, weekly_of(run.weekly), strict=True))
    numbers = outcomes_of(run.outcomes) | dict(zip(SPENDING, spending_of(run.spending).T.ravel().tolist(), strict=True))
    pairs = [
        (name, -1, np.array([row[name]]), np.array([numbers[name]]))
        for name in (*OWN_OUTCOMES, *SPENDING)
        if name in row
    ]
    found = [Again(*where, APART, name) for name, mine in weekly.items() if len(mine) != len(series[name])]
    pairs = [(name, 0, mine, series[name]) for name, mine in weekly.items() if len(mine) == len(series[name])] + pairs
    for name, week, was, is_now in pairs:
        unlike = ~((was == is_now) | (np.isnan(was) & np.isnan(is_now)))
        if unlike.any():
            far = unlike & ~np.isclose(was, is_now, rtol=CLOSE, atol=CLOSE)
            at = int(np.flatnonzero(far if far.any() else unlike)[0])
            verdict = APART if far.any() else NEAR
            found.append(Again(*where, verdict, name, at if week == 0 else -1, float(was[at]), float(is_now[at])))
    return min(found, key=_plainness, default=Again(*where, SAME))


def _plainness(again: Again) -> tuple[bool, bool, int]:
    return again.verdict != APART, again.week < 0, again.week
