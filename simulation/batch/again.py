"""What a batch ran, put together again from its folder, so that a run of it can be made once more."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simulation.batch import manifest
from simulation.batch.varying import varied
from simulation.errors import BadInput, Problem
from simulation.scenario import Scenario

LISTS = ("residents", "ties")


def restored(content: Mapping[str, Any], base: str, point: int, folder: Path) -> Scenario:
    """Return the scenario of a stored run, but for the user's own lists, which no batch keeps.

    Args:
        content: the manifest.
        base: hash of the scenario before its point changes it.
        point: number of its point.
        folder: the batch's folder.

    Raises:
        BadInput: it was stored by a version whose scenarios this one cannot read.
    """
    plain = content["scenarios"][base]
    words = content.get("words", {}).get(base) or _placeholders(plain)
    try:
        return varied(Scenario.restored(plain, words), manifest.points(folder)[point])
    except ValueError:
        raise BadInput([Problem("story_other_version", str(folder))]) from None


def _placeholders(plain: dict[str, Any]) -> dict[str, Any]:
    """Return words for a batch that kept none: everything is called by its id."""
    unsaid = {"en": "-", "zh": "-"}
    venues = [{"name": {"en": venue["id"], "zh": venue["id"]}} for venue in plain["community"]["venues"]]
    return {
        "about": unsaid,
        "community": {"about": unsaid, "name": unsaid, "venues": venues},
        "strategy": {"about": unsaid, "name": unsaid},
    }


def with_lists(scenario: Scenario, lists: Mapping[str, Path | None]) -> Scenario:
    """Return the scenario with the user's own lists, which no batch keeps; they must be the very same ones."""
    changes: dict[str, str] = {}
    for name in LISTS:
        digest, path = getattr(scenario.community, f"{name}_digest"), lists.get(name)
        if not digest:
            continue
        if path is None:
            raise BadInput([Problem("story_needs_list", values={"value": f"--{name}"})])
        try:
            is_same = hashlib.sha256(path.read_bytes()).hexdigest() == digest
        except OSError:
            raise BadInput([Problem("no_file", str(path))]) from None
        if not is_same:
            raise BadInput([Problem("story_other_list", str(path))])
        changes[name] = str(path.resolve())
    return scenario.model_copy(update={"community": scenario.community.model_copy(update=changes)})
