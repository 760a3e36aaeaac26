"""A run's own story on a page: the estate, the plan, the turns of each period, and whom one could ask about."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from simulation.measures import WEEKLY
from simulation.story.asking import whom_to_ask
from simulation.story.lived import Lived
from simulation.story.names import Names, listed, listed_clauses
from simulation.story.page import Page, Part
from simulation.story.senses import FIRSTS, TURNS
from simulation.story.sentences import clause, joined, sentence, when
from simulation.words import knows, language, tell
from simulation.world.calendar import WEEKS_A_YEAR
from simulation.world.diary import GROUP, SETTING, Entry

MOST_TURNS = 8  # of one period
COUNTED = ("first_came", "became_regular", "took_up_work", "took_the_lead", "left_work", "burnt_out")


def story(lived: Lived, names: Names) -> Page:
    """Return the story of a whole run."""
    spans = periods(lived)
    parts = [Part("", [_opening(lived)]), *(_period(lived, names, *span) for span in spans)]
    title = getattr(lived.scenario.community.name, language())
    return Page(title, [part for part in parts if part.paragraphs], whom_to_ask(lived, names))


def periods(lived: Lived) -> list[tuple[int, int]]:
    """Return the half-open weeks of each part of a run: phases of the plan, years of long ones, and the aftermath."""
    scenario = lived.scenario
    edges = {0, scenario.weeks}
    if scenario.strategy.phase:
        edges |= {week for phase in scenario.strategy.phase for week in phase.weeks} | {scenario.exit}
    edges = {edge for edge in edges if edge <= scenario.weeks}
    for year in range(WEEKS_A_YEAR, scenario.weeks, WEEKS_A_YEAR):
        if all(abs(year - edge) > WEEKS_A_YEAR // 4 for edge in edges):
            edges.add(year)
    return list(pairwise(sorted(edges)))


def _opening(lived: Lived) -> str:
    scenario = lived.scenario
    community, strategy = scenario.community, scenario.strategy
    facts = {
        "community": getattr(community.name, language()),
        "kind": tell(f"story.kind.{community.kind.value}"),
        "adults": f"{len(lived.residents):,}",
        "buildings": community.buildings,
        "weeks": scenario.weeks,
    }
    plan = tell("story.whole.plan", strategy=getattr(strategy.name, language()), exit=scenario.exit)
    nobody = tell("story.whole.no_team")
    about = " ".join(getattr(community.about, language()).split())
    return joined([tell("story.whole.estate", **facts), about, plan if strategy.phase else nobody])


def _period(lived: Lived, names: Names, start: int, end: int) -> Part:
    entries = [entry for entry in lived.entries if start <= entry.week < end]
    paragraphs = [
        joined(list(_plan(lived, start))),
        joined(list(_turns(lived, names, entries))),
        joined([*_occasions(lived, names, entries), *_people(entries)]),
        _numbers(lived, end - 1),
    ]
    return Part(period_title(lived, start, end), [text for text in paragraphs if text])


def period_title(lived: Lived, start: int, end: int) -> str:
    """Return what a period of a run is called, with its weeks."""
    strategy = lived.scenario.strategy
    phase = strategy.phase_at(start) if start < lived.scenario.exit else None
    if phase is not None and len(strategy.phase) > 1:
        name = tell("story.period.phase", n=strategy.phase.index(phase) + 1)
    elif strategy.phase and start >= lived.scenario.exit:
        name = tell("story.period.after")
    else:
        name = tell("story.period.year", n=start // WEEKS_A_YEAR + 1)
    return tell("story.chapter", name=name, weeks=tell("story.weeks", first=start, last=end - 1))


def _plan(lived: Lived, start: int) -> Iterator[str]:
    """Yield what the team's hours go to, where a phase begins."""
    phase = next((phase for phase in lived.scenario.strategy.phase if phase.weeks[0] == start), None)
    if phase is not None:
        hours = [
            tell("report.phase_hours", action=tell(f"report.action.{action}"), hours=f"{given:g}")
            for action, given in phase.hours.given().items()
        ]
        yield tell("story.whole.hours", hours=listed(hours))


def _turns(lived: Lived, names: Names, entries: list[Entry]) -> Iterator[str]:
    """Yield what turned the run in some weeks, the weightiest of it in the order it happened."""
    firsts = _firsts(lived.entries)
    entries = [entry for entry in entries if not _is_of_group(entry, lived)]  # what happens to a group is told of it
    weighty = [
        (TURNS.get(entry.what, 0) or FIRSTS.get(entry.what, 0) * (id(entry) in firsts), entry) for entry in entries
    ]
    chosen = sorted([(weight, -place) for place, (weight, _) in enumerate(weighty) if weight], reverse=True)[
        :MOST_TURNS
    ]
    before = None
    for place in sorted(-place for _, place in chosen):
        entry = weighty[place][1]
        yield sentence(when(entry.week, before), clause(entry, names))
        before = entry.week


def _is_of_group(entry: Entry, lived: Lived) -> bool:
    return entry.kind == SETTING and lived.estate.settings[int(entry.who)].action == GROUP


def _firsts(entries: list[Entry]) -> set[int]:
    """Return which entries are the first of the run of their kind."""
    found: dict[str, int] = {}
    for entry in entries:
        if entry.what in FIRSTS:
            found.setdefault(entry.what, id(entry))
    return set(found.values())


def _occasions(lived: Lived, names: Names, entries: list[Entry]) -> Iterator[str]:
    """Yield how often each series of events was held, and how many came."""
    came: dict[int, list[int]] = {}
    for entry in entries:
        if entry.kind == SETTING and entry.what == "held":
            came.setdefault(int(entry.who), []).append(entry.facts["came"])
    for number, visitors in came.items():
        name = "story.whole.held_once" if len(visitors) == 1 else "story.whole.held"
        name = "story.whole.open_doors" if lived.estate.settings[number].action == GROUP else name
        facts: dict[str, Any] = {
            "setting": names.setting(number),
            "n": len(visitors),
            "came": round(float(np.mean(visitors))),
        }
        yield sentence("", tell(name, **facts))


def _people(entries: list[Entry]) -> Iterator[str]:
    """Yield how many residents climbed and left the rungs of the ladder."""
    count = Counter(entry.what for entry in entries if entry.kind == "resident")
    parts = [tell(f"story.count.{what}", n=f"{count[what]:,}") for what in COUNTED if count[what]]
    if parts:
        yield sentence("", tell("story.whole.people", people=listed_clauses(parts)))


def _numbers(lived: Lived, week: int) -> str:
    """Return the state of the estate at the end of a week."""
    facts = {name: f"{lived.at(name, week):,.0f}" for name in ("regulars", "contributors", "activists", "own_hours")}
    facts["awareness"] = f"{100 * lived.at('awareness', week):.0f}"
    shares = {name: f"{lived.at(name, week):.2f}" for name in ("trust", "cooperation_office", "cooperation_property")}
    more = [
        tell(f"story.state.{name}", n=f"{lived.at(name, week):,.0f}")
        for name in WEEKLY
        if knows(f"story.state.{name}") and lived.at(name, week) > 0
    ]
    state = [tell("story.whole.state", week=week, **facts, **shares)]
    return joined([*state, *([sentence("", listed_clauses(more))] if more else [])])
