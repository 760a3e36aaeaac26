"""What stands under a title: which run it is, and whether it is the one that was stored."""

from typing import Any

from simulation.measures import OUTCOMES, WEEKLY
from simulation.story.lived import Lived
from simulation.story.names import listed_clauses, said
from simulation.words import language, tell
from simulation.world.diary import Entry

MOST_DIFFERENCES = 3
KEY_SHOWN = 8


def under(lived: Lived) -> list[str]:
    """Return which run is told, and what came of holding it against the stored one."""
    asked = lived.asked
    if not asked.run_key:
        return [tell("story.under.fresh", seed=asked.seed)]
    arm = (asked.arm or {}).get(language()) or asked.arm_id
    line = tell("story.under.stored", arm=arm, replicate=asked.replicate, key=asked.run_key[:KEY_SHOWN])
    return [line, _checked(lived)]


def _checked(lived: Lived) -> str:
    if not lived.apart:
        return tell("story.under.same" if lived.asked.is_same_model else "story.under.close")
    shown = [
        tell("story.under.difference", measure=_label(name), was=said(was), found=said(found))
        for name, was, found in lived.apart[:MOST_DIFFERENCES]
    ]
    return tell("story.under.differs", differences=listed_clauses(shown) + tell("story.stop"))


def _label(name: str) -> str:
    return tell(f"measure.{name}.label") if name in OUTCOMES or name in WEEKLY else name


def check_as_json(lived: Lived) -> dict[str, Any]:
    """Return which run was told, and how it differs from what was stored."""
    asked = lived.asked
    return {
        "run_key": asked.run_key or None,
        "seed": asked.seed,
        "is_stored": bool(asked.run_key),
        "is_same_model": asked.is_same_model,
        "differences": [
            {"measure": name, "stored": _number(was), "found": _number(found)} for name, was, found in lived.apart
        ],
    }


def _number(value: float) -> float | None:
    return value if value == value else None


def entries_as_json(entries: list[Entry]) -> list[dict[str, Any]]:
    """Return entries of the diary as plain data."""
    return [
        {
            "week": entry.week,
            "kind": entry.kind,
            "who": _plain(entry.who),
            "what": entry.what,
            "because": entry.because or None,
            "facts": {name: _plain(fact) for name, fact in entry.facts.items()},
        }
        for entry in entries
    ]


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value
