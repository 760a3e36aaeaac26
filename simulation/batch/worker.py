"""One run after another, in the calling process or in a worker process of its own.

A worker is a fresh Python that reads jobs from its standard input and writes what becomes of them to its standard
output, as pickles. A thread beside the run tells its stage, ends it when it takes too long or too much memory, and
ends the worker when its parent is gone.
"""

import faulthandler
import os
import pickle
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO, NamedTuple

from simulation.batch import stages
from simulation.batch.design import Job
from simulation.batch.identity import read_model_hash
from simulation.batch.limits import memory_held
from simulation.batch.packing import Packed, packed
from simulation.batch.varying import Settings, varied
from simulation.errors import Problem, RunFailed
from simulation.registry import code_of
from simulation.scenario import Scenario

SIMULATE = "simulation.model:simulate"
RAISED, TOO_LONG, TOO_LARGE, DIED = "raised", "too_long", "too_large", "died"
BEAT = 0.2  # seconds between two looks at a run
GRACE = 10.0  # seconds beyond its time after which a run that cannot even be looked at is ended
GONE = 70  # exit code of a worker that ended itself
_SOONER = "900"  # how much rather the system, short of memory, should end a worker than anything else


class Failure(NamedTuple):
    """How a run failed.

    Args:
        kind: raised, too_long, too_large (more memory than it may have) or died.
        stage: where it was (see `stages`).
        trace: what Python says of it.
        may_pass: whether it may go well another time.
        problem: what to tell the user, where the run itself knows.
    """

    kind: str
    stage: str
    trace: str
    may_pass: bool = True
    problem: Problem | None = None


class Done(NamedTuple):
    """How a job ended: with the numbers of a run, or with how it failed."""

    job: Job
    run: Packed | None
    failure: Failure | None = None
    tries: int = 1


class Setup(NamedTuple):
    """What a worker must know before its first job.

    Args:
        simulate: `module:function` of (scenario, seed) that does a run.
        scenarios: that runs start from, by hash.
        points: what is changed in them, by number.
        memory: bytes it may hold.
    """

    simulate: str
    scenarios: Mapping[str, Scenario]
    points: tuple[Settings, ...]
    memory: float


class Ready(NamedTuple):
    """A worker has loaded the model."""

    model: str


class Unfit(NamedTuple):
    """A worker cannot load the model."""

    trace: str


class GaveUp(NamedTuple):
    """A worker ends, and its run with it, because of this."""

    failure: Failure


class Ended(NamedTuple):
    """A worker has ended a job, is free, and holds so many bytes."""

    run: Packed | None
    failure: Failure | None
    memory: float


def named(path: str) -> Callable[[Scenario, int], Any]:
    """Return the function that `module:function` names."""
    module, _, function = path.partition(":")
    return getattr(import_module(module), function)


def attempt(job: Job, setup: Setup, simulate: Callable[[Scenario, int], Any], scenario: Scenario | None = None) -> Done:
    """Do a job; a run that fails is told, and harms no other."""
    try:
        scenario = scenario or varied(setup.scenarios[job.base], setup.points[job.point])
        _refuse_other_rules(scenario, job.scenario_hash)
        return Done(job, packed(simulate(scenario, job.seed)))
    except Exception as error:
        kind = TOO_LARGE if isinstance(error, MemoryError) else RAISED
        # The same scenario and seed give the same error, unless it comes from the system.
        may_pass = isinstance(error, MemoryError | OSError)
        problem = error.problem if isinstance(error, RunFailed) else None
        return Done(job, None, Failure(kind, stages.of_error(error), stages.trace_of(error), may_pass, problem))


def _refuse_other_rules(scenario: Scenario, known: str) -> None:
    """Raise if a rule of the user's own is not here what it was where the batch began: runs would be mixed up."""
    own = code_of(scenario.rules.model_dump())
    if own and scenario.hash() != known:
        raise RunFailed(Problem("rule_changed", values={"value": ", ".join(line.split()[0] for line in own)}))


def main() -> None:
    """Do the jobs that come until there are no more, or nobody is left to send any."""
    calls, answers = _streams()
    faulthandler.enable()
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write(_SOONER)
    with suppress(EOFError, OSError, pickle.UnpicklingError):  # the parent is gone; what it has stored is what there is
        _Worker(pickle.load(calls), calls, answers).work()


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Return the pipes from and to the parent, and keep everything that prints or reads away from them."""
    calls, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return calls, answers


class _Worker:
    """The worker's side of the pipes."""

    def __init__(self, setup: Setup, calls: BinaryIO, answers: BinaryIO) -> None:
        self.setup, self.calls, self.answers = setup, calls, answers
        self.lock = threading.Lock()
        self.until: float | None = None  # while a job is being done, when it must be over
        self.stage = stages.START
        self.main_thread, self.parent = threading.get_ident(), os.getppid()
        threading.Thread(target=self._watch, daemon=True).start()

    def work(self) -> None:
        """Load the model, then do jobs."""
        try:
            before = read_model_hash()
            simulate = named(self.setup.simulate)
            after = read_model_hash()  # read while somebody changed it, the model would be neither
        except Exception as error:
            self._say(Unfit(stages.trace_of(error)))
            return
        self._say(Ready(before if before == after else ""))
        while (call := pickle.load(self.calls)) is not None:
            job, seconds, scenario = call
            self.until = time.monotonic() + seconds
            faulthandler.dump_traceback_later(seconds + GRACE, exit=True)
            done = attempt(job, self.setup, simulate, scenario)
            with self.lock:
                self.until = None
            faulthandler.cancel_dump_traceback_later()
            self._say(Ended(done.run, done.failure, memory_held()))

    def _say(self, message: Any) -> None:
        with self.lock:
            pickle.dump(message, self.answers)
            self.answers.flush()

    def _watch(self) -> None:
        """Look at the run every now and then."""
        while True:
            time.sleep(BEAT)
            if os.getppid() != self.parent:
                os._exit(GONE)
            with suppress(OSError):
                self._look()

    def _look(self) -> None:
        with self.lock:
            until = self.until
        if until is None:
            return
        stage = stages.of_thread(self.main_thread)
        kind = ""
        if time.monotonic() > until:
            kind = TOO_LONG
        elif memory_held() > self.setup.memory:
            kind = TOO_LARGE
        if kind:
            self._give_up(Failure(kind, stage, stages.trace_of_thread(self.main_thread)))
        elif stage != self.stage:
            self.stage = stage
            self._say(stage)

    def _give_up(self, failure: Failure) -> None:
        """Tell why the run is ended, and end with it: only a process can be ended from outside."""
        with self.lock:
            if self.until is None:
                return  # it has ended meanwhile
            pickle.dump(GaveUp(failure), self.answers)
            self.answers.flush()
            os._exit(GONE)
