"""The report's page: whole, honest, safe, in both languages."""

import re
from functools import partial
from html.parser import HTMLParser

import pytest

from simulation.errors import BadInput, RunFailed
from simulation.parameters import Parameters, Trust
from simulation.report import page as pages
from simulation.report import write
from simulation.report.folder import read
from simulation.words import tell
from tests.report.batches import FOUR, FakeArm, store


def page(folder, lang="en"):
    """Return the page without its figures, which take seconds to draw."""
    return pages.page(read(folder, lang), {}, partial(tell, lang=lang), lang)


def html(whole):
    """Return the page of a whole report."""
    return (whole[1] / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=["en", "zh"])
def whole(request, tmp_path_factory):
    """A report with all its figures: its language and its folder."""
    folder = store(tmp_path_factory.mktemp("batch"), FOUR, weeks=8, leaves=4)
    write(folder, request.param)
    return request.param, folder


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    return store(tmp_path_factory.mktemp("batch"), FOUR, weeks=8, leaves=4)


def test_the_page_asks_nothing_of_any_network(whole):
    text = html(whole)
    wanted = re.findall(r'(?:src|href|action|data|poster)="([^"]*)"|url\(([^)]*)\)|@import', text)
    assert all(target.startswith("#") for pair in wanted for target in pair if target)
    assert "<script" not in text
    assert "<link" not in text
    assert len(text) < 4_000_000


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            ['lang="en"', "Run a space, or hold events?", "One-off events", "95\u00a0% interval"],
        ),
        ("zh", ['lang="zh-CN"', "空间运营，还是办活动？", "一次性活动", "95% 区间", "居民自办活动"]),
    ],
)
def test_the_page_speaks_the_language_asked_for(stored, lang, words):
    text = page(stored, lang)
    assert [word for word in words if word not in text] == []


def test_every_element_is_closed_and_every_id_stands_once(whole):
    class Reader(HTMLParser):
        def __init__(self):
            super().__init__()
            self.open, self.ids = [], []

        def handle_starttag(self, tag, attrs):
            self.ids += [value for name, value in attrs if name == "id"]
            if tag not in ("meta", "br"):
                self.open.append(tag)

        def handle_startendtag(self, tag, attrs):
            self.ids += [value for name, value in attrs if name == "id"]

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

    reader = Reader()
    reader.feed(html(whole))
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))


def test_headers_have_a_scope_and_figures_an_alternative_text(whole):
    text = html(whole)
    assert re.findall(r"<th(?! colspan)(?![^>]*scope=)[ >]", text) == []
    assert text.count("<figure") == text.count('role="img" aria-label="') == 5


def test_a_scripts_place_is_no_scenarios_name(tmp_path):
    evil = '<script>alert("x")</script>{{ 7 * 7 }}${boom}'
    arms = [FakeArm("one", name={"en": evil}), FakeArm("two", 1.2, name={"en": "Plain"})]
    text = page(store(tmp_path, arms, about={"en": evil}, question={"en": evil}, command=evil))
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "{{ 7 * 7 }}" in text


def test_means_differences_and_wins_are_the_stored_ones(stored):
    text = page(stored)
    assert "higher in 6 of 6 matched runs" in text
    assert "lower in 6 of 6 matched runs" in text
    assert "6 / 6" in text
    assert "3,120" in text  # hours spent


def test_equal_arms_are_called_equal(tmp_path):
    text = page(store(tmp_path, [FakeArm("one"), FakeArm("two")]))
    assert "no difference in any of 6 matched runs" in text
    assert 'class="decided"' not in text


def test_an_interval_over_zero_stays_undecided(tmp_path):
    folder = store(tmp_path, [FakeArm("one"), FakeArm("two", 1.001)], weeks=8, leaves=4)
    _change(folder, lambda row: row["arm"] == "two" and row["replicate"] % 2, legacy_52=lambda left: left + 5)
    _change(folder, lambda row: row["arm"] == "two" and not row["replicate"] % 2, legacy_52=lambda left: left - 5)
    assert "stays undecided" in page(folder)


def test_outcomes_nobody_knows_are_named_and_not_drawn(tmp_path):
    unknown = ("legacy_26", "legacy_52", "persistence_26", "persistence_52")
    arms = [FakeArm("one", unknown=unknown), FakeArm("two", 1.2, unknown=unknown)]
    text = page(store(tmp_path, arms, weeks=8, leaves=4))
    assert "Not known in any of these runs" in text
    assert "when the team left" in text.lower()
    assert "nan" not in re.sub(r"<svg.*?</svg>", "", text, flags=re.S).lower().split()


def test_one_arm_alone_is_not_compared(tmp_path):
    text = page(store(tmp_path, [FakeArm("only", name={"en": "Alone"})], weeks=8, leaves=4))
    assert "nothing to compare it with" in text
    assert 'id="differences"' not in text


def test_one_run_promises_no_interval(tmp_path):
    text = page(store(tmp_path, [FakeArm("one"), FakeArm("two", 1.2)], runs=1, weeks=8, leaves=4))
    assert "one run says nothing about luck" in text


def test_lost_runs_leave_the_pairs_that_remain(tmp_path):
    text = page(store(tmp_path, [FakeArm("one", lost=(2,)), FakeArm("two", 1.2)], weeks=8, leaves=4))
    assert "1 runs failed" in text
    assert "higher in 5 of 5 matched runs" in text


def test_an_arm_that_lost_every_run_is_shown_without_numbers(tmp_path):
    lost = FakeArm("gone", lost=tuple(range(6)), name={"en": "Lost arm"})
    text = page(store(tmp_path, [FakeArm("one"), lost], weeks=8, leaves=4))
    assert "Lost arm" in text
    assert "6 runs failed" in text


def test_unequal_budgets_are_warned_of(tmp_path):
    arms = [FakeArm("one"), FakeArm("two", 1.2, spent=1.2), FakeArm("nobody", 0.5, team=False)]
    assert "Budgets are not the same" in page(store(tmp_path / "unequal", arms, weeks=8, leaves=4))
    arms[1].spent = 1.03
    assert "Budgets are not the same" not in page(store(tmp_path / "equal", arms, weeks=8, leaves=4))


def test_unequal_money_is_said_where_hours_are_the_same(tmp_path):
    folder = store(tmp_path, [FakeArm("one"), FakeArm("two", 1.2)], weeks=8, leaves=4)
    _change(folder, lambda row: row["arm"] == "two", team_yuan=100_000.0)
    text = page(folder)
    assert "With the same hours (to within 5\u00a0%) but unequal money" in text
    assert "Money spent: “two” 100,000, “one” 300,000 yuan" in text


def test_settings_off_their_default_come_with_unit_and_source(tmp_path):
    changed = Parameters(trust=Trust(half_life=8.0))
    text = page(store(tmp_path, [FakeArm("one", parameters=changed), FakeArm("two")], weeks=8, leaves=4))
    row = re.search(r"<tr><th[^>]*><code>trust\.half_life</code>.*?</tr>", text, re.S).group()
    extra = Trust.model_fields["half_life"].json_schema_extra
    assert f"<td>8</td><td>{Trust().half_life:g}</td>" in row
    assert f"<td>{extra['unit']}</td><td>" in row
    assert "<code>trust.memory" not in text


def test_an_experiments_own_expectation_is_what_is_answered(tmp_path):
    expect = [{"measure": "regulars", "better": "two", "than": "one", "smallest": 0.1}]
    text = page(store(tmp_path, [FakeArm("one"), FakeArm("two", 1.2)], weeks=8, leaves=4, expect=expect))
    assert "for regulars" in text.lower()
    assert "a year after the team had gone" in text  # the reference's other comparisons are still answered


def test_a_folder_without_a_batch_is_bad_input(tmp_path):
    with pytest.raises(BadInput) as told:
        write(tmp_path, "en")
    assert told.value.problems[0].key == "report_no_batch"


def test_a_file_where_the_figures_should_go_is_told_and_not_traced(tmp_path):
    folder = store(tmp_path, [FakeArm("one")], weeks=8, leaves=4)
    (folder / "figures").write_text("in the way")
    with pytest.raises(RunFailed) as told:
        write(folder, "en")
    assert tell("problem.not_stored", **told.value.problem.values)


def test_a_report_leaves_no_unfinished_file(whole):
    _, folder = whole
    assert sorted(path.name for path in folder.iterdir()) == [
        "figures",
        "manifest.json",
        "outcomes.parquet",
        "report.html",
        "weekly.parquet",
    ]
    assert len(list((folder / "figures").iterdir())) == 10


def _change(folder, chosen, **numbers):
    """Store other numbers in the rows of outcomes that are chosen; a function takes the number that was there."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = pq.read_table(folder / "outcomes.parquet").to_pylist()
    for row in filter(chosen, rows):
        row |= {name: new(row[name]) if callable(new) else new for name, new in numbers.items()}
    pq.write_table(pa.Table.from_pylist(rows), folder / "outcomes.parquet")
