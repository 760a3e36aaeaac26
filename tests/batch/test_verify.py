"""Runs made once more are held against what is stored, to the last bit."""

import json

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from simulation.batch.verify import verified
from tests.batch import fakes
from tests.batch.test_conduct import _conduct
from tests.batch.test_points import _design


@pytest.fixture
def folder(tmp_path):
    _conduct(tmp_path / "a", _design())
    return tmp_path / "a"


def _verified(folder, k=16, seed=1, simulate=fakes.SIMULATE):
    return list(verified(folder, k, seed=seed, simulate=simulate))


def test_what_is_stored_comes_again(folder):
    found = _verified(folder)
    assert len({again.run_key for again in found}) == 16
    assert {again.verdict for again in found} == {"same"}


def test_some_runs_are_drawn_and_the_same_seed_draws_the_same(folder):
    keys = [[again.run_key for again in _verified(folder, 3, seed)] for seed in (1, 1, 2)]
    assert keys[0] == keys[1] != keys[2]
    assert len(set(keys[0])) == 3
    assert len(_verified(folder, 500)) == 16


def _change(folder, name, column, row, number):
    table = parquet.read_table(folder / name)
    values = table[column].to_pylist()
    values[row] = number(values[row])
    place = table.column_names.index(column)
    changed = table.set_column(place, table.schema.field(column), pa.array(values, table.schema.field(column).type))
    parquet.write_table(changed, folder / name)


def test_one_digit_in_one_week_is_found(folder):
    _change(folder, "weekly.parquet", "trust", 60 * 5 + 17, lambda number: number + 1)
    (found,) = [again for again in _verified(folder) if again.verdict != "same"]
    assert (found.verdict, found.measure, found.week, found.was - found.is_now) == ("apart", "trust", 17, 1.0)


def test_the_last_bits_are_told_from_a_real_difference(folder):
    _change(folder, "outcomes.parquet", "trust", 3, lambda number: np.nextafter(number, 1e9))
    _change(folder, "outcomes.parquet", "regulars", 4, lambda number: number * 1.001)
    (near,) = [again for again in _verified(folder) if again.verdict == "near"]
    (apart,) = [again for again in _verified(folder) if again.verdict == "apart"]
    assert (near.measure, near.week, apart.measure) == ("trust", -1, "regulars")


def test_what_the_team_spent_is_compared_too(folder):
    _change(folder, "outcomes.parquet", "yuan_run_space", 2, lambda number: number + 1)
    assert [again.measure for again in _verified(folder) if again.verdict == "apart"] == ["yuan_run_space"]


def test_another_model_that_does_other_things_is_found(folder):
    found = _verified(folder, simulate="tests.batch.fakes:unequal")
    assert {(again.verdict, again.measure) for again in found} == {("apart", "team_hours")}


def test_the_manifest_is_read_and_nothing_else_asked(folder):
    content = json.loads((folder / "manifest.json").read_text())
    assert content["words"].keys() == content["scenarios"].keys()
