"""What the product ships: communities, strategies, scenarios and the first question."""

import re
import tomllib
from pathlib import Path

import numpy as np
import pytest
from pydantic import BaseModel

from simulation.loading import load_community, load_scenario, load_strategy
from simulation.parameters import Parameters
from simulation.profile import NeedMeans
from simulation.rules import past
from simulation.rules.needs import response
from simulation.topics import Holder

ROOT = Path(__file__).parents[1]
COMMUNITIES = sorted(path.stem for path in (ROOT / "scenarios" / "communities").glob("*.toml"))
STRATEGIES = sorted(path.stem for path in (ROOT / "scenarios" / "strategies").glob("*.toml"))
SCENARIOS = sorted(path.stem for path in (ROOT / "scenarios").glob("*.toml"))
ARMS_OF_THE_MAIN_QUESTION = {
    "space": "run_space",
    "fixed-point-events": "fixed_point_event",
    "one-off-events": "one_off_event",
}
SUPPORTING = {"field_observation": 2, "formal_visit": 1, "keep_informed": 1, "follow_up": 3, "hand_over": 1}
FILES = sorted(path for folder in ("scenarios", "experiments") for path in (ROOT / folder).rglob("*.toml"))
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def said_in(table, path=()):
    """Yield every (path, {en, zh}) below a TOML table."""
    if isinstance(table, dict):
        if {"en", "zh"} & table.keys():
            yield path, table
        for key, inside in table.items():
            yield from said_in(inside, (*path, key))
    elif isinstance(table, list):
        for number, inside in enumerate(table):
            yield from said_in(inside, (*path, number))


def test_the_seven_communities_and_the_seven_strategies_are_there():
    assert " ".join(COMMUNITIES) == "jiangnan jiezuo jinjiang lidao relocation upscale urban-village"
    assert " ".join(STRATEGIES) == (
        "fixed-point-events look-then-space mixed no-team one-off-events space visits-first"
    )
    assert {name.removesuffix("-base") for name in SCENARIOS} == set(COMMUNITIES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_everything_said_is_said_in_both_languages(path):
    sentences = list(said_in(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert sentences
    for place, said in sentences:
        assert set(said) == {"en", "zh"}, place
        assert CHINESE.search(said["zh"]), place
        assert not CHINESE.search(said["en"]), place
        assert "\n" not in said["en"] + said["zh"], place


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_shipped_scenario_runs_its_community_two_years_and_looks_a_year_further(name):
    scenario = load_scenario(name)
    assert scenario.community.id == name.removesuffix("-base")
    assert (scenario.weeks, scenario.exit, scenario.strategy.id) == (156, 104, "space")


@pytest.mark.parametrize("community", COMMUNITIES)
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_every_strategy_fits_every_community(community, strategy):
    scenario = load_scenario(f"{community}-base", strategy=strategy)
    assert (scenario.community.id, scenario.strategy.id) == (community, strategy)


@pytest.mark.parametrize("name", [name for name in STRATEGIES if name != "no-team"])
def test_a_strategy_spends_thirty_hours_every_week_until_the_team_leaves(name):
    strategy = load_strategy(name)
    hours = [strategy.phase_at(week).hours.total() for week in range(104)]
    assert hours == pytest.approx([Parameters().team.hours] * 104)
    assert strategy.phase_at(104) is None


def test_nobody_comes_in_the_strategy_without_a_team():
    assert load_strategy("no-team").phase == ()


@pytest.mark.parametrize(("name", "main"), ARMS_OF_THE_MAIN_QUESTION.items())
def test_the_arms_of_the_main_question_differ_in_the_main_action_only(name, main):
    (phase,) = load_strategy(name).phase
    assert phase.hours.given() == SUPPORTING | {main: 22}
    (other,) = load_strategy("space").phase
    assert (phase.formal_visit, phase.keep_informed) == (other.formal_visit, other.keep_informed)


def test_the_two_kinds_of_events_are_held_alike_but_for_the_place():
    fixed = load_strategy("fixed-point-events").phase[0].fixed_point_event
    one_off = load_strategy("one-off-events").phase[0].one_off_event
    assert one_off.model_dump(exclude={"holidays"}) == fixed.model_dump()


@pytest.mark.parametrize(("name", "same_as"), [("visits-first", "mixed"), ("look-then-space", "space")])
def test_a_strategy_that_begins_differently_goes_on_the_same(name, same_as):
    later, whole = load_strategy(name).phase[-1], load_strategy(same_as).phase[0]
    assert later.model_dump(exclude={"weeks"}) == whole.model_dump(exclude={"weeks"})


@pytest.mark.parametrize("name", COMMUNITIES)
def test_a_community_has_a_room_and_a_ground_that_anyone_may_enter(name):
    venues = load_community(name).venues
    assert 3 <= len(venues) <= 7
    for kind in ("room", "ground"):
        first = next(venue for venue in venues if venue.kind == kind)
        assert first.access == "open"
        # a team's 22 hours must fit where room is scarce, or the arms would not compare
        assert first.opening_hours >= 22
    assert len({venue.id for venue in venues}) == len(venues)


EVEN_NEED = 0.3  # mean need of every shipped community before its past, so that estates differ in what is needed


def needs_of(profile):
    """Return mean needs of a community, its past included: (n_topics, n_ages)."""
    needs, p = np.array([getattr(profile.needs, topic).row() for topic in NeedMeans.model_fields]), Parameters().past
    for incident in profile.history:
        left = past.remains(incident.severity, incident.years_ago, half_life=p.half_life)
        topic = list(NeedMeans.model_fields).index(incident.topic)
        needs[topic] = past.raised(needs[topic], left, effect=p.need)
    return needs


def answerable_need(profile):
    """Return the mean need that work in the community can answer."""
    wealth = np.full(1, profile.traits.wealth, dtype=np.float32)
    answered = response(np.array(profile.spectra.rows()), wealth, cooperation=profile.office.cooperation)
    return float(((needs_of(profile) @ profile.ages.row()) * answered[:, 0]).mean())


@pytest.mark.parametrize("name", COMMUNITIES)
def test_every_community_needs_as_much_on_average_and_each_stage_of_life_something(name):
    profile = load_community(name)
    needs = needs_of(profile)
    assert float((needs @ profile.ages.row()).mean()) == pytest.approx(EVEN_NEED, abs=0.02)
    assert (needs.max(axis=0) >= 0.5).all()
    assert ((needs >= 0.5).sum(axis=0) <= 2).all()


def test_the_decision_is_centred_where_communities_stand():
    """Offices and wealth differ, and with them what work can answer; the centre is their middle."""
    overall = [answerable_need(load_community(name)) for name in COMMUNITIES]
    assert np.mean(overall) == pytest.approx(Parameters().decision.need_centre, abs=0.02)


def test_the_communities_differ_in_size_ages_and_who_lives_there():
    profiles = [load_community(name) for name in COMMUNITIES]
    assert all(600 <= profile.adults <= 4000 for profile in profiles)
    assert len({profile.ages.row() for profile in profiles}) == len(profiles)
    kinds = {str(profile.kind) for profile in profiles}
    assert kinds == {"commodity", "upscale", "relocation", "urban_village"}


def test_the_default_community_has_two_table_tennis_rooms_in_different_hands():
    rooms = [venue for venue in load_community("jinjiang").venues if "table-tennis" in venue.id]
    assert {(room.owner, str(room.access)) for room in rooms} == {
        (Holder.OFFICE, "open"),
        (Holder.OWNERS, "keyholder_circle"),
    }


def test_a_community_may_bring_its_own_parameters():
    upscale = load_scenario("upscale-base").parameters
    assert (upscale.trust.base, upscale.network.in_building) == (0.42, 0.3)


def test_the_first_question_asks_what_the_claim_says():
    file = ROOT / "experiments" / "claims" / "space-vs-events.toml"
    question = tomllib.loads(file.read_text(encoding="utf-8"))
    strategies = {arm["id"]: arm["strategy"] for arm in question["arm"]}
    assert strategies == {
        "space": "space",
        "fixed_point": "fixed-point-events",
        "one_off": "one-off-events",
        "no_team": "no-team",
    }
    assert question["reference"] == "one_off"
    assert question["expect"] == [{"measure": "legacy_52", "better": "space", "than": "one_off", "smallest": 0.10}]


def assumptions(table):
    """Yield the assumption numbers in the sources of a table of parameters."""
    for name, field in type(table).model_fields.items():
        inside = getattr(table, name)
        if isinstance(inside, BaseModel):
            yield from assumptions(inside)
        else:
            yield from re.findall(r"\bA\d+\b", (field.json_schema_extra or {}).get("source", ""))


def test_the_odd_lists_every_assumption_of_the_parameters_once():
    """Assumptions may also stand behind numbers that are no parameters."""
    parts = [ROOT / "docs" / "odd.md", *sorted((ROOT / "docs" / "odd_parts").glob("*.md"))]
    text = "\n".join(path.read_text(encoding="utf-8") for path in parts)
    listed = re.findall(r"^\| (A\d+) \|", text, re.MULTILINE)
    assert len(listed) == len(set(listed))
    assert set(assumptions(Parameters())) <= set(listed)


# Trust is one table, whether it is remembered or averaged.
SHARED_TABLES = {"opinions": "trust"}


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_one_noun_has_five_places(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+)[^|]*\|[^|]*\| `([^`]+)` \| `\[(\w+)\]` \| `([^`]+)` \|", text, re.MULTILINE)
    rules = {path.stem for path in (ROOT / "simulation" / "rules").glob("*.py")} - {"__init__"}
    assert {noun for noun, *_ in rows} == rules
    for noun, rule, table, test in rows:
        assert (rule, test) == (f"simulation/rules/{noun}.py", f"tests/rules/test_{noun}.py")
        assert table == SHARED_TABLES.get(noun, noun)
        assert table in Parameters.model_fields
        assert (ROOT / rule).is_file()
        assert (ROOT / test).is_file()
