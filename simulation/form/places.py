"""Spaces and groups from the form, with what stands in for what nobody knows of each."""

import re
from typing import Any

from simulation.form.answers import Answers, Circle, Level, Means, Space
from simulation.words import tell

BUSY: dict[Level, float] = {"low": 0.1, "middling": 0.25, "high": 0.45}  # footfall (A95)
OPENNESS: dict[Level, float] = {"low": 0.15, "middling": 0.45, "high": 0.75}  # A95
DOMINANCE = {"strong": 0.7, "shared": 0.3}  # A95
# An unknown space is a middling one of its kind (A95).
LIKELY: dict[str, dict[str, Any]] = {
    "room": {"capacity": 30, "opening_hours": 42.0, "footfall": 0.2},
    "ground": {"capacity": 120, "opening_hours": 98.0, "footfall": 0.3},
}
# What is called a holder in the form, and in a community's file; and a middling capacity of each kind (A95).
HELD_BY = {
    "office": "office", "property": "property", "committee": "owners", "business": "shop", "residents": "resident",
    "outside": "outside",
}  # fmt: skip
CAPACITY = {"space": 30.0, "money": 5000.0, "goods": 1500.0, "skill": 2.0, "relation": 1.0}
MEMBERS = 20  # of a group of unknown size (A95)


def spaces_of(answers: Answers, community: dict[str, Any], marks: dict[str, str]) -> None:
    """Put the spaces named into a community; without any, keep those of the like estate and mark them."""
    last = community["buildings"] - 1
    if not answers.spaces:
        for venue in community["venues"]:
            venue["building"] = min(venue["building"], last)
        marks["venues"] = tell("form.mark.unknown_spaces")
        return
    taken: list[str] = []
    community["venues"] = [_space(space, number, last, taken, marks) for number, space in enumerate(answers.spaces)]


def _space(space: Space, number: int, last: int, taken: list[str], marks: dict[str, str]) -> dict[str, Any]:
    kind = space.kind or "room"
    likely = LIKELY[kind]
    known: dict[str, Any] = {
        "kind": space.kind,
        "building": space.building,
        "capacity": space.capacity,
        "opening_hours": space.opening_hours,
        "owner": space.held_by,
        "footfall": None if space.busy is None else BUSY[space.busy],
    }
    stand_in = {"kind": kind, "building": 0, "owner": "public" if kind == "ground" else "office", **likely}
    for key, value in known.items():
        if value is None:
            marks[f"venues.{number}.{key}"] = tell("form.mark.unknown_value")
    if space.busy is not None:
        marks[f"venues.{number}.footfall"] = tell("form.mark.assumed")
    whole = {key: stand_in[key] if value is None else value for key, value in known.items()}
    if int(whole["building"]) > last:
        whole["building"] = last
        marks[f"venues.{number}.building"] = tell("form.mark.no_such_building")
    names = {"id": _id(space.name, kind, taken), "name": {"en": space.name, "zh": space.name}}
    return names | whole | {"access": space.access or "open"}


def groups_of(answers: Answers, community: dict[str, Any], marks: dict[str, str]) -> None:
    """Put the groups named into a community; without an answer it has those of the like estate, marked."""
    if answers.groups is None:
        if community["groups"]:
            marks["groups"] = tell("form.mark.unknown_groups")
        return
    taken: list[str] = []
    community["groups"] = [_group(circle, number, taken, marks) for number, circle in enumerate(answers.groups)]


def _group(circle: Circle, number: int, taken: list[str], marks: dict[str, str]) -> dict[str, Any]:
    known = {
        "kind": circle.kind,
        "topic": circle.topic,
        "members": circle.members,
        "openness": None if circle.openness is None else OPENNESS[circle.openness],
        "dominance": None if circle.leader is None else DOMINANCE[circle.leader],
        "age_group": None if circle.ages is None else circle.ages.replace("all", ""),
    }
    stand_in = {
        "kind": "club", "topic": "culture", "members": MEMBERS, "openness": OPENNESS["middling"],
        "dominance": DOMINANCE["shared"], "age_group": "",
    }  # fmt: skip
    for key, value in known.items():
        if value is None:
            marks[f"groups.{number}.{key}"] = tell("form.mark.unknown_value")
        elif key in ("openness", "dominance"):
            marks[f"groups.{number}.{key}"] = tell("form.mark.assumed")
    names = {"id": _id(circle.name, "group", taken), "name": {"en": circle.name, "zh": circle.name}}
    return names | {key: stand_in[key] if value is None else value for key, value in known.items()}


def resources_of(answers: Answers, community: dict[str, Any], marks: dict[str, str]) -> None:
    """Put the resources named into a community; without an answer it has those of the like estate, marked."""
    if answers.resources is None:
        if community["resources"]:
            marks["resources"] = tell("form.mark.unknown_resources")
        return
    taken = [venue["id"] for venue in community["venues"]]
    community["resources"] = [_resource(one, number, taken, marks) for number, one in enumerate(answers.resources)]


def _resource(means: Means, number: int, taken: list[str], marks: dict[str, str]) -> dict[str, Any]:
    kind = means.kind or "goods"
    known: dict[str, Any] = {
        "kind": means.kind,
        "holder": None if means.holder is None else HELD_BY[means.holder],
        "sustained": means.sustained,
        "used": means.used,
    }
    stand_in = {"kind": kind, "holder": "outside", "sustained": True, "used": False}
    path = f"resources.{number}"
    for key, value in known.items():
        if value is None:
            marks[f"{path}.{key}"] = tell("form.mark.unknown_value")
    marks[f"{path}.capacity"] = tell("form.mark.unknown_value")
    names = {"id": _id(means.name, "resource", taken), "name": {"en": means.name, "zh": means.name}}
    whole = {key: stand_in[key] if value is None else value for key, value in known.items()}
    return names | whole | {"capacity": CAPACITY[kind]}


def _id(name: str, kind: str, taken: list[str]) -> str:
    """Return a name for files: that of the user where it is in Latin letters, else the kind and a number."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:32]
    stem = plain if plain and plain.isascii() and plain not in ("room", "ground") else kind
    number = 1
    found = stem if stem != kind else f"{kind}-1"
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    taken.append(found)
    return found
