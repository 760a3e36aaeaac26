"""Settings: a space or a series of events that goes on from week to week, with an account of hours [model 3, 13]."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from simulation.topics import Trustee
from simulation.world.slots import Host, Slot
from simulation.world.venues import Venue

SPACE = "run_space"
FIXED_POINT = "fixed_point_event"
ONE_OFF = "one_off_event"
SETTINGS = (SPACE, FIXED_POINT, ONE_OFF)
GROUP = "group"  # a residents' group: no action of the team, but something residents work for


@dataclass
class Setting:
    """Something that goes on, and that residents can come to, work for, and take over.

    Args:
        number: place in the estate's list of settings.
        action: `run_space`, `fixed_point_event`, `one_off_event` or `group`.
        plan: how it is held, from the strategy's phase; None for a group.
        account: hours of preparation not yet used [h].
    """

    number: int
    action: str
    plan: Any
    host: Host = Host.TEAM
    account: float = 0.0
    resident_hours: float = 0.0
    granted_until: int = -1
    venue: Venue | None = None
    is_open: bool = True
    weeks_below: int = 0
    last_held: int = -1000
    slots: list[Slot] = field(default_factory=list)
    named_until: dict[str, int] = field(default_factory=dict)

    @property
    def is_space(self) -> bool:
        """Whether it is a room open every week."""
        return self.action == SPACE

    @property
    def is_group(self) -> bool:
        """Whether it is what a residents' group does."""
        return self.action == GROUP

    def continues(self, plan: Any) -> bool:
        """Whether `plan` is the same setting held on: the same place, and for events the same weekday."""
        if plan is None:
            return False
        days = [getattr(one, "weekday", None) for one in (plan, self.plan)]
        return plan.venue == self.plan.venue and days[0] == days[1]

    def adopt(self, slot: Slot) -> None:
        """Count a slot as this setting's own."""
        slot.setting = self.number
        slot.host = self.host
        if slot not in self.slots:
            self.slots.append(slot)


@dataclass
class Offer:
    """One open activity of a week.

    Args:
        setting: what it belongs to.
        venue: where.
        slot: the slot people remember.
        topics: topics of need it answers.
        duration: hours for one who comes [h].
        hours_of_use: presence at the venue that passers-by can see [h].
        seats: people it can take in the week.
        publicity: how well it can be seen [share].
        quality: of those who run it [probability].
        commercial: commercial flavour [share].
        gain: material gain a head, in shares of full gain [share].
        appeal: draw of the occasion itself [logit].
        sign_up: chance that one who comes leaves contact details [probability].
        staff_hours: hours the hosts are present [h].
        clarity: clarity of the team's message [probability].
        group: number of the group whose activity this is, or -1.
        co_host: institution whose own event this is, or "".
        endorsers: institutions whose name stands beside the team's.
        beside: whom an experience here is credited to besides the hosts, and how far [share].
        yuan: money the hosts pay [yuan].
        yuan_saved: money that what is lent to them saves [yuan].
        hours_saved: hours of preparation that an institution gives [h].
        habit_weights: (n_slots + 1,) what a habit of each slot is worth here, worked out once a week.
        came: rows of those who came.
        n_bad: bad experiences among them.
        n_turned_away: people who found no place.
        luck_of_notice: (n,) draws that decided who noticed it; kept, with the next two, for the diary.
        seen: (n,) chance to see it in passing [probability].
        invitation: (n,) or (1,) chance to read an invitation [probability].
    """

    setting: Setting
    venue: Venue
    slot: Slot
    topics: list[int]
    duration: float
    hours_of_use: float
    seats: int
    publicity: float
    quality: float
    commercial: float
    gain: float
    appeal: float
    sign_up: float
    staff_hours: float
    clarity: float
    group: int = -1
    co_host: str = ""
    endorsers: tuple[str, ...] = ()
    beside: tuple[tuple[Trustee, float], ...] = ()
    yuan: float = 0.0
    yuan_saved: float = 0.0
    hours_saved: float = 0.0
    habit_weights: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    came: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    n_bad: int = 0
    n_turned_away: int = 0
    luck_of_notice: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    seen: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    invitation: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))

    @property
    def host(self) -> Host:
        """Who runs it."""
        return self.setting.host
