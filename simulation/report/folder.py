"""What a stored batch holds, as the report needs it: arms in order, runs side by side."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from simulation.batch.stored import Stored, Weekly
from simulation.errors import BadInput, Problem

Say = Callable[..., str]  # asks the catalogue for a sentence in the reader's language
WEEKS_SHOWN = (
    "awareness",
    "trust",
    "taking_part",
    "regulars",
    "contributors",
    "activists",
    "cooperation_office",
    "cooperation_property",
    "own_hours",
)


@dataclass(frozen=True)
class Arm:
    """One arm of a batch: what the reader calls it, the scenario it ran, and its numbers.

    Args:
        id: its name in the experiment.
        name: its name in the reader's language.
        about: one sentence on it, or "".
        scenario: its resolved scenario.
        scenario_hash: what the scenario is known by.
        outcomes: (n_replicates,) for every outcome and spending column; NaN where a run is missing.
        weekly: (n_runs, n_weeks) for every weekly measure that is shown.
    """

    id: str
    name: str
    about: str
    scenario: dict
    scenario_hash: str
    outcomes: Mapping[str, np.ndarray] = field(repr=False)
    weekly: Mapping[str, np.ndarray] = field(repr=False)

    @property
    def spends(self) -> bool:
        """Return whether a team works in this arm."""
        return bool(self.scenario["strategy"].get("phase"))


@dataclass(frozen=True)
class Batch:
    """A stored batch."""

    manifest: dict
    arms: tuple[Arm, ...]
    n_lost: int = 0  # runs that are missing; the replicates they belong to are left out of every arm

    @property
    def reference(self) -> Arm:
        """Return the arm the others are measured against."""
        wanted = self.manifest.get("reference")
        return next((arm for arm in self.arms if arm.id == wanted), self.arms[0])

    @property
    def others(self) -> tuple[Arm, ...]:
        """Return every arm but the reference, in order."""
        return tuple(arm for arm in self.arms if arm is not self.reference)


def spoken(said: dict | str | None, lang: str) -> str:
    """Return words a user gave in the reader's language, else in the one there is."""
    if isinstance(said, dict):
        return str(said.get(lang) or next(iter(said.values()), "") or "")
    return said or ""


def read(folder: Path, lang: str) -> Batch:
    """Read a stored batch.

    Raises:
        BadInput: the folder holds no batch, or one that cannot be read.
    """
    stored = Stored(folder)
    if not stored.n_rows:
        raise BadInput([Problem("report_no_runs", values={"folder": str(folder)})])
    known, columns = stored.manifest, stored.columns()
    arms = [
        Arm(
            id=arm["id"],
            name=spoken(arm.get("name"), lang) or arm["id"],
            about=spoken(arm.get("about"), lang),
            scenario=known["scenarios"][arm["scenario_hash"]],
            scenario_hash=arm["scenario_hash"],
            outcomes=columns[arm["id"]],
            weekly=Weekly(stored, arm["id"], WEEKS_SHOWN),
        )
        for arm in known["arms"]
    ]
    return Batch(known, tuple(arms), stored.n_lost())
