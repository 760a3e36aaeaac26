"""Scenarios from files: names, layers, and what is wrong between files."""

from pathlib import Path

import pytest

from simulation.loading import load_community, load_scenario, load_strategy
from simulation.loading.scenarios import check_rules
from tests.loading.files import ABOUT, COMMUNITY, SCENARIO, STRATEGY, VENUE, line, problems_of, told, write, write_all


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def wrong(**texts):
    write_all(Path(), **texts)
    return told(problems_of(load_scenario, "mine"))


def test_a_scenario_beside_its_community_and_strategy(here):
    write_all(here)
    scenario = load_scenario(here / "mine.toml")
    assert (scenario.id, scenario.community.id, scenario.strategy.id) == ("mine", "estate", "plan")
    assert (scenario.weeks, scenario.exit, scenario.parameters.trust.base) == (30, 20, 0.5)
    assert scenario.hash() == load_scenario("mine").hash()


def test_a_name_is_looked_for_beside_then_in_scenarios_then_among_those_shipped(here):
    assert load_scenario("jinjiang-base").community.id == "jinjiang"
    (here / "scenarios" / "communities").mkdir(parents=True)
    write(here / "scenarios" / "communities", jinjiang=COMMUNITY)
    assert load_scenario("jinjiang-base").community.adults == 1500  # beside the shipped scenario stands its own
    write_all(here, mine=SCENARIO.replace('"estate"', '"jinjiang"'))
    assert load_scenario("mine").community.adults == 100
    write(here, jinjiang=COMMUNITY.replace("adults = 100", "adults = 200"))
    assert load_scenario("mine").community.adults == 200


def test_a_file_of_another_kind_is_not_taken_for_the_one_named(here):
    write_all(here, mine=SCENARIO.replace('"plan"', '"space"').replace("exit = 20", "exit = 104").replace("30", "156"))
    write(here, space=SCENARIO)
    assert load_scenario("mine").strategy.id == "space"


def test_names_that_nothing_has_are_told_with_the_nearest(here):
    write_all(here, mine=SCENARIO.replace("estate", "estat").replace("plan", "no-plan"))
    problems = problems_of(load_scenario, "mine")
    assert told(problems) == [("no_community", "mine.toml", 2, None), ("no_strategy", "mine.toml", 3, None)]
    assert problems[0].values["near"] == "estate"
    (problem,) = problems_of(load_scenario, "jinjang-base")
    assert (problem.key, problem.values["near"]) == ("no_scenario", "jinjiang-base")


def test_a_strategy_named_on_the_command_line_is_found_here_or_beside_the_scenario(here):
    (here / "other").mkdir()
    write_all(here / "other", far=STRATEGY)
    write(here, plan=STRATEGY.replace("20", "10"))
    assert load_scenario("other/mine.toml").strategy.phase[0].hours.total() == 20
    assert load_scenario("other/mine.toml", strategy="plan").strategy.phase[0].hours.total() == 10
    assert load_scenario("other/mine.toml", strategy="far").strategy.id == "far"
    assert load_scenario("jinjiang-base", strategy="plan").strategy.id == "plan"


def test_layers_lie_over_one_another_in_order(here):
    (here / "rules").mkdir()
    write(here / "rules", slow="[rules]\ntrust = 'ema'\n[trust]\nhalf_life = 40\nbase = 0.3\n")
    write_all(
        here,
        estate=COMMUNITY + "[trust]\nbase = 0.2\nnegativity = 3\nhalf_life = 7\n",
        mine=SCENARIO + 'rules_set = "slow"\n[trust]\nhalf_life = 50\n',
    )
    scenario = load_scenario("mine", settings={"trust.half_life": 60, "weeks": 25, "strategy.pressure": 2})
    trust = scenario.parameters.trust
    assert (trust.negativity, trust.base, trust.half_life) == (3, 0.3, 60)
    assert (scenario.rules.trust, scenario.weeks, scenario.strategy.pressure) == ("ema", 25, 2)
    assert load_scenario("mine").parameters.trust.half_life == 50


def test_based_on_merges_tables_and_replaces_lists(here):
    write_all(here)
    write(
        here,
        child='based_on = "mine"\nexit = 15\n[trust]\nbase = 0.4\n',
        small='based_on = "estate"\nadults = 50\n' + VENUE.format(id="hut", kind="room", building=2),
    )
    child = load_scenario("child")
    assert (child.id, child.weeks, child.exit, child.parameters.trust.base) == ("child", 30, 15, 0.4)
    small = load_community("small")
    assert (small.id, small.adults, small.buildings, [venue.id for venue in small.venues]) == ("small", 50, 4, ["hut"])


def test_an_inherited_mistake_is_told_where_it_stands(here):
    write_all(here, mine=SCENARIO + "[trust]\nbase = 7\n")
    write(here, child='based_on = "mine"\n\n[trust]\nnegativity = 99\n')
    assert told(problems_of(load_scenario, "child")) == [
        ("out_of_range", "mine.toml", 7, "trust.base"),
        ("out_of_range", "child.toml", 4, "trust.negativity"),
    ]


def test_files_based_on_one_another_in_a_circle(here):
    write(here, a='based_on = "b"\nweeks = 3\n', b='based_on = "c"\nweeks = 3\n', c='based_on = "a"\nweeks = 3\n')
    (problem,) = problems_of(load_scenario, "a")
    assert (problem.key, problem.file, problem.line) == ("circle", "c.toml", 1)
    assert problem.values["value"] == "a.toml → b.toml → c.toml → a.toml"
    write(here, d='based_on = "d"\nweeks = 3\n')
    assert problems_of(load_scenario, "d")[0].values["value"] == "d.toml → d.toml"


def test_a_file_of_ones_own_may_be_based_on_a_shipped_one_of_the_same_name(here):
    write(here, **{"jinjiang-base": 'based_on = "jinjiang-base"\nweeks = 120\n'})
    assert load_scenario("jinjiang-base").weeks == 120


def test_based_on_that_is_no_name(here):
    write(here, a="based_on = 3\nweeks = 3\n")
    assert told(problems_of(load_scenario, "a")) == [("wrong_type", "a.toml", 1, "based_on")]


def test_every_problem_of_all_files_at_once(here):
    found = wrong(
        mine=SCENARIO + "[trsut]\nbase = 1\n",
        estate=COMMUNITY.replace("adults = 100", "adults = 'many'"),
        plan=STRATEGY.replace("20", "-20"),
    )
    assert {(key, file) for key, file, _, _ in found} == {
        ("unknown_key", "mine.toml"), ("wrong_type", "estate.toml"), ("out_of_range", "plan.toml"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("weeks", "key"),
    [("[5, 5]", "empty_phase"), ("[6, 5]", "empty_phase"), ("[-1, 5]", "empty_phase"), ("[8, 12]", "overlap"),
     ("[10, 21]", "past_exit")],
)  # fmt: skip
def test_phases_out_of_place(weeks, key):
    plan = STRATEGY + f"[[phase]]\nweeks = {weeks}\nhours = {{run_space = 2}}\n"
    assert wrong(plan=plan) == [(key, "plan.toml", line(plan, "weeks", 2), "phase[2].weeks")]


def test_phases_that_touch_and_end_on_the_last_week_are_right(here):
    write_all(here, plan=STRATEGY + "[[phase]]\nweeks = [10, 20]\nhours = {run_space = 2}\n")
    assert len(load_scenario("mine").strategy.phase) == 2


def test_more_hours_than_the_team_has():
    plan = STRATEGY.replace("run_space = 20", "run_space = 20, follow_up = 11")
    assert wrong(plan=plan) == [("too_many_hours", "plan.toml", line(plan, "hours"), "phase[1].hours")]


def test_the_team_may_not_leave_after_the_end_but_a_run_may_be_cut_short(here):
    assert wrong(mine=SCENARIO.replace("exit = 20", "exit = 31"))[0][0] == "exit_after_end"
    write_all(here)
    assert load_scenario("mine", settings={"weeks": 2}).weeks == 2


@pytest.mark.parametrize(("venue", "near"), [("hal", "hall"), ("zzz", "")])
def test_a_venue_that_the_community_lacks(here, venue, near):
    write_all(here, plan=STRATEGY + f'run_space = {{venue = "{venue}"}}\n')
    (problem,) = problems_of(load_scenario, "mine")
    assert (problem.key, problem.line, problem.values["key"]) == ("no_venue", 6, "phase[1].run_space.venue")
    assert (problem.values["near"], problem.values["choices"]) == (near, ["ground", "room", "hall", "square"])


def test_a_kind_of_venue_that_the_community_lacks():
    estate = COMMUNITY.replace('kind = "room"', 'kind = "ground"')
    assert wrong(estate=estate) == [("no_venue", "plan.toml", 3, "phase[1].run_space.venue")]


@pytest.mark.parametrize(
    ("topics", "key", "path"),
    [('"estimted"', "topics", ""), ("3", "topics", ""), ("[1, 2]", "topics", ""), ("[]", "topics", ""),
     ('["sport", "chldren"]', "unknown_value", "[2]")],
)  # fmt: skip
def test_topics_that_are_none_are_one_problem(topics, key, path):
    plan = STRATEGY + f"run_space = {{topics = {topics}}}\n"
    assert wrong(plan=plan) == [(key, "plan.toml", 6, f"phase[1].run_space.topics{path}")]


def test_venues_that_cannot_be():
    more = VENUE.format(id="hall", kind="room", building=4) + VENUE.format(id="room", kind="room", building=0)
    estate = COMMUNITY.replace("[office]", more + "[office]")
    assert wrong(estate=estate) == [
        ("venue_twice", "estate.toml", line(estate, "id", 3), "venues[3].id"),
        ("no_building", "estate.toml", line(estate, "building =", 3), "venues[3].building"),
        ("venue_id_is_kind", "estate.toml", line(estate, "id", 4), "venues[4].id"),
    ]


def test_shares_that_do_not_sum_to_one_and_weeks_that_are_none():
    estate = COMMUNITY.replace("young = 0.25", "young = 0.5", 1)
    assert wrong(estate=estate) == [("shares_must_sum_to_one", "estate.toml", line(estate, "[ages]"), "ages")]
    estate = COMMUNITY + "[spectra]\nsport = { market = 0.7, government = 0.4 }\n"
    assert wrong(estate=estate) == [("spectrum_beyond_one", "estate.toml", line(estate, "sport =", 2), "spectra.sport")]
    estate = "holidays = [3, 52]\n" + COMMUNITY
    assert wrong(estate=estate) == [("week_of_year", "estate.toml", 1, "holidays[2]")]


def test_what_the_program_fills_in_may_not_stand_in_a_file():
    assert wrong(estate="id = 'x'\nresidents_digest = 'y'\n" + COMMUNITY) == [
        ("unknown_key", "estate.toml", 1, "id"),
        ("unknown_key", "estate.toml", 2, "residents_digest"),
    ]


def test_settings_are_checked_like_files_and_named_as_they_were_written(here):
    write_all(here)
    settings = {"trust.half_lif": 8, "community.adults": 3, "strategy.presure": 1, "weeks": True}
    problems = problems_of(load_scenario, "mine", settings=settings)
    assert {(problem.key, problem.file, problem.values["key"]) for problem in problems} == {
        ("unknown_key", "--set", "trust.half_lif"),
        ("out_of_range", "--set", "community.adults"),
        ("unknown_key", "--set", "strategy.presure"),
        ("wrong_type", "--set", "weeks"),
    }


def test_another_strategy_and_community_are_checked_against_each_other(here):
    write_all(here)
    write(here, ball=STRATEGY + 'run_space = {venue = "ballroom"}\n', estate2=COMMUNITY.replace("100", "150"))
    scenario = load_scenario("mine", community="estate2", settings={"strategy": "plan"})
    assert (scenario.community.adults, scenario.strategy.id) == (150, "plan")
    assert told(problems_of(load_scenario, "mine", strategy="ball"))[0][:2] == ("no_venue", "ball.toml")
    assert problems_of(load_scenario, "mine", strategy="bal")[0].values["near"] == "ball"


def test_a_strategy_and_rules_are_checked_by_themselves(here):
    write(here, plan=STRATEGY, odd=ABOUT + "presure = 1\n", rules="[trust]\nbase = 0.3\n", bad="[trust]\nbase = 3\n")
    assert load_strategy("plan").phase[0].hours.total() == 20
    assert told(problems_of(load_strategy, "odd.toml")) == [("unknown_key", "odd.toml", 3, "presure")]
    check_rules("rules.toml")
    assert told(problems_of(check_rules, "bad.toml")) == [("out_of_range", "bad.toml", 2, "trust.base")]
