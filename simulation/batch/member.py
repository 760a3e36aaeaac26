"""One worker process, as its parent knows it."""

import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from queue import SimpleQueue
from typing import Any

from simulation.batch import stages
from simulation.batch.design import Job
from simulation.batch.worker import Failure, Setup

START_PATIENCE = 300.0  # seconds for a worker to load the model
GOODBYE = 5.0  # seconds for a worker to end when it is sent home
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
_START = "from simulation.batch.worker import main; main()"


class Member:
    """A worker process, as its parent knows it.

    Args:
        setup: what it must know.
        heard: where what it says is put, as (member, message); None is its end.
    """

    def __init__(self, setup: Setup, heard: "SimpleQueue[tuple[Member, Any]]") -> None:
        self.job: Job | None = None
        self.failure: Failure | None = None
        self.is_ready = False
        self.stage = stages.START
        self.first_memory = 0.0
        self.deadline = time.monotonic() + START_PATIENCE
        self.errors = tempfile.TemporaryFile()  # noqa: SIM115
        paths = [path or os.getcwd() for path in sys.path]
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            env=os.environ | dict.fromkeys(_ONE_THREAD, "1") | {"PYTHONPATH": os.pathsep.join(paths)},
            start_new_session=True,  # Ctrl-C is for the parent to answer
        )
        self.listener = threading.Thread(target=self._listen, args=(setup, heard), daemon=True)
        self.listener.start()

    def _listen(self, setup: Setup, heard: "SimpleQueue[tuple[Member, Any]]") -> None:
        with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            self.send(setup)
            while True:
                heard.put((self, pickle.load(self.process.stdout)))  # type: ignore[arg-type]
        heard.put((self, None))

    def send(self, message: Any) -> None:
        """Send something; a worker that died meanwhile is found out when it is next listened to."""
        with suppress(OSError, ValueError):
            pickle.dump(message, self.process.stdin)  # type: ignore[arg-type]
            self.process.stdin.flush()  # type: ignore[union-attr]

    def end(self, *, patience: float = 0.0) -> tuple[str, str]:
        """Let the process end, kill it if it does not; return how it ended, and what it left on standard error."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        self.process.kill()
        code = self.process.wait()
        self.listener.join(GOODBYE)
        self.errors.seek(0)
        words = stages.cut(self.errors.read().decode(errors="replace").strip())
        for stream in (self.process.stdin, self.process.stdout, self.errors):
            with suppress(OSError):
                stream.close()  # type: ignore[union-attr]
        return _end(code), words


def _end(code: int) -> str:
    """Return how a process ended."""
    if code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"
