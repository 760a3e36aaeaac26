"""Which run is to be told: one that a batch stored, or a fresh one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulation.batch import manifest
from simulation.batch.again import restored, with_lists
from simulation.batch.identity import model_hash
from simulation.batch.packing import OWN_OUTCOMES
from simulation.batch.store import OUTCOMES_FILE, WEEKLY_FILE
from simulation.errors import BadInput, Problem
from simulation.loading import load_scenario
from simulation.measures import WEEKLY
from simulation.scenario import Scenario

SIGN = "#"
SHORTEST_KEY = 4


@dataclass(frozen=True)
class Asked:
    """One run that is to be told.

    Args:
        scenario: what ran.
        seed: its luck.
        arm_id: its arm, or "" for a fresh run.
        arm: name of its arm by language.
        replicate: which run of the arm.
        run_key: identity of a stored run, or "".
        is_same_model: whether it was stored by the model that is told here, on the same kind of machine.
        outcomes: what was stored of it, by measure.
        weekly: (n_weeks,) of every weekly measure stored.
    """

    scenario: Scenario
    seed: int
    arm_id: str = ""
    arm: dict[str, str] | None = None
    replicate: int = 0
    run_key: str = ""
    is_same_model: bool = True
    outcomes: dict[str, float] = field(default_factory=dict)
    weekly: dict[str, Any] = field(default_factory=dict)


def fresh(name: str, *, seed: int, strategy: str | None, settings: dict[str, object]) -> Asked:
    """Return a run that nobody has stored.

    Raises:
        BadInput: with every problem of the scenario.
    """
    return Asked(load_scenario(name, strategy=strategy, settings=settings), seed)


def stored(text: str, lists: dict[str, Path | None] | None = None) -> Asked:
    """Return a stored run.

    Args:
        text: `FOLDER#KEY`; the key is the beginning of a run key, or `arm:replicate`.
        lists: the user's own `residents` and `ties`, where the community has any.

    Raises:
        BadInput: there is no such batch or run, or its lists are wanting.
    """
    folder, _, key = text.partition(SIGN)
    content, rows = _batch(Path(folder))
    row = rows[_place(rows, key, folder, content)]
    arm = next(arm for arm in content["arms"] if arm["id"] == row["arm"])
    scenario = with_lists(restored(content, arm["scenario_hash"], row["point"], Path(folder)), lists or {})
    return Asked(
        scenario,
        row["seed"],
        arm_id=arm["id"],
        arm=arm.get("name"),
        replicate=row["replicate"],
        run_key=row["run_key"],
        is_same_model=content["model_hash"] == model_hash(),
        outcomes={name: row[name] for name in OWN_OUTCOMES if name in row},
        weekly=_weekly(Path(folder), row["run_key"], row["arm"]),
    )


def example(folder: Path) -> str:
    """Return the key of a run that a batch holds."""
    content = manifest.read(folder)
    return f"{content['arms'][0]['id']}:0" if content else "arm:0"


def _batch(folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the manifest and the rows of outcomes of a batch."""
    from pyarrow import ArrowInvalid, parquet

    content = manifest.read(folder)
    try:
        rows = parquet.read_table(folder / OUTCOMES_FILE).to_pylist()
    except (OSError, ArrowInvalid):
        rows = []
    if content is None or not rows:
        raise BadInput([Problem("report_no_batch", values={"folder": str(folder)})])
    return content, rows


def _place(rows: Sequence[dict[str, Any]], key: str, folder: str, content: dict[str, Any]) -> int:
    """Return which row a key names; arms that are the same run have the same key, and the first is meant."""
    arm, colon, replicate = key.rpartition(":")
    if colon and replicate.isdecimal():
        found = [at for at, row in enumerate(rows) if (row["arm"], row["replicate"]) == (arm, int(replicate))]
    elif len(key) >= SHORTEST_KEY:
        found = [at for at, row in enumerate(rows) if row["run_key"].startswith(key)]
    else:
        found = []
    if not found:
        choices = [f"{one['id']}:0" for one in content["arms"]] + [rows[0]["run_key"][:8]]
        raise BadInput([Problem("story_no_run", folder, values={"value": key or '""', "choices": choices})])
    if len({rows[at]["run_key"] for at in found}) > 1:
        choices = sorted({rows[at]["run_key"][: len(key) + 4] for at in found})
        raise BadInput([Problem("story_many_runs", folder, values={"value": key, "choices": choices})])
    return found[0]


def _weekly(folder: Path, run_key: str, arm: str) -> dict[str, Any]:
    """Return the weekly series stored of a run, or nothing where they cannot be read."""
    from pyarrow import ArrowInvalid, parquet

    try:
        wanted = [("run_key", "==", run_key), ("arm", "==", arm)]
        table = parquet.read_table(folder / WEEKLY_FILE, filters=wanted).sort_by("week")
    except (OSError, ArrowInvalid):
        return {}
    return {name: table[name].to_numpy() for name in WEEKLY if name in table.column_names}
