"""The tables of a batch: outcomes and weekly series as Parquet, the same bytes for the same numbers.

Both are written part by part, so that memory does not grow with the number of runs, and take their place whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from simulation.batch.design import Plan
from simulation.batch.files import whole
from simulation.batch.identity import run_key
from simulation.batch.journal import Journal, Row
from simulation.batch.packing import outcomes_of, spending_of, weekly_of
from simulation.measures import OUTCOMES, WEEKLY
from simulation.strategy import ACTIONS

if TYPE_CHECKING:
    import pyarrow as pa

OUTCOMES_FILE, WEEKLY_FILE = "outcomes.parquet", "weekly.parquet"
KEYS = ("run_key", "arm", "point", "replicate", "seed", "scenario_hash")
SPENDING = tuple(f"{what}_{action}" for what in ("hours", "yuan") for action in ACTIONS)
LEGACIES = {name: name.replace("legacy", "own") for name in OUTCOMES if name.startswith("legacy_")}
RUNS_A_PART = 100  # runs whose rows are held in memory at a time; more take more and gain nothing
_SETTINGS: dict[str, Any] = {
    "compression": "zstd",
    "compression_level": 3,
    "version": "2.6",
    "store_schema": False,
    "use_dictionary": ["run_key", "arm", "scenario_hash"],
}


def write_tables(folder: Path, plan: Plan, journal: Journal, model: str) -> int:
    """Write both tables of the runs that are done, sorted by run key, and return how many rows of outcomes there are.

    Args:
        folder: where to.
        plan: the runs of the batch.
        journal: the runs done.
        model: hash of the model.
    """
    from pyarrow import parquet

    names = settings_of(plan)
    n_rows = 0
    with ExitStack() as open_files:
        writers = []
        for name, schema in ((OUTCOMES_FILE, _outcomes_schema(plan, names)), (WEEKLY_FILE, _weekly_schema())):
            path = open_files.enter_context(whole(folder / name))
            writers.append(open_files.enter_context(parquet.ParquetWriter(path, schema, **_SETTINGS)))
        places = ((run_key(place.scenario_hash, place.seed, model), place) for place in plan.places())
        for part in _parts(journal.rows(places)):
            tables = (_outcomes_part(part, plan, names, journal, model), _weekly_part(part))
            for writer, table in zip(writers, tables, strict=True):
                writer.write_table(table, row_group_size=table.num_rows)
            n_rows += len(part)
    return n_rows


def settings_of(plan: Plan) -> tuple[str, ...]:
    """Return the names of the settings that differ between runs by design: levers, then what points change."""
    names = dict.fromkeys(name for arm in plan.design.arms for name in arm.levers)
    return tuple(names | dict.fromkeys(name for point in plan.design.points for name in point))


def _parts(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while part := list(islice(rows, RUNS_A_PART)):
        yield part


def _outcomes_schema(plan: Plan, names: Iterable[str]) -> "pa.Schema":
    import pyarrow as pa

    kinds = dict.fromkeys(KEYS, pa.string()) | {"point": pa.int32(), "replicate": pa.int32(), "seed": pa.int64()}
    kinds |= {name: _kind_of(plan, name) for name in names}
    return pa.schema(list((kinds | dict.fromkeys((*OUTCOMES, *SPENDING), pa.float64())).items()))


def _kind_of(plan: Plan, name: str) -> "pa.DataType":
    """Return the type of a setting's column: numbers where all its values are numbers, else text."""
    import pyarrow as pa

    changed = (*(arm.levers for arm in plan.design.arms), *plan.design.points)
    kinds = {type(settings[name]) for settings in changed if name in settings}
    if kinds <= {int}:
        return pa.int64()
    return pa.float64() if kinds <= {int, float} else pa.string()


def _outcomes_part(part: list[Row], plan: Plan, names: tuple[str, ...], journal: Journal, model: str) -> "pa.Table":
    import pyarrow as pa

    schema = _outcomes_schema(plan, names)
    levers = {arm.id: arm.levers for arm in plan.design.arms}
    lines = []
    for row in part:
        place = row.place
        own = outcomes_of(row.run.outcomes)
        line = {"run_key": row.run_key} | place._asdict() | own
        line |= dict(zip(SPENDING, spending_of(row.run.spending).T.ravel().tolist(), strict=True))
        line |= legacies(own, _twin(row, plan, journal, model))
        changed = levers[place.arm] | plan.design.points[place.point]
        line |= {name: _cell(changed.get(name), schema.field(name).type) for name in names}
        lines.append(line)
    return pa.Table.from_pylist(lines, schema=schema)


def _cell(value: Any, kind: "pa.DataType") -> Any:
    """Return a setting as its column holds it."""
    import pyarrow as pa

    return value if value is None or kind != pa.string() else str(value)


def _twin(row: Row, plan: Plan, journal: Journal, model: str) -> Mapping[str, float] | None:
    """Return the outcomes of the run in which no team came to the same estate with the same luck."""
    twin = plan.twin_at(row.place.arm, row.place.point)
    found = journal.outcomes(run_key(twin, row.place.seed, model)) if twin else None
    return None if found is None else outcomes_of(found)


def legacies(outcomes: Mapping[str, float], twin: Mapping[str, float] | None) -> dict[str, float]:
    """Return what residents do of their own after exit, beyond what they would have done had no team come."""
    if twin is None:
        return dict.fromkeys(LEGACIES, np.nan)
    return {legacy: outcomes[own] - twin[own] for legacy, own in LEGACIES.items()}


def _weekly_schema() -> "pa.Schema":
    import pyarrow as pa

    kinds = {"run_key": pa.string(), "arm": pa.string()} | dict.fromkeys(("point", "replicate", "week"), pa.int32())
    return pa.schema(list((kinds | dict.fromkeys(WEEKLY, pa.float32())).items()))


def _weekly_part(part: list[Row]) -> "pa.Table":
    import pyarrow as pa

    series = [weekly_of(row.run.weekly) for row in part]
    lengths = [weekly.shape[1] for weekly in series]
    of_run = np.repeat(np.arange(len(part)), lengths)
    numbers = {name: np.array([getattr(row.place, name) for row in part], np.int32) for name in ("point", "replicate")}
    columns = [
        pa.array([row.run_key for row in part]).take(pa.array(of_run)),
        pa.array([row.place.arm for row in part]).take(pa.array(of_run)),
        *(pa.array(column[of_run]) for column in numbers.values()),
        pa.array(np.concatenate([np.arange(length, dtype=np.int32) for length in lengths])),
        *(pa.array(np.ascontiguousarray(column)) for column in np.concatenate(series, axis=1)),
    ]
    return pa.Table.from_arrays(columns, schema=_weekly_schema())
