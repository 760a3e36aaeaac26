"""Batches on a Dask cluster: the same bytes, also when a Dask worker is killed in mid-run."""

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.batch import fakes
from tests.batch.test_conduct import _bytes, _conduct

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="NOT TESTED: batches on a cluster; install the extra: pip install -e '.[dask]'",
)
SCRIPT = """
import json, sys
from pathlib import Path
from simulation.batch.conduct import conduct
from simulation.batch.limits import Limits
from simulation.errors import BadInput, RunFailed
from tests.batch import fakes

folder, scheduler, fake, runs, seconds = sys.argv[1:]
try:
    batch = conduct(
        fakes.design(runs=int(runs)), out=Path(folder), scheduler=scheduler, simulate=f"tests.batch.fakes:{fake}",
        limits=Limits(seconds=float(seconds)), tell_state=lambda state: print(state.done, flush=True),
    )
    print(json.dumps([[failure["kind"], failure["replicate"]] for failure in batch.failures]))
except (BadInput, RunFailed) as told:
    print((told.problem if isinstance(told, RunFailed) else told.problems[0]).key)
"""
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "5s"}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Start a scheduler and two workers, as one does by hand; return its address and the workers' processes."""
    place = tmp_path_factory.mktemp("cluster")
    known = place / "scheduler.json"
    started = []

    def start(*words):
        command = [sys.executable, "-m", *words, "--scheduler-file", str(known)]
        with open(place / f"{len(started)}.log", "w") as log:
            started.append(subprocess.Popen(command, cwd=place, env=ENVIRONMENT, stdout=log, stderr=log))
        return started[-1]

    start("distributed.cli.dask_scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard")
    worker = ("distributed.cli.dask_worker", "--nthreads", "1", "--no-dashboard", "--no-nanny")
    workers = [start(*worker) for _ in range(2)]
    until = time.monotonic() + 60
    while not known.exists() or not known.read_text().endswith("}"):
        assert time.monotonic() < until
        time.sleep(0.1)
    yield json.loads(known.read_text())["address"], workers
    for process in started:
        process.kill()
        process.wait()


def _script(tmp_path, *words):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    command = [sys.executable, str(script), *map(str, words)]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_runs_that_fail_and_hang_there_are_told_and_cost_no_other(cluster, tmp_path):
    address, _ = cluster
    out, err = _script(tmp_path, tmp_path / "a", address, "hanging", 4, 1.0).communicate(timeout=120)
    assert json.loads(out.splitlines()[-1]) == [["too_long", fakes.UNLUCKY]] * 2, err
    out, err = _script(tmp_path, tmp_path / "b", address, "failing", 4, 60).communicate(timeout=120)
    assert json.loads(out.splitlines()[-1]) == [["raised", fakes.UNLUCKY]] * 2, err


def test_a_killed_dask_worker_costs_nothing_and_the_bytes_are_the_same(cluster, tmp_path):
    address, workers = cluster
    process = _script(tmp_path, tmp_path / "a", address, "slow", 10, 60)
    for line in process.stdout:
        if int(line) == 8:
            of_it = psutil.Process(workers[0].pid).children()
            os.kill(workers[0].pid, signal.SIGKILL)
            workers[0].wait()
            break
    out, err = process.communicate(timeout=120)
    assert json.loads(out.splitlines()[-1]) == [], err
    assert psutil.wait_procs(of_it, timeout=10)[1] == []  # what it had started ends with it
    _conduct(tmp_path / "here", fakes.design(runs=10))
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "here")


def test_a_batch_begun_here_goes_on_there(cluster, tmp_path):
    address, _ = cluster
    _conduct(tmp_path / "a", fakes.design(runs=3))
    out, err = _script(tmp_path, tmp_path / "a", address, "simulate", 6, 60).communicate(timeout=120)
    assert out.splitlines()[0] == "9", err
    _conduct(tmp_path / "b", fakes.design(runs=6))
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_no_scheduler_is_one_sentence(tmp_path):
    script = SCRIPT.replace("from pathlib", "from simulation.batch import remote\nremote.PATIENCE = 1\nfrom pathlib", 1)
    (tmp_path / "script.py").write_text(script)
    words = [str(tmp_path / "a"), "tcp://127.0.0.1:9", "simulate", "2", "60"]
    done = subprocess.run(
        [sys.executable, str(tmp_path / "script.py"), *words],
        env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.stdout.splitlines()[-1], done.stderr) == ("no_scheduler", "")
