"""Residents' groups (居民组织) and who belongs to them: flat pairs of member and group [model 9]."""

from typing import Any

import mesa
import numpy as np

from simulation.columns import Column, RowAgent, Table
from simulation.topics import N_STAGES, GroupKind, Topic

NOBODY = -1
NEVER = -1000


class Group(RowAgent):
    """A club, a rights group or a service group of residents; one row of `Groups`."""

    table: "Groups"

    key = Column(np.int64, doc="Stable hash of how it began: its luck does not depend on how many began before it.")
    kind = Column(np.uint8, kind=GroupKind, doc="Club, rights group or service group.")
    topic = Column(np.uint8, kind=Topic, doc="The need it is about.")
    leader = Column(np.int32, default=NOBODY, unit="resident", doc="Who leads it.")
    is_alive = Column(bool, default=True, doc="Whether it has not ended.")
    founded = Column(np.int32, default=NEVER, unit="week", doc="Week it was founded; below 0 before the run.")
    ended = Column(np.int32, default=NEVER, unit="week", doc="Week it ended.")
    leaves = Column(np.int32, default=NEVER, unit="week", doc="Week in which its leader leaves, if the file says so.")
    openness = Column(np.float32, default=0.5, unit="share", doc="How open it is to new members and new things.")
    cohesion = Column(np.float32, default=0.5, unit="share", doc="How it holds together.")
    dominance = Column(np.float32, default=0.3, unit="share", doc="How far the leader alone decides.")
    initiative = Column(np.float32, default=0.7, unit="share", doc="How much members do of themselves.")
    stage = Column(np.uint8, unit="stage", doc="Autonomies held, 0 to 4 (四个自主化).")
    unmet = Column(np.uint8, width=N_STAGES, unit="weeks", doc="Weeks in a row that a stage was unmet.")
    patron = Column(bool, doc="Whether a patron pays for it and wants prizes.")
    bonus = Column(np.float32, unit="share", doc="Quality brought by brokered outside skill.")
    bonus_until = Column(np.int32, default=NEVER, unit="week", doc="Week in which that skill is forgotten.")
    coached = Column(np.int32, default=NEVER, unit="week", doc="Week of the last coaching.")
    joint = Column(np.uint16, unit="occasions", doc="Joint occasions with the team that fitted its own topic.")
    visited = Column(np.int32, default=NEVER, unit="week", doc="Week of the last joint occasion with the team.")
    opened = Column(bool, doc="Whether it opens activities to non-members.")
    setting = Column(np.int16, default=NOBODY, unit="setting", doc="Where its contributors work.")
    places = Column(np.int32, default=30, unit="members", doc="Members its meeting places can hold.")
    asked = Column(np.int32, default=NEVER, unit="week", doc="Week since when it asks for weekly slots.")
    met = Column(np.uint16, unit="mask", doc="Weeks with a meeting, of the last ten.")
    came = Column(np.int32, unit="members", doc="Members who came to this week's meetings.")
    few = Column(np.uint8, unit="weeks", doc="Weeks in a row with too few attenders.")
    serves = Column(bool, doc="Whether it serves non-members this week.")
    purse = Column(np.float32, unit="yuan", doc="Money of its own, from grants and gifts.")
    brokered = Column(np.int32, default=NEVER, unit="week", doc="Week in which a resource was last brought to it.")
    outward = Column(bool, doc="Whether it leans to service rather than to rehearsal.")
    hours_own = Column(np.float32, unit="h", doc="Members' hours of late, fading by half in twelve weeks.")
    hours_team = Column(np.float32, unit="h", doc="The team's hours for it of late, fading alike.")
    yuan_own = Column(np.float32, unit="yuan", doc="Money of its own of late, fading alike.")
    yuan_team = Column(np.float32, unit="yuan", doc="The team's money for it of late, fading alike.")

    @property
    def number(self) -> int:
        """Its number, from 0 in order of founding."""
        return self.row

    @property
    def members(self) -> np.ndarray:
        """Rows of its members."""
        return self.table.members_of(self.row)

    @property
    def name(self) -> str:
        """What its community file calls it, or ""."""
        return self.table.names[self.row]


class Groups(Table):
    """All groups of a run, the ended ones too, and the memberships as flat pairs.

    Args:
        model: the Mesa model.
        n_residents: number of residents.
    """

    def __init__(self, model: mesa.Model, n_residents: int) -> None:
        super().__init__(model, Group, 0)
        self._views = []
        self.names: list[str] = []
        self.held: list[list[tuple[Any, int]]] = []  # weekly slots: venue and weekday
        self.member = np.zeros(0, dtype=np.int32)
        self.group = np.zeros(0, dtype=np.int32)
        self.joined = np.zeros(0, dtype=np.int32)
        self.missed = np.zeros(0, dtype=np.uint8)
        self.turn = np.zeros(0, dtype=np.uint8)  # which of its member's memberships each one is, from 0
        self.slots_are_stale = True
        self._sizes = np.zeros(0, dtype=np.int64)
        self.n_groups_of = np.zeros(n_residents, dtype=np.uint8)
        self.living: list[Group] = []

    @property
    def sizes(self) -> np.ndarray:
        """Members of each group: (n_groups,)."""
        if len(self._sizes) != self.n_rows:
            self._sizes = np.bincount(self.group, minlength=self.n_rows)
        return self._sizes

    def members_of(self, number: int) -> np.ndarray:
        """Return the rows of the members of one group."""
        return self.member[self.group == number]

    def is_member(self, number: int) -> np.ndarray:
        """Return who is a member of one group: (n_residents,) bool."""
        found = np.zeros(len(self.n_groups_of), dtype=bool)
        found[self.members_of(number)] = True
        return found

    def found(self, name: str, key: int, *, members: np.ndarray, week: int, **state: object) -> Group:
        """Return a new group of the residents `members` with this state; `key` is a stable hash of how it began."""
        for column, old in self.columns.items():
            new = getattr(Group, column).new(1)
            self.columns[column] = np.concatenate([old, new])
        self.__dict__.update(self.columns)
        self.n_rows += 1
        self.names.append(name)
        self.held.append([])
        self.slots_are_stale = True
        group = Group(self.model, self, self.n_rows - 1)
        self.views.append(group)
        self.living.append(group)
        for column, value in state.items():
            setattr(group, column, value)
        group.founded, group.key = week, key >> 1  # a signed word holds it
        self.join(members, np.full(len(members), group.row), week)
        return group

    def join(self, who: np.ndarray, groups: np.ndarray, week: int) -> None:
        """Make each of `who` a member of the group beside it; pairs that exist already must not be among them."""
        if len(who) == 0:
            return
        self.member = np.concatenate([self.member, who]).astype(np.int32)
        self.group = np.concatenate([self.group, groups]).astype(np.int32)
        self.joined = np.concatenate([self.joined, np.full(len(who), week)]).astype(np.int32)
        self.missed = np.concatenate([self.missed, np.zeros(len(who))]).astype(np.uint8)
        order = np.lexsort((self.member, self.group))
        self._keep(order)

    def leave(self, leaving: np.ndarray) -> None:
        """End the memberships marked in `leaving` (n_memberships,) bool."""
        if leaving.any():
            self._keep((~leaving).nonzero()[0])

    def end(self, group: Group, week: int) -> np.ndarray:
        """End a group and return who its members were."""
        members = group.members
        self.leave(self.group == group.row)
        group.is_alive, group.ended, group.leader = False, week, NOBODY
        self.held[group.row] = []
        self.slots_are_stale = True
        self.living.remove(group)
        group.remove()  # Mesa knows the living ones only
        return members

    @property
    def alive(self) -> np.ndarray:
        """Numbers of the living groups, in order: (n_living,)."""
        return self.is_alive.nonzero()[0]

    def mean_of_members(self, amount: np.ndarray) -> np.ndarray:
        """Return the mean over each group's members of `amount` (n_memberships,): (n_groups,), 0 where nobody is."""
        sums = np.bincount(self.group, weights=amount, minlength=self.n_rows)
        return sums / np.maximum(self.sizes, 1)

    def _keep(self, which: np.ndarray) -> None:
        """Keep the memberships numbered `which`, in this order."""
        self.member, self.group = self.member[which], self.group[which]
        self._sizes = np.bincount(self.group, minlength=self.n_rows)
        self.joined, self.missed = self.joined[which], self.missed[which]
        counts = np.bincount(self.member, minlength=len(self.n_groups_of))
        self.n_groups_of = counts.astype(np.uint8)
        order = np.lexsort((self.group, self.member))
        first = (np.cumsum(counts) - counts)[self.member[order]]
        self.turn = np.empty(len(self.member), dtype=np.uint8)
        self.turn[order] = np.arange(len(order)) - first
