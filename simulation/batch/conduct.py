"""A batch from its design to its stored tables."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from simulation.batch import manifest, store
from simulation.batch.compare import Unequal, unequal_budgets
from simulation.batch.design import Design, Job, Plan, planned
from simulation.batch.execute import finished, workers_for
from simulation.batch.folder import opened
from simulation.batch.identity import model_hash, run_key
from simulation.batch.inference import blocked
from simulation.batch.journal import Journal
from simulation.batch.worker import SIMULATE, Done
from simulation.errors import Problem, RunFailed


@dataclass(frozen=True)
class State:
    """How far a batch is.

    Args:
        wanted: runs it needs in all, those of the twins included.
        before: runs found done when it began.
        done: runs done by now, those found included.
        failed: runs that failed.
    """

    wanted: int
    before: int
    done: int
    failed: int


@dataclass(frozen=True)
class Batch:
    """A batch that has been stored.

    Args:
        design: what was asked.
        folder: where it lies.
        columns: (n_runs,) of every outcome and of spending, by arm and replicate; NaN where it is not known, and in
            replicates that lack a run of some arm.
        failures: runs that failed, with their traces.
        state: how many runs there are.
        n_older: runs of another version of the model that were found and dropped.
    """

    design: Design
    folder: Path
    columns: dict[str, dict[str, np.ndarray]] = field(repr=False)
    failures: list[dict[str, Any]]
    state: State
    n_older: int = 0

    def unequal_budgets(self) -> list[Unequal]:
        """Return hours or money that the arms' teams did not spend alike."""
        return unequal_budgets(self.columns, [arm.id for arm in self.design.arms if arm.has_team])


class Interrupted(KeyboardInterrupt):
    """Ctrl-C in a batch; what was finished is kept."""

    def __init__(self, folder: Path, state: State) -> None:
        self.folder, self.state = folder, state
        super().__init__(str(folder))


def conduct(
    design: Design,
    *,
    out: Path | None = None,
    workers: int | None = None,
    command: str = "",
    tell_state: Callable[[State], None] = lambda state: None,
    simulate: str = SIMULATE,
) -> Batch:
    """Do the runs of a design that its folder does not hold yet, store all, and return them.

    The stored numbers depend on neither the number of workers nor on interruptions.

    Args:
        design: what is asked.
        out: the folder; None for `results/<id>`.
        workers: worker processes; None for as many as pay.
        command: what the user typed.
        tell_state: told how far the batch is, at the start and after every run.
        simulate: `module:function` that does a run.

    Raises:
        BadInput: the folder cannot be used.
        Interrupted: Ctrl-C; the same command goes on from there.
        RunFailed: nothing could be run, or not stored.
    """
    folder = opened(design, out)
    earlier = manifest.read(folder)
    model = model_hash()
    if earlier and earlier.get("finished") and earlier["model_hash"] == model and earlier["runs"] > design.runs:
        design = design.with_runs(earlier["runs"])  # fewer runs than are stored would shrink the tables
    plan = planned(design)
    content = manifest.manifest(design, plan, model, command, earlier)
    if earlier is None:
        manifest.write(folder, content)
    count = _Count(len(plan.jobs), tell_state)
    with closing(Journal(folder, model)) as journal, _saying_what_is_kept(folder, count):
        failed = _run_missing(plan, journal, model, count, workers=workers, simulate=simulate)
        columns = store.outcomes_by_arm(design, plan, journal, model)
        n_stored = store.write_tables(folder, design, plan, journal, columns, model)
        n_older = journal.n_dropped
        failures = manifest.failures(failed, design, plan, model)
        content |= {"finished": not failures, "runs_stored": n_stored, "failures": failures}
        manifest.write(folder, content)
    if n_stored == 0:
        values = {"reason": failures[0]["trace"].strip().splitlines()[-1]}
        raise RunFailed(Problem("all_runs_failed", str(folder / manifest.NAME), 0, values))
    return Batch(design, folder, blocked(columns), failures, count.state(), n_older)


class _Count:
    """Counts runs, and tells."""

    def __init__(self, wanted: int, tell_state: Callable[[State], None]) -> None:
        self.wanted, self.tell_state = wanted, tell_state
        self.before = self.done = self.failed = 0

    def state(self) -> State:
        """Return how far the batch is."""
        return State(self.wanted, self.before, self.before + self.done, self.failed)

    def tell(self) -> None:
        """Tell how far the batch is."""
        self.tell_state(self.state())


def _run_missing(
    plan: Plan, journal: Journal, model: str, count: _Count, *, workers: int | None, simulate: str
) -> list[Done]:
    """Do the runs that the journal lacks, keep each as it comes, and return those that failed."""
    there = journal.keys()
    missing = [job for job in plan.jobs if _key(job, model) not in there]
    count.before = len(plan.jobs) - len(missing)
    count.tell()
    failed = []
    use = workers_for(missing, plan.scenarios, workers)
    with closing(finished(missing, plan.scenarios, workers=use, simulate=simulate)) as ended:
        for done in ended:
            if done.run is None:
                failed.append(done)
                count.failed += 1
            else:
                journal.keep(_key(done.job, model), done.run)
                count.done += 1
            count.tell()
    return failed


def _key(job: Job, model: str) -> str:
    return run_key(job.scenario_hash, job.seed, model)


@contextmanager
def _saying_what_is_kept(folder: Path, count: _Count) -> Iterator[None]:
    """Let Ctrl-C say where what was finished is kept."""
    try:
        yield
    except KeyboardInterrupt:
        raise Interrupted(folder, count.state()) from None
