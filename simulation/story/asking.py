"""Whom one could ask about: those to whom most happened."""

from collections import Counter

from simulation.story.lived import Lived
from simulation.story.names import Names, listed_clauses
from simulation.story.senses import EVENTFUL
from simulation.words import tell

MOST_RESIDENTS = 6


def whom_to_ask(lived: Lived, names: Names) -> list[tuple[str, str]]:
    """Return what to type after the run, and one line on each: residents, groups and institutions."""
    found = [(f"--resident {row}", _line(lived, "resident", row)) for row in eventful(lived)]
    return [*found, *_others(lived, names)]


def eventful(lived: Lived, most: int = MOST_RESIDENTS) -> list[int]:
    """Return the residents to whom most happened, the most eventful first."""
    weight: Counter[int] = Counter()
    kinds: dict[int, set[str]] = {}
    for entry in lived.entries:
        if entry.kind == "resident":
            row = int(entry.who)
            is_new = entry.what not in kinds.setdefault(row, set())
            kinds[row].add(entry.what)
            weight[row] += EVENTFUL.get(entry.what, 1) * is_new
    return sorted(weight, key=lambda row: (-weight[row], row))[:most]


def _others(lived: Lived, names: Names) -> list[tuple[str, str]]:
    found = []
    for kind in ("group", "institution"):
        seen = dict.fromkeys(entry.who for entry in lived.entries if entry.kind == kind)
        for who in seen:
            n = sum(entry.kind == kind and entry.who == who for entry in lived.entries)
            line = tell("story.ask.other", name=names.of(kind, who), n=n)
            found.append((f"--{kind} {who}", line))
    return found


def _line(lived: Lived, kind: str, who: int) -> str:
    """Return what happened to a resident, each kind of thing once, with its first week."""
    first: dict[str, int] = {}
    for entry in lived.of(kind, who):
        if entry.what in EVENTFUL or entry.what in ("first_came", "became_regular"):
            first.setdefault(entry.what, entry.week)
    steps = [tell("story.ask.step", what=tell(f"story.step.{what}"), week=week) for what, week in first.items()]
    return listed_clauses(steps) if steps else tell("story.ask.nothing")
