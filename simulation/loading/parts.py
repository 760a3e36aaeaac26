"""A community and a strategy from their files, each checked by itself."""

import hashlib
import os
from pathlib import Path

from simulation.errors import BadInput, Problem
from simulation.loading import plans, tables
from simulation.loading.checking import examined, sound
from simulation.loading.complaints import shown
from simulation.loading.sources import SET
from simulation.loading.toml_source import Source
from simulation.parameters import Parameters
from simulation.profile import CommunityProfile
from simulation.strategy import Strategy

NEVER_IN_FILES = ("id", "residents_digest", "ties_digest")
# In a community file `venues` and `needs` are the estate's own; their parameters stand in scenarios.
TABLES_OF_COMMUNITY = frozenset(Parameters.model_fields) - frozenset(CommunityProfile.model_fields)


def community_of(source: Source) -> tuple[CommunityProfile | None, list[Problem]]:
    """Return the community of a source with its lists of residents and ties, and what is wrong.

    A community of which something is wrong has None there.
    """
    if source.path is None:
        return None, []
    own = source.without(NEVER_IN_FILES)
    whole, problems = examined(CommunityProfile, own, extra_known=(*TABLES_OF_COMMUNITY, "based_on"))
    profile = whole or sound(CommunityProfile, own)
    problems = problems + _never_in_files(source, NEVER_IN_FILES)
    problems += plans.problems_of_community(profile, source)
    try:
        lists = _lists(profile, source)
    except BadInput as bad:
        return profile, problems + bad.problems
    return profile.model_copy(update={"id": stem(source)} | lists), problems


def strategy_of(source: Source) -> tuple[Strategy | None, list[Problem]]:
    """Return the strategy of a source, and what is wrong with it by itself; there the strategy has None."""
    if source.path is None:
        return None, []
    own = source.without({"id"})
    whole, problems = examined(Strategy, own, extra_known=("based_on",))
    strategy = whole or sound(Strategy, own)
    problems = problems + _never_in_files(source, ("id",))
    problems += plans.problems_of_strategy(strategy, source)
    return strategy.model_copy(update={"id": stem(source)}), problems


def stem(source: Source) -> str:
    """Return the name that the file of a source gives to what stands in it."""
    return source.path.stem if source.path is not None else ""


def _lists(profile: CommunityProfile, source: Source) -> dict[str, object]:
    """Return what the user's own lists change in a profile: full paths, digests, the number of adults."""
    changes: dict[str, object] = {}
    ids, n = None, profile.adults
    if None not in (profile.residents, profile.buildings):
        path = _beside(source, "residents")
        ids = tables.read_residents(path, profile.buildings)["id"]
        n = len(ids)
        changes |= {"residents": str(path), "residents_digest": _digest(path), "adults": n}
    if None not in (profile.ties, n):
        path = _beside(source, "ties")
        tables.read_ties(path, ids, n)
        changes |= {"ties": str(path), "ties_digest": _digest(path)}
    return changes


def _beside(source: Source, name: str) -> Path:
    """Return the full path of a list that a community file names, beside the file that names it.

    Raises:
        BadInput: there is no such file.
    """
    place = source.place_of((name,))
    folder = Path() if place == SET else Path(place.file).parent
    path = (Path.cwd() / folder / source.tables[name]).resolve()
    if not os.path.exists(path):
        raise BadInput([plans.problem("no_list", source, (name,), value=shown(source.tables[name]))])
    return path


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _never_in_files(source: Source, names: tuple[str, ...]) -> list[Problem]:
    """Return the keys that the program fills in itself and a file may not."""
    return [plans.problem("unknown_key", source, (name,), near="") for name in names if name in source.tables]
