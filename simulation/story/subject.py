"""The story of a group, an institution or a conflict: what happened to it, period by period."""

from typing import Any

from simulation.errors import BadInput, Problem
from simulation.story.lived import Lived
from simulation.story.names import Names
from simulation.story.page import Page, Part
from simulation.story.sentences import capital, clause, joined, sentence, week_list, when
from simulation.story.whole import period_title, periods
from simulation.words import tell
from simulation.world.diary import Entry


def check(lived: Lived, kind: str, who: Any) -> None:
    """Refuse to tell of what there is not.

    Raises:
        BadInput: naming what there is.
    """
    known = {entry.who for entry in lived.entries if entry.kind == kind}
    known |= set(lived.estate.institutions) if kind == "institution" else set()
    if who not in known:
        values = {"value": who, "choices": sorted(map(str, known))}
        raise BadInput([Problem(f"story_no_{kind}", values=values)])


def story(lived: Lived, names: Names, kind: str, who: Any) -> Page:
    """Return what happened to a group, an institution or a conflict."""
    entries = lived.of(kind, who)
    parts = []
    for start, end in periods(lived):
        own = [entry for entry in entries if start <= entry.week < end]
        if own:
            parts.append(Part(period_title(lived, start, end), [_paragraph(own, names)]))
    if not parts:
        parts.append(Part("", [tell("story.subject.nothing")]))
    return Page(capital(names.of(kind, who)), parts)


def _paragraph(entries: list[Entry], names: Names) -> str:
    """Return entries in order, what happens again with its first time."""
    sentences, before, left = [], None, list(entries)
    while left:
        entry, *left = left
        alike = [other for other in left if _alike(other, entry, names)]
        more, left = [other.week for other in alike], [other for other in left if other not in alike]
        text = clause(entry, names, who=names.of(entry.kind, entry.who) if before is None else tell("story.it"))
        if more:
            text = tell("story.again", text=text, weeks=week_list(sorted(set(more))))
        sentences.append(sentence(when(entry.week, before), text))
        before = entry.week
    return joined(sentences)


def _alike(other: Entry, entry: Entry, names: Names) -> bool:
    return other.what == entry.what and clause(other, names) == clause(entry, names)
