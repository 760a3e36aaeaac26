"""The folder of a batch: whose it is, how it grows, and what happens when somebody else is at it."""

import os
import shutil
import time
from dataclasses import replace

import pytest
from pyarrow import parquet

from simulation.errors import BadInput, RunFailed
from tests.batch import fakes
from tests.batch.test_conduct import _bytes, _conduct


@pytest.mark.parametrize(
    ("prepare", "key"),
    [
        (lambda folder: folder.write_text("a file"), "no_folder"),
        (lambda folder: (folder.mkdir(), (folder / "thesis.doc").write_text("all my work")), "other_files"),
        (lambda folder: _conduct(folder, replace(fakes.design(), seed=8)), "other_batch"),
    ],
)
def test_a_folder_that_is_not_ours_is_left_alone(tmp_path, prepare, key):
    prepare(tmp_path / "a")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(BadInput) as told:
        _conduct(tmp_path / "a")
    assert told.value.problems[0].key == key
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_folder_below_a_file_cannot_be(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput):
        _conduct(tmp_path / "file" / "a")


def test_without_a_wish_another_question_gets_another_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    first = _conduct(None)
    other = _conduct(None, replace(fakes.design(), seed=8))
    assert first.folder.as_posix() == "results/fake"
    assert other.folder.as_posix().startswith("results/fake-")
    assert _conduct(None, replace(fakes.design(), seed=8)).folder == other.folder


def test_an_arm_more_is_added_to_the_folder_and_changes_no_row(tmp_path):
    _conduct(tmp_path / "a", fakes.design((20.0, 10.0)))
    before = parquet.read_table(tmp_path / "a" / "outcomes.parquet").to_pylist()
    told = []
    _conduct(tmp_path / "a", fakes.design((20.0, 10.0, 5.0)), tell_state=told.append)
    after = parquet.read_table(tmp_path / "a" / "outcomes.parquet").to_pylist()
    assert (told[0].before, told[-1].done) == (12, 16)
    assert repr([row for row in after if row["arm"] != "h5"]) == repr(before)  # not even NaN turns into another NaN
    _conduct(tmp_path / "b", fakes.design((20.0, 10.0, 5.0)))
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_a_design_that_asks_less_or_something_else_is_no_growth(tmp_path):
    _conduct(tmp_path / "a", fakes.design((20.0, 10.0)))
    other = fakes.design((20.0, 10.0, 5.0))
    for changed in (fakes.design((20.0,)), replace(other, seed=8), replace(other, expect=({"measure": "trust"},))):
        with pytest.raises(BadInput) as told:
            _conduct(tmp_path / "a", changed)
        assert told.value.problems[0].key == "other_batch"


def test_only_one_batch_at_a_time_works_in_a_folder(tmp_path):
    second = []

    def try_another(state):
        with pytest.raises(BadInput) as told:
            _conduct(tmp_path / "a")
        second.append(told.value.problems[0])

    _conduct(tmp_path / "a", tell_state=try_another)
    assert {(problem.key, problem.values["value"]) for problem in second} == {("folder_in_use", str(os.getpid()))}
    _conduct(tmp_path / "b")
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


@pytest.mark.parametrize("do", [shutil.rmtree, lambda folder: folder.rename(folder.with_name("elsewhere"))])
@pytest.mark.parametrize("workers", [0, 2])
def test_a_folder_that_vanishes_is_one_sentence(tmp_path, do, workers):
    def vanish(state):
        if state.done == 5 and (tmp_path / "a").exists():
            do(tmp_path / "a")

    with pytest.raises(RunFailed) as told:
        _conduct(tmp_path / "a", tell_state=vanish, workers=workers)
    assert told.value.problem.key == "folder_gone"
    assert not (tmp_path / "a").exists()


def test_a_clock_set_back_does_no_harm(tmp_path, monkeypatch):
    _conduct(tmp_path / "a", fakes.design(runs=2))
    back = time.time() - 4e7
    monkeypatch.setattr(time, "time", lambda: back)
    _conduct(tmp_path / "a")
    _conduct(tmp_path / "b")
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_what_a_killed_process_left_unfinished_is_cleared_and_nothing_else(tmp_path):
    _conduct(tmp_path / "a", fakes.design(runs=2))
    for name in (".weekly.parquet.abc.unfinished", ".mine.abc.unfinished"):
        (tmp_path / "a" / name).write_text("half")
    _conduct(tmp_path / "a")
    assert [path.name for path in (tmp_path / "a").glob(".*.unfinished")] == [".mine.abc.unfinished"]
