"""`shequ explain`: everything can be found, in both languages, and slips are met with the nearest name."""

import json

import pytest

from simulation.cli import main
from simulation.cli.entries import entries
from simulation.measures import OUTCOMES, WEEKLY
from simulation.parameters import Parameters
from simulation.strategy import ACTIONS


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")


def said(capsys, *words):
    assert main(["explain", *words]) == 0
    return capsys.readouterr().out


def test_a_parameter_has_meaning_unit_range_default_and_source(capsys):
    assert said(capsys, "trust.half_life").splitlines() == [
        "trust.half_life (parameter)",
        "  Time for half of the evidence to fade.",
        "  unit: weeks",
        "  range: 1 to 520",
        "  default: 26",
        "  source: model specification, section 6",
        "  In a scenario file: [trust] half_life = 26    On the command line: --set trust.half_life=26",
    ]
    assert said(capsys, "trust.half_life", "--lang", "zh").splitlines()[:4] == [
        "trust.half_life（参数）",
        "  过往体验淡忘一半所需的时间。",
        "  单位：周",
        "  范围：1 到 520",
    ]


def test_a_short_name_is_enough_where_it_is_unique_and_lists_all_where_it_is_not(capsys):
    assert said(capsys, "bass_q").startswith("decision.bass_q (parameter)")
    several = said(capsys, "half_life")
    assert all(name in several for name in ("trust.half_life", "habit.half_life", "needs.half_life"))


def test_tables_actions_rules_and_measures(capsys):
    assert "trust.negativity" in said(capsys, "trust")
    assert "Mean trust in the team of all residents" in said(capsys, "trust")
    space = said(capsys, "run_space")
    assert "run_space.hours_open" in space
    assert "actions.run_space.rent = 200 yuan/week" in space
    assert "Granovetter 1978" in said(capsys, "rules.decision")
    assert "outcome" in said(capsys, "legacy_52")
    assert said(capsys, "hand-over").startswith("hand_over (action)")


def test_without_a_name_it_lists_what_there_is(capsys):
    listed = said(capsys)
    for name in [*Parameters.model_fields, *ACTIONS, *OUTCOMES, *WEEKLY, "rules.trust"]:
        assert f"  {name} " in listed, name


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_everything_can_be_explained_in_both_languages(capsys, lang):
    for name in {entry.name for entry in entries()}:
        lines = said(capsys, name, "--lang", lang).splitlines()
        assert len(lines) >= 2, name
        assert all(line.strip() for line in lines), name


def test_a_slip_is_met_with_the_nearest_name(capsys):
    assert main(["explain", "hlf_life"]) == 2
    assert capsys.readouterr().err == "There is nothing named hlf_life to explain. Did you mean half_life?\n"


def test_as_json(capsys):
    (entry,) = json.loads(said(capsys, "team.money", "--json"))
    assert (entry["name"], entry["facts"]["unit"], entry["facts"]["default"]) == ("team.money", "yuan/year", 150_000)
    kinds = {entry["kind"] for entry in json.loads(said(capsys, "--json"))}
    assert kinds == {"parameter", "table", "action", "setting", "rule", "measure"}
    assert main(["explain", "nothing-like-it", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["problems"][0]["problem"] == "unknown_name"
