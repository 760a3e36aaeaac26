"""A run's own story, its parts and its counts; the effect table; whom to ask."""

import csv
import io
import re

import pytest

from simulation.story import asking, effects, senses, subject, whole
from simulation.story.asked import Asked
from simulation.story.lived import live
from simulation.words import LANGUAGES, names_in, use_language
from tests import worlds
from tests.diary_sources import written
from tests.story import lives


@pytest.fixture(autouse=True)
def english():
    use_language("en")
    yield
    use_language("en")


def test_periods_are_phases_years_and_the_aftermath():
    lived = lives.keen()
    assert whole.periods(lived) == [(0, 40), (40, 60)]
    long = live(Asked(worlds.scenario(weeks=130, exit=110, adults=20), 1))
    assert whole.periods(long) == [(0, 52), (52, 110), (110, 130)], (
        "week 104 is too near the exit for a year of its own"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_whole_story_has_no_holes(lang):
    use_language(lang)
    lived = lives.keen()
    text = whole.story(lived, lives.names(lived)).markdown(["which run"])
    assert not re.search(r"[{}]|None|nan|\.\.|。。|，。|，，", text), text


def test_the_counts_of_all_periods_are_those_of_the_diary():
    lived = lives.keen()
    text = whole.story(lived, lives.names(lived)).markdown([])
    told = sum(int(n) for n in re.findall(r"(\d+) came for the first time", text))
    assert told == sum(entry.what == "first_came" for entry in lived.entries)


def test_an_estate_nobody_enters_has_a_story_too():
    lived = live(Asked(worlds.without_anyone(weeks=12), 1))
    page = whole.story(lived, lives.names(lived))
    assert "No team ever came." in page.parts[0].paragraphs[0]
    assert page.ask == []


def test_the_most_eventful_come_first():
    lived = lives.keen()
    rows = asking.eventful(lived)
    assert len(rows) == len(set(rows)) == asking.MOST_RESIDENTS
    kinds = [{entry.what for entry in lived.of("resident", row)} for row in rows]
    assert {"took_up_work", "took_the_lead"} <= kinds[0]


def test_the_effect_table_has_a_line_for_everyone_who_led():
    lived = lives.keen()
    leaders = {entry.who for entry in lived.entries if entry.what == "took_the_lead"}
    rows = effects.table(lived, lives.names(lived))
    assert {f"Resident {row}" for row in leaders} <= {row.who for row in rows}
    weeks = {entry.who: entry.week for entry in lived.entries[::-1] if entry.what == "took_the_lead"}
    for row in rows:
        if row.who.startswith("Resident"):
            number = int(row.who.split()[1])
            assert any(str(weeks[number]) in line and "lead" in line for line in row.changes)


def test_the_effect_table_as_markdown_and_csv_say_the_same():
    lived = lives.keen()
    rows = effects.table(lived, lives.names(lived))
    table = list(csv.reader(io.StringIO(effects.as_csv(rows).removeprefix("\ufeff"))))
    assert table[0] == ["Group or person", "Difficulty", "What the team did", "Change", "Notes"]
    lines = effects.markdown(rows, "x").splitlines()[4:]
    assert len(lines) == len(table) - 1 == len(rows)
    for line, cells in zip(lines, table[1:], strict=True):
        assert line == "| " + " | ".join(cell.replace("\n", "<br>") for cell in cells) + " |"


def test_a_deed_is_named_by_the_cause_of_what_it_brought_about():
    lived = lives.keen()
    asked = [entry for entry in lived.entries if entry.because == "asked"]
    assert asked
    assert effects.deed(asked[0], lives.names(lived)) == "Offered a piece of the work"


def test_senses_and_weights_are_given_to_what_can_happen():
    known = set(senses.SENSES)
    assert known == set(names_in("diary.what", "en")), "each is a difficulty, a deed, a change or a step"
    assert set(names_in("story.deed", "en")) == senses.DEEDS_AS_CAUSES
    assert set(senses.TURNS) | set(senses.FIRSTS) | set(senses.EVENTFUL) <= known


def test_causes_that_are_deeds_are_written_somewhere():
    causes = set().union(*(call.because for call in written()))
    assert causes >= senses.DEEDS_AS_CAUSES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_group_and_institution_can_be_told_of(lang):
    use_language(lang)
    lived = lives.keen()
    for name in lived.estate.institutions:
        subject.check(lived, "institution", name)
        assert subject.story(lived, lives.names(lived), "institution", name).parts
