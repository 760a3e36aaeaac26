import json
import re

import pytest

from tests.cli.batches import Typed

QUICK = ("--runs", "4", "--workers", "0", "--no-report")


@pytest.fixture
def shequ(monkeypatch, capfd, tmp_path):
    return Typed(monkeypatch, capfd, tmp_path)


def test_question_tables_and_files(shequ):
    code, out, err = shequ("batch", "space-vs-events", *QUICK)
    assert (code, err) == (0, "")
    assert out.startswith("Run a space, hold fixed-point events, or one-off events")
    assert "One-off events" in out
    assert "(reference)" in out
    assert "results/space-vs-events" in out


def test_going_on_is_told_and_changes_nothing(shequ):
    _, first, _ = shequ("batch", "space-vs-events", *QUICK)
    code, second, err = shequ("batch", "space-vs-events", *QUICK)
    assert (code, second) == (0, first)
    assert "16 of 16 runs were there already" in err
    assert shequ("batch", "space-vs-events", *QUICK, "--quiet") == (0, first, "")


def test_failed_runs_end_with_exit_code_1(shequ):
    shequ.simulate_with("half_failing")
    code, out, _ = shequ("batch", "space-vs-events", *QUICK)
    assert code == 1
    assert re.search(r"\d+ of 16 runs failed", out)
    assert re.search(r"The first is replicate \d: ArithmeticError: the books do not balance\s\(running\)", out)
    code, out, _ = shequ("batch", "space-vs-events", *QUICK, "--json")
    assert code == 1
    assert "the books do not balance" in json.loads(out)["failures"][0]["trace"]


def test_a_batch_that_fails_whole_is_one_sentence(shequ):
    shequ.simulate_with("always_failing")
    code, out, err = shequ("batch", "space-vs-events", *QUICK)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "Every run failed: ArithmeticError: nothing works" in err
    code, out, _ = shequ("batch", "space-vs-events", *QUICK, "--json")
    assert json.loads(out)["problems"][0]["problem"] == "all_runs_failed"


def test_two_groups_are_told(shequ):
    shequ.simulate_with("parted")
    _, out, _ = shequ("batch", "space-vs-events", "--runs", "20", "--workers", "0", "--no-report")
    assert "runs end in two groups" in out


def test_an_unknown_experiment(shequ):
    code, _, err = shequ("batch", "space-vs-event")
    assert code == 2
    assert "space-vs-events" in err


def test_a_file_where_the_folder_should_be(shequ):
    (shequ.folder / "file").write_text("")
    code, _, err = shequ("batch", "space-vs-events", *QUICK, "--out", "file/below")
    assert code == 2
    assert "file/below" in err


def test_the_report_is_written_and_named(shequ):
    code, out, _ = shequ("batch", "space-vs-events", "--runs", "2", "--workers", "0")
    assert code == 0
    assert "report.html" in out
    assert (shequ.folder / "results/space-vs-events/report.html").exists()
