"""One resident's story: chapters that part a life without gap, sentences that say what the diary does."""

import itertools
import re

import numpy as np
import pytest

from simulation.errors import BadInput
from simulation.story import chapters, resident
from simulation.words import LANGUAGES, use_language
from simulation.world.diary import Entry
from tests.story import lives


@pytest.fixture(autouse=True)
def english():
    use_language("en")
    yield
    use_language("en")


def entry(week, what, because="", **facts):
    return Entry(week, "resident", 7, what, because, facts)


def of(*entries, weeks=60, exit=40, has_team=True):
    return [
        (chapter.name, chapter.start, chapter.end)
        for chapter in chapters.chapters(list(entries), weeks=weeks, exit=exit, has_team=has_team)
    ]


def test_a_life_climbs_and_rests_chapter_by_chapter():
    life = [
        entry(3, "became_aware"), entry(5, "first_came"), entry(9, "became_regular"), entry(12, "took_up_work"),
        entry(20, "took_the_lead"), entry(30, "burnt_out"), entry(35, "came_back"), entry(38, "took_up_work"),
    ]  # fmt: skip
    assert of(*life) == [
        ("before", 0, 5), ("visits", 5, 9), ("regular", 9, 12), ("work", 12, 20), ("lead", 20, 30), ("rest", 30, 35),
        ("again", 35, 38), ("work", 38, 40), ("after", 40, 60),
    ]  # fmt: skip


def test_chapters_leave_no_week_out():
    for row in range(len(lives.keen().residents)):
        life = chapters.chapters(lives.keen().of("resident", row), weeks=60, exit=40, has_team=True)
        assert life[0].start == 0
        assert life[-1].end == 60
        assert all(one.end == after.start for one, after in itertools.pairwise(life))
        assert all(one.start <= told.week <= one.end for one in life for told in one.entries)


def test_who_stands_higher_opens_no_lower_chapter():
    assert of(entry(2, "first_came"), entry(4, "took_up_work"), entry(6, "became_regular"), has_team=False) == [
        ("before", 0, 2), ("visits", 2, 4), ("work", 4, 60)
    ]  # fmt: skip


def test_without_a_team_nobody_leaves():
    assert of(has_team=False) == [("before", 0, 60)]


def most_eventful():
    counts = np.bincount([told.who for told in lives.keen().entries if told.kind == "resident"])
    return int(counts.argmax())


def test_a_story_tells_every_turn_of_a_life_with_its_week():
    lived, row = lives.keen(), most_eventful()
    text = resident.story(lived, lives.names(lived), row).markdown([])
    for told in lived.of("resident", row):
        if told.what in ("took_up_work", "took_the_lead", "burnt_out", "came_back"):
            assert re.search(rf"\b{told.week}\b", text), told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_resident_has_a_story_without_holes(lang):
    use_language(lang)
    lived = lives.keen()
    for row in range(len(lived.residents)):
        text = resident.story(lived, lives.names(lived), row).markdown([])
        assert not re.search(r"[{}]|None|nan|they was|\.\.|。。|，。|，，|  \S", text.replace("*  \n", "")), text
        chinese = re.search("[\u4e00-\u9fff]", re.sub("“[^”]*”", "", text))
        assert bool(chinese) == (lang == "zh")


def test_the_visits_told_are_the_visits_made():
    lived, row = lives.keen(), most_eventful()
    model = lives.community(lives.keen_scenario())
    assert lived.watched[row].hours[-1] == model.residents.hours_given[row]
    n_came = int(lived.watched[row].came.sum())
    assert f"In all they came to something in {n_came} weeks" in resident.story(
        lived, lives.names(lived), row
    ).markdown([])


def test_a_number_nobody_has_is_refused():
    with pytest.raises(BadInput):
        resident.check(120, 120)
    with pytest.raises(BadInput):
        resident.check(-1, 120)
