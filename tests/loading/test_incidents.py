"""Incidents in files: set ones in a scenario, rates in a community; a slip is told in one sentence."""

import pytest

from simulation.loading import load_community, load_scenario
from simulation.topics import Incident, Kind
from simulation.words import tell
from simulation.world.incidents import USUAL, rates_of
from tests.loading.files import COMMUNITY, SCENARIO, line, problems_of, told, write_all

BURGLARY = '[[incident]]\nweek = 12\nkind = "burglary"\nbuilding = {}\n'


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_incident_set_in_a_scenario_is_part_of_it_and_of_its_hash(here):
    write_all(here, mine=SCENARIO + BURGLARY.format(3))
    (incident,) = load_scenario("mine").incident
    assert (incident.week, incident.kind, incident.building) == (12, Incident.BURGLARY, 3)
    with_it = load_scenario("mine").hash()
    assert with_it == load_scenario("mine").hash()
    assert with_it != load_scenario("mine", settings={"incident": []}).hash()


def test_an_experiment_may_set_one_incident_in_one_arm(here):
    write_all(here)
    found = load_scenario("mine", settings={"incident": [{"week": 5, "kind": "brawl", "at_activity": True}]})
    assert found.incident[0].at_activity


@pytest.mark.parametrize(
    ("text", "key", "path"),
    [
        (BURGLARY.format(4), "no_building", "incident[1].building"),
        ('[[incident]]\nweek = 12\nkind = "burglery"\n', "unknown_value", "incident[1].kind"),
        ('[[incident]]\nkind = "burglary"\n', "missing", "incident[1].week"),
        ('[[incident]]\nweek = -1\nkind = "fees"\n', "out_of_range", "incident[1].week"),
    ],
)
def test_a_slip_in_an_incident_is_told_where_it_stands(here, text, key, path):
    write_all(here, mine=SCENARIO + text)
    (problem,) = problems_of(load_scenario, "mine")
    assert (problem.key, problem.file.split("/")[-1], problem.values["key"]) == (key, "mine.toml", path)
    assert tell(f"problem.{key}", **problem.values)


def test_rates_of_a_community_stand_beside_what_is_usual_for_its_type(here):
    text = COMMUNITY + "[incidents]\nburglary = 2.0\nfees = 0\n"
    write_all(here, estate=text.replace("fees = 0", "fees = 0.0"))
    rates = rates_of(Kind.COMMODITY, load_community("estate").incidents)
    usual = USUAL[Kind.COMMODITY]
    assert rates == usual | {Incident.BURGLARY: 2.0, Incident.FEES: 0.0}


def test_a_rate_below_zero_is_told(here):
    text = COMMUNITY + "[incidents]\nburglary = -1.0\n"
    write_all(here, estate=text)
    found = told(problems_of(load_scenario, "mine"))
    assert found == [("out_of_range", "estate.toml", line(text, "burglary"), "incidents.burglary")]


def test_in_a_scenario_the_same_word_is_a_table_of_parameters(here):
    write_all(here, mine=SCENARIO + "[incidents]\nrate = 0.0\n[incidents.burglary]\nseverity = 0.3\n")
    p = load_scenario("mine").parameters.incidents
    assert (p.rate, p.burglary.severity, p.sewage.severity) == (0.0, 0.3, 0.7)


def test_every_type_of_estate_has_a_usual_rate_of_every_kind():
    assert set(USUAL) == set(Kind)
    assert all(set(rates) == set(Incident) for rates in USUAL.values())
