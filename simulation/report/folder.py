"""What a stored batch holds, as the report needs it: arms in order, runs side by side."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from simulation.batch import manifest
from simulation.batch.inference import blocked
from simulation.batch.store import OUTCOMES_FILE, WEEKLY_FILE
from simulation.errors import BadInput, Problem
from simulation.measures import OUTCOMES

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
    outcomes: dict[str, np.ndarray] = field(repr=False)
    weekly: dict[str, np.ndarray] = field(repr=False)

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
    from pyarrow import ArrowInvalid, parquet

    known = manifest.read(folder)
    try:
        outcomes = parquet.read_table(folder / OUTCOMES_FILE)
        weekly = parquet.read_table(folder / WEEKLY_FILE, columns=["arm", "replicate", "week", *WEEKS_SHOWN])
    except (OSError, ArrowInvalid) as reason:
        raise BadInput([Problem("report_no_batch", values={"folder": str(folder)})]) from reason
    if known is None:
        raise BadInput([Problem("report_no_batch", values={"folder": str(folder)})])
    if not outcomes.num_rows:
        raise BadInput([Problem("report_no_runs", values={"folder": str(folder)})])
    of_arm, weeks_of_arm = _by_arm(outcomes), _by_arm(weekly)
    found = {arm["id"]: _aligned(of_arm.get(arm["id"]), known["runs"]) for arm in known["arms"]}
    n_lost = sum(int(np.isnan(mine["team_hours"]).sum()) for mine in found.values())
    by_arm = blocked(found)
    return Batch(
        known,
        tuple(
            Arm(
                id=arm["id"],
                name=spoken(arm.get("name"), lang) or arm["id"],
                about=spoken(arm.get("about"), lang),
                scenario=known["scenarios"][arm["scenario_hash"]],
                scenario_hash=arm["scenario_hash"],
                outcomes=by_arm[arm["id"]],
                weekly=_side_by_side(weeks_of_arm.get(arm["id"])),
            )
            for arm in known["arms"]
        ),
        n_lost,
    )


def _by_arm(table) -> dict[str, dict[str, np.ndarray]]:
    """Return the columns of each arm's rows."""
    coded = table["arm"].cast("string").combine_chunks().dictionary_encode()
    code = coded.indices.to_numpy()
    numeric = [name for name in table.column_names if name not in ("arm", "run_key", "scenario_hash")]
    columns = {name: table[name].to_numpy() for name in numeric}
    return {
        arm: {name: column[code == place] for name, column in columns.items()}
        for place, arm in enumerate(coded.dictionary.to_pylist())
    }


def _aligned(rows: dict[str, np.ndarray] | None, n_replicates: int) -> dict[str, np.ndarray]:
    """Return each outcome by replicate, so that matched runs stand at the same place."""
    names = list(OUTCOMES) if rows is None else [name for name in rows if name not in ("replicate", "seed")]
    columns = {name: np.full(n_replicates, np.nan) for name in names}
    if rows is not None:
        for name, column in columns.items():
            column[rows["replicate"]] = rows[name]
    return columns


def _side_by_side(rows: dict[str, np.ndarray] | None) -> dict[str, np.ndarray]:
    """Return each weekly measure with a row for every run."""
    if rows is None:
        return {name: np.empty((0, 0)) for name in WEEKS_SHOWN}
    order = np.lexsort((rows["week"], rows["replicate"]))
    n_weeks = int(rows["week"].max()) + 1
    return {name: rows[name][order].reshape(-1, n_weeks) for name in WEEKS_SHOWN}
