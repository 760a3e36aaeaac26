"""Residents on whom the team has an eye: what it believes of their traits, whom it has asked [handbook 4.1]."""

import numpy as np

from simulation.rules import spotting

TRAITS = ("charisma", "mobilising", "drive", "third")
AVERAGE = 0.4  # what is believed of a trait before any look
NEVER = -1000


class Candidates:
    """The team's list of possible activists (潜在骨干), one place a resident, in order of the first look.

    Args:
        spread: standard deviation of traits among residents, so that one look does not count for all [share].
    """

    def __init__(self, spread: float) -> None:
        self._first_weight = 1.0 / spread**2
        self.rows = np.zeros(0, dtype=np.int64)
        self.belief = np.zeros((len(TRAITS), 0), dtype=np.float32)
        self.weight = np.zeros((len(TRAITS), 0), dtype=np.float32)
        self.channel = np.zeros(0, dtype=np.uint8)
        self.looks = np.zeros(0, dtype=np.int32)
        self.seen_in = np.zeros(0, dtype=np.int32)
        self.asks = np.zeros(0, dtype=np.int32)
        self.asked_in = np.zeros(0, dtype=np.int32)

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, rows: np.ndarray, channel: int) -> np.ndarray:
        """Put residents who are not on the list at its end, found through `channel`; return their places."""
        n = len(rows)
        first = np.arange(len(self), len(self) + n)
        self.rows = np.append(self.rows, rows)
        self.belief = np.append(self.belief, np.full((len(TRAITS), n), AVERAGE, dtype=np.float32), axis=1)
        self.weight = np.append(self.weight, np.full((len(TRAITS), n), self._first_weight, dtype=np.float32), axis=1)
        self.channel = np.append(self.channel, np.full(n, channel, dtype=np.uint8))
        for name, start in (("looks", 0), ("seen_in", NEVER), ("asks", 0), ("asked_in", NEVER)):
            setattr(self, name, np.append(getattr(self, name), np.full(n, start, dtype=np.int32)))
        return first

    def look(self, places: np.ndarray, sight: np.ndarray, precisions: np.ndarray, week: int) -> None:
        """Take in one look at each of `places`: (n_traits, n) what it shows, and how surely."""
        self.belief[:, places], self.weight[:, places] = spotting.believed(
            self.belief[:, places], self.weight[:, places], sight, precisions
        )
        self.looks[places] += 1
        self.seen_in[places] = week

    def ask(self, places: np.ndarray, week: int) -> None:
        """Note that those at `places` are asked to lead."""
        self.asks[places] += 1
        self.asked_in[places] = week
