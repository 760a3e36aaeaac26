"""No command imports a heavy library before it needs it: `import mesa` alone takes over a second."""

import pytest

from benchmarks.startup import HEAVY, imported


@pytest.mark.parametrize("words", [[], ["--help"], ["--version"], ["--lang", "zh", "--help"], ["run", "--help"]])
def test_help_imports_nothing_heavy(words):
    assert imported(words) == set()


def test_checking_files_imports_no_model():
    assert imported(["check", "jinjiang-base"]) <= {"pydantic", "numpy"}


def test_explaining_imports_no_model():
    assert imported(["explain", "trust.half_life"]) <= {"pydantic", "numpy"}


def test_the_probe_sees_what_is_imported(monkeypatch):
    monkeypatch.setattr("benchmarks.startup.HEAVY", (*HEAVY, "simulation"))
    assert "simulation" in imported(["--version"])
