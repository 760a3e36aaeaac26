"""The resource map (社区资源地图): what there is, who holds it, what the team knows of, what is used [model 11]."""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp

import numpy as np

from simulation.parameters import Parameters
from simulation.streams import Streams
from simulation.topics import ResourceHolder, ResourceKind
from simulation.world.diary import Diary

UNKNOWN = -1
NEVER = -1000
NOBODY = -1
ANY_TOPIC = -1
USE_WINDOW = 12
KINDS = tuple(ResourceKind)
HOLDERS = tuple(ResourceHolder)
INSTITUTIONS = ("office", "property")
_OTHERS = np.zeros(1, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Item:
    """One resource, as it stands on the map.

    Args:
        id: its name in files, or one made up from its kind and number.
        kind: space, money, goods, skill or relation.
        holder: institution, owners, public, a resident, a group, a shop, or somebody outside.
        capacity: people (space), yuan a year or once (money, goods), h/week (skill), openings (relation).
        is_sustained: whether it comes again, or can be had once.
        is_recorded: whether papers and lists tell of it.
        was_used: whether somebody used it already when the team came.
        topic: the need a skill answers, or ANY_TOPIC.
        row: the resident who holds it, or NOBODY.
        key: what its luck hangs on, so that a further item changes no other's.
    """

    id: str
    kind: ResourceKind
    holder: ResourceHolder
    capacity: float
    is_sustained: bool = True
    is_recorded: bool = False
    was_used: bool = False
    topic: int = ANY_TOPIC
    row: int = NOBODY
    key: int = 0


class ResourceMap:
    """All resources of an estate: columns of those that never change, and of what is known and used.

    Args:
        items: what there is, known to the team or not.
        parameters: all parameters; `[resources]` is used.
        streams: the run's randomness.
        diary: where discoveries are written down.
    """

    def __init__(self, items: list[Item], parameters: Parameters, streams: Streams, diary: Diary) -> None:
        self.items = items
        self.parameters, self.streams, self.diary = parameters.resources, streams, diary
        self.week = -1
        self.kind = np.array([KINDS.index(item.kind) for item in items], dtype=np.int8)
        self.holder = np.array([HOLDERS.index(item.holder) for item in items], dtype=np.int8)
        self.capacity = np.array([item.capacity for item in items], dtype=np.float64)
        self.is_sustained = np.array([item.is_sustained for item in items], dtype=bool)
        self.is_recorded = np.array([item.is_recorded for item in items], dtype=bool)
        self.was_used = np.array([item.was_used for item in items], dtype=bool)
        self.topic = np.array([item.topic for item in items], dtype=np.int8)
        self.row = np.array([item.row for item in items], dtype=np.int64)
        self.key = np.array([item.key for item in items], dtype=np.int64)
        self.discovered = np.full(len(items), UNKNOWN, dtype=np.int16)
        self.weeks_used = np.zeros(len(items), dtype=np.int16)
        self.last_used = np.full(len(items), NEVER, dtype=np.int16)
        self.gives = (self.of_kind(ResourceKind.GOODS) | self.of_kind(ResourceKind.MONEY)).astype(bool)
        self.snapshots: dict[str, dict[str, np.ndarray]] = {}
        self.numbers = {item.id: number for number, item in enumerate(items)}

    def __len__(self) -> int:
        return len(self.items)

    def of_kind(self, kind: ResourceKind) -> np.ndarray:
        """Return which items are of a kind: (n_items,) bool."""
        return self.kind == KINDS.index(kind)

    def held_by(self, holder: ResourceHolder) -> np.ndarray:
        """Return which items somebody holds: (n_items,) bool."""
        return self.holder == HOLDERS.index(holder)

    @property
    def is_known(self) -> np.ndarray:
        """Which items are on the team's map: (n_items,) bool."""
        return self.discovered != UNKNOWN

    @property
    def in_use(self) -> np.ndarray:
        """Which items are used: by others since before the team came, or of late: (n_items,) bool."""
        return self.was_used | (self.last_used > self.week - USE_WINDOW)

    def discover(self, search: str, hours: float, rows: np.ndarray | None = None, of: str = "") -> int:
        """Look for resources for some hours, and return how many were found: each with chance 1 - exp(-rate h).

        Args:
            search: `desk_research` finds what is recorded, `field_observation` spaces and shops, `formal_visit`
                what an institution has, `brokering` what is outside, `contact` residents' skills.
            hours: staff hours of searching; for `contact`, hours with each resident [h].
            rows: residents met, for `contact`.
            of: the institution visited, for `formal_visit`.
        """
        rate, open_to = SEARCHES[search]
        chance = 1.0 - exp(-getattr(self.parameters, rate) * hours)
        if chance <= 0.0 or len(self) == 0:
            return 0
        sought = open_to(self, rows, of).nonzero()[0]
        if len(sought) == 0:
            return 0
        luck = self.streams.pairs(f"resource/{search}", self.week, self.key[sought], _OTHERS)
        return self.learn_of(sought[luck < np.float32(chance)], because=search)

    def learn_of(self, numbers: np.ndarray, because: str) -> int:
        """Put items on the team's map, if they are not on it yet; return how many are new."""
        new = numbers[self.discovered[numbers] == UNKNOWN]
        self.discovered[new] = self.week
        if self.diary.is_kept:
            for number in new:
                item = self.items[number]
                self.diary.note("resource", item.id, "resource_found", because)
        return len(new)

    def use(self, numbers: np.ndarray, because: str) -> None:
        """Note that items are used this week, once a week; what comes into use is written down."""
        numbers = numbers[self.last_used[numbers] != self.week]
        if self.diary.is_kept:
            for number in numbers[~self.in_use[numbers]]:
                item = self.items[number]
                self.diary.note("resource", item.id, "resource_used", because)
        self.last_used[numbers] = self.week
        self.weeks_used[numbers] += 1

    def snapshot(self) -> dict[str, np.ndarray]:
        """Return the map as it stands, one column a fact and one row an item, the unknown ones with it."""
        return {
            "id": np.array([item.id for item in self.items]),
            "kind": np.array([str(item.kind) for item in self.items]),
            "holder": np.array([str(item.holder) for item in self.items]),
            "sustained": self.is_sustained.copy(),
            "capacity": self.capacity.copy(),
            "discovered": self.discovered.copy(),
            "known": self.is_known,
            "weeks_used": self.weeks_used.copy(),
            "in_use": self.in_use,
        }


def _recorded(found: ResourceMap, rows: np.ndarray | None, of: str) -> np.ndarray:
    return found.is_recorded & ~found.is_known


def _seen_outside(found: ResourceMap, rows: np.ndarray | None, of: str) -> np.ndarray:
    return (found.of_kind(ResourceKind.SPACE) | found.held_by(ResourceHolder.SHOP)) & ~found.is_known


def _of_institution(found: ResourceMap, rows: np.ndarray | None, of: str) -> np.ndarray:
    return found.held_by(ResourceHolder(of)) & ~found.is_known if of in INSTITUTIONS else np.zeros(len(found), bool)


def _outside(found: ResourceMap, rows: np.ndarray | None, of: str) -> np.ndarray:
    return found.held_by(ResourceHolder.OUTSIDE) & ~found.is_known


def _of_residents(found: ResourceMap, rows: np.ndarray | None, of: str) -> np.ndarray:
    met = np.zeros(len(found), dtype=bool)
    if rows is not None and len(rows):
        hidden = ((found.row != NOBODY) & ~found.is_known).nonzero()[0]
        met[hidden] = np.isin(found.row[hidden], rows)
    return met


# What a search may find: its rate in `[resources]`, and the items that are open to it.
SEARCHES: dict[str, tuple[str, Callable[[ResourceMap, np.ndarray | None, str], np.ndarray]]] = {
    "desk_research": ("desk", _recorded),
    "field_observation": ("walk", _seen_outside),
    "formal_visit": ("visit", _of_institution),
    "brokering": ("search", _outside),
    "contact": ("contact", _of_residents),
}
