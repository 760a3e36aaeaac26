"""The wheel is whole: it runs from an empty folder, with its own scenarios and without the repository."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The wheel, built from this checkout and installed into a folder of its own."""
    built, target = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet"]
    made = [*pip, "wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--wheel-dir", str(built)]
    subprocess.run(made, check=True, capture_output=True, text=True, timeout=300)
    (wheel,) = built.glob("shequ-*.whl")
    there = [*pip, "install", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run(there, check=True, capture_output=True, text=True, timeout=300)
    return target


def shequ(installed, folder, *words):
    environment = {**os.environ, "PYTHONPATH": str(installed), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "simulation", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)


def test_the_package_is_the_installed_one(installed, tmp_path):
    code = "import simulation; print(simulation.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_a_shipped_scenario_runs_in_an_empty_folder_with_tables_figures_and_report(installed, tmp_path):
    done = shequ(installed, tmp_path, "run", "lidao-base", "--runs", "2", "--set", "community.adults=200")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "results" / "lidao-base" / "report.html").stat().st_size > 10_000
    assert (tmp_path / "results" / "lidao-base" / "outcomes.parquet").exists()


def test_a_shipped_experiment_is_found_by_name_and_a_new_scenario_passes_its_check(installed, tmp_path):
    assert shequ(installed, tmp_path, "check", "space-vs-events").returncode == 0
    assert shequ(installed, tmp_path, "new", "willow").returncode == 0
    assert shequ(installed, tmp_path, "check", "willow.toml").returncode == 0


def test_the_wheel_carries_licence_notice_and_both_languages(installed):
    names = {str(path.relative_to(installed)) for path in installed.rglob("*")}
    assert any(name.endswith("LICENSE") for name in names)
    assert any(name.endswith("NOTICE") for name in names)
    assert {"simulation/words/input.en.toml", "simulation/words/input.zh.toml"} <= names
