"""Small batches made of numpy alone, stored as the batch package stores them."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from simulation.measures import OUTCOMES, WEEKLY
from simulation.parameters import Parameters
from simulation.scenario import Rules
from simulation.strategy import ACTIONS

SCALES = {"share": 0.4, "ratio": 1.0, "hours_week": 40.0, "hours": 3120.0, "yuan": 300_000.0}


@dataclass
class FakeArm:
    """What an arm of a fake batch shows."""

    id: str
    level: float = 1.0
    name: dict | None = None
    humps: bool = False
    team: bool = True
    spent: float = 1.0
    parameters: Parameters = field(default_factory=Parameters)
    unknown: tuple[str, ...] = ()
    lost: tuple[int, ...] = ()


def scenario(arm: FakeArm, weeks: int, leaves: int) -> dict:
    """Return a resolved scenario as the manifest holds it."""
    hours = dict.fromkeys(ACTIONS, 0.0) | {"run_space": 20.0, "follow_up": 6.0, "hand_over": 4.0}
    return {
        "community": {"adults": 1500, "buildings": 20, "kind": "commodity"},
        "strategy": {"phase": [{"weeks": [0, leaves], "hours": hours}] if arm.team else []},
        "rules": Rules().model_dump(mode="json"),
        "parameters": arm.parameters.model_dump(mode="json"),
        "weeks": weeks,
        "exit": leaves,
    }


def outcome_row(arm: FakeArm, replicate: int, chance: np.random.Generator) -> dict:
    """Return the outcomes of one run."""
    luck = np.random.default_rng(replicate).normal()
    far = 2.2 if arm.humps and replicate % 2 else 1.0
    row = {}
    for name, measure in OUTCOMES.items():
        scale = SCALES.get(measure.unit, 30.0)
        if name.startswith("team_") or name == "hours_unused":
            row[name] = scale * arm.spent * arm.team
        else:
            row[name] = scale * arm.level * far * (1 + 0.1 * luck + 0.04 * chance.normal())
        if name in arm.unknown:
            row[name] = np.nan
    used = {"run_space": 0.7, "follow_up": 0.2, "hand_over": 0.1}
    for action in ACTIONS:
        row[f"hours_{action}"] = row["team_hours"] * used.get(action, 0.0)
        row[f"yuan_{action}"] = row["team_yuan"] * (action == "run_space")
    return row


def store(folder: Path, arms: list[FakeArm], *, runs=6, weeks=40, leaves=26, about=None, **more) -> Path:
    """Store a batch and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    outcomes, weekly = [], []
    for arm in arms:
        chance = np.random.default_rng(5)
        for replicate in sorted(set(range(runs)) - set(arm.lost)):
            key = {"run_key": f"{arm.id}{replicate}", "arm": arm.id, "point": 0, "replicate": replicate}
            row = outcome_row(arm, replicate, chance)
            outcomes.append(key | {"seed": 100 + replicate, "scenario_hash": f"hash-{arm.id}"} | row)
            rise = 1 - np.exp(-np.arange(weeks) / 12)
            for week in range(weeks):
                series = {name: np.float32(row.get(name, 1.0) * rise[week]) for name in WEEKLY}
                series["own_hours"] = np.float32(row["own_52"] * rise[week])
                weekly.append(key | {"week": week} | series)
    pq.write_table(pa.Table.from_pylist(outcomes), folder / "outcomes.parquet")
    pq.write_table(pa.Table.from_pylist(weekly), folder / "weekly.parquet")
    manifest = {
        "kind": "shequ batch",
        "id": "space-vs-events",
        "question": {"en": "Run a space, or hold events?", "zh": "空间运营，还是办活动？"},
        "reference": arms[0].id,
        "arms": [{"id": arm.id, "name": arm.name, "about": about, "scenario_hash": f"hash-{arm.id}"} for arm in arms],
        "scenarios": {f"hash-{arm.id}": scenario(arm, weeks, leaves) for arm in arms},
        "versions": {"shequ": "0.1.0", "python": "3.11", "numpy": "2.4", "mesa": "3.3.1"},
        "model_hash": "0123456789abcdef",
        "seed": 2026,
        "runs": runs,
        "failures": [],
        "machine": "x86_64",
        "time": "2026-11-23T22:00:00+00:00",
        "command": "shequ batch experiments/claims/space-vs-events.toml",
        "expect_hash": "0" * 32,
        "expect": [],
    } | more
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    return folder


FOUR = [
    FakeArm("one-off", 0.7, {"en": "One-off events", "zh": "一次性活动"}),
    FakeArm("space", 1.0, {"en": "Run a space", "zh": "空间运营"}, humps=True),
    FakeArm("fixed", 0.8, {"en": "Fixed-point events", "zh": "定点定时活动"}),
    FakeArm("nobody", 0.4, {"en": "No team", "zh": "没有团队"}, team=False),
]
