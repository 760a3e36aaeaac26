"""Worker processes under supervision: whatever becomes of one costs its run at most, and no other.

`multiprocessing.Pool` is not used: it waits forever for a worker that was killed, and hangs when it replaces workers
after a number of tasks. Here every worker has a thread that listens to it, and the parent waits on one queue, with a
time by which every worker must have spoken.
"""

import threading
import time
from collections import deque
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from typing import Any

from simulation.batch import stages
from simulation.batch.design import Job
from simulation.batch.identity import model_hash
from simulation.batch.limits import MIB, Limits
from simulation.batch.member import GOODBYE, START_PATIENCE, Member
from simulation.batch.packing import Packed
from simulation.batch.worker import DIED, GRACE, TOO_LONG, Done, Ended, Failure, GaveUp, Ready, Setup, Unfit
from simulation.errors import Problem, RunFailed
from simulation.scenario import Scenario

TRIES = 2  # a run that died, took too long or too much memory is tried once more, alone
FALSE_STARTS = 3  # workers in a row that may end before they are ready
LAST_WORD = 5.0  # seconds beyond everything a worker does by itself, after which it is killed
GROWN, MORE = 2.0, 256 * MIB  # a worker that holds this much more than after its first run is replaced


class Crew:
    """The workers of a batch.

    Args:
        setup: what each must know.
        limits: how long a run may take; the memory is in the setup.
    """

    def __init__(self, setup: Setup, limits: Limits) -> None:
        self.setup, self.limits = setup, limits
        self.heard: SimpleQueue[tuple[Member, Any]] = SimpleQueue()
        self.members: list[Member] = []
        self.again: deque[Job] = deque()
        self.tries: dict[Job, int] = {}
        self.false_starts = 0
        self.given: dict[Job, Scenario] = {}  # scenarios of jobs that the setup does not know

    def finished(self, jobs: Iterator[Job], workers: int) -> Iterator[Done]:
        """Hand out jobs, first things first, and yield what comes back, in whatever order."""
        waiting = _Ahead(jobs)
        while waiting.has_more or self.again or self._busy():
            wanted = len(self._busy()) + len(self.again) + (workers if waiting.has_more else 0)
            while len(self.members) < min(workers, wanted):
                self.members.append(Member(self.setup, self.heard))
            self._hand_out(waiting)
            done = self._next_end()
            if done is not None:
                self._hand_out(waiting)  # before the reader takes its time
                yield done

    def _busy(self) -> list[Member]:
        return [member for member in self.members if member.job is not None]

    def _hand_out(self, waiting: "_Ahead") -> None:
        """Give every free worker a job; a run that is tried again comes last, and has the machine to itself."""
        for member in self.members:
            if member.is_ready and member.job is None:
                if waiting.has_more:
                    self._hand(member, waiting.take())
                elif self.again and not self._busy():
                    self._hand(member, self.again.popleft())

    def _hand(self, member: Member, job: Job) -> None:
        given = self.given.get(job)
        seconds = self.limits.seconds_for(given or self.setup.scenarios[job.base])
        self.tries[job] = self.tries.get(job, 0) + 1
        member.job, member.failure, member.stage = job, None, stages.START
        member.deadline = time.monotonic() + seconds + GRACE + LAST_WORD
        member.send((job, seconds, given))

    def _next_end(self) -> Done | None:
        """Wait until a worker says something or should have; return the job it has ended, if it has."""
        pressed = [member for member in self.members if member.job is not None or not member.is_ready]
        first = min((member.deadline for member in pressed), default=time.monotonic() + START_PATIENCE)
        try:
            member, message = self.heard.get(timeout=max(0.0, first - time.monotonic()))
        except Empty:
            for late in pressed:
                if late.deadline <= time.monotonic():
                    late.failure = late.failure or Failure(TOO_LONG, late.stage, "")
                    late.process.kill()  # which its listener hears
                    late.deadline = time.monotonic() + START_PATIENCE
            return None
        if member not in self.members:
            return None
        return self._bury(member) if message is None else self._understood(member, message)

    def _understood(self, member: Member, message: Any) -> Done | None:
        if isinstance(message, str):
            member.stage = message
        elif isinstance(message, Unfit):
            raise RunFailed(Problem("no_workers", values={"reason": message.trace.strip().splitlines()[-1]}))
        elif isinstance(message, Ready):
            if message.model != model_hash():
                raise RunFailed(Problem("model_changed"))
            member.is_ready, self.false_starts = True, 0
        elif isinstance(message, GaveUp):
            member.failure = message.failure  # and will be gone in a moment
        elif isinstance(message, Ended):
            self._let_go_if_grown(member, message.memory)
            return self._settled(member, message.run, message.failure)
        return None

    def _let_go_if_grown(self, member: Member, memory: float) -> None:
        """Send a worker home that holds much more than after its first run; another one takes its place."""
        member.first_memory = member.first_memory or memory
        if memory > min(GROWN * member.first_memory + MORE, max(self.setup.memory / 2, member.first_memory)):
            member.send(None)
            self.members.remove(member)
            threading.Thread(target=member.end, kwargs={"patience": GOODBYE}, daemon=True).start()

    def _settled(self, member: Member, run: Packed | None, failure: Failure | None) -> Done | None:
        """Return how a worker's job has ended, or lay it aside to be tried again."""
        job, member.job = member.job, None
        if job is None:
            return None
        if failure is not None and failure.may_pass and self.tries[job] < TRIES:
            self.again.append(job)
            return None
        return Done(job, run, failure, self.tries.pop(job))

    def _bury(self, member: Member) -> Done | None:
        """Take leave of a worker that has ended; its run is tried again, or told to have failed."""
        self.members.remove(member)
        how, words = member.end(patience=1.0)
        if not member.is_ready:
            self.false_starts += 1
            if self.false_starts >= FALSE_STARTS:
                raise RunFailed(Problem("no_workers", values={"reason": words.splitlines()[-1] if words else how}))
        failure = member.failure or Failure(DIED, member.stage, f"worker process died: {how}\n{words}".strip())
        if failure.kind == TOO_LONG and not failure.trace:
            failure = failure._replace(trace=words)
        return self._settled(member, None, failure)

    def dismiss(self) -> None:
        """Let the workers go home."""
        for member in self.members:
            member.send(None)
        for member in self.members:
            member.end(patience=GOODBYE)
        self.members.clear()

    def kill(self) -> None:
        """End workers at once: what they are doing is wanted no longer, and they keep nothing of their own."""
        for member in self.members:
            member.process.kill()
        for member in self.members:
            member.end()
        self.members.clear()


class _Ahead:
    """Jobs, and whether there are more."""

    def __init__(self, jobs: Iterator[Job]) -> None:
        self._jobs = jobs
        self._next = next(jobs, None)

    @property
    def has_more(self) -> bool:
        """Whether there is another job."""
        return self._next is not None

    def take(self) -> Job:
        """Return the next job."""
        job = self._next
        if job is None:
            raise IndexError("no job is left")
        self._next = next(self._jobs, None)
        return job
