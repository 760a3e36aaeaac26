"""A batch from its design to its stored tables."""

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from simulation.batch import manifest, store
from simulation.batch.compare import Unequal, unequal_budgets
from simulation.batch.design import Design, Job, Plan, planned
from simulation.batch.execute import finished
from simulation.batch.files import clear_unfinished
from simulation.batch.folder import opened
from simulation.batch.identity import model_hash, run_key
from simulation.batch.interim import Interim, SoFar
from simulation.batch.journal import Journal
from simulation.batch.limits import Limits, workers_for
from simulation.batch.lock import locked
from simulation.batch.stored import Stored
from simulation.batch.worker import RAISED, SIMULATE, Done
from simulation.errors import Problem, RunFailed
from simulation.words import tell

TRACES = 50  # failed runs whose whole traces the manifest holds


@dataclass(frozen=True)
class State:
    """How far a batch is.

    Args:
        wanted: runs it needs in all, those of the twins included.
        before: runs found done when it began.
        done: runs done by now, those found included.
        failed: runs that failed.
        n_complete: replicates from the first on of which all runs have ended.
        so_far: what these say.
    """

    wanted: int
    before: int
    done: int
    failed: int
    n_complete: int = 0
    so_far: tuple[SoFar, ...] = ()


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
        n_older: runs of another version of the model that were found, and not used.
    """

    design: Design
    folder: Path
    columns: Mapping[str, Mapping[str, np.ndarray]] = field(repr=False)
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
    limits: Limits | None = None,
    scheduler: str | None = None,
) -> Batch:
    """Do the runs of a design that its folder does not hold yet, store all, and return them.

    The stored numbers depend on neither the number of workers nor on interruptions.

    Args:
        design: what is asked.
        out: the folder; None for `results/<id>`.
        workers: worker processes; None for as many as pay, 0 for none.
        command: what the user typed.
        tell_state: told how far the batch is, at the start and after every run.
        simulate: `module:function` that does a run.
        limits: what a run may use.
        scheduler: address of a Dask scheduler whose cluster does the runs instead.

    Raises:
        BadInput: the folder cannot be used.
        Interrupted: Ctrl-C; the same command goes on from there.
        RunFailed: nothing could be run, or not stored.
    """
    folder = opened(design, out)
    with locked(folder):
        clear_unfinished(folder, (manifest.NAME, manifest.POINTS, store.OUTCOMES_FILE, store.WEEKLY_FILE))
        earlier = manifest.read(folder)
        model = model_hash()
        if earlier and earlier.get("finished") and earlier["model_hash"] == model and earlier["runs"] > design.runs:
            design = design.with_runs(earlier["runs"])  # fewer runs than are stored would shrink the tables
        plan = planned(design)
        if earlier is None or earlier["fingerprint"] != design.fingerprint():
            manifest.write_points(folder, design.points)
            manifest.write(folder, manifest.manifest(plan, model, command, earlier))
        with closing(Journal(folder, model)) as journal:
            watch = _Watch(plan, journal, model, tell_state)
            with _saying_what_is_kept(folder, watch):
                watch.look_at_what_is_there()
                with closing(watch.executed(workers, simulate, limits or Limits(), scheduler)) as ended:
                    for done in ended:
                        watch.take(done)
                n_stored = store.write_tables(folder, plan, journal, model)
            n_older = journal.n_of_other_models() if earlier and earlier["model_hash"] != model else 0
        content = manifest.manifest(plan, model, command, earlier)
        failures = manifest.failures(watch.failed, plan, model)
        manifest.write(folder, content | {"finished": not failures, "runs_stored": n_stored, "failures": failures})
    if n_stored == 0:
        known = [done.failure.problem for done in watch.failed if done.failure and done.failure.problem]
        if known:
            raise RunFailed(known[0])
        reason = told(failures[0])
        raise RunFailed(Problem("all_runs_failed", str(folder / manifest.NAME), 0, {"reason": reason}))
    return Batch(plan.design, folder, Stored(folder).columns(), failures, watch.state, n_older)


def _without_trace(done: Done) -> Done:
    """Return a failed run with the last line of its trace; the journal has the whole."""
    if done.failure is None:
        return done
    last = done.failure.trace.strip().splitlines()[-1:]
    return done._replace(failure=done.failure._replace(trace="".join(last)))


def told(failure: Mapping[str, Any]) -> str:
    """Return how a run failed in a few words."""
    raised = failure["kind"] == RAISED
    how = failure["trace"].strip().splitlines()[-1] if raised else tell(f"failure.{failure['kind']}")
    return tell("failure.at", how=how, stage=failure["stage"])


class _Watch:
    """Keeps every run as it comes, counts, and tells."""

    def __init__(self, plan: Plan, journal: Journal, model: str, tell_state: Callable[[State], None]) -> None:
        self.plan, self.journal, self.model = plan, journal, model
        self.tell_state = tell_state
        self.interim = Interim(plan)
        self.state = State(plan.n_jobs(), 0, 0, 0)
        self.missing: dict[str, int] = {}
        self.failed: list[Done] = []

    def look_at_what_is_there(self) -> None:
        """Count the runs that are done already."""
        n_there = 0
        for job in self.plan.jobs():
            outcomes = self.journal.outcomes(self._key(job))
            if outcomes is None:
                self.missing[job.base] = self.missing.get(job.base, 0) + 1
            else:
                self.interim.add(job, outcomes)
                n_there += 1
                self._advance()
        self.state = replace(self.state, before=n_there, done=n_there)
        self._tell()

    def executed(
        self, workers: int | None, simulate: str, limits: Limits, scheduler: str | None
    ) -> Generator[Done, None, None]:
        """Yield the missing runs as they end."""
        if scheduler is not None:
            from simulation.batch.remote import finished_on

            return finished_on(scheduler, self._missing_jobs(), self.plan, simulate=simulate, limits=limits)
        use = workers_for(self.missing, self.plan.scenarios, workers)
        return finished(self._missing_jobs(), self.plan, workers=use, simulate=simulate, limits=limits)

    def _missing_jobs(self) -> Iterator[Job]:
        for job in self.plan.jobs():
            if not self.journal.holds(self._key(job)):
                yield job

    def take(self, done: Done) -> None:
        """Keep a run that has ended, and tell."""
        if done.run is None:
            self.failed.append(done if len(self.failed) < TRACES else _without_trace(done))
            if done.failure is not None:
                self.journal.keep_failure(self._key(done.job), done.failure, done.tries)
            self.state = replace(self.state, failed=self.state.failed + 1)
        else:
            self.journal.keep(self._key(done.job), done.run)
            self.state = replace(self.state, done=self.state.done + 1)
        self.interim.add(done.job, done.run.outcomes if done.run else None)
        self._advance()
        self._tell()

    def _advance(self) -> None:
        while self.interim.advance():
            self.state = replace(self.state, n_complete=self.interim.n_complete, so_far=self.interim.so_far())

    def _tell(self) -> None:
        self.tell_state(self.state)

    def _key(self, job: Job) -> str:
        return run_key(job.scenario_hash, job.seed, self.model)


@contextmanager
def _saying_what_is_kept(folder: Path, watch: _Watch) -> Iterator[None]:
    """Let Ctrl-C say where what was finished is kept."""
    try:
        yield
    except KeyboardInterrupt:
        raise Interrupted(folder, watch.state) from None
