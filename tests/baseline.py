"""Three short runs, their outcomes pinned in `baseline.json`; only `python -m tests.refresh_baseline` changes them."""

import json
from pathlib import Path

import numpy as np

from simulation.model import simulate
from tests import worlds

FILE = Path(__file__).with_name("baseline.json")
SEED = 20_26
TOLERANCE = 1e-5  # relative; numpy's exp and log differ in the last bits between machines

SCENARIOS = {
    "defaults": worlds.scenario(weeks=80, exit=26, adults=400),
    "keen": worlds.scenario(weeks=26, exit=18, parameters=worlds.KEEN),
    "textbook": worlds.scenario(weeks=20, exit=14, parameters=worlds.KEEN, rules={"decision": "bass", "trust": "ema"}),
    "troubled": worlds.troubled(weeks=30, exit=18),
}


def computed() -> dict[str, dict[str, float | None]]:
    """Return the outcomes and the sums of the weekly series of the pinned scenarios; None is unknown."""
    numbers = {}
    for name, scenario in SCENARIOS.items():
        run = simulate(scenario, SEED)
        sums = {f"sum of {series}": float(np.nansum(run.weekly[series], dtype=float)) for series in run.weekly}
        numbers[name] = {key: None if np.isnan(x) else x for key, x in (run.outcomes | sums).items()}
    return numbers


def pinned() -> dict[str, dict[str, float | None]]:
    """Return the numbers of the file."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def differences() -> list[str]:
    """Return a line for every number that is not as pinned."""
    now, before = computed(), pinned()
    places = sorted({(name, key) for numbers in (now, before) for name in numbers for key in numbers[name]})
    return [
        f"{name}: {key} is {is_now}, was {was}"
        for name, key in places
        if not _alike(is_now := now.get(name, {}).get(key), was := before.get(name, {}).get(key))
    ]


def _alike(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= TOLERANCE * max(1.0, abs(other))
