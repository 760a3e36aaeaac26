import json
import os
from dataclasses import replace

import numpy as np
import pytest
from pyarrow import parquet

from simulation.batch import conduct as conducting
from simulation.batch.conduct import conduct
from simulation.errors import BadInput, RunFailed
from simulation.measures import OUTCOMES, WEEKLY
from simulation.strategy import ACTIONS
from tests.batch import fakes

TABLES = ("outcomes.parquet", "weekly.parquet")


def _conduct(folder, design=None, **more):
    return conduct(design or fakes.design(), out=folder, **({"simulate": fakes.SIMULATE, "workers": 0} | more))


def _bytes(folder):
    return [(folder / name).read_bytes() for name in TABLES]


def _manifest(folder):
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def test_the_tables_hold_every_run_of_every_arm(tmp_path):
    _conduct(tmp_path / "a")
    outcomes = parquet.read_table(tmp_path / "a" / "outcomes.parquet")
    assert outcomes.num_rows == 12
    spending = [f"{what}_{action}" for what in ("hours", "yuan") for action in ACTIONS]
    keys = ["run_key", "arm", "point", "replicate", "seed", "scenario_hash"]
    assert outcomes.column_names == [*keys, *OUTCOMES, *spending]
    assert {str(outcomes.schema.field(name).type) for name in (*OUTCOMES, *spending)} == {"double"}
    weekly = parquet.read_table(tmp_path / "a" / "weekly.parquet")
    assert weekly.column_names == ["run_key", "arm", "point", "replicate", "week", *WEEKLY]
    assert weekly.num_rows == 12 * 60
    order = list(zip(weekly["run_key"].to_pylist(), weekly["week"].to_pylist(), strict=True))
    assert order == sorted(order)


def test_numbers_go_where_they_belong(tmp_path):
    batch = _conduct(tmp_path / "a")
    row = next(
        row
        for row in parquet.read_table(tmp_path / "a" / "outcomes.parquet").to_pylist()
        if (row["arm"], row["replicate"]) == ("h10", 3)
    )
    run = fakes.simulate(fakes.scenario(10.0), fakes.design().seed_of(3))
    assert row["trust"] == run.outcomes["trust"] == batch.columns["h10"]["trust"][3]
    assert (row["hours_run_space"], row["yuan_run_space"], row["hours_follow_up"]) == (10.0, 20.0, 0.0)


def test_a_legacy_is_what_the_twin_without_a_team_does_not_have(tmp_path):
    batch = _conduct(tmp_path / "a")
    assert batch.columns["h20"]["legacy_26"] == pytest.approx(np.full(4, 60.0))  # 3 an hour, the same luck
    assert (batch.columns["h0"]["legacy_26"] == 0).all()
    assert np.isnan(batch.columns["h20"]["legacy_52"]).all()  # 60 weeks are too few to know


def test_any_number_of_workers_and_any_interruption_leave_the_same_bytes(tmp_path):
    _conduct(tmp_path / "one")
    _conduct(tmp_path / "crew", workers=3)
    _conduct(tmp_path / "parts", fakes.design(runs=1))
    _conduct(tmp_path / "parts", fakes.design(runs=3))
    _conduct(tmp_path / "parts")
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "crew") == _bytes(tmp_path / "parts")


def test_what_is_there_is_not_computed_again(tmp_path):
    told = []
    _conduct(tmp_path / "a", fakes.design(runs=2))
    _conduct(tmp_path / "a", tell_state=told.append)
    assert (told[0].before, told[-1].done, told[-1].wanted) == (6, 12, 12)
    _conduct(tmp_path / "a", simulate="tests.batch.no_such_module:simulate")  # nothing is left to do


def test_runs_of_an_older_model_are_computed_anew(tmp_path, monkeypatch):
    _conduct(tmp_path / "a")
    monkeypatch.setattr(conducting, "model_hash", lambda: "another model")
    told = []
    batch = _conduct(tmp_path / "a", tell_state=told.append)
    assert (batch.n_older, told[0].before) == (12, 0)
    assert _manifest(tmp_path / "a")["model_hash"] == "another model"


def test_the_manifest_says_what_ran(tmp_path):
    design = replace(fakes.design(), expect=({"measure": "trust", "better": "h20", "than": "h0", "smallest": 0.1},))
    _conduct(tmp_path / "a", design, command="shequ batch fake")
    found = _manifest(tmp_path / "a")
    assert [arm["id"] for arm in found["arms"]] == ["h20", "h10", "h0"]
    assert all(arm["scenario_hash"] in found["scenarios"] for arm in found["arms"])
    assert (found["reference"], found["runs"], found["seed"], found["finished"]) == ("h20", 4, 7, True)
    assert found["seeds"] == [design.seed_of(replicate) for replicate in range(4)]
    assert {"shequ", "python", "numpy", "mesa"} <= found["versions"].keys()
    assert found["command"] == "shequ batch fake"
    assert found["expect"] == list(design.expect)
    assert found["failures"] == []


def test_failed_runs_are_told_left_out_and_tried_again(tmp_path):
    batch = _conduct(tmp_path / "a", simulate="tests.batch.fakes:failing")
    assert [(failure["arms"], failure["replicate"]) for failure in batch.failures] == [(["h20"], 2), (["h10"], 2)]
    failure = _manifest(tmp_path / "a")["failures"][0]
    assert "the books do not balance" in failure["trace"]
    assert (failure["kind"], failure["stage"], failure["tries"]) == ("raised", "running", 1)
    assert not _manifest(tmp_path / "a")["finished"]
    assert np.isnan(batch.columns["h20"]["trust"]).tolist() == [False, False, True, False]
    assert parquet.read_table(tmp_path / "a" / "outcomes.parquet").num_rows == 10
    assert _conduct(tmp_path / "a").failures == []
    _conduct(tmp_path / "b")
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_a_batch_without_a_single_run_has_failed(tmp_path):
    with pytest.raises(RunFailed) as told:
        _conduct(tmp_path / "a", simulate="tests.batch.fakes:always_failing")
    assert told.value.problem.values["reason"] == "ArithmeticError: nothing works (running)"


def test_a_damaged_journal_is_told_and_left_alone(tmp_path):
    _conduct(tmp_path / "a")
    (tmp_path / "a" / "journal.sqlite").write_bytes(b"This is no journal. " * 300)
    with pytest.raises(BadInput) as told:
        _conduct(tmp_path / "a")
    assert told.value.problems[0].key == "journal_unreadable"


def test_tables_come_back_from_the_journal(tmp_path):
    _conduct(tmp_path / "a")
    before = _bytes(tmp_path / "a")
    for name in TABLES:
        (tmp_path / "a" / name).unlink()
    _conduct(tmp_path / "a")
    assert _bytes(tmp_path / "a") == before


def test_nothing_unfinished_is_left_in_the_folder(tmp_path):
    _conduct(tmp_path / "a", workers=2)
    assert sorted(os.listdir(tmp_path / "a")) == [".lock", "journal.sqlite", "manifest.json", *TABLES]


def test_a_later_session_does_not_move_the_time_at_which_expectations_were_laid_down(tmp_path):
    _conduct(tmp_path / "a", command="the first")
    laid_down = _manifest(tmp_path / "a") | {"time": "2026-01-01T00:00:00+00:00"}
    laid_down["sessions"][0]["time"] = laid_down["time"]
    (tmp_path / "a" / "manifest.json").write_text(json.dumps(laid_down), encoding="utf-8")
    _conduct(tmp_path / "a", command="the second")
    after = _manifest(tmp_path / "a")
    assert after["time"] == "2026-01-01T00:00:00+00:00"
    assert [session["command"] for session in after["sessions"]] == ["the first", "the second"]


def test_asking_for_fewer_runs_than_are_stored_shrinks_no_table(tmp_path):
    _conduct(tmp_path / "a")
    before = _bytes(tmp_path / "a")
    batch = _conduct(tmp_path / "a", fakes.design().with_runs(2))
    assert _bytes(tmp_path / "a") == before
    assert batch.design.runs == fakes.design().runs
