"""Conflicts of an estate (矛盾): who is at odds with whom, which are open, what came of them [model 12]."""

from collections.abc import Iterator, Sequence

import numpy as np

from simulation.topics import Topic, Trustee
from simulation.world.diary import Diary
from simulation.world.network import Ties
from simulation.world.quarrels import INCIDENTS, NEVER, NOBODY, Conflict, Count, Meeting, Party, Quarrel

__all__ = ["INCIDENTS", "NEVER", "NOBODY", "Conflict", "Conflicts", "Meeting", "Party", "Quarrel"]


class Conflicts:
    """All conflicts of a run.

    Args:
        ties: the network, along which people mobilise each other.
        diary: where it is written down when a conflict arises and ends; it also knows the week.
        half_life: time for half of a grievance to fade [weeks].
        peace: weeks for which a quarrel that was settled does not arise again; an incident may at any time [weeks].
    """

    def __init__(self, ties: Ties, diary: Diary, *, half_life: float, peace: int) -> None:
        self._ties, self._diary, self._half_life, self._peace = ties, diary, half_life, peace
        self._ended: dict[str, int] = {}
        self.all: list[Conflict] = []
        self.open: list[Conflict] = []
        self.meetings: list[Meeting] = []
        self.count = Count()

    def __iter__(self) -> Iterator[Conflict]:
        """Yield the open conflicts, the oldest first."""
        return iter(self.open)

    def __len__(self) -> int:
        return len(self.open)

    def at_peace(self, key: str) -> bool:
        """Return whether a quarrel is open, or ended so lately that mere discontent does not make another."""
        ended = self._ended.get(key)
        recently = ended is not None and self._diary.week < ended + self._peace
        return recently or any(conflict.key == key for conflict in self.open)

    def tension_of_groups(self, n_groups: int) -> np.ndarray:
        """Return the tension of the worst open conflict that each group is a party to: (n_groups,) [share]."""
        tension = np.zeros(n_groups)
        for conflict in self.open:
            for party in conflict.parties:
                if party.kind == "group":
                    tension[int(party.name)] = max(tension[int(party.name)], conflict.tension)
        return tension

    def arise(
        self,
        kind: Quarrel,
        key: str,
        parties: Sequence[Party],
        *,
        topic: Topic,
        trustee: Trustee | None = None,
        grievance: float | np.ndarray = 0.4,
        stakes: float = 0.4,
        tension: float = 0.1,
        because: str = "",
    ) -> Conflict | None:
        """Open a conflict, or stir the one that is open under the same key, and return it.

        What was settled of late stays settled: then there is no conflict, and None is returned.

        Args:
            kind: what it is about.
            key: a name that the same quarrel always has: kind, and what or whom it is about.
            parties: the sides; the residents on them are those concerned.
            topic: the need it touches.
            trustee: who is blamed, or None.
            grievance: how aggrieved those concerned are: one number, or one for each different resident of all
                sides, in ascending order of rows [share].
            stakes: what there is to lose [share].
            tension: how tense it is at the start [share].
            because: why it arose, a name in the catalogue.
        """
        who = np.unique(np.concatenate([NOBODY, *(party.rows for party in parties)])).astype(np.int64)
        felt = np.zeros(len(who), dtype=np.float32)
        felt += np.asarray(grievance, dtype=np.float32)
        for conflict in self.open:
            if conflict.key == key:
                self._stir(conflict, who, felt, tension)
                self._diary.note("conflict", conflict.number, "conflict_stirred", because, about=kind.value)
                return conflict
        if kind not in INCIDENTS and self.at_peace(key):
            return None
        conflict = Conflict(
            number=len(self.all),
            kind=kind,
            key=key,
            parties=tuple(parties),
            topic=topic,
            trustee=trustee,
            stakes=stakes,
            tension=tension,
            week=self._diary.week,
            who=who,
            grievance=felt,
            is_mobilised=np.zeros(len(who), dtype=bool),
            links=self._ties.among(who),
            share_of_one=self._ties.share_of_one[who],
            first_grievance=felt.copy(),
        )
        self.all.append(conflict)
        self.open.append(conflict)
        self._diary.note("conflict", conflict.number, "conflict_arose", because, about=kind.value)
        return conflict

    def end(self, conflict: Conflict, *, settled: bool) -> None:
        """Close a conflict for good: settled at a table, or died down; nobody is mobilised any more."""
        conflict.is_open, conflict.is_settled = False, settled
        conflict.is_mobilised[:] = False
        conflict.grievance[:] = 0.0
        self.open.remove(conflict)
        self._ended[conflict.key] = self._diary.week

    def _stir(self, conflict: Conflict, who: np.ndarray, grievance: np.ndarray, tension: float) -> None:
        """Let what happened again renew the grievance of those already concerned, and the tension."""
        conflict.let_fade(self._diary.week, half_life=self._half_life)
        place = np.minimum(np.searchsorted(conflict.who, who), max(len(conflict.who) - 1, 0))
        again = conflict.who[place] == who if len(conflict.who) else np.zeros(len(who), dtype=bool)
        np.maximum.at(conflict.grievance, place[again], grievance[again])
        np.maximum(conflict.first_grievance, conflict.grievance, out=conflict.first_grievance)
        conflict.tension = max(conflict.tension, tension)
        conflict.stir()
