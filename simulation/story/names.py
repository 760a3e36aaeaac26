"""What a reader calls residents, places, groups and institutions, and how the facts of an entry are said."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from simulation.scenario import Scenario
from simulation.topics import TOPICS, GroupKind
from simulation.words import knows, language, tell
from simulation.world.diary import GROUP
from simulation.world.estate import Estate

# Facts that stand for somebody or something, by name; all others are numbers or words as they are.
FACTS: dict[str, str] = {
    "by": "resident",
    "leader": "resident",
    "old": "resident",
    "group": "group",
    "stage": "stage",
    "aim": "stage",
    "sort": "sort",
    "setting": "setting",
    "venue": "venue",
    "institution": "institution",
    "topic": "topic",
    "about": "quarrel",
    "item": "resource",
    "rule": "rule",
}


def _rule_of_allocation(rule: str) -> str:
    """Return what a rule of allocation is called; one of the user's own has no name but its own."""
    return tell(f"story.allocation.{rule}") if knows(f"story.allocation.{rule}") else rule


class Names:
    """Names in the current language.

    Args:
        estate: the estate of the run.
        scenario: its scenario, which knows what venues are called.
    """

    def __init__(self, estate: Estate, scenario: Scenario) -> None:
        self._estate, self._community = estate, scenario.community
        self._venues = {venue.id: getattr(venue.name, language()) for venue in scenario.community.venues}
        self._groups = {group.id: getattr(group.name, language()) for group in scenario.community.groups}
        self._resources = {one.id: getattr(one.name, language()) for one in scenario.community.resources}
        self._makers: dict[str, Callable[[Any], str]] = {
            "resident": self.resident,
            "setting": self.setting,
            "venue": self.venue,
            "institution": self.institution,
            "topic": self.topic,
            "group": self.group,
            "stage": lambda stage: tell(f"story.stage.{stage}"),
            "sort": lambda sort: tell(f"story.sort.{sort}"),
            "quarrel": self.quarrel,
            "resource": self.resource,
            "rule": _rule_of_allocation,
            "conflict": self.conflict,
            "team": lambda _team: tell("story.name.team"),
        }

    def of(self, kind: str, who: Any) -> str:
        """Return what a subject of the diary is called."""
        return self._makers[kind](who) if kind in self._makers else f"{kind} {who}"

    def fact(self, name: str, value: Any) -> str:
        """Return a fact as a sentence says it."""
        return self.of(FACTS[name], value) if name in FACTS else said(value)

    def facts(self, facts: dict[str, Any]) -> dict[str, str]:
        """Return all facts of an entry as sentences say them."""
        return {name: self.fact(name, value) for name, value in facts.items()}

    def resident(self, row: int) -> str:
        """Return what a resident is called: people have numbers here, and no other name."""
        return tell("story.name.resident", number=row)

    def residents(self, rows: Sequence[int]) -> str:
        """Return several residents as a list in words."""
        return listed([self.resident(row) for row in rows])

    def setting(self, number: int) -> str:
        """Return what goes on from week to week, by what it is and where."""
        settings = self._estate.settings
        if not 0 <= number < len(settings):
            return tell("story.name.somewhere")
        setting = settings[number]
        if setting.action == GROUP:
            return self._of_group(number)
        venue = setting.venue.id if setting.venue else setting.slots[-1].venue if setting.slots else ""
        name = f"story.name.{setting.action}"
        return tell(name if knows(name) else "story.name.setting", venue=self.venue(venue))

    def _of_group(self, setting: int) -> str:
        """Return the name of the group whose work is in a setting."""
        found = (self._estate.groups.setting == setting).nonzero()[0]
        return self.group(int(found[0])) if len(found) else tell("story.name.somewhere")

    def group(self, number: int) -> str:
        """Return what a group is called: by its own name, or by its kind, topic and number."""
        groups = self._estate.groups
        if not 0 <= number < len(groups):
            return tell("story.name.some_group", number=number)
        own = self._groups.get(groups.names[number])
        if own:
            return tell("story.name.venue", name=own)
        kind = GroupKind(int(groups.kind[number])).name.lower()
        return tell(f"story.name.{kind}", topic=self.topic(int(groups.topic[number])), number=number)

    def venue(self, name: str) -> str:
        """Return the name that the community's file gives to a venue."""
        return tell("story.name.venue", name=self._venues.get(name, name or "–"))

    def resource(self, name: str) -> str:
        """Return what a resource is called: by its own name, or by its sort and number."""
        if own := self._resources.get(name) or self._venues.get(name):
            return tell("story.name.venue", name=own)
        sort, _, number = name.partition("/")
        if sort == "skill" and number.isdecimal():
            return tell("story.name.skill_of", who=self.resident(int(number)))
        return tell(
            f"story.name.{sort}" if knows(f"story.name.{sort}") else "story.name.venue", name=name, number=number
        )

    @staticmethod
    def institution(name: str) -> str:
        """Return what an institution is called."""
        return tell(f"story.name.{name}")

    @staticmethod
    def quarrel(about: str) -> str:
        """Return the word for what a conflict is about."""
        return tell(f"story.quarrel.{about}")

    def conflict(self, number: int) -> str:
        """Return what a conflict is called, by what it is about."""
        return tell("story.name.conflict", about=self.quarrel(self._estate.conflicts.all[number].kind.value))

    @staticmethod
    def topic(topic: int | str) -> str:
        """Return the word for a topic of need."""
        return tell(f"topic.{TOPICS[topic] if isinstance(topic, int) else topic}")


def said(value: Any) -> str:
    """Return a number with few digits, and a word as it is."""
    if isinstance(value, bool | np.bool_):
        return tell("story.yes" if value else "story.no")
    if isinstance(value, int | np.integer):
        return f"{int(value):,}"
    if isinstance(value, float | np.floating):
        size = abs(float(value))
        return f"{value:.2f}" if size < 1.0 else f"{value:.1f}" if size < 10.0 else f"{value:,.0f}"
    return str(value)


def listed(parts: Sequence[str]) -> str:
    """Return a list in words: a, b and c."""
    return _strung(parts, "story.comma", "story.and")


def listed_clauses(parts: Sequence[str]) -> str:
    """Return clauses one after the other, which Chinese parts otherwise than words."""
    return _strung(parts, "story.clause_comma", "story.clauses")


def _strung(parts: Sequence[str], comma: str, last: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return tell(last, first=tell(comma).join(parts[:-1]), last=parts[-1])
