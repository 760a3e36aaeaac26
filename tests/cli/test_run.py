import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.batches import Typed


@pytest.fixture
def shequ(monkeypatch, capfd, tmp_path):
    return Typed(monkeypatch, capfd, tmp_path)


def test_a_table_and_the_files(shequ):
    code, out, err = shequ("run", "jinjiang-base", "--runs", "3", "--workers", "0", "--no-report")
    assert code == 0
    assert "Know the team" in out
    assert "results/jinjiang-base" in out
    assert "Difference" not in out
    assert err == ""
    assert {"manifest.json", "outcomes.parquet", "weekly.parquet"} <= set(os.listdir("results/jinjiang-base"))
    assert max(map(len, out.splitlines())) <= 100


def test_in_chinese(shequ):
    _, out, _ = shequ("--lang", "zh", "run", "jinjiang-base", "--runs", "2", "--workers", "0", "--no-report")
    assert "知晓社工" in out
    assert "保存在" in out


def test_one_document_for_machines(shequ):
    words = ("run", "jinjiang-base", "--runs", "2", "--set", "weeks=60", "--workers", "0", "--no-report", "--json")
    code, out, err = shequ(*words)
    found = json.loads(out)
    assert (code, err) == (0, "")
    (arm,) = found["arms"]
    assert arm["outcomes"]["trust"]["n"] == 2
    assert arm["outcomes"]["legacy_52"]["mean"] is None
    assert arm["spending"]["run_space"]["hours"] > 0
    assert found["differences"] == []


def test_one_run_says_that_it_says_nothing_of_luck(shequ):
    _, out, _ = shequ("run", "jinjiang-base", "--runs", "1", "--workers", "0", "--no-report")
    assert "One run says nothing about luck" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--runs", "0"), "--runs"),
        (("--runs", "100001"), "100,000"),
        (("--runs", "many"), "--runs"),
        (("--workers", "-1"), "--workers"),
        (("--time-limit", "0"), "--time-limit"),
        (("--seed", "-1"), "--seed"),
        (("--set", "trust.halflife=8"), "half_life"),
        (("--set", "trust.half_life"), "--set"),
        (("--strategy", "spaec"), "space"),
    ],
)
def test_what_cannot_be_is_one_sentence(shequ, words, said):
    code, out, err = shequ("run", "jinjiang-base", *words)
    assert code == 2
    assert said in err
    assert out == ""
    assert len(err.splitlines()) == 1
    assert not os.path.exists("results")


def test_another_batch_in_the_folder(shequ):
    shequ("run", "jinjiang-base", "--runs", "1", "--workers", "0", "--no-report", "--out", "here")
    code, _, err = shequ("run", "jinjiang-base", "--runs", "1", "--seed", "2", "--out", "here")
    assert code == 2
    assert err.startswith("here: This folder holds the batch jinjiang-base")


def test_the_real_model_from_beginning_to_end(tmp_path):
    words = [sys.executable, "-m", "simulation", "run", "jinjiang-base", "--runs", "2", "--set", "community.adults=200"]
    done = subprocess.run([*words, "--no-report"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "Legacy after 52 weeks" in done.stdout


def test_ctrl_c_says_how_to_go_on(tmp_path):
    words = [sys.executable, "-m", "simulation", "run", "jinjiang-base", "--runs", "5000", "--workers", "2"]
    process = subprocess.Popen(
        words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        until = time.monotonic() + 60
        while not (tmp_path / "results/jinjiang-base/journal.sqlite").exists():
            assert time.monotonic() < until
            time.sleep(0.05)
        time.sleep(0.3)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    finally:  # a batch that is not ended would go on for an hour
        process.kill()
        process.wait()
    assert process.returncode == 130
    assert "the same command goes on from there" in err
    assert "Traceback" not in err


def test_ctrl_c_in_the_report_says_that_all_runs_are_kept(shequ, monkeypatch):
    def interrupt(folder, lang):
        raise KeyboardInterrupt

    monkeypatch.setattr("simulation.report.write", interrupt)
    code, _, err = shequ("run", "jinjiang-base", "--runs", "2", "--workers", "0")
    assert (code, err.splitlines()[-1][:43]) == (130, "Interrupted. 4 of 4 runs are kept in result")
