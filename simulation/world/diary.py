"""The causal diary: what happened to whom, in which week, and because of what [model 14].

Every state change of a resident's role, a group, an institution, a resource or a conflict is one entry. `what` and
`because` are names in the catalogue (`diary.what.*`, `diary.because.*`), and `facts` fill the placeholders of their
sentences, so that the same diary is told in any language. A run without a diary writes nothing and draws the same luck.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

RESIDENT, SETTING, TEAM, GROUP = "resident", "setting", "team", "group"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened.

    Args:
        week: when.
        kind: whom it happened to: `resident`, `group`, `institution`, `setting`, `resource`, `conflict` or `team`.
        who: row, number or name, by kind.
        what: what happened, a name in the catalogue.
        because: what it happened because of, a name in the catalogue, or "".
        facts: numbers and names that the sentences mention.
    """

    week: int
    kind: str
    who: int | str
    what: str
    because: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


class Diary:
    """The diary of a run.

    Args:
        is_kept: whether anything is written; a batch keeps none, and `shequ story` runs again with one.
    """

    def __init__(self, *, is_kept: bool = False) -> None:
        self.is_kept = is_kept
        self.week = -1
        self._known: dict[str, np.ndarray] = {}
        self._states: dict[tuple, Any] = {}
        self._entries: list[tuple[int, str, Any, str, str, dict[str, Any]]] = []

    def note(self, kind: str, who: int | str, what: str, because: str = "", **facts: Any) -> None:
        """Write down what happened to one group, institution, setting, resource, conflict, or to the team."""
        if self.is_kept:
            self._entries.append((self.week, kind, who, what, because, facts))

    def note_residents(self, rows: np.ndarray, what: str, because: str = "", **facts: Any) -> None:
        """Write down the same thing for the residents `rows`; an array among `facts` has one value a row."""
        if self.is_kept and len(rows):
            self._entries.append((self.week, RESIDENT, np.array(rows), what, because, facts))

    def first_time(self, what: str, rows: np.ndarray) -> np.ndarray:
        """Return those of the residents `rows`, each once, to whom `what` has not happened before, and count it."""
        known = self._known.get(what, np.zeros(0, dtype=bool))
        if len(rows) and rows.max() >= len(known):
            known = np.pad(known, (0, int(rows.max()) + 1 - len(known)))
        new = rows[~known[rows]]
        known[new] = True
        self._known[what] = known
        return new

    def changed(self, state: Any, *of: Any) -> bool:
        """Return whether the `state` of something, known by `of`, is another than when last asked, and remember it."""
        if not self.is_kept or self._states.get(of) == state:
            return False
        self._states[of] = state
        return True

    def turned(self, what: str, holds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows of whom `what` holds since last asked, and of whom no longer; remember (n,) `holds`."""
        before = self._known.get(what)
        self._known[what] = holds
        if before is None:
            return holds.nonzero()[0], np.zeros(0, dtype=np.int64)
        rows = (holds != before).nonzero()[0]
        return rows[holds[rows]], rows[before[rows]]

    def __iter__(self) -> Iterator[Entry]:
        """Yield every entry in the order written, one a resident."""
        for week, kind, who, what, because, facts in self._entries:
            if isinstance(who, np.ndarray):
                for place, row in enumerate(who):
                    yield Entry(week, kind, int(row), what, because, _of_one(facts, place))
            else:
                yield Entry(week, kind, who, what, because, facts)

    def of(self, kind: str, who: int | str) -> list[Entry]:
        """Return the entries of one resident, group, institution, setting, resource or conflict, in order."""
        return [entry for entry in self if entry.kind == kind and entry.who == who]


def _of_one(facts: dict[str, Any], place: int) -> dict[str, Any]:
    """Return the facts of one resident among several."""
    return {name: value[place].item() if isinstance(value, np.ndarray) else value for name, value in facts.items()}
