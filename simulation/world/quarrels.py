"""One conflict (矛盾): its parties, what it is about, how tense it is, who is mobilised; meetings on it [model 12]."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from simulation.rules.habit import fading
from simulation.topics import Incident, Topic, Trustee
from simulation.world.network import Ties
from simulation.world.venues import Venue

NOBODY = np.zeros(0, dtype=np.int64)
NEVER = -1000
FORGOTTEN = 0.01  # grievance below which nobody remembers it


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


INCIDENTS = frozenset(Quarrel(incident.value) for incident in Incident)


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
        links: the ties among those concerned, by place in `who`.
        share_of_one: (n_concerned,) one tie's share of all one's ties, also to people not concerned [share].
        first_grievance: (n_concerned,) grievance as it was when it was freshest, to which a flare-up returns [share].
        is_quiet: whether nobody joins in any more, until it flares up or is stirred.
        is_open: whether it goes on.
        is_settled: whether a deliberation has settled it.
        n_flares: times it flared up.
        week_met: week of the last deliberation on it.
        week_of_twenty: first week in which twenty had joined in.
        last_look: week in which it was last worked out who joins in.
        next_look: week from which it is worked out again.
        prepared: hours residents have given to prepare a deliberation of their own [h].
        organisers: rows of those who prepare it.
        next_try: week from which residents try again to bring it to a table.
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
    links: Ties
    share_of_one: np.ndarray
    first_grievance: np.ndarray
    is_quiet: bool = False
    is_open: bool = True
    is_settled: bool = False
    n_flares: int = 0
    week_met: int = NEVER
    week_of_twenty: int = NEVER
    prepared: float = 0.0
    organisers: np.ndarray = field(default_factory=lambda: NOBODY)
    next_try: int = NEVER
    last_look: int = field(init=False)
    next_look: int = field(init=False)

    def __post_init__(self) -> None:
        self.last_look = self.next_look = self.week

    def let_fade(self, week: int, *, half_life: float) -> None:
        """Let the weeks since it was last looked at pass over the grievance."""
        weeks, self.last_look = week - self.last_look, week
        if weeks > 0:
            self.grievance *= np.float32(fading(half_life=half_life) ** weeks)
            self.grievance[self.grievance < FORGOTTEN] = 0.0

    def stir(self) -> None:
        """Make it a matter of today: those concerned are looked at again this week or the next."""
        self.is_quiet, self.next_look = False, NEVER

    @property
    def mobilised(self) -> np.ndarray:
        """Rows of the residents who have joined in."""
        return self.who[self.is_mobilised]

    @property
    def share_mobilised(self) -> float:
        """Share of those concerned who have joined in."""
        return np.count_nonzero(self.is_mobilised) / max(len(self.who), 1)

    def is_with(self, trustee: Trustee) -> bool:
        """Return whether one side is, or stands for, this trustee."""
        return any(party.trustee == trustee for party in self.parties)

    def places_of(self, party: Party) -> np.ndarray:
        """Return the places in `who` of the residents of one side."""
        return np.searchsorted(self.who, party.rows)


@dataclass(frozen=True)
class Meeting:
    """A deliberation or training of this week.

    Args:
        venue: where.
        weekday: when.
        hours: how long it lasted [h].
        came: rows of those at the table.
        about: number of the conflict, or -1 for a training.
    """

    venue: Venue
    weekday: int
    hours: float
    came: np.ndarray
    about: int


@dataclass
class Count:
    """What has happened so far: conflicts settled, died down, times flared up; deliberations and trainings.

    Of every conflict in which twenty joined in, `weeks_to_twenty` has the weeks it took, to the day.
    """

    settled: int = 0
    died_down: int = 0
    flared: int = 0
    deliberations: int = 0
    failed: int = 0
    trainings: int = 0
    first_timers: int = 0
    weeks_to_twenty: list[float] = field(default_factory=list)
