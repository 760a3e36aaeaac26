"""One run after another, in the calling process or in a worker of its own."""

import os
import signal
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from simulation.batch.design import Job
from simulation.batch.journal import Kept, kept
from simulation.scenario import Scenario

SIMULATE = "simulation.model:simulate"
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
READY = "ready"


class Done(NamedTuple):
    """How a job ended: with the numbers of a run, or with the trace of what went wrong."""

    job: Job
    run: Kept | None
    trace: str = ""


def named(path: str) -> Callable[[Scenario, int], Any]:
    """Return the function that `module:function` names."""
    module, _, function = path.partition(":")
    return getattr(import_module(module), function)


def attempt(job: Job, scenarios: Mapping[str, Scenario], simulate: Callable[[Scenario, int], Any]) -> Done:
    """Do a job; a run that fails is told, and harms no other."""
    try:
        return Done(job, kept(simulate(scenarios[job.scenario_hash], job.seed)))
    except Exception:
        return Done(job, None, traceback.format_exc())


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Let processes started meanwhile compute on one thread each: there are as many of them as processors."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, setting in before.items():
            if setting is None:
                del os.environ[name]
            else:
                os.environ[name] = setting


def work(calls: Connection, scenarios: Mapping[str, Scenario], simulate: str) -> None:
    """Do the jobs that come through a pipe until there are no more, or nobody is left to send any.

    Args:
        calls: sends `READY` or the trace of a failed start, then a `Done` for every job received.
        scenarios: by hash.
        simulate: `module:function` that does a run.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent answers Ctrl-C
    try:
        function = named(simulate)
    except Exception:
        calls.send(traceback.format_exc())
        return
    try:
        calls.send(READY)
        while (job := calls.recv()) is not None:
            calls.send(attempt(job, scenarios, function))
    except (EOFError, OSError):
        return  # the parent is gone, and what it has stored is what there is
