"""What fields alone cannot tell: whether a strategy fits its weeks, its team's hours and its community.

Every check here is also made on what is sound in a file of which something is wrong; there, None stands for that.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from simulation.errors import Problem
from simulation.loading.complaints import dotted, nearest, shown
from simulation.loading.locator import KeyPath
from simulation.loading.sources import SET
from simulation.loading.toml_source import Source
from simulation.profile import CommunityProfile
from simulation.strategy import Phase, Strategy
from simulation.topics import TOPICS

KINDS = ("room", "ground")


def problem(key: str, source: Source, path: KeyPath, **values: Any) -> Problem:
    """Return a problem with the key at `path`, placed where it stands."""
    place = source.place_of(path)
    return Problem(key, place.file, place.line, {"key": dotted(path)} | values)


def problems_of_community(profile: CommunityProfile, source: Source) -> Iterator[Problem]:
    """Yield what is wrong with a community whose fields are right by themselves."""
    seen: dict[str, int] = {}
    for number, venue in _numbered(profile.venues):
        path: KeyPath = ("venues", number)
        if None not in (venue.building, profile.buildings) and venue.building >= profile.buildings:
            yield problem("no_building", source, (*path, "building"), value=venue.building, limit=profile.buildings - 1)
        if venue.id is None:
            continue
        if venue.id in KINDS:
            yield problem("venue_id_is_kind", source, (*path, "id"), value=shown(venue.id))
        elif venue.id in seen:
            first = source.line_of(("venues", seen[venue.id], "id"))
            yield problem("venue_twice", source, (*path, "id"), value=shown(venue.id), first=first)
        seen.setdefault(venue.id, number)
    yield from _groups_twice(profile, source)
    for number, week in _numbered(profile.holidays):
        if not 0 <= week <= 51:
            yield problem("week_of_year", source, ("holidays", number), value=week)


def _groups_twice(profile: CommunityProfile, source: Source) -> Iterator[Problem]:
    """Yield groups whose id an earlier group has."""
    seen: dict[str, int] = {}
    for number, group in _numbered(profile.groups):
        if group.id in seen:
            first = source.line_of(("groups", seen[group.id], "id"))
            yield problem("group_twice", source, ("groups", number, "id"), value=shown(group.id), first=first)
        if group.id is not None:
            seen.setdefault(group.id, number)


def problems_of_strategy(strategy: Strategy, source: Source) -> Iterator[Problem]:
    """Yield what is wrong with a strategy by itself."""
    yield from _misplaced_phases(strategy, source)
    for number, phase in _numbered(strategy.phase):
        for action in _having("topics", phase):
            topics = getattr(phase, action).topics
            if topics is None or isinstance(topics, str):
                continue
            path: KeyPath = ("phase", number, action, "topics")
            if not topics:
                yield problem("topics", source, path, value="[]")
            for order, topic in enumerate(topics):
                if topic not in TOPICS:
                    near = nearest(topic, list(TOPICS))
                    yield problem(
                        "unknown_value", source, (*path, order), value=shown(topic), near=near, choices=TOPICS
                    )


def problems_of_plan(
    strategy: Strategy, source: Source, profile: CommunityProfile | None, *, hours: float | None, exit: int | None
) -> Iterator[Problem]:
    """Yield where a strategy does not fit the team's hours, its last week, or the community's venues.

    Args:
        strategy: the strategy.
        source: its file.
        profile: the community, if it is known.
        hours: staff hours the team has in a week, if they are known [h].
        exit: the week the team leaves, if it is known.
    """
    for number, phase in _numbered(strategy.phase):
        if None not in (phase.weeks, exit) and phase.weeks[1] > exit:
            yield problem("past_exit", source, ("phase", number, "weeks"), value=phase.weeks[1], limit=exit)
        total = sum(_given(phase).values())
        if hours is not None and total > hours + 1e-9:
            path: KeyPath = ("phase", number, "hours")
            yield problem("too_many_hours", source, path, value=f"{total:g}", limit=f"{hours:g}")
        if profile is not None and all(venue and venue.id and venue.kind for venue in profile.venues or [None]):
            yield from _missing_venues(phase, number, source, profile)


def problems_of_length(frame: Any, source: Source, given: Source) -> Iterator[Problem]:
    """Yield whether the team leaves after the end; `--set weeks=` may cut any run short.

    Args:
        frame: what has `weeks` and `exit`, None where they are not known.
        source: where they stand.
        given: what another file, or the command line, sets over the scenario.
    """
    if None in (frame.weeks, frame.exit) or frame.exit <= frame.weeks or source.place_of(("weeks",)) == SET:
        return
    if "weeks" in given.tables and "exit" not in given.tables:
        yield problem("end_before_exit", source, ("weeks",), value=frame.weeks, limit=frame.exit)
    else:
        yield problem("exit_after_end", source, ("exit",), value=frame.exit, limit=frame.weeks)


def problems_of_incidents(incidents: Any, source: Source, profile: CommunityProfile | None) -> Iterator[Problem]:
    """Yield incidents set in a building that there is not."""
    if profile is None or profile.buildings is None:
        return
    for number, incident in _numbered(incidents):
        if incident.building is not None and incident.building >= profile.buildings:
            path: KeyPath = ("incident", number, "building")
            yield problem("no_building", source, path, value=incident.building, limit=profile.buildings - 1)


def _missing_venues(phase: Phase, number: int, source: Source, profile: CommunityProfile) -> Iterator[Problem]:
    """Yield venues that a phase uses or names and the community lacks."""
    ids = [venue.id for venue in profile.venues]
    kinds = {venue.kind for venue in profile.venues}
    given = _given(phase)
    for action in _having("venue", phase):
        settings = getattr(phase, action)
        if action not in given and "venue" not in settings.model_fields_set:
            continue
        if settings.venue is None or settings.venue in ids or settings.venue in kinds:
            continue
        choices = [*sorted(kinds), *ids]
        yield problem(
            "no_venue",
            source,
            ("phase", number, action, "venue"),
            value=shown(settings.venue),
            near=nearest(settings.venue, choices),
            choices=choices,
        )


def _misplaced_phases(strategy: Strategy, source: Source) -> Iterator[Problem]:
    """Yield phases that end before they begin, begin before week 0, or overlap an earlier one."""
    sound: list[tuple[int, Phase]] = []
    for number, phase in _numbered(strategy.phase):
        if phase.weeks is None:
            continue
        path: KeyPath = ("phase", number, "weeks")
        start, end = phase.weeks
        weeks = shown(list(phase.weeks))
        if start < 0 or start >= end:
            yield problem("empty_phase", source, path, value=weeks)
            continue
        for earlier, other in sound:
            if start < other.weeks[1] and other.weeks[0] < end:
                yield problem("overlap", source, path, value=weeks, other=shown(list(other.weeks)), number=earlier + 1)
        sound.append((number, phase))


def _given(phase: Phase) -> dict[str, float]:
    """Return the actions that get any hours."""
    return {action: hours for action, hours in (phase.hours or ()) if hours}


def _having(setting: str, phase: Phase) -> list[str]:
    """Return the actions that have a setting, such as a venue or topics."""
    return [action for action in type(phase).model_fields if hasattr(getattr(phase, action), setting)]


def _numbered(parts: Iterable[Any] | None) -> list[tuple[int, Any]]:
    """Return the known parts of a list, each with its number."""
    return [(number, part) for number, part in enumerate(parts or ()) if part is not None]
