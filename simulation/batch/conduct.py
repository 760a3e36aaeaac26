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
from simulation.batch.journal import Journal, kept
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
        columns: (n_runs,) of every outcome and of spending, by arm and replicate; NaN where it is not known.
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
    plan, model = planned(design), model_hash()
    folder = opened(design, out)
    content = manifest.manifest(design, plan, model, command)
    before = manifest.read(folder)
    if before is None or not before["finished"] or before["runs"] != design.runs or before["model_hash"] != model:
        manifest.write(folder, content)
    with closing(Journal(folder, model)) as journal:
        failed = list(_run_missing(plan, journal, model, folder, workers, simulate, tell_state))
        columns = store.outcomes_by_arm(design, plan, journal, model)
        stored = store.write_tables(folder, design, plan, journal, columns, model)
        n_older = journal.n_dropped
    failures = [manifest.failure(done, design, plan, model) for done in failed]
    manifest.write(folder, content | {"finished": not failures, "runs_stored": len(stored), "failures": failures})
    wanted = len(plan.jobs)
    state = State(wanted, wanted - len(failed), wanted - len(failed), len(failed))
    if not stored:
        last = failures[0]["trace"].strip().splitlines()[-1]
        raise RunFailed(Problem("all_runs_failed", str(folder / manifest.NAME), 0, {"reason": last}))
    return Batch(design, folder, columns, failures, state, n_older)


def _run_missing(
    plan: Plan,
    journal: Journal,
    model: str,
    folder: Path,
    workers: int | None,
    simulate: str,
    tell_state: Callable[[State], None],
) -> Iterator[Done]:
    """Do the runs that the journal lacks, keep each as it comes, and yield those that failed."""
    there = journal.keys()
    missing = [job for job in plan.jobs if _key(job, model) not in there]
    wanted, before = len(plan.jobs), len(plan.jobs) - len(missing)
    done = failed = 0
    tell_state(State(wanted, before, before, 0))
    use = workers_for(missing, plan.scenarios, workers)
    with _interruptions(folder, lambda: State(wanted, before, before + done, failed)):
        ended = finished(missing, plan.scenarios, workers=use, simulate=simulate)
        with closing(ended):  # type: ignore[type-var]
            for each in ended:
                if each.run is None:
                    failed += 1
                    yield each
                else:
                    journal.keep(_key(each.job, model), kept(each.run))
                    done += 1
                tell_state(State(wanted, before, before + done, failed))


def _key(job: Job, model: str) -> str:
    return run_key(job.scenario_hash, job.seed, model)


@contextmanager
def _interruptions(folder: Path, state: Callable[[], State]) -> Iterator[None]:
    """Let Ctrl-C say what is kept."""
    try:
        yield
    except KeyboardInterrupt:
        raise Interrupted(folder, state()) from None
