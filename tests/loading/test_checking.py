"""One clear problem for everything wrong with a field."""

import pytest
from pydantic import Field

from simulation.errors import Problem
from simulation.loading.checking import checked
from simulation.loading.complaints import dotted, shown
from simulation.loading.toml_source import read
from simulation.parameter import Group, parameter
from simulation.words import use_language
from simulation.words.problems import line_of, sentence_of
from tests.loading.files import problems_of


class Part(Group):
    """A table."""

    rate: float = parameter(1.0, "h/week", 0, 10, "A1", "A rate.")
    count: int = Field(1, ge=1)
    on: bool = False
    name: str = Field("x", pattern="^[a-z]+$", max_length=5)
    pair: tuple[int, int] = (0, 1)


class Whole(Group):
    """A file."""

    part: Part = Part()
    parts: tuple[Part, ...] = ()
    topics: str | tuple[int, ...] = ""
    either: int | tuple[int, ...] = 1
    needed: int


WRONG = [
    ("rate = 11", "out_of_range", {"value": "11", "low": "0", "high": "10", "unit": "h/week"}),
    ("rate = -1e-9", "out_of_range", {"value": "-1e-09"}),
    ("rate = nan", "not_finite", {"value": "nan"}),
    ("rate = -inf", "not_finite", {"value": "-inf"}),
    ("rate = true", "wrong_type", {"value": "true", "wanted": "number"}),
    ('rate = "8"', "wrong_type", {"value": '"8"', "wanted": "number"}),
    ("rate = [1]", "wrong_type", {"wanted": "number"}),
    ("rate = 1979-05-27", "wrong_type", {"wanted": "number"}),
    ("count = 1.5", "wrong_type", {"wanted": "whole"}),
    ("count = 0", "too_small", {"low": "1"}),
    ("on = 1", "wrong_type", {"wanted": "yes_or_no"}),
    ("name = 3", "wrong_type", {"wanted": "text"}),
    ('name = "A"', "pattern", {"limit": "^[a-z]+$"}),
    ('name = "abcdef"', "length_most", {"limit": 5}),
    ("pair = [1, 2, 3]", "length_most", {"limit": 2}),
    ("rat = 1", "unknown_key", {"near": "rate"}),
]


def source_of(folder, text):
    path = folder / "x.toml"
    path.write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(("text", "key", "values"), WRONG)
def test_one_problem_with_line_key_value_and_limit(tmp_path, text, key, values):
    (problem,) = problems_of(checked, Whole, source_of(tmp_path, f"needed = 1\n[part]\n{text}\n"))
    assert (problem.key, problem.line, problem.values["key"].split("[")[0]) == (key, 3, f"part.{text.split(' ')[0]}")
    assert values.items() <= problem.values.items()
    for lang in ("en", "zh"):
        use_language(lang)
        assert "{" not in sentence_of(problem)
    use_language("en")


def test_every_problem_at_once_in_the_order_of_the_model(tmp_path):
    text = "topics = [1, 'x', 'y']\neither = 'z'\nextra = 1\n[[parts]]\nrate = 1\n[[parts]]\nrate = 12\ncount = false\n"
    problems = problems_of(checked, Whole, source_of(tmp_path, text), extra_known=("extras",))
    found = {(problem.key, problem.line, problem.values["key"]) for problem in problems}
    assert found == {
        ("topics", 1, "topics"),
        ("union", 2, "either"),
        ("unknown_key", 3, "extra"),
        ("out_of_range", 7, "parts[2].rate"),
        ("wrong_type", 8, "parts[2].count"),
        ("missing", 0, "needed"),
    }
    assert next(problem for problem in problems if problem.key == "unknown_key").values["near"] == "extras"


def test_a_table_that_is_none_and_a_pair_that_is_half(tmp_path):
    text = "needed = 1\npart = 3\nparts = [{pair = [1]}]\n"
    problems = problems_of(checked, Whole, source_of(tmp_path, text))
    assert [(problem.key, problem.line, problem.values["key"]) for problem in problems] == [
        ("wrong_type", 2, "part"),
        ("missing", 3, "parts[1].pair[2]"),
    ]


def test_what_is_right_comes_back_whole(tmp_path):
    whole = checked(Whole, source_of(tmp_path, "needed = 1\ntopics = [1]\n[part]\nrate = 2\npair = [3, 4]\n"))
    assert (whole.part.rate, whole.part.pair, whole.topics) == (2.0, (3, 4), (1,))


def test_values_are_shown_as_files_write_them_and_cut_short():
    assert [shown(value) for value in (True, "a", 1.5, [1, "b"], float("inf"), "")] == [
        "true", '"a"', "1.5", '[1, "b"]', "inf", '""',
    ]  # fmt: skip
    assert len(shown("x" * 500)) == 60
    assert dotted(("phase", 0, "hours", "odd key")) == 'phase[1].hours."odd key"'


def test_a_problem_reads_as_file_line_and_sentence():
    problem = Problem(
        "out_of_range", "a.toml", 3, {"key": "trust.base", "value": "2", "low": "0", "high": "1", "unit": "share"}
    )
    assert line_of(problem) == "a.toml:3: `trust.base` = 2 must lie between 0 and 1 share."
    use_language("zh")
    assert line_of(problem) == "a.toml:3: `trust.base` = 2 超出范围：最小 0，最大 1（比例）。"
    use_language("en")


def test_no_sign_of_a_file_can_play_tricks_on_a_terminal():
    assert "\x1b" not in line_of(Problem("unknown_key", "a\x1b[2J.toml", 1, {"key": "k\x1b[31m", "value": ""}))
