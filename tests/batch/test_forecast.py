"""`--dry-run`: what is forecast is what comes."""

import time

import numpy as np
import pytest

from simulation.batch.compare import paired
from simulation.batch.forecast import forecast
from tests.batch import fakes
from tests.batch.test_conduct import _conduct
from tests.batch.test_points import _design
from tests.cli.batches import Typed

SLOW = "tests.batch.fakes:slow"


@pytest.mark.parametrize("workers", [0, 2])
def test_the_time_is_that_of_the_batch_to_a_quarter(tmp_path, workers):
    design = fakes.design(runs=20)
    found = forecast(design, out=tmp_path / "a", workers=workers, simulate=SLOW)
    began = time.monotonic()
    _conduct(tmp_path / "a", design, workers=workers, simulate=SLOW)
    assert found.seconds == pytest.approx(time.monotonic() - began, rel=0.25)
    assert found.pilot_runs < found.runs == 60


def test_the_size_is_that_of_the_batch(tmp_path):
    design = fakes.design(runs=300)
    found = forecast(design, out=tmp_path / "a", simulate=fakes.SIMULATE)
    _conduct(tmp_path / "a", design)
    names = ("journal.sqlite", "outcomes.parquet", "weekly.parquet")
    assert found.size == pytest.approx(sum((tmp_path / "a" / name).stat().st_size for name in names), rel=0.25)


def test_nothing_is_kept_and_what_is_there_is_counted(tmp_path):
    design = fakes.design(runs=20)
    forecast(design, out=tmp_path / "a", simulate=fakes.SIMULATE)
    assert not (tmp_path / "a").exists()
    _conduct(tmp_path / "a", design.with_runs(5))
    before = {path: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert forecast(design, out=tmp_path / "a", simulate=fakes.SIMULATE).before == 15
    assert {path: path.read_bytes() for path in (tmp_path / "a").iterdir()} == before


def test_the_smallest_difference_is_found_in_four_of_five_batches(tmp_path):
    """Differences of the fake have a standard deviation of 2; 20 pairs show (t.975 + t.8) 2 / sqrt 20 = 1.32."""
    design = fakes.design((20.0, 10.0), runs=20)
    row = forecast(design, simulate="tests.batch.fakes:apart").detectable[0]
    assert (row.arm, row.minus, row.measure) == ("h10", "h20", "legacy_26")
    assert row.low < 1.32 < row.high
    assert row.difference == pytest.approx(1.32, rel=0.5)
    luck = np.random.default_rng(4)
    shown = [paired(luck.normal(1.32, 2.0, 20), np.zeros(20)).decided for _ in range(2000)]
    assert np.mean(shown) == pytest.approx(0.8, abs=0.03)


def test_a_design_with_points_is_forecast_from_some_of_them(tmp_path):
    points = tuple({"trust.half_life": float(number)} for number in range(4, 104))
    found = forecast(_design(points, runs=3), out=tmp_path / "a", simulate=fakes.SIMULATE)
    assert found.runs == 3 * 100 * 3
    assert found.pilot_runs <= 3 * 4 * 3


def test_it_is_told(monkeypatch, capfd, tmp_path):
    shequ = Typed(monkeypatch, capfd, tmp_path)
    kwdefaults = forecast.__kwdefaults__ | {"simulate": fakes.SIMULATE}
    monkeypatch.setattr(forecast, "__kwdefaults__", kwdefaults)
    code, out, _ = shequ("batch", "space-vs-events", "--dry-run", "--workers", "0", "--no-report")
    assert code == 0
    assert out.startswith("Runs: 120 (4 arms, 1 points, 30 replicates")
    assert "Time: about 0:0" in out
    assert "Smallest difference found in four of five such batches, Legacy after 52 weeks" in out
    assert not (tmp_path / "results").exists()
