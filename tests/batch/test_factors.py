"""Levers, uncertainties and points: what a file may ask, and one clear sentence for every slip."""

import numpy as np
import pytest

from simulation.batch.asking import load_experiment
from simulation.batch.design import planned
from simulation.batch.sampling import Range, Sampling, Uncertainty, sampled
from simulation.batch.varying import varied
from simulation.errors import BadInput
from simulation.loading import load_scenario
from simulation.words.problems import line_of

HEAD = """question.en = "Which?"
question.zh = "哪个？"
scenario = "jinjiang-base"
runs = 2
seed = 9
[[arm]]
id = "space"
strategy = "space"
[[arm]]
id = "events"
strategy = "one-off-events"
"""


@pytest.fixture
def asked(tmp_path):
    """Load an experiment with some lines more."""

    def load(text, head=HEAD):
        path = tmp_path / "asked.toml"
        path.write_text(head + text, encoding="utf-8")
        return load_experiment(path)

    return load


def test_every_combination_of_levers_is_an_arm_of_every_arm(asked):
    design = asked('[levers]\n"trust.half_life" = [8, 16]\nactions.run_space.rent = [0, 700, 1400]\n')
    assert len(design.arms) == 2 * 2 * 3
    last = design.arms[-1]
    assert (last.id, design.reference) == ("events@16,1400", "space@8,0")
    assert last.name["en"] == "One-off events (half_life = 16, rent = 1400)"
    assert last.levers == {"trust.half_life": 16.0, "actions.run_space.rent": 1400.0}
    same = load_scenario("jinjiang-base", strategy="one-off-events", settings=last.levers)
    assert last.scenario.hash() == same.hash()


def test_expectations_and_reference_of_plain_arms_hold_at_every_combination(asked):
    text = '[levers]\n"trust.half_life" = [8, 16]\n[[expect]]\nmeasure = "trust"\nbetter = "space"\nthan = "events"\n'
    design = asked(text, HEAD.replace("runs = 2", 'runs = 2\nreference = "events"'))
    assert design.reference == "events@8"
    assert [(one["better"], one["than"]) for one in design.expect] == [
        ("space@8", "events@8"),
        ("space@16", "events@16"),
    ]


def test_points_change_all_arms_alike_and_share_their_luck(asked):
    design = asked('[uncertainties]\n"trust.half_life" = { low = 4, high = 104 }\n[sampling]\npoints = 5\n')
    plan = planned(design)
    assert len(design.points) == 5
    jobs = list(plan.jobs())
    assert len(jobs) == plan.n_jobs() == 2 * 5 * 3  # runs, points, both arms and their twin
    assert [job.replicate for job in jobs] == [0] * 15 + [1] * 15
    assert len({job.seed for job in jobs}) == 2
    halves = {plan.scenario_of(job).parameters.trust.half_life for job in jobs if job.point == 3}
    assert halves == {design.points[3]["trust.half_life"]}
    assert all(plan.scenario_of(job).hash() == job.scenario_hash for job in jobs)


def test_an_arm_more_leaves_points_and_seeds_as_they_are(asked):
    text = '[uncertainties]\n"trust.half_life" = { low = 4, high = 104 }\n'
    one = asked(text)
    more = asked(text, HEAD + '[[arm]]\nid = "more"\nstrategy = "mixed"\n')
    assert one.points == more.points
    assert one.seed_of(1) == more.seed_of(1)
    assert {job.scenario_hash for job in planned(one).jobs()} < {job.scenario_hash for job in planned(more).jobs()}


def test_a_latin_hypercube_has_one_point_in_every_slice():
    found = sampled([_between(0, 1), _between(0, 1, "b")], Sampling(points=40), seed=3)
    for name in ("a", "b"):
        assert sorted(int(40 * point[name]) for point in found) == pytest.approx(list(range(40)), abs=1)
    assert found == sampled([_between(0, 1), _between(0, 1, "b")], Sampling(points=40), seed=3)
    assert found != sampled([_between(0, 1), _between(0, 1, "b")], Sampling(points=40), seed=4)


def test_more_points_of_sobols_sequence_begin_with_the_same():
    few, many = (sampled([_between(0, 1)], Sampling(design="sobol", points=n), seed=3) for n in (8, 32))
    assert many[:8] == few
    assert np.histogram([point["a"] for point in many], bins=8, range=(0, 1))[0].tolist() == [4] * 8


def _between(low, high, name="a", *, is_whole=False, log=False):
    return Uncertainty(name, Range(low=low, high=high, log=log), is_whole)


def test_whole_numbers_logarithms_and_choices():
    whole = _between(2, 4, is_whole=True)
    assert [whole.at(share) for share in (0.0, 0.34, 0.67, 0.999)] == [2, 3, 4, 4]
    assert _between(1, 10_000, log=True).at(0.5) == 100
    chosen = Uncertainty("rules.trust", Range(values=("beta", "ema")))
    assert [chosen.at(0.2), chosen.at(0.8)] == ["beta", "ema"]
    assert _between(0, 1).at(1 / 3) == 0.333333  # digits enough to be typed again


def test_a_list_of_points_is_read_beside_the_experiment(asked, tmp_path):
    (tmp_path / "mine.csv").write_text("trust.half_life,rules.trust,notice.memory\n8,beta,4\n16,ema,9\n")
    design = asked('[sampling]\ndesign = "list"\nfile = "mine.csv"\n')
    assert design.points == (
        {"trust.half_life": 8.0, "rules.trust": "beta", "notice.memory": 4},
        {"trust.half_life": 16.0, "rules.trust": "ema", "notice.memory": 9},
    )
    assert isinstance(design.points[0]["trust.half_life"], float)


def test_what_is_varied_in_memory_is_what_would_be_read_from_files():
    names = {
        "trust.half_life": 31.5,
        "community.adults": 700,
        "strategy.pressure": 1.5,
        "rules.trust": "ema",
        "weeks": 130,
    }
    plain = load_scenario("jinjiang-base")
    assert varied(plain, names) == load_scenario("jinjiang-base", settings=names)
    assert varied(plain, {}) is plain


LEVERS, UNSURE = "[levers]\n", "[uncertainties]\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LEVERS + '"trust.half_life" = 8\n', "13: `levers.\"trust.half_life\"` = 8 must be a list of the values"),
        (LEVERS + '"trust.half_life" = []\n', "must be a list of the values"),
        (LEVERS + '"trust.half_life" = [8, 8]\n', "= 8 stands in the list already"),
        (LEVERS + '"trust.half_live" = [8, 9]\n', "13: `trust.half_live` is not known here. Did you mean half_life?"),
        (LEVERS + '"trust.half_life" = [8,\n -1]\n', "14: `trust.half_life` = -1 must lie between"),
        (LEVERS + '"strategy" = ["space", "mixed"]\n', "`strategy` cannot be a lever"),
        (LEVERS + '"notice.memory" = [2.5, 3]\n', "`notice.memory` = 2.5 must be a whole number"),
        (LEVERS + '"exit" = [104, 200]\n', "would leave after the end of the run"),
        (UNSURE + '"trust.half_life" = 8\n', "must say how far it may lie"),
        (UNSURE + '"trust.half_life" = { low = 8 }\n', "must say how far it may lie"),
        (UNSURE + '"trust.half_life" = { low = 8, high = 4 }\n', "low must be below high"),
        (UNSURE + '"trust.half_life" = { low = 8, hihg = 9 }\n', "is not known here. Did you mean high?"),
        (UNSURE + '"trust.half_life" = { low = 8, high = 1e9 }\n', "13: `trust.half_life` = 1000000000.0 must lie"),
        (UNSURE + '"aftermath.appeal" = { low = 0, high = 1, log = true }\n', "low must be above 0"),
        (UNSURE + '"notice.memory" = { low = 2.5, high = 9 }\n', "whole numbers only"),
        (UNSURE + '"rules.trust" = { values = ["beta", "emma"] }\n', "is no rule of this family"),
        (UNSURE + '"trust.half_life" = { low = 4, high = 9 }\n[levers]\ntrust.half_life = [4, 5]\n', "a lever already"),
        (UNSURE + '"trust.half_life" = { low = 4, high = 9 }\n[sampling]\npoints = 0\n', "`sampling.points` = 0 must"),
        (UNSURE + '"trust.half_life" = { low = 4, high = 9 }\n[sampling]\ndesign = "sobel"\n', "Did you mean sobol?"),
        (
            UNSURE + '"trust.half_life" = { low = 4, high = 9 }\n[sampling]\ndesign = "sobol"\npoints = 60\n',
            "power of two, such as 32 or 64",
        ),
        ('[sampling]\npoints = 8\n', "names nothing to choose among"),
        ('[sampling]\ndesign = "list"\n', "`sampling.file` is missing"),
        ('[sampling]\ndesign = "list"\nfile = "no.csv"\n', "no.csv: There is no such file"),
        (
            '[sampling]\ndesign = "list"\nfile = "no.csv"\n[uncertainties]\ntrust.half_life = { low = 4, high = 9 }\n',
            "exclude each other",
        ),
        ('[arm.set]\n"trust.half_life" = 8\n[levers]\n"trust.half_life" = [8, 9]\n', "set in this arm, but varied"),
        (LEVERS + '"trust.half_life" = [4,5,6,7,8,9,10,11,12,13]\n"notice.memory" = [1,2,3,4,5,6,7,8,9,10]\n'
         '"decision.base" = [-4,-3.9,-3.8,-3.7,-3.6,-3.5,-3.4,-3.3,-3.2,-3.1,-3]\n', "make 1,100 combinations"),
    ],
)  # fmt: skip
def test_every_slip_has_one_sentence(asked, text, said):
    with pytest.raises(BadInput) as told:
        asked(text)
    lines = [line_of(problem) for problem in told.value.problems]
    assert any(said in line for line in lines), lines
    assert len(lines) == 1 or "exclude each other" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("trust.half_life\n8\n-3\n", "mine.csv:3: `trust.half_life` = -3 must lie between"),
        ("trust.half_life\n8\neight\n", 'mine.csv:3: `trust.half_life` = "eight" must be a number'),
        ("trust.half_live\n8\n", "mine.csv:2: `trust.half_live` is not known here"),
        ("trust.half_life,notice.memory\n8\n", "mine.csv:2: This row has 1 cells, but there are 2 columns"),
        ("trust.half_life,notice.memory\n8,\n", "mine.csv:2: `notice.memory` is empty"),
        ("trust.half_life,trust.half_life\n8,8\n", "mine.csv:1: The column `trust.half_life` is there twice"),
        ("trust.half_life;notice.memory\n8;8\n", "mine.csv:1: The columns must be separated by commas"),
        ("trust.half_life\n", "The file has 0 points"),
        ('trust.half_life\n"8\n', "This is not CSV"),
    ],
)
def test_every_slip_in_a_list_has_one_sentence(asked, tmp_path, text, said):
    (tmp_path / "mine.csv").write_text(text)
    with pytest.raises(BadInput) as told:
        asked('[sampling]\ndesign = "list"\nfile = "mine.csv"\n')
    (line,) = [line_of(problem) for problem in told.value.problems]
    assert said in line
