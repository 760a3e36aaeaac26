"""Figures: drawn with the shipped fonts, in every shape a batch can have."""

import numpy as np
import pytest

from simulation.report import drawing, fonts, write
from simulation.report.bands import groups, quantile
from simulation.report.numbers import written
from simulation.strategy import ACTIONS
from simulation.words import tell
from tests.report.batches import FOUR, FakeArm, store


def test_a_common_chinese_text_is_drawn_and_a_rare_character_is_replaced():
    assert fonts.drawable("社区参与，第 26 周：≥ 0.5 × “熟客” − 1") == "社区参与，第 26 周：≥ 0.5 × “熟客” − 1"
    assert fonts.drawable("张\U00020000") == "张〓"
    assert fonts.drawable("a\n b") == "a b"


def test_a_long_name_is_clipped_by_its_width():
    assert fonts.clipped("abcdef", 4) == "abcd..."
    assert fonts.clipped("空间运营", 4) == "空间…"


def test_chinese_figures_lack_no_glyph(tmp_path):
    # matplotlib warns of a missing glyph, and every warning is an error here.
    files = write(store(tmp_path, [FakeArm("one", name={"zh": "垚𠀀空间"}), FakeArm("two")], weeks=6), "zh")
    assert {path.suffix for path in files} == {".html", ".svg", ".png"}


def test_figures_are_the_same_bytes_again(tmp_path):
    folder = store(tmp_path, FOUR[:2], weeks=6)
    write(folder, "en")
    first = {path.name: path.read_bytes() for path in (folder / "figures").iterdir()}
    write(folder, "en")
    assert {path.name: path.read_bytes() for path in (folder / "figures").iterdir()} == first


def test_a_figure_without_numbers_is_not_drawn(tmp_path):
    unknown = ("legacy_26", "legacy_52")
    folder = store(tmp_path, [FakeArm("one", unknown=unknown)], weeks=6)
    write(folder, "en")
    drawn = {path.stem for path in (folder / "figures").iterdir()}
    assert drawn == {"weekly", "distributions", "spending"}


def test_a_dollar_in_a_name_is_a_dollar(tmp_path):
    assert write(store(tmp_path, [FakeArm("one", name={"en": "$5 $\\frac{ and _^"})], weeks=6), "en")


def test_many_arms_of_long_names_are_drawn(tmp_path):
    arms = [FakeArm(f"arm-{n}", 1 + n / 10, {"en": f"A rather long name of arm number {n}"}) for n in range(9)]
    folder = store(tmp_path, arms, runs=3, weeks=6)
    write(folder, "en")
    assert "bands would hide each other" in (folder / "report.html").read_text(encoding="utf-8")


def test_an_inline_figure_takes_the_pages_ink_and_ids_of_its_own(tmp_path):
    with drawing.style():
        figure, (axes,) = drawing.panels(1, columns=3, height=2)
        axes.plot([1, 2], [3, 4])
        files, svg = drawing.keep(figure, tmp_path, "one")
    inside = drawing.inline(svg, "one", 'said "so" & <so>')
    assert [path.name for path in files] == ["one.svg", "one.png"]
    assert inside.startswith('<svg role="img" aria-label="said &#34;so&#34; &amp; &lt;so&gt;"')
    assert "var(--ink)" in inside
    assert 'id="one-figure_1"' in inside
    assert "<!--" not in inside


def test_two_groups_of_runs_are_parted_by_their_last_weeks():
    runs = np.repeat([[0.0], [8.0]], 12, axis=0) * np.linspace(0, 1, 20) + np.arange(24)[:, None] / 100
    assert [len(part) for part in groups(runs)] == [12, 12]


def test_a_quantile_leaves_unknown_weeks_out():
    runs = np.array([[1.0, np.nan, np.nan], [3.0, 4.0, np.nan]])
    assert quantile(runs, 0.5).tolist()[:2] == [2.0, 4.0]
    assert np.isnan(quantile(runs, 0.5)[2])


@pytest.mark.parametrize(
    ("value", "signed", "text"),
    [
        (1234.56, False, "1,234.6"),
        (-0.04, True, "0.0"),
        (2.0, True, "+2.0"),
        (-2.0, True, "−2.0"),
        (np.nan, False, "–"),
    ],
)
def test_numbers_are_written_as_readers_write_them(value, signed, text):
    assert written(value, 1, signed=signed) == text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_action_has_a_word(lang):
    assert all(tell(f"report.action.{action}", lang=lang) for action in ACTIONS)
