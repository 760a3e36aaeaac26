"""What a batch will take, before it is begun: runs, time, disk, and the smallest difference it can show.

From a short pilot: a few replicates of the very design, at a few of its points, by as many workers as the batch will
have, stored in a folder that is thrown away.
"""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from simulation.batch import journal
from simulation.batch.conduct import Batch, State, conduct
from simulation.batch.design import Design, Plan, planned
from simulation.batch.folder import RESULTS
from simulation.batch.identity import model_hash, run_key
from simulation.batch.interim import compared, headline
from simulation.batch.intervals import LEVEL, summary
from simulation.batch.limits import Limits, seconds, workers_for
from simulation.batch.worker import SIMULATE

BUDGET = 20.0  # seconds the pilot may take, if that is enough for its fewest replicates
FEWEST, MOST = 4, 12  # replicates of the pilot
MOST_POINTS = 4
POWER = 0.8
ROW = 120  # bytes a run takes in the journal beside its numbers
HEAD = 60  # bytes a column of a table takes before its numbers


class Detectable(NamedTuple):
    """The smallest true difference that the design finds in four of five batches, at 5 % false alarms.

    Args:
        measure: what it is about.
        arm: one arm, minus
        minus: the other.
        difference: the smallest difference.
        low: what it would be if the pilot overrates the spread.
        high: what it would be if it underrates it (both with 80 % certainty).
        base: mean of the measure in the arm that is subtracted.
    """

    measure: str
    arm: str
    minus: str
    difference: float
    low: float
    high: float
    base: float


class Forecast(NamedTuple):
    """What a batch will take.

    Args:
        runs: runs it needs in all.
        before: runs that its folder holds already.
        workers: worker processes.
        seconds: time for the runs that are missing, the tables and the report.
        size: bytes on the disk in the end.
        pilot_runs: runs the pilot took.
        pilot_seconds: time the pilot took.
        failed: runs of the pilot that failed.
        detectable: for each comparison the batch is about.
    """

    runs: int
    before: int
    workers: int
    seconds: float
    size: float
    pilot_runs: int
    pilot_seconds: float
    failed: int
    detectable: tuple[Detectable, ...]


def forecast(
    design: Design,
    *,
    out: Path | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
    report: Callable[[Path], object] | None = None,
    simulate: str = SIMULATE,
) -> Forecast:
    """Return what a batch will take.

    Args:
        design: what is asked.
        out: its folder; None for `results/<id>`.
        workers: as for the batch.
        limits: as for the batch.
        report: what writes the report of a folder, None where none is wanted.
        simulate: `module:function` that does a run.

    Raises:
        RunFailed: no run of the pilot can be done.
    """
    began = time.monotonic()
    plan = planned(design)
    before = _n_there(plan, out or RESULTS / design.id)
    use = workers_for(_missing(plan, before), plan.scenarios, workers)
    few = _few_points(design)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "pilot"
        pace = _Pace()
        batch = conduct(few, out=folder, workers=use, limits=limits, simulate=simulate, tell_state=pace)
        rows_took = pace.rest()
        report_took = _took(report, folder)
        per_run = (journal_size(folder) + _tables_size(folder)) / max(1, batch.state.done)
        detectable = _detectable(design, batch)
        beside = sum(file.stat().st_size for file in folder.rglob("*") if file.suffix in (".html", ".svg", ".png"))
    missing = plan.n_jobs() - before
    return Forecast(
        runs=plan.n_jobs(),
        before=before,
        workers=use,
        seconds=pace.start() + missing / pace.rate(use) + rows_took * plan.n_jobs() / batch.state.wanted + report_took,
        size=per_run * plan.n_jobs() + beside,
        pilot_runs=batch.state.done + batch.state.failed,
        pilot_seconds=time.monotonic() - began,
        failed=batch.state.failed,
        detectable=detectable,
    )


class _Pace:
    """Notes when every run of the pilot ended."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def __call__(self, state: State) -> None:
        """Note a run's end; the first call is the beginning."""
        self.times.append(time.monotonic())

    def rest(self) -> float:
        """Return the seconds since the last run ended, which the tables took."""
        return time.monotonic() - self.times[-1]

    def rate(self, workers: int) -> float:
        """Return runs a second, from the end of the first run to when the first worker has nothing left to do."""
        last = max(2, len(self.times) - max(0, workers - 1))
        ends = self.times[1:last]
        if len(ends) < 2:
            return 1.0 / max(1e-6, self.times[-1] - self.times[0])
        return (len(ends) - 1) / max(1e-9, ends[-1] - ends[0])

    def start(self) -> float:
        """Return the seconds until the first run ended."""
        return self.times[1] - self.times[0] if len(self.times) > 1 else 0.0


def _missing(plan: Plan, before: int) -> dict[str, int]:
    """Return about how many runs are missing, by the scenario they start from."""
    share = 1.0 - before / max(1, plan.n_jobs())
    return {base: int(np.ceil(share * plan.design.runs * len(plan.design.points))) for base in plan.scenarios}


def _few_points(design: Design) -> Design:
    """Return the design of the pilot: as many replicates as its time allows, at a few points far apart."""
    places = np.unique(np.linspace(0, len(design.points) - 1, min(MOST_POINTS, len(design.points))).astype(int))
    few = replace(design, points=tuple(design.points[place] for place in places), expect=design.expect)
    plan = planned(few)
    a_replicate = sum(seconds(plan.scenarios[base]) for base, _ in plan.distinct().values())
    wanted = int(np.clip(BUDGET / max(a_replicate, 1e-9), FEWEST, MOST))
    return few.with_runs(min(wanted, design.runs))


def _n_there(plan: Plan, folder: Path) -> int:
    """Return how many of the runs a folder holds, without touching it."""
    path = folder / journal.NAME
    if not path.exists():
        return 0
    try:
        # Without a log beside it nobody writes to it, and it can be read without leaving anything there.
        how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
        with sqlite3.connect(f"file:{path}?{how}", uri=True) as file:
            there = {key for (key,) in file.execute("SELECT key FROM runs")}
    except sqlite3.Error:
        return 0
    finally:
        if "file" in locals():
            file.close()
    model = model_hash()
    return sum(run_key(job.scenario_hash, job.seed, model) in there for job in plan.jobs())


def journal_size(folder: Path) -> float:
    """Return the bytes of the runs in a journal, without what an empty one takes."""
    with sqlite3.connect(folder / journal.NAME) as file:
        sums = "count(*), sum(length(outcomes) + length(spending) + length(weekly))"
        n, size = file.execute(f"SELECT {sums} FROM runs").fetchone()
    file.close()
    return float(size or 0) + ROW * n


def _tables_size(folder: Path) -> float:
    """Return the bytes that the rows of the tables take, without what an empty table takes."""
    from pyarrow import parquet

    size = 0
    for path in folder.glob("*.parquet"):
        found = parquet.read_metadata(path)
        for group in (found.row_group(number) for number in range(found.num_row_groups)):
            columns = (group.column(number) for number in range(group.num_columns))
            size += sum(max(0, column.total_compressed_size - HEAD) for column in columns)
    return float(size)


def _took(report: Callable[[Path], object] | None, folder: Path) -> float:
    if report is None:
        return 0.0
    began = time.monotonic()
    report(folder)
    return time.monotonic() - began


def _detectable(design: Design, batch: Batch) -> tuple[Detectable, ...]:
    """Return the smallest differences the whole design can show, from the spread of the pilot's differences."""
    from scipy.special import chdtri, stdtrit

    measure, found = headline(design), []
    if design.runs < 2:
        return ()
    free = design.runs - 1
    needed = (stdtrit(free, 0.5 + LEVEL / 2) + stdtrit(free, POWER)) / np.sqrt(design.runs)
    for arm, minus in compared(design):
        if not minus:
            continue
        apart = summary(batch.columns[arm][measure] - batch.columns[minus][measure])
        if apart.n < 3:
            continue
        of_pilot = apart.n - 1
        low, high = (apart.sd * np.sqrt(of_pilot / chdtri(of_pilot, tail)) for tail in (0.1, 0.9))
        base = summary(batch.columns[minus][measure]).mean
        smallest, low, high = (float(needed * sd) for sd in (apart.sd, low, high))
        found.append(Detectable(measure, arm, minus, smallest, low, high, base))
    return tuple(found)
