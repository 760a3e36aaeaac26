"""Who a resident is, and what has become of them."""

from typing import Any

import numpy as np

from simulation.story.lived import Lived
from simulation.story.names import Names, listed, said
from simulation.story.sentences import capital, joined
from simulation.topics import AGES, TOPICS, Role, Trustee
from simulation.words import tell

NEEDS_TOLD = 2
STRONG, WEAK = 0.6, 0.2  # of a trait, to be worth a word
TRAITS = ("charisma", "mobilising", "drive", "responsibility", "openness", "resource_seeking")


def portrait(lived: Lived, names: Names, row: int) -> str:
    """Return who a resident is when the story begins."""
    residents, estate = lived.residents, lived.estate
    facts: dict[str, Any] = {
        "who": capital(names.resident(row)),
        "age": tell(f"story.age.{AGES[residents.age_group[row]]}"),
        "building": int(residents.building[row]),
        "tenure": tell("story.owner" if residents.owner[row] else "story.tenant"),
        "origin": tell("story.local" if residents.local[row] else "story.migrant"),
    }
    hours = {"leisure": said(float(residents.leisure[row])), "ready": said(float(residents.community_leisure[row]))}
    sentences = [
        tell("story.person.is", **facts),
        tell("story.person.has", **hours),
        _needs(residents.need[row]),
        tell("story.person.knows", n=int(estate.ties.degree[row])),
        *_traits(lived, row),
    ]
    return joined([part for part in sentences if part])


def _needs(need: np.ndarray) -> str:
    """Return what one feels the lack of most."""
    strongest = [int(topic) for topic in np.argsort(-need, kind="stable")[:NEEDS_TOLD] if need[topic] > WEAK]
    if not strongest:
        return tell("story.person.content")
    return tell("story.person.needs", topics=listed([tell(f"topic.{TOPICS[topic]}") for topic in strongest]))


def _traits(lived: Lived, row: int) -> list[str]:
    strong = [trait for trait in TRAITS if float(lived.residents.columns[trait][row]) >= STRONG]
    return (
        [tell("story.person.traits", traits=listed([tell(f"story.trait.{trait}") for trait in strong]))]
        if strong
        else []
    )


def outcome(lived: Lived, names: Names, row: int) -> str:
    """Return what had become of a resident in the last week."""
    residents, week = lived.residents, lived.scenario.weeks - 1
    watched = lived.watched[row]
    facts: dict[str, Any] = {
        "who": names.resident(row),
        "week": week,
        "role": tell(f"story.ending.{_standing(lived, row)}"),
        "hours": said(float(residents.hours_given[row])),
        "visits": int(np.count_nonzero(watched.came)),
        "from": said(float(residents.base[row, Trustee.TEAM])),
        "to": said(float(watched.trust[-1])),
    }
    gave = tell("story.person.gave" if watched.came.any() else "story.person.gave_nothing", **facts)
    return joined([tell("story.person.ends", **facts), gave, _trust(lived, row, facts)])


def _trust(lived: Lived, row: int, facts: dict[str, Any]) -> str:
    if not lived.residents.aware[row]:
        return tell("story.person.unaware")
    return tell("story.person.trust" if facts["from"] != facts["to"] else "story.person.trust_same", **facts)


def _standing(lived: Lived, row: int) -> str:
    """Return the rung of the ladder on which one stands, by its name."""
    residents = lived.residents
    role = Role(int(residents.role[row]))
    if role != Role.RESIDENT:
        return role.name.lower()
    if row in lived.estate.regulars:
        return "regular"
    if not residents.engaged[row]:
        return "lost_interest"
    if residents.attended[row]:
        return "attendee"
    if lived.watched[row].came.any():
        return "former"
    return "aware" if residents.aware[row] else "unaware"
