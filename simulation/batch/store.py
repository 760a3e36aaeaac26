"""The tables of a batch: outcomes and weekly series as Parquet, the same bytes for the same numbers."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from simulation.batch.design import Design, Plan
from simulation.batch.files import whole
from simulation.batch.identity import run_key
from simulation.batch.journal import Journal
from simulation.measures import OUTCOMES, WEEKLY
from simulation.strategy import ACTIONS

if TYPE_CHECKING:
    import pyarrow as pa

OUTCOMES_FILE, WEEKLY_FILE = "outcomes.parquet", "weekly.parquet"
SPENDING = tuple(f"{what}_{action}" for what in ("hours", "yuan") for action in ACTIONS)
LEGACIES = {name: name.replace("legacy", "own") for name in OUTCOMES if name.startswith("legacy_")}
Columns = Mapping[str, Mapping[str, np.ndarray]]  # one (n_runs,) array an arm and measure
RUNS_A_GROUP = 500  # runs whose weekly rows are held in memory at a time
_SETTINGS: dict[str, Any] = {
    "compression": "zstd",
    "compression_level": 3,
    "version": "2.6",
    "store_schema": False,
    "use_dictionary": ["run_key", "arm", "scenario_hash"],
}


class Row(NamedTuple):
    """Where a run belongs."""

    run_key: str
    arm: str
    replicate: int
    seed: int
    scenario_hash: str


def rows(design: Design, plan: Plan, model: str) -> list[Row]:
    """Return the rows that a whole batch has, sorted by run key; arms that are the same run have a row each."""
    found = [
        Row(run_key(known, seed, model), arm, replicate, seed, known)
        for replicate, seed in enumerate(design.seed_of(number) for number in range(design.runs))
        for arm, known in plan.hash_of.items()
    ]
    return sorted(found)


def outcomes_by_arm(design: Design, plan: Plan, journal: Journal, model: str) -> dict[str, dict[str, np.ndarray]]:
    """Return (n_runs,) of every outcome and of spending, by arm and replicate; NaN where there is no run."""
    columns = {arm.id: {name: np.full(design.runs, np.nan) for name in (*OUTCOMES, *SPENDING)} for arm in design.arms}
    for row in rows(design, plan, model):
        for _, outcomes, spending in journal.outcomes_and_spending([row.run_key]):
            own = dict(outcomes) | dict(zip(SPENDING, spending.T.ravel().tolist(), strict=True))
            own |= _legacies(outcomes, _twin(row, plan, journal, model))
            for name, number in own.items():
                columns[row.arm][name][row.replicate] = number
    return columns


def _twin(row: Row, plan: Plan, journal: Journal, model: str) -> dict[str, float] | None:
    """Return the outcomes of the run in which no team came to the same estate with the same luck."""
    twin = plan.twin_of.get(row.arm)
    found = journal.outcomes_and_spending([run_key(twin, row.seed, model)] if twin else [])
    return next((outcomes for _, outcomes, _ in found), None)


def _legacies(outcomes: Mapping[str, float], twin: Mapping[str, float] | None) -> dict[str, float]:
    """Return what residents do of their own after exit, beyond what they would have done had no team come."""
    if twin is None:
        return dict.fromkeys(LEGACIES, np.nan)
    return {legacy: outcomes[own] - twin[own] for legacy, own in LEGACIES.items()}


def write_tables(folder: Path, design: Design, plan: Plan, journal: Journal, columns: Columns, model: str) -> int:
    """Write both tables of the runs that are done and return how many rows of outcomes there are.

    Args:
        folder: where to.
        design: what was asked.
        plan: its runs.
        journal: the runs done.
        columns: from `outcomes_by_arm`.
        model: hash of the model.
    """
    from pyarrow import parquet

    done = journal.keys()
    stored = [row for row in rows(design, plan, model) if row.run_key in done]
    with whole(folder / OUTCOMES_FILE) as path:
        parquet.write_table(_outcomes_table(stored, columns), path, **_SETTINGS)
    with whole(folder / WEEKLY_FILE) as path, parquet.ParquetWriter(path, _weekly_schema(), **_SETTINGS) as writer:
        for table in _weekly_tables(stored, journal):
            writer.write_table(table, row_group_size=table.num_rows or 1)
    return len(stored)


def _outcomes_table(stored: list[Row], columns: Columns) -> "pa.Table":
    import pyarrow as pa

    table: dict[str, Any] = {name: [getattr(row, name) for row in stored] for name in Row._fields}
    names = [pa.field(name, pa.string()) for name in Row._fields]
    names[2], names[3] = pa.field("replicate", pa.int32()), pa.field("seed", pa.int64())
    for name in (*OUTCOMES, *SPENDING):
        table[name] = np.array([columns[row.arm][name][row.replicate] for row in stored], dtype=np.float64)
        names.append(pa.field(name, pa.float64()))
    return pa.table(table, schema=pa.schema(names))


def _weekly_schema() -> "pa.Schema":
    import pyarrow as pa

    kinds = {"run_key": pa.string(), "arm": pa.string(), "replicate": pa.int32(), "week": pa.int32()}
    return pa.schema(list((kinds | dict.fromkeys(WEEKLY, pa.float32())).items()))


def _weekly_tables(stored: list[Row], journal: Journal) -> Iterator["pa.Table"]:
    """Yield the weekly rows of some runs at a time, so that a large batch needs little memory."""
    waiting = iter(stored)
    while group := list(islice(waiting, RUNS_A_GROUP)):
        yield _weekly_table(group, [next(journal.weekly([row.run_key]))[1] for row in group])


def _weekly_table(group: list[Row], series: list[np.ndarray]) -> "pa.Table":
    import pyarrow as pa

    lengths = [weekly.shape[1] for weekly in series]
    of_run = np.repeat(np.arange(len(group)), lengths)
    together = np.concatenate(series, axis=1)
    columns = [
        pa.array([row.run_key for row in group]).take(pa.array(of_run)),
        pa.array([row.arm for row in group]).take(pa.array(of_run)),
        pa.array(np.array([row.replicate for row in group], dtype=np.int32)[of_run]),
        pa.array(np.concatenate([np.arange(length, dtype=np.int32) for length in lengths])),
        *(pa.array(np.ascontiguousarray(numbers)) for numbers in together),
    ]
    return pa.Table.from_arrays(columns, schema=_weekly_schema())
