"""The manifest: what was asked, what ran, with what, and what failed."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simulation.batch.design import Design, Plan
from simulation.batch.files import write_json
from simulation.batch.identity import machine, run_key, versions
from simulation.batch.worker import Done

NAME = "manifest.json"
KIND = "shequ batch"
FORMAT = 1


def manifest(
    design: Design, plan: Plan, model: str, command: str, earlier: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return what is known before the first run; expectations are laid down here, with their hash.

    `time` stays that of the first session, when the expectations were laid down; every session adds its own.

    Args:
        design: what was asked.
        plan: its runs.
        model: hash of the model.
        command: what the user typed, so that it can be typed again.
        earlier: the manifest that the folder already holds, or None.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    session = {"time": now, "command": command, "machine": machine(), "versions": versions(), "model_hash": model}
    sessions = [*(earlier or {}).get("sessions", []), session]
    expect = json.dumps(design.expect, sort_keys=True)
    return {
        "kind": KIND,
        "format": FORMAT,
        "id": design.id,
        "fingerprint": design.fingerprint(),
        "question": design.question,
        "reference": design.reference,
        "arms": [
            {
                "id": arm.id,
                "name": arm.name,
                "about": arm.about,
                "scenario_hash": plan.hash_of[arm.id],
                "twin_hash": plan.twin_of.get(arm.id),
            }
            for arm in design.arms
        ],
        "expect": list(design.expect),
        "expect_hash": hashlib.sha256(expect.encode()).hexdigest()[:32],
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


def failures(failed: list[Done], design: Design, plan: Plan, model: str) -> list[dict[str, Any]]:
    """Return what is kept of runs that failed; one without arms is a twin, which only legacies need."""
    replicate_of = {design.seed_of(replicate): replicate for replicate in range(design.runs)}
    return [
        {
            "run_key": run_key(job.scenario_hash, job.seed, model),
            "scenario_hash": job.scenario_hash,
            "arms": [arm for arm, known in plan.hash_of.items() if known == job.scenario_hash],
            "replicate": replicate_of[job.seed],
            "seed": job.seed,
            "trace": trace,
        }
        for job, _, trace in failed
    ]


def write(folder: Path, content: dict[str, Any]) -> None:
    """Write the manifest whole or not at all."""
    write_json(folder / NAME, content)


def read(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of a folder, or None where there is none that can be read."""
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) and content.get("kind") == KIND else None
