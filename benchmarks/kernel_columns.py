"""The shared kernel in the way of this project: a Mesa model over columns, rules as functions of arrays."""

import numpy as np

from simulation.columns import Column, LazyModel, RowAgent, Table
from simulation.rules import experience, fatigue, notice, trust
from simulation.streams import Streams
from simulation.world.network import Ties

AWARE_AT_FIRST, BY_CHANCE, P_TELL = 0.05, 0.002, 0.05
P_GOOD, REMEMBERED = 0.8, np.float32(0.97)
KEPT_FATIGUE, WORK, LEISURE = 0.9, np.float32(0.5), np.float32(5.0)  # a week's work is a tenth of leisure


class KernelResident(RowAgent):
    """A resident of the shared kernel."""

    aware = Column(bool, doc="Knows of it.")
    takes_part = Column(bool, doc="Takes part this week.")
    good = Column(np.float32, unit="experiences", doc="Good evidence remembered.")
    bad = Column(np.float32, unit="experiences", doc="Bad evidence remembered.")
    fatigue = Column(np.float32, unit="share", doc="Tiredness.")
    threshold = Column(np.float32, unit="share", doc="Share of ties from which one is drawn in.")


class KernelModel(LazyModel):
    """The shared kernel over columns.

    Args:
        ties: the network.
        seed: seed of all draws.
    """

    def __init__(self, ties: Ties, seed: int) -> None:
        super().__init__(rng=seed)
        self.ties, self.streams, self.week = ties, Streams(seed, ties.n), 0
        self.residents = Table(self, KernelResident, ties.n)
        self.residents.aware = self.streams.everyone("aware at first", 0) < AWARE_AT_FIRST
        self.residents.takes_part = self.residents.aware
        self.residents.threshold = self.streams.everyone("threshold", 0)
        self._leisure = np.full(ties.n, LEISURE)
        self._fits = np.ones(ties.n, dtype=np.float32)

    def step(self) -> None:
        """Let one week pass: notice, experience, tire, decide, each on last week's neighbours."""
        self.week += 1
        crowd, took_part = self.residents, self.residents.takes_part
        n_active = self.ties.count(took_part)
        heard = self._draws("notice") < notice.told(n_active, p_tell=P_TELL) + np.float32(BY_CHANCE)
        crowd.aware |= heard
        outcome = experience.outcome(
            self._fits, quality=P_GOOD, commercial=0.0, bad=1.0, commercial_bad=0.0, draws=self._draws("experience")
        )
        outcome *= took_part
        crowd.good += outcome > 0
        crowd.bad += outcome < 0
        crowd.good *= REMEMBERED
        crowd.bad *= REMEMBERED
        trusts = trust.beta(crowd.good, crowd.bad, np.float32(0.5), prior_weight=2.0)
        crowd.fatigue = fatigue.after_work(
            crowd.fatigue, took_part * WORK, self._leisure, keep=KEPT_FATIGUE, pressure=1.0
        )
        odds = np.float32(4.0) * (n_active * self.ties.share_of_one - crowd.threshold)
        odds += np.float32(3.0) * (trusts - np.float32(0.5)) - np.float32(2.0) * crowd.fatigue
        crowd.takes_part = crowd.aware & (self._draws("decide") * (np.float32(1.0) + np.exp(-odds)) < 1.0)

    def state(self) -> tuple[float, float, float]:
        """Return the means of awareness, trust and participation."""
        crowd = self.residents
        trusts = trust.beta(crowd.good, crowd.bad, np.float32(0.5), prior_weight=2.0)
        return float(crowd.aware.mean()), float(trusts.mean()), float(crowd.takes_part.mean())

    def _draws(self, process: str) -> np.ndarray:
        return self.streams.everyone(process, self.week)
