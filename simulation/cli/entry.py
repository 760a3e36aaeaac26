"""One thing that `shequ explain` can explain."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Entry:
    """One thing that can be explained.

    Args:
        kind: parameter, table, action, setting, rule or measure.
        name: full name, such as `trust.half_life`.
        title: what it is called, or "".
        meaning: one sentence.
        facts: what else is known, by key of the catalogue's [explain] table or by a name of its own.
        parts: names and meanings of what it consists of.
    """

    kind: str
    name: str
    title: str
    meaning: str
    facts: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
