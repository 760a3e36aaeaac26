"""Many runs at once: worker processes, each with a pipe, and a parent that hands out jobs.

Which worker does a run changes nothing of the run. `multiprocessing.Pool` is not used: it waits forever for a
worker that was killed.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any

from simulation.batch.design import Job
from simulation.batch.worker import READY, SIMULATE, Done, attempt, named, one_thread_each, work
from simulation.errors import Problem, RunFailed
from simulation.scenario import Scenario

NOT_WORTH_A_PROCESS = 2.0  # seconds of work; a worker takes about one to start
_SECONDS_PER_WEEK, _SECONDS_PER_RESIDENT_WEEK = 1e-3, 4e-7
TRIES = 2  # a run whose worker died is tried once more
FALSE_STARTS = 3  # workers in a row that may die before they are ready
PATIENCE = 5.0  # seconds for a worker to end by itself


def workers_for(jobs: Iterable[Job], scenarios: Mapping[str, Scenario], wanted: int | None) -> int:
    """Return how many worker processes to use; 0 is the calling process."""
    jobs = list(jobs)
    if wanted is not None:
        return min(wanted, len(jobs)) if wanted > 1 else 0
    expected = sum(seconds(scenarios[job.scenario_hash]) for job in jobs)
    workers = min(len(jobs), len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    return workers if expected > NOT_WORTH_A_PROCESS and workers > 1 else 0


def seconds(scenario: Scenario) -> float:
    """Return about how long one run takes."""
    return scenario.weeks * (_SECONDS_PER_WEEK + scenario.community.adults * _SECONDS_PER_RESIDENT_WEEK)


def finished(
    jobs: Iterable[Job], scenarios: Mapping[str, Scenario], *, workers: int = 0, simulate: str = SIMULATE
) -> Generator[Done, None, None]:
    """Yield every job when it is done, in whatever order.

    Args:
        jobs: what is to be done, first things first.
        scenarios: by hash.
        workers: number of worker processes; 0 works in the calling process.
        simulate: `module:function` of (scenario, seed) that does a run.

    Raises:
        RunFailed: no worker can be started.
    """
    waiting = deque(jobs)
    if not waiting:
        return  # the model is not even imported
    if workers == 0:
        function = named(simulate)
        for job in waiting:
            yield attempt(job, scenarios, function)
        return
    crew = _Crew(scenarios, simulate)
    try:
        yield from crew.finished(waiting, workers)
    except BaseException:  # also when the reader of this generator stops: nobody wants the runs in flight
        crew.kill()
        raise
    crew.dismiss()


class _Crew:
    """The worker processes of a batch."""

    def __init__(self, scenarios: Mapping[str, Scenario], simulate: str) -> None:
        self.scenarios, self.simulate = dict(scenarios), simulate
        self.spawning = multiprocessing.get_context("spawn")  # Mesa changes the default method when imported
        self.members: dict[Any, Any] = {}  # pipe to a worker, and its process
        self.busy: dict[Connection, Job] = {}
        self.unready: set[Connection] = set()
        self.tries: dict[Job, int] = {}
        self.false_starts = 0

    def finished(self, jobs: deque[Job], workers: int) -> Iterator[Done]:
        """Hand out jobs and yield what comes back."""
        for _ in range(workers):
            self._hire()
        while jobs or self.busy:
            if not self.members:
                self._hire()
            ready: list[Any] = wait(list(self.members))
            for pipe in ready:
                done = self._heard(pipe, jobs)
                if done is not None:
                    yield done
                if pipe in self.members and pipe not in self.unready and pipe not in self.busy and jobs:
                    self._hand(pipe, jobs)

    def _hand(self, pipe: Connection, jobs: deque[Job]) -> None:
        job = jobs.popleft()
        self.busy[pipe] = job
        self.tries[job] = self.tries.get(job, 0) + 1
        with suppress(OSError):  # a worker that died meanwhile is found out when it is next listened to
            pipe.send(job)

    def _heard(self, pipe: Connection, jobs: deque[Job]) -> Done | None:
        """Return what a worker has done; replace it if it died."""
        try:
            message = pipe.recv()
        except (EOFError, OSError):
            return self._bury(pipe, jobs)
        if pipe in self.unready:
            self.unready.discard(pipe)
            if message != READY:
                raise RunFailed(Problem("no_workers", values={"reason": message.strip().splitlines()[-1]}))
            self.false_starts = 0
            return None
        del self.busy[pipe]
        return message

    def _bury(self, pipe: Connection, jobs: deque[Job]) -> Done | None:
        """Replace a dead worker; try its run again, or tell that it cannot be done."""
        process = self.members.pop(pipe)
        pipe.close()
        process.join(PATIENCE)
        job = self.busy.pop(pipe, None)
        if pipe in self.unready:
            self.unready.discard(pipe)
            self.false_starts += 1
            if self.false_starts >= FALSE_STARTS:
                raise RunFailed(Problem("no_workers", values={"reason": _end(process.exitcode)}))
        lost = None
        if job is not None and self.tries[job] < TRIES:
            jobs.appendleft(job)
        elif job is not None:
            lost = Done(job, None, f"worker process died: {_end(process.exitcode)}")
        if len(jobs) > len(self.unready):
            self._hire()
        return lost

    def _hire(self) -> None:
        """Start a worker."""
        ours, theirs = self.spawning.Pipe()
        process = self.spawning.Process(target=work, args=(theirs, self.scenarios, self.simulate), daemon=True)
        with one_thread_each(), _deaf_to_interrupts():
            process.start()
        theirs.close()
        self.members[ours] = process
        self.unready.add(ours)

    def dismiss(self) -> None:
        """Let the workers go home."""
        for pipe in self.members:
            with suppress(OSError):
                pipe.send(None)
        for process in self.members.values():
            process.join(PATIENCE)
        self.kill()

    def kill(self) -> None:
        """End workers at once: what they are doing is wanted no longer, and they keep nothing of their own."""
        for process in self.members.values():
            process.kill()
        for pipe, process in self.members.items():
            process.join(PATIENCE)
            pipe.close()
        self.members.clear()


def _end(code: int | None) -> str:
    """Return how a process ended."""
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let a process started meanwhile never hear Ctrl-C, not even before it can say so itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # started later, it would open this process's ears again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
