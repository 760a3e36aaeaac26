"""Slots: the same activity at the same place and weekday, which people remember and grow used to [model 4, 5]."""

from enum import IntEnum

import numpy as np

from simulation.streams import stable_hash
from simulation.topics import Trustee

LONG_AGO = -1000


class Host(IntEnum):
    """Who runs an activity."""

    TEAM = 0
    RESIDENTS = 1

    @property
    def trustee(self) -> Trustee:
        """Whom residents trust or distrust for what this host does."""
        return Trustee.TEAM if self == Host.TEAM else Trustee.NEIGHBOURS


class Slot:
    """One activity at one place and weekday.

    Args:
        number: place in the book, the number residents' habits refer to.
        name: (action, venue id, weekday).
        n_residents: number of residents.
    """

    def __init__(self, number: int, name: tuple[str, str, int], n_residents: int) -> None:
        self.number, self.name = number, name
        self.action, self.venue, self.weekday = name
        self.host = Host.TEAM
        self.setting = -1
        self.occasion = stable_hash("/".join(map(str, name)))
        self.last_came = np.full(n_residents, LONG_AGO, dtype=np.int16)


class SlotBook:
    """All slots of a run, and who came to which host when.

    Args:
        n_residents: number of residents.
    """

    def __init__(self, n_residents: int) -> None:
        self._n = n_residents
        self.slots: list[Slot] = []
        self._by_name: dict[tuple[str, str, int], Slot] = {}
        self._settings: tuple[int, ...] = ()
        self._setting_of = np.array([-1], dtype=np.int16)
        self.last_came = {host: np.full(n_residents, LONG_AGO, dtype=np.int16) for host in Host}

    def slot(self, action: str, venue: str, weekday: int) -> Slot:
        """Return the slot of this name, opened when first asked for."""
        name = (action, venue, weekday)
        if name not in self._by_name:
            self._by_name[name] = Slot(len(self.slots), name, self._n)
            self.slots.append(self._by_name[name])
        return self._by_name[name]

    def settings(self) -> np.ndarray:
        """Return the number of the setting of each slot, -1 for none, and a last -1 for no slot: (n_slots + 1,)."""
        now = tuple(slot.setting for slot in self.slots)
        if now != self._settings:
            self._settings, self._setting_of = now, np.array([*now, -1], dtype=np.int16)
        return self._setting_of

    def come(self, slot: Slot, who: np.ndarray, week: int) -> None:
        """Note that the residents `who` came to `slot` in `week`."""
        slot.last_came[who] = week
        self.last_came[slot.host][who] = week

    def hand_over(self, slot: Slot) -> None:
        """Make residents the host; those who came go on telling of it."""
        slot.host = Host.RESIDENTS
        mine = self.last_came[Host.RESIDENTS]
        np.maximum(mine, slot.last_came, out=mine)

    def habit_weights(self, slot: Slot, *, same_place: float, elsewhere: float) -> np.ndarray:
        """Return what a habit of each slot is worth at `slot`: (n_slots + 1,), the last for no habit yet."""
        worth = [
            1.0 if other is slot else same_place if other.venue == slot.venue or other.host == slot.host else elsewhere
            for other in self.slots
        ]
        return np.array([*worth, 0.0], dtype=np.float32)
