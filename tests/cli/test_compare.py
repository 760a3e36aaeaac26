import json

import pytest

from tests.cli.batches import Typed

QUICK = ("--runs", "3", "--workers", "0", "--no-report")


@pytest.fixture
def shequ(monkeypatch, capfd, tmp_path):
    return Typed(monkeypatch, capfd, tmp_path)


def test_strategies_on_one_scenario(shequ):
    code, out, _ = shequ("compare", "space", "one-off-events", "no-team", "--scenario", "jinjiang-base", *QUICK)
    assert code == 0
    assert "Difference from “Run a space”" in out
    assert "results/space-one-off-events-no-team" in out


def test_scenarios(shequ):
    code, out, _ = shequ("compare", "jinjiang-base", "lidao-base", *QUICK, "--lang=zh")
    assert code == 0
    assert "与“jinjiang-base”的差异" in out


def test_differences_for_machines(shequ):
    _, out, _ = shequ("compare", "no-team", "space", "mixed", "--scenario", "jinjiang-base", *QUICK, "--json")
    rows = [row for row in json.loads(out)["differences"] if row["measure"] == "trust"]
    assert [(row["arm"], row["minus"]) for row in rows] == [
        ("space", "no-team"),
        ("mixed", "no-team"),
        ("mixed", "space"),
    ]
    assert rows[0]["p_higher"] == 1.0
    assert rows[0]["n"] == 3


def test_a_setting_holds_for_all(shequ):
    _, out, _ = shequ(
        "compare", "space", "no-team", "--scenario", "jinjiang-base", "--set", "trust.half_life=8", *QUICK, "--json"
    )
    folder = json.loads(out)["folder"]
    manifest = json.loads((shequ.folder / folder / "manifest.json").read_text(encoding="utf-8"))
    assert {known["parameters"]["trust"]["half_life"] for known in manifest["scenarios"].values()} == {8}


def test_unequal_budgets_are_told(shequ):
    shequ.simulate_with("unequal")
    _, out, _ = shequ("compare", "space", "visits-first", "no-team", "--scenario", "jinjiang-base", *QUICK)
    assert "Unequal budgets" in out


def test_one_is_too_few(shequ):
    code, _, err = shequ("compare", "jinjiang-base")
    assert code == 2
    assert "at least two" in err


def test_all_unknown_names_are_told(shequ):
    code, _, err = shequ("compare", "spaec", "mixxed", "--scenario", "jinjiang-base")
    assert code == 2
    assert len(err.splitlines()) == 2
