"""The manifest: what was asked, what ran, with what, and what failed."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simulation.batch.design import NOTHING_CHANGED, Arm, Design, Plan, Point
from simulation.batch.files import whole, write_json
from simulation.batch.identity import machine, run_key, versions
from simulation.batch.worker import Done
from simulation.errors import BadInput, Problem

NAME, POINTS = "manifest.json", "points.json"
KIND = "shequ batch"
FORMAT = 2


def manifest(plan: Plan, model: str, command: str, earlier: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return what is known before the first run; expectations are laid down here, with their hash.

    `time` stays that of the first session, when the expectations were laid down; every session adds its own.

    Args:
        plan: what was asked, and its runs.
        model: hash of the model.
        command: what the user typed, so that it can be typed again.
        earlier: the manifest that the folder already holds, or None.
    """
    design = plan.design
    now = datetime.now(UTC).isoformat(timespec="seconds")
    session = {"time": now, "command": command, "machine": machine(), "versions": versions(), "model_hash": model}
    sessions = [*(earlier or {}).get("sessions", []), session]
    return {
        "kind": KIND,
        "format": FORMAT,
        "id": design.id,
        "fingerprint": design.fingerprint(),
        "question": design.question,
        "reference": design.reference,
        "arms": [_arm(arm, plan) for arm in design.arms],
        "expect": list(design.expect),
        "expect_hash": _hash_of(design.expect),
        "sampling": design.sampling,
        "n_points": len(design.points),
        "points_hash": _hash_of(design.points),
        "scenarios": {known: scenario.resolved() for known, scenario in plan.scenarios.items()},
        "words": {known: scenario.words() for known, scenario in plan.scenarios.items()},
        "seed": design.seed,
        "runs": design.runs,
        "seeds": [design.seed_of(replicate) for replicate in range(design.runs)],
        "model_hash": model,
        "versions": versions(),
        "machine": machine(),
        "command": command,
        "time": sessions[0]["time"],
        "sessions": sessions,
        "finished": False,
        "failures": [],
    }


def _arm(arm: Arm, plan: Plan) -> dict[str, Any]:
    """Return what is kept of an arm."""
    return {
        "id": arm.id,
        "name": arm.name,
        "about": arm.about,
        "levers": arm.levers,
        "scenario_hash": plan.hash_of[arm.id],
        "twin_hash": plan.twin_of.get(arm.id),
    }


def _hash_of(asked: tuple[dict[str, Any], ...]) -> str:
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:32]


def grows_into(found: dict[str, Any], design: Design) -> bool:
    """Return whether a design asks what a folder's manifest does, and only of more arms or at more points."""
    arms = {arm.id: arm.scenario.hash() for arm in design.arms}
    points = design.points[: found.get("n_points", 0)]
    return (
        all(arms.get(arm["id"]) == arm["scenario_hash"] for arm in found.get("arms", []))
        and (found.get("n_points"), found.get("points_hash")) == (len(points), _hash_of(points))
        and found.get("expect_hash") == _hash_of(design.expect)
        and all(found.get(name) == getattr(design, name) for name in ("id", "question", "reference", "seed"))
    )


def failures(failed: list[Done], plan: Plan, model: str) -> list[dict[str, Any]]:
    """Return what is kept of runs that failed; one without arms is a twin, which only legacies need."""
    return [
        {
            "run_key": run_key(done.job.scenario_hash, done.job.seed, model),
            "scenario_hash": done.job.scenario_hash,
            "arms": [
                arm for arm, base in plan.hash_of.items() if plan.at[base][done.job.point] == done.job.scenario_hash
            ],
            "point": done.job.point,
            "replicate": done.job.replicate,
            "seed": done.job.seed,
            "tries": done.tries,
        }
        | {name: value for name, value in done.failure._asdict().items() if name != "problem"}
        for done in failed
        if done.failure is not None
    ]


def write(folder: Path, content: dict[str, Any]) -> None:
    """Write the manifest whole or not at all."""
    write_json(folder / NAME, content)


def write_points(folder: Path, points: tuple[Point, ...]) -> None:
    """Write what is changed at each point, if anything is; numbers are exact there, and a line is a point."""
    if points != NOTHING_CHANGED:
        with whole(folder / POINTS) as unfinished:
            lines = ",\n".join(json.dumps(point, ensure_ascii=False) for point in points)
            unfinished.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def points(folder: Path) -> tuple[Point, ...]:
    """Return what is changed at each point of a stored batch.

    Raises:
        BadInput: the file cannot be read.
    """
    path = folder / POINTS
    if not path.exists():
        return NOTHING_CHANGED
    try:
        return tuple(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        raise BadInput([Problem("report_no_batch", values={"folder": str(folder)})]) from None


def read(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of a folder, or None where there is none that can be read."""
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) and content.get("kind") == KIND else None
