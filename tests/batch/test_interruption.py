"""Ctrl-C, a killed parent, a full disk: what was finished is kept, and the same command goes on."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from simulation.batch import conduct as conducting
from simulation.batch.conduct import conduct
from simulation.batch.files import whole
from simulation.errors import RunFailed
from tests.batch import fakes

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from pathlib import Path
from simulation.batch import conduct as conducting
from simulation.batch.conduct import Interrupted, conduct
from tests.batch import fakes

conducting.model_hash = lambda: "pinned"

if __name__ == "__main__":
    try:
        folder, workers = Path(sys.argv[1]), int(sys.argv[2])
        conduct(fakes.design(runs=20), out=folder, workers=workers, simulate="tests.batch.fakes:slow")
    except Interrupted as stop:
        print("kept", stop.state.done)
        sys.exit(130)
"""


@pytest.fixture(autouse=True)
def _one_model(monkeypatch):
    """Let both processes take the model for the same, even while somebody edits it."""
    monkeypatch.setattr(conducting, "model_hash", lambda: "pinned")


@pytest.fixture
def started(tmp_path):
    """Start a batch of 60 runs and wait until some are done."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    processes = []

    def start(workers):
        process = subprocess.Popen(
            [sys.executable, str(script), str(tmp_path / "a"), str(workers)],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        processes.append(process)
        until = time.monotonic() + 30
        while _n_kept(tmp_path / "a") < 4:
            assert time.monotonic() < until
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.05)
        return process

    yield start
    for process in processes:
        process.kill()
        process.communicate()


def _n_kept(folder):
    try:
        with sqlite3.connect(f"file:{folder / 'journal.sqlite'}?mode=ro", uri=True) as journal:
            return journal.execute("SELECT count(*) FROM runs").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        if "journal" in locals():
            journal.close()


def _goes_on_as_if_nothing_had_happened(folder, other):
    states = []
    conduct(fakes.design(runs=20), out=folder, workers=0, simulate=fakes.SIMULATE, tell_state=states.append)
    conduct(fakes.design(runs=20), out=other, workers=0, simulate=fakes.SIMULATE)
    for name in ("outcomes.parquet", "weekly.parquet"):
        assert (folder / name).read_bytes() == (other / name).read_bytes()
    return states[0].before


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_keeps_what_is_finished(started, tmp_path, workers):
    process = started(workers)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to parent and workers alike
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in err
    kept = int(out.split()[1])
    assert 4 <= kept < 60
    assert _goes_on_as_if_nothing_had_happened(tmp_path / "a", tmp_path / "b") == kept


def test_a_killed_parent_loses_the_runs_in_flight_only_and_its_workers_end(started, tmp_path):
    process = started(2)
    workers = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.wait()
    _, alive = psutil.wait_procs(workers, timeout=10)
    assert alive == []
    assert _goes_on_as_if_nothing_had_happened(tmp_path / "a", tmp_path / "b") >= 4


FULL = """
import resource, sys
from pathlib import Path
from simulation.batch import conduct as conducting
from simulation.batch.conduct import conduct
from simulation.errors import RunFailed
from tests.batch import fakes

conducting.model_hash = lambda: "pinned"
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    conduct(fakes.design(runs=20), out=Path(sys.argv[1]), workers=0, simulate=fakes.SIMULATE)
except RunFailed as told:
    print(told.problem.key)
"""


@pytest.mark.parametrize("room", [1_000, 60_000, 150_000])
def test_a_full_disk_is_one_sentence_and_harms_nothing(tmp_path, room):
    conduct(fakes.design(runs=2), out=tmp_path / "a", workers=0, simulate=fakes.SIMULATE)
    names = ("outcomes.parquet", "weekly.parquet", "manifest.json")
    before = [(tmp_path / "a" / name).read_bytes() for name in names]
    full = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "a"), str(room)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert full.stdout.strip() == "disk_full", full.stderr
    assert [(tmp_path / "a" / name).read_bytes() for name in names] == before
    assert not list((tmp_path / "a").glob("*.unfinished"))
    _goes_on_as_if_nothing_had_happened(tmp_path / "a", tmp_path / "b")


def _write_half(path):
    with whole(path) as unfinished:
        unfinished.write_text("half of the new")
        raise ZeroDivisionError


def test_a_file_is_whole_or_not_there(tmp_path):
    (tmp_path / "table").write_text("old")
    with pytest.raises(ZeroDivisionError):
        _write_half(tmp_path / "table")
    assert (tmp_path / "table").read_text() == "old"
    assert os.listdir(tmp_path) == ["table"]
    with whole(tmp_path / "table") as unfinished:
        unfinished.write_text("new")
    assert (tmp_path / "table").read_text() == "new"
    with pytest.raises(RunFailed) as told:
        _write_half(tmp_path / "no-folder" / "table")
    assert told.value.problem.key == "not_stored"
