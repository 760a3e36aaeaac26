"""The runs of a batch on a Dask cluster: the same keys, the same numbers, and the same care for every run.

A task on a Dask worker hands its run to a worker process of this package, one for each of Dask's threads, so that a run
that hangs, dies or eats memory there is ended and told as it is here, and runs do not share an interpreter.
"""

import logging
import threading
import time
import warnings
from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING, Any

from simulation.batch.crew import Crew
from simulation.batch.design import Job, Plan
from simulation.batch.identity import model_hash, run_key
from simulation.batch.limits import Limits
from simulation.batch.worker import DIED, RAISED, Done, Failure, Setup
from simulation.errors import BadInput, Problem, RunFailed
from simulation.scenario import Scenario

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 2  # tasks at the scheduler for each thread of the cluster, so that none waits for the next
PATIENCE = 30  # seconds to wait for the scheduler, and for a first worker
ALONE = 300.0  # seconds without any worker after which the cluster is given up
LOOK = 5.0  # seconds between two looks at the cluster
_mine = threading.local()


def finished_on(
    scheduler: str, jobs: Iterable[Job], plan: Plan, *, simulate: str, limits: Limits
) -> Generator[Done, None, None]:
    """Yield every job when a cluster has done it, in whatever order.

    Args:
        scheduler: address of the scheduler, such as tcp://host:8786.
        jobs: what is to be done, first things first.
        plan: with the scenarios they start from.
        simulate: `module:function` that does a run.
        limits: what a run may use; without a limit, a worker may use its share of its own machine's memory.

    Raises:
        BadInput: the extra is missing, or there is no scheduler at that address.
        RunFailed: the cluster is lost, or runs another model.
    """
    waiting = iter(jobs)
    first = next(waiting, None)
    if first is None:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of versions that differ and ports in use: the cluster's own concern
        client = _client(scheduler)
        try:
            yield from _Tasks(client, plan, simulate, limits).finished(first, waiting)
        finally:
            client.close(timeout=PATIENCE)


def _client(scheduler: str) -> "Client":
    try:
        from distributed import Client
    except ImportError:
        raise BadInput([Problem("no_dask")]) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told in sentences of ours
    values = {"value": scheduler}
    try:
        client = Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError, TypeError) as error:
        raise BadInput([Problem("no_scheduler", values=values | {"reason": str(error)})]) from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except (OSError, TimeoutError):
        client.close(timeout=PATIENCE)
        raise BadInput([Problem("no_cluster_workers", values=values)]) from None
    return client


class _Tasks:
    """The tasks of a batch that are at the scheduler."""

    def __init__(self, client: "Client", plan: Plan, simulate: str, limits: Limits) -> None:
        self.client, self.plan, self.simulate, self.limits = client, plan, simulate, limits
        self.job_of: dict[Future, Job] = {}
        self.seen = time.monotonic()  # when there last was a worker

    def finished(self, first: Job, waiting: Iterable[Job]) -> Generator[Done, None, None]:
        """Hand out jobs and yield what comes back."""
        from distributed import wait

        self._hand(first)
        jobs = iter(waiting)
        has_more = True
        try:
            while self.job_of or has_more:
                while has_more and len(self.job_of) < self._room():
                    job = next(jobs, None)
                    has_more = job is not None
                    if job is not None:
                        self._hand(job)
                try:
                    ended = wait(list(self.job_of), timeout=LOOK, return_when="FIRST_COMPLETED").done
                except TimeoutError:
                    self._still_there()
                    continue
                for future in ended:
                    yield self._done(future)
        finally:
            for future in self.job_of:
                future.cancel()

    def _hand(self, job: Job) -> None:
        scenario = self.plan.scenario_of(job)
        self.job_of[
            self.client.submit(
                run_here,
                job,
                scenario,
                self.simulate,
                self.limits.seconds_for(scenario),
                self.limits.memory,
                key=f"shequ-{run_key(job.scenario_hash, job.seed, model_hash())}",
                pure=False,
            )
        ] = job

    def _room(self) -> int:
        n_threads = sum(self.client.nthreads().values())
        if n_threads:
            self.seen = time.monotonic()
        return max(1, AHEAD * n_threads)

    def _still_there(self) -> None:
        if self.client.status != "running":
            raise RunFailed(Problem("cluster_lost"))
        self._room()
        if time.monotonic() - self.seen > ALONE:
            raise RunFailed(Problem("cluster_lost"))

    def _done(self, future: "Future") -> Done:
        """Return what came of a task."""
        job = self.job_of.pop(future)
        if future.status in ("cancelled", "lost"):
            raise RunFailed(Problem("cluster_lost"))
        if future.status == "error":
            from distributed import KilledWorker

            error = future.exception()
            kind = DIED if isinstance(error, KilledWorker) else RAISED
            return Done(job, None, Failure(kind, "start", f"{type(error).__name__}: {error}"))
        model, done = future.result()
        future.release()
        if model != model_hash():
            raise RunFailed(Problem("model_changed"))
        return Done(job, done.run, done.failure, done.tries)


def run_here(job: Job, scenario: Scenario, simulate: str, seconds: float, memory: float | None) -> tuple[str, Any]:
    """Do a run on a Dask worker, in a process of its own; return the hash of the model there, and how it ended."""
    limits = Limits(seconds, memory)
    setup = Setup(simulate, {}, (), limits.memory_for(_threads()))
    crew = getattr(_mine, "crew", None)
    if crew is None or crew.setup != setup:
        if crew is not None:
            crew.dismiss()
        crew = _mine.crew = Crew(setup, limits)
    crew.limits, crew.given = limits, {job: scenario}
    try:
        (done,) = crew.finished(iter([job]), 1)
    except RunFailed as failed:
        crew.kill()
        if failed.problem.key == "model_changed":
            return "", None
        reason = failed.problem.values.get("reason", failed.problem.key)
        done = Done(job, None, Failure(RAISED, "start", str(reason)))
    return model_hash(), done


def _threads() -> int:
    """Return how many runs this Dask worker does at once."""
    from distributed import get_worker

    return int(get_worker().state.nthreads)
