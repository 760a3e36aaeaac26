"""One resident's story."""

from simulation.errors import BadInput, Problem
from simulation.story import chapters, person, telling
from simulation.story.lived import Lived
from simulation.story.names import Names
from simulation.story.page import Page, Part
from simulation.story.sentences import capital
from simulation.words import tell
from simulation.world.diary import Entry

VIEWS = ("need_quasi_public", "need_public")


def check(row: int, n_residents: int) -> None:
    """Refuse a number that no resident has.

    Raises:
        BadInput: naming the numbers there are.
    """
    if not 0 <= row < n_residents:
        values = {"key": "--resident", "value": row, "low": 0, "high": f"{n_residents - 1:,}"}
        raise BadInput([Problem("out_of_range", values=values)])


def once_each(entries: list[Entry]) -> list[Entry]:
    """Return entries without what one comes to see again: views fade below their threshold and come back."""
    seen: set[tuple] = set()
    kept = []
    for entry in entries:
        view = (entry.what, entry.facts.get("topic"))
        if entry.what not in VIEWS or view not in seen:
            kept.append(entry)
        seen.add(view)
    return kept


def story(lived: Lived, names: Names, row: int) -> Page:
    """Return what happened to one resident; the run must have watched them."""
    scenario, entries = lived.scenario, once_each(lived.of("resident", row))
    life = chapters.chapters(entries, weeks=scenario.weeks, exit=scenario.exit, has_team=bool(scenario.strategy.phase))
    parts = [Part("", [person.portrait(lived, names, row)])]
    if entries:
        knew = min((entry.week for entry in entries if entry.what == "became_aware"), default=scenario.weeks)
        parts += [telling.told(chapter, lived, names, row, is_aware=knew < chapter.start) for chapter in life]
    else:
        parts.append(Part("", [tell("story.person.nothing")]))
    parts.append(Part(tell("story.chapter_of.ending"), [person.outcome(lived, names, row)]))
    return Page(capital(names.resident(row)), [part for part in parts if part.paragraphs or part.title])
