import pytest

from simulation.batch.asking import load_experiment, one_scenario, scenarios_side_by_side, strategies_side_by_side
from simulation.errors import BadInput

QUESTION = 'question.en = "Which?"\nquestion.zh = "哪个？"\n'
ASKED = {"runs": 3, "seed": 5, "settings": {}}


@pytest.fixture
def written(tmp_path):
    """Write an experiment and return its path."""

    def write(text, question=QUESTION):
        path = tmp_path / "asked.toml"
        path.write_text(question + text, encoding="utf-8")
        return path

    return write


def _problems(path):
    with pytest.raises(BadInput) as told:
        load_experiment(path)
    return {(problem.key, problem.line): problem.values for problem in told.value.problems}


def test_an_experiment_becomes_a_design(written):
    design = load_experiment(
        written(
            """scenario = "jinjiang-base"
runs = 4
seed = 9
reference = "events"
[[arm]]
id = "space"
strategy = "space"
[[arm]]
id = "events"
strategy = "one-off-events"
name.en = "Events"
name.zh = "活动"
[arm.set]
"trust.half_life" = 8
notice.memory = 6
[[expect]]
measure = "legacy_52"
better = "space"
than = "events"
smallest = 0.1
"""
        )
    )
    assert (design.id, design.runs, design.seed, design.reference) == ("asked", 4, 9, "events")
    space, events = design.arms
    assert (space.name["en"], events.name["zh"]) == ("Run a space", "活动")
    assert (space.scenario.strategy.id, events.scenario.strategy.id) == ("space", "one-off-events")
    assert (events.scenario.parameters.trust.half_life, events.scenario.parameters.notice.memory) == (8, 6)
    assert space.scenario.parameters.trust.half_life != 8
    assert design.expect[0]["smallest"] == 0.1


def test_the_first_arm_is_the_reference_unless_another_is_named(written):
    path = written('scenario = "jinjiang-base"\n[[arm]]\nid = "b"\n[[arm]]\nid = "a"\nstrategy = "no-team"\n')
    assert load_experiment(path).reference == "b"


def test_the_shipped_experiment_is_whole():
    design = load_experiment("space-vs-events")
    assert [arm.id for arm in design.arms] == ["space", "fixed_point", "one_off", "no_team"]
    assert design.runs == 30


def test_names_resolve_beside_the_experiment(written, tmp_path):
    (tmp_path / "mine.toml").write_text('based_on = "jinjiang-base"\nstrategy = "no-team"\n')
    assert not load_experiment(written('scenario = "mine"\n[[arm]]\nid = "a"\n')).arms[0].has_team


def test_every_slip_is_told_with_its_line_and_the_nearest_name(written):
    found = _problems(
        written(
            """scenario = "jinjiang-base"
reference = "spce"
[[arm]]
id = "space"
strategy = "spaces"
[[arm]]
id = "space"
[arm.set]
"trust.half_life" = -1
"trust.halflife" = 8
[[expect]]
measure = "awarenes"
better = "space"
than = "evnts"
"""
        )
    )
    assert found["unknown_value", 4]["near"] == "space"
    assert found["unknown_value", 14]["near"] == "awareness"
    assert ("unknown_value", 16) in found
    assert ("arm_twice", 9) in found
    assert found["no_strategy", 7]["near"] == "space"
    assert ("out_of_range", 11) in found
    assert found["unknown_key", 12]["near"] == "half_life"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('scenario = "jinjiang-base"\nruns = 0\n[[arm]]\nid = "a"\n', "out_of_range"),
        ('scenario = "jinjiang-base"\nruns = 100_001\n[[arm]]\nid = "a"\n', "out_of_range"),
        ('scenario = "jinjiang-base"\nruns = 2.5\n[[arm]]\nid = "a"\n', "wrong_type"),
        ('scenario = "jinjiang-base"\n', "missing"),
        ('scenario = "jinjiang-base"\narm = []\n', "length_least"),
        ('scenario = "jinjiang-base"\n[[arm]]\nid = "a b"\n', "pattern"),
        ('scenario = "jinjiang-base"\n[[arm]]\nid = "a"\n[levers]\nx = [1]\n', "unknown_key"),
        ('scenario = "nowhere"\n[[arm]]\nid = "a"\n[[arm]]\nid = "b"\n', "no_scenario"),
        ('[[arm]]\nid = "a"\n', "missing"),
    ],
)
def test_what_an_experiment_cannot_say(written, text, key):
    assert [name for name, _ in _problems(written(text))] == [key]


def test_an_empty_experiment_is_told(tmp_path):
    (tmp_path / "empty.toml").write_text("")
    assert [name for name, _ in _problems(tmp_path / "empty.toml")] == ["empty_file"]


def test_a_scenario_with_another_strategy_is_another_design():
    plain = one_scenario("jinjiang-base", strategy=None, **ASKED)
    other = one_scenario("jinjiang-base", strategy="mixed", **ASKED)
    assert (plain.id, other.id) == ("jinjiang-base", "jinjiang-base-mixed")
    assert plain.arms[0].scenario.hash() != other.arms[0].scenario.hash()


def test_strategies_on_one_scenario():
    design = strategies_side_by_side(["space", "no-team"], "jinjiang-base", **ASKED)
    assert (design.id, design.reference) == ("space-no-team", "space")
    assert [arm.has_team for arm in design.arms] == [True, False]


def test_scenarios_side_by_side_are_told_apart():
    design = scenarios_side_by_side(["jinjiang-base", "lidao-base"], **ASKED)
    assert [arm.name for arm in design.arms] == [None, None]  # one strategy in two communities: the names are the ids
    twice = scenarios_side_by_side(["jinjiang-base", "jinjiang-base"], **ASKED)
    assert [arm.id for arm in twice.arms] == ["jinjiang-base", "jinjiang-base-2"]


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(BadInput) as told:
        strategies_side_by_side(["spaec", "mixxed", "space"], "jinjiang-base", **ASKED)
    assert [problem.values["near"] for problem in told.value.problems] == ["space", "mixed"]
