"""The fault matrix: what is lost when things go wrong in a batch, and whether its tables are the same bytes afterwards.

    python -m benchmarks.faults             # the table, as Markdown
    python -m benchmarks.faults --keep      # and into benchmarks/FAULTS.md

Every fault is done to a real batch (the model's own runs, two workers) in a process of its own. Afterwards the same
batch is asked for once more without the fault, and its two tables are compared with those of an undisturbed batch by
one worker.
"""

import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

import psutil

ROOT = Path(__file__).parents[1]
RUNS, WORKERS = 8, 2
TABLES = ("outcomes.parquet", "weekly.parquet")
KILLS = 5
CLOCK = """
import time as _time
_real, _begun = _time.time, _time.monotonic()
_time.time = lambda: _real() - (3.2e7 if _time.monotonic() - _begun > 1.0 else 0.0)
"""


class Row(NamedTuple):
    """One fault and what came of it."""

    fault: str
    happened: str
    lost: str
    agrees: bool


class Place:
    """Where a batch is disturbed."""

    def __init__(self, folder: Path, reference: list[bytes]) -> None:
        self.folder, self.out, self.reference = folder, folder / "out", reference

    def start(self, fault: str = "simulate", *, before: Callable[[], None] | None = None, **variables: str) -> Any:
        """Start the batch in a process of its own."""
        command = [sys.executable, "-m", "benchmarks.faulty", str(self.out), str(RUNS), str(WORKERS), fault]
        return subprocess.Popen(
            command, cwd=ROOT, env=os.environ | {"LC_ALL": "C"} | variables, preexec_fn=before, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def kept(self) -> int:
        """Return how many runs the journal holds."""
        path = self.out / "journal.sqlite"
        if not path.exists():
            return 0
        try:
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
                return file.execute("SELECT count(*) FROM runs").fetchone()[0]
        except sqlite3.Error:
            return 0

    def wait_for(self, n: int, process: Any) -> int:
        """Wait until some runs are kept or the batch ends; return how many are."""
        while process.poll() is None and self.kept() < n:
            time.sleep(0.02)
        return self.kept()

    def agrees(self) -> bool:
        """Ask for the batch once more, undisturbed, and return whether its tables are the undisturbed ones."""
        ended(self.start())
        return [(self.out / name).read_bytes() for name in TABLES] == self.reference


def ended(process: Any) -> dict[str, Any]:
    """Return what a batch said at its end."""
    out, err = process.communicate(timeout=600)
    if err:
        raise RuntimeError(err)
    return json.loads(out.splitlines()[-1])


def run_raises(place: Place) -> Iterator[Row]:
    """A run raises, hangs, dies or eats memory: always, then once."""
    names = {"raising": "a run raises", "hanging": "a run hangs", "crashing": "a run takes its worker down (SIGKILL)",
             "eating": "a run eats memory"}  # fmt: skip
    for fault, name in names.items():
        shutil.rmtree(place.out, ignore_errors=True)
        told = ended(place.start(fault))
        kinds = ", ".join(f"{kind} at `{stage}`" for kind, stage in told["failures"])
        happened = f"{len(told['failures'])} failed run recorded ({kinds}), {told['kept']} done"
        yield Row(f"{name}, every time", happened, "no other run", place.agrees() and told["kept"] == RUNS * 3 - 1)
        if fault == "raising":
            continue  # the same scenario and seed raise the same error: it is not tried again
        shutil.rmtree(place.out)
        told = ended(place.start(fault, FAULTY_MARK=str(place.folder / fault)))
        happened = f"tried again, {len(told['failures'])} failed, {told['kept']} done"
        yield Row(f"{name}, once", happened, "nothing", place.agrees() and told["kept"] == RUNS * 3)


def workers_killed(place: Place) -> Iterator[Row]:
    """Workers are killed from outside at random progress."""
    process, killed = place.start(), 0
    for after in sorted(random.sample(range(2, RUNS * 3 - 3), 3)):
        place.wait_for(after, process)
        with suppress(psutil.Error, IndexError):
            psutil.Process(process.pid).children()[0].kill()
            killed += 1
    told = ended(process)
    yield Row("workers SIGKILLed at random progress", f"{killed} killed and replaced; {told['kept']} done",
              "nothing", place.agrees() and not told["failures"])  # fmt: skip


def parent_killed(place: Place) -> Iterator[Row]:
    """The parent is killed five times, and interrupted once."""
    kept, alive = [], 0
    for _ in range(KILLS):
        process = place.start()
        place.wait_for(place.kept() + random.randint(1, 4), process)
        workers = psutil.Process(process.pid).children() if process.poll() is None else []
        process.kill()
        process.communicate()
        alive += len(psutil.wait_procs(workers, timeout=10)[1])
        kept.append(place.kept())
    happened = f"kept after each: {', '.join(map(str, kept))} of {RUNS * 3}; workers left behind: {alive}"
    yield Row(f"parent SIGKILLed {KILLS} times at random progress", happened, "runs in flight only",
              place.agrees() and alive == 0 and kept == sorted(kept))  # fmt: skip
    shutil.rmtree(place.out)
    process = place.start()
    place.wait_for(4, process)
    os.killpg(process.pid, signal.SIGINT)
    told = ended(process)
    yield Row("Ctrl-C", f"{told['problem']}, {told['kept']} kept", "runs in flight only",
              place.agrees() and told["problem"] == "interrupted")  # fmt: skip


def disk_full(place: Place) -> Iterator[Row]:
    """Files may not grow; a file system is full."""
    for room in (30_000, 120_000, 250_000):
        shutil.rmtree(place.out, ignore_errors=True)
        limit = (room, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
        told = ended(place.start(before=lambda limit=limit: resource.setrlimit(resource.RLIMIT_FSIZE, limit)))
        happened = f"{told['problem'] or 'went well'}, {place.kept()} kept"
        yield Row(f"no file may exceed {room:,} bytes (RLIMIT_FSIZE)", happened, "runs in flight only",
                  place.agrees() and told["problem"] == "disk_full")  # fmt: skip
    shutil.rmtree(place.out)
    place.out.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", place.out], capture_output=True, check=False
    )
    if mounted.returncode == 0:
        try:
            told = ended(place.start())
            kept = place.kept()
            subprocess.run(["mount", "-o", "remount,size=64m", place.out], check=True)
            yield Row("the file system is full (tmpfs of 400 kB)", f"{told['problem']}, {kept} kept",
                      "runs in flight only", place.agrees() and told["problem"] == "disk_full")  # fmt: skip
        finally:
            subprocess.run(["umount", place.out], check=True)


def folder_troubles(place: Place) -> Iterator[Row]:
    """The folder is deleted; two batches want it."""
    process = place.start()
    place.wait_for(4, process)
    shutil.rmtree(place.out)
    began = time.monotonic()
    told = ended(process)
    seconds = time.monotonic() - began
    yield Row("results folder deleted under it", f"{told['problem']} after {seconds:.1f} s, nothing hangs",
              "what was deleted", place.agrees() and told["problem"] == "folder_gone" and seconds < 20)  # fmt: skip
    shutil.rmtree(place.out)
    first = place.start()
    place.wait_for(2, first)
    second = ended(place.start())
    told = ended(first)
    yield Row("two batches into one folder", f"the second: {second['problem']}; the first: {told['kept']} done",
              "nothing", place.agrees() and second["problem"] == "folder_in_use" and not told["problem"])  # fmt: skip


def clock_set_back(place: Place) -> Iterator[Row]:
    """The clock is set back by a year in mid-run, for the parent and for its workers."""
    (place.folder / "sitecustomize.py").write_text(CLOCK)
    told = ended(place.start(PYTHONPATH=str(place.folder)))
    yield Row("clock set back by a year in mid-run", f"{told['kept']} done", "nothing",
              place.agrees() and told["kept"] == RUNS * 3)  # fmt: skip


FAULTS = (run_raises, workers_killed, parent_killed, disk_full, folder_troubles, clock_set_back)


def matrix(*, tell: Callable[[Row], None] = lambda row: None) -> list[Row]:
    """Do every fault and return what came of each."""
    rows = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        words = [str(folder / "calm"), str(RUNS), "1", "simulate"]
        subprocess.run([sys.executable, "-m", "benchmarks.faulty", *words], cwd=ROOT, check=True, capture_output=True)
        reference = [(folder / "calm" / name).read_bytes() for name in TABLES]
        for number, fault in enumerate(FAULTS):
            (folder / str(number)).mkdir()
            for row in fault(Place(folder / str(number), reference)):
                rows.append(row)
                tell(row)
    return rows


def table(rows: list[Row]) -> str:
    """Return the matrix as Markdown."""
    lines = ["| fault | what happened | lost | afterwards the same bytes |", "|---|---|---|---|"]
    lines += [f"| {row.fault} | {row.happened} | {row.lost} | {'yes' if row.agrees else '**NO**'} |" for row in rows]
    return "\n".join(lines)


if __name__ == "__main__":
    from benchmarks.engine import main

    sys.exit(main(sys.argv[1:]))
