"""Conflicts of an estate (矛盾): who is at odds with whom, over what, how tense it is, who is mobilised [model 12]."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from simulation.topics import Topic, Trustee
from simulation.world.diary import Diary
from simulation.world.network import Ties

NOBODY = np.zeros(0, dtype=np.int64)


class Quarrel(StrEnum):
    """What a conflict is about: an incident, or something that arose among residents."""

    BURGLARY = "burglary"
    SEWAGE = "sewage"
    BRAWL = "brawl"
    DANCE_NOISE = "dance_noise"
    PARKING = "parking"
    FEES = "fees"
    SLOT = "slot"
    EXCLUSION = "exclusion"
    UNFAIR_ROUND = "unfair_round"
    OWNERS_PROPERTY = "owners_property"


@dataclass(frozen=True)
class Party:
    """One side of a conflict.

    Args:
        kind: `group`, `institution` or `residents`.
        name: number of a group, name of an institution, or a word for the residents (`tenants`, `owners`, …).
        rows: the residents on this side; none for an institution.
        trustee: whom the other side trusts or distrusts when it deals with this one.
    """

    kind: str
    name: str | int
    rows: np.ndarray = field(default_factory=lambda: NOBODY)
    trustee: Trustee = Trustee.NEIGHBOURS


@dataclass
class Conflict:
    """One conflict, from the week it arose to the week it was settled or died down.

    Args:
        number: place among all conflicts of the run.
        kind: what it is about.
        key: name of the same quarrel, such as "slot/hall/3"; only one conflict of a key is open at a time.
        parties: who is at odds.
        topic: the need it touches.
        trustee: who is blamed, or None.
        stakes: what there is to lose [share].
        tension: how tense it is [share].
        week: the week it arose.
        who: rows of the residents concerned, in order.
        grievance: (n_concerned,) how aggrieved each of them is [share].
        is_mobilised: (n_concerned,) who has joined in.
    """

    number: int
    kind: Quarrel
    key: str
    parties: tuple[Party, ...]
    topic: Topic
    trustee: Trustee | None
    stakes: float
    tension: float
    week: int
    who: np.ndarray
    grievance: np.ndarray
    is_mobilised: np.ndarray
    n_flares: int = 0
    is_open: bool = True
    is_settled: bool = False


class Conflicts:
    """All conflicts of a run.

    Args:
        ties: the network, along which people mobilise each other.
        diary: where it is written down when a conflict arises; it also knows the week.
    """

    def __init__(self, ties: Ties, diary: Diary) -> None:
        self._ties, self._diary = ties, diary
        self.all: list[Conflict] = []
        self.open: list[Conflict] = []

    def __iter__(self) -> Iterator[Conflict]:
        """Yield the open conflicts, the oldest first."""
        return iter(self.open)

    def __len__(self) -> int:
        return len(self.open)

    def of(self, kind: str, name: str | int) -> list[Conflict]:
        """Return the open conflicts in which a group, an institution or a side of residents is a party."""
        return [
            conflict
            for conflict in self.open
            if any(party.kind == kind and party.name == name for party in conflict.parties)
        ]

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
    ) -> Conflict:
        """Open a conflict, or stir the one that is open under the same key, and return it.

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
                return conflict
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
        )
        self.all.append(conflict)
        self.open.append(conflict)
        self._diary.note("conflict", conflict.number, "conflict_arose", because, about=kind.value)
        return conflict

    @staticmethod
    def _stir(conflict: Conflict, who: np.ndarray, grievance: np.ndarray, tension: float) -> None:
        """Let what happened again renew the grievance of those already concerned, and the tension."""
        place = np.minimum(np.searchsorted(conflict.who, who), max(len(conflict.who) - 1, 0))
        again = conflict.who[place] == who if len(conflict.who) else np.zeros(len(who), dtype=bool)
        np.maximum.at(conflict.grievance, place[again], grievance[again])
        conflict.tension = max(conflict.tension, tension)
