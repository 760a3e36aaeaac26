"""A chapter as text: what mattered week by week, what recurred in one sentence, how often one came."""

from collections.abc import Iterator

import numpy as np

from simulation.story.chapters import OPENS, Chapter, is_tallied
from simulation.story.lived import Lived
from simulation.story.names import Names, listed, said
from simulation.story.page import Part
from simulation.story.sentences import clause, joined, sentence, week_list, when, without_subject
from simulation.words import language, tell
from simulation.world.diary import Entry

COMINGS = ("became_regular", "ceased_regular")
MOST_COMINGS = 2  # of more, the weeks as a regular are told as spells
MOST_TOLD_BY = 3
AT_WORK, MOST_A_VISIT = ("work", "lead"), 5.0  # chapters in which hours are told, and hours that no visit takes


def told(chapter: Chapter, lived: Lived, names: Names, row: int, *, is_aware: bool) -> Part:
    """Return one chapter of a resident's story.

    Args:
        chapter: the chapter.
        lived: the run.
        names: what everybody is called.
        row: the resident.
        is_aware: whether they knew the team when the chapter began.
    """
    sentences = [*_events(chapter, lived, names, row), *_recurring(chapter), _attendance(chapter, lived, row)]
    sentences = [part for part in sentences if part] or [chapter.quiet(is_aware=is_aware)]
    return Part(chapter.title, [joined(sentences)] if any(sentences) else [])


def again() -> str:
    """Return what one is called when just named: English has a pronoun, Chinese leaves it out."""
    return tell("story.they") if language() == "en" else ""


def _events(chapter: Chapter, lived: Lived, names: Names, row: int) -> Iterator[str]:
    """Yield what mattered, each with its week; what happens again is told with its first time."""
    entries, spells = _without_spells([entry for entry in chapter.entries if not is_tallied(entry)], chapter)
    before, who = None, names.resident(row)
    while entries:
        entry, *entries = entries
        text = clause(entry, names, who=who)
        more = [other.week for other in entries if _is_repeated(other, entry)]
        if more:
            text = tell("story.again", text=text, weeks=week_list(more))
        knew = [other for other in entries if _is_knowing_by_coming(other, entry)]
        if knew:
            text = tell("story.and_knew", text=text)
        also = [other for other in entries if not more and _has_same_cause(other, entry)]
        for other in also:
            text = tell("story.and_also", text=text, more=without_subject(other, names))
        entries = [other for other in entries if not (_is_repeated(other, entry) or other in knew or other in also)]
        yield sentence(when(entry.week, before), text)
        yield from _aside(entry, lived, names, row)
        before, who = entry.week, again()
    if spells:
        yield sentence("", tell("story.spells", who=who, spells=listed(spells)))


def _is_repeated(other: Entry, entry: Entry) -> bool:
    recurs = entry.what not in OPENS and entry.what not in COMINGS
    return recurs and (other.what, other.because, other.facts) == (entry.what, entry.because, entry.facts)


def _has_same_cause(other: Entry, entry: Entry) -> bool:
    return bool(entry.because) and (other.week, other.because) == (entry.week, entry.because)


def _is_knowing_by_coming(other: Entry, entry: Entry) -> bool:
    return entry.what == "first_came" and other.what == "became_aware" and other.week == entry.week


def _without_spells(entries: list[Entry], chapter: Chapter) -> tuple[list[Entry], list[str]]:
    """Return entries without the comings and goings of a regular, and those as spells if there are many."""
    comings = [entry for entry in entries if entry.what in COMINGS]
    if len(comings) <= MOST_COMINGS:
        return entries, []
    kept = [entry for entry in entries if entry not in comings or entry is entries[0]]
    spells, since = [], chapter.start if comings[0].what == "ceased_regular" else None
    for entry in comings:
        if entry.what == "became_regular":
            since = entry.week
        elif since is not None:
            spells.append(tell("story.weeks", first=since, last=entry.week))
            since = None
    return kept, spells if since is None else [*spells, tell("story.since", first=since)]


def _aside(entry: Entry, lived: Lived, names: Names, row: int) -> Iterator[str]:
    """Yield who of one's ties had been there before, where one was told."""
    if entry.because != "told":
        return
    ties = set(lived.estate.ties.of(row).tolist())
    there = [
        int(other.who)
        for other in lived.entries
        if other.what == "first_came" and other.who in ties and other.week < entry.week
    ]
    if there:
        few = len(there) <= MOST_TOLD_BY
        name = "story.told_by" if few else "story.told_by_many"
        yield tell(name, n=len(there), residents=names.residents(there[:MOST_TOLD_BY]))


def _recurring(chapter: Chapter) -> Iterator[str]:
    """Yield what happened now and then, in one sentence each."""
    weeks: dict[str, list[int]] = {}
    for entry in chapter.entries:
        if is_tallied(entry):
            weeks.setdefault(entry.what, []).append(entry.week)
    for what, happened in weeks.items():
        yield tell(f"story.tally.{what}", weeks=week_list(sorted(happened)))


def _attendance(chapter: Chapter, lived: Lived, row: int) -> str:
    """Return how often one came in the weeks of a chapter."""
    watched = lived.watched[row]
    came = watched.came[chapter.start : chapter.end]
    n_came, n_weeks = int(np.count_nonzero(came)), len(came)
    before = float(watched.hours[chapter.start - 1]) if chapter.start else 0.0
    given = float(watched.hours[chapter.end - 1]) - before
    if chapter.name in AT_WORK or given > MOST_A_VISIT * max(n_came, 1):
        name = {0: "only_worked", n_weeks: "worked_always"}.get(n_came, "worked")
        return tell(f"story.came.{name}", n=n_came, weeks=n_weeks, hours=said(given))
    if n_weeks < 2 or (n_came == 0 and not chapter.entries) or chapter.name == "before":
        return ""
    name = {0: "never", 1: "once", n_weeks: "always"}.get(n_came, "often")
    return tell(f"story.came.{name}", n=n_came, weeks=n_weeks)
