"""Streams without a reader, missing streams, and signals: the work goes on or ends with one sentence."""

import os
import signal
import subprocess
import sys
import time

import pytest

SHEQU = [sys.executable, "-m", "simulation"]
QUICK = ["run", "jinjiang-base", "--runs", "2", "--set", "community.adults=100", "--no-report", "--workers", "0"]
SCRIPT = """
import sys, time
from simulation.cli import main, progress, start
from simulation.batch import conduct as conducting
from functools import partial
progress.EVERY = 0.0
conducting.conduct = partial(conducting.conduct, simulate="tests.batch.fakes:slow")
sys.exit(main())
"""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    return tmp_path


def root():
    return os.environ | {"PYTHONPATH": os.path.dirname(os.path.dirname(os.path.dirname(__file__)))}


def closed_pipe():
    """Return the end to write to of a pipe that nobody reads."""
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def test_a_batch_whose_progress_nobody_reads_is_done_to_its_end(here):
    writer = closed_pipe()
    words = [sys.executable, "-c", SCRIPT, "run", "jinjiang-base", "--runs", "10", "--workers", "0", "--no-report"]
    done = subprocess.run(words, stdout=writer, stderr=writer, env=root(), timeout=60, check=False)
    os.close(writer)
    assert done.returncode == 0
    assert (here / "results/jinjiang-base/outcomes.parquet").exists()


@pytest.mark.parametrize(("words", "code"), [(["explain"], 0), (["explain", "zzz"], 2), (["check", "--lang"], 2)])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_the_exit_code_is_the_same_whether_anybody_reads_or_not(words, code, form):
    writer = closed_pipe()
    done = subprocess.run([*SHEQU, *form, *words] if not form else [*SHEQU, words[0], *form, *words[1:]],
                          stdout=writer, stderr=subprocess.PIPE, check=False)  # fmt: skip
    mute = subprocess.run([*SHEQU, *words], stdout=writer, stderr=writer, check=False)
    os.close(writer)
    assert (done.returncode, mute.returncode) == (code, code)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("words", [["explain"], ["explain", "zzz", "--json"]])
def test_a_full_disk_under_the_output_is_one_sentence(words):
    with open("/dev/full", "w") as full:
        done = subprocess.run([*SHEQU, *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "The disk is full.\n")


@pytest.mark.parametrize("closed", ["1>&-", "2>&-", "0<&- 1>&- 2>&-"])
def test_a_missing_stream_ends_nothing(here, closed):
    line = f'exec "$@" {closed}'
    done = subprocess.run(["sh", "-c", line, "sh", *SHEQU, *QUICK], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (here / "results/jinjiang-base/outcomes.parquet").exists()
    assert subprocess.run(["sh", "-c", line, "sh", *SHEQU, "explain", "zzz"], check=False).returncode == 2


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_ending_a_batch_politely_says_how_to_go_on(here, ending):
    words = [sys.executable, "-c", SCRIPT, "run", "jinjiang-base", "--runs", "900", "--workers", "0", "--no-report"]
    with subprocess.Popen(words, env=root(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while "failed" not in process.stderr.readline() and process.poll() is None:
            pass
        process.send_signal(ending)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "the same command goes on from there" in err.splitlines()[-1]
    assert "Traceback" not in err


@pytest.mark.parametrize("delay", [0.03, 0.05, 0.08, 0.15, 0.4])
def test_an_early_interrupt_leaves_no_trace(delay):
    """Before the first line of ours runs, the answer is Python's; so the start of Python is waited for."""
    script = "print(flush=True)\nfrom simulation.cli import main\nraise SystemExit(main())"
    words = [sys.executable, "-c", script, "check", *["jinjiang-base"] * 1000]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, "\nInterrupted.\n")
