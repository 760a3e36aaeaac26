"""Batches at several points: same bytes however they are run, values in the tables, growth along Sobol's sequence."""

from dataclasses import replace

import numpy as np
import pytest
from pyarrow import parquet

from simulation.batch import manifest
from simulation.batch.again import restored
from simulation.batch.compare import paired
from simulation.batch.stored import Stored
from tests.batch import fakes
from tests.batch.test_conduct import _bytes, _conduct, _manifest

POINTS = (
    {"trust.half_life": 8.0, "rules.trust": "beta", "notice.memory": 3},
    {"trust.half_life": 16.0, "rules.trust": "ema", "notice.memory": 4},
)


def _design(points=POINTS, **more):
    return replace(fakes.design((20.0, 10.0), **more), points=points)


def test_each_row_has_its_point_and_what_was_changed_there(tmp_path):
    _conduct(tmp_path / "a", _design())
    table = parquet.read_table(tmp_path / "a" / "outcomes.parquet")
    assert table.num_rows == 2 * 2 * 4
    kinds = [str(table.schema.field(name).type) for name in POINTS[0]]
    assert kinds == ["double", "string", "int64"]
    for row in table.to_pylist():
        assert {name: row[name] for name in POINTS[0]} == POINTS[row["point"]]
    assert manifest.points(tmp_path / "a") == POINTS


def test_any_number_of_workers_and_any_interruption_leave_the_same_bytes(tmp_path):
    _conduct(tmp_path / "one", _design())
    _conduct(tmp_path / "crew", _design(), workers=2)
    _conduct(tmp_path / "parts", _design(POINTS[:1], runs=2))
    _conduct(tmp_path / "parts", _design(runs=2))
    _conduct(tmp_path / "parts", _design())
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "crew") == _bytes(tmp_path / "parts")


def test_the_replicate_is_the_unit_and_points_are_averaged_within_it(tmp_path):
    batch = _conduct(tmp_path / "a", _design())
    stored = Stored(tmp_path / "a")
    numbers = stored.numbers("trust")
    assert numbers.shape == (2, 4, 2)
    assert batch.columns["h20"]["trust"] == pytest.approx(numbers[0].mean(axis=1))
    assert paired(batch.columns["h20"]["trust"], batch.columns["h10"]["trust"]).n == 4
    assert stored.complete().all()


def test_a_block_that_lacks_a_run_at_one_point_is_left_out_whole(tmp_path):
    batch = _conduct(tmp_path / "a", _design(), simulate="tests.batch.fakes:failing_at_16")
    assert [(one["point"], one["replicate"]) for one in batch.failures] == [(1, 2)] * 2
    stored = Stored(tmp_path / "a")
    assert stored.complete().tolist() == [True, True, False, True]
    assert np.isnan(batch.columns["h20"]["trust"]).tolist() == [False, False, True, False]
    assert stored.n_lost() == 2


def test_a_stored_run_at_a_point_can_be_put_together_again(tmp_path):
    _conduct(tmp_path / "a", _design())
    content = _manifest(tmp_path / "a")
    for row in parquet.read_table(tmp_path / "a" / "outcomes.parquet").to_pylist():
        arm = next(arm for arm in content["arms"] if arm["id"] == row["arm"])
        assert restored(content, arm["scenario_hash"], row["point"], tmp_path / "a").hash() == row["scenario_hash"]


def test_weekly_series_are_those_of_every_run(tmp_path):
    _conduct(tmp_path / "a", _design())
    series = Stored(tmp_path / "a").weekly("trust")
    assert {arm: runs.shape for arm, runs in series.items()} == {"h20": (8, 60), "h10": (8, 60)}
    assert (series["h10"][:, 59] == 590).all()
