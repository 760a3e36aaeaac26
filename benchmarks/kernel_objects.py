"""The shared kernel in plain Mesa: one object a resident, with a list of neighbours."""

import math

import mesa


class PlainResident(mesa.Agent):
    """A resident of the shared kernel as an ordinary Mesa agent.

    Args:
        model: the Mesa model.
    """

    def __init__(self, model: mesa.Model) -> None:
        super().__init__(model)
        self.neighbours: list[PlainResident] = []
        self.aware = self.random.random() < 0.05
        self.takes_part = self.took_part = self.aware
        self.alpha = self.beta = 1.0
        self.fatigue = 0.0
        self.threshold = self.random.random()

    def live(self) -> None:
        """Let one week pass, on last week's neighbours."""
        chance = self.random.random
        n_active = sum(other.took_part for other in self.neighbours)
        if not self.aware:
            self.aware = chance() < 1.0 - 0.95**n_active + 0.002
        if self.took_part:
            if chance() < 0.8:
                self.alpha += 1.0
            else:
                self.beta += 1.0
        self.alpha = 1.0 + (self.alpha - 1.0) * 0.97
        self.beta = 1.0 + (self.beta - 1.0) * 0.97
        trust = self.alpha / (self.alpha + self.beta)
        self.fatigue = 0.9 * self.fatigue + 0.1 * self.took_part
        self.takes_part = False
        if self.aware:
            share = n_active / max(len(self.neighbours), 1)
            odds = 4.0 * (share - self.threshold) + 3.0 * (trust - 0.5) - 2.0 * self.fatigue
            self.takes_part = chance() < 1.0 / (1.0 + math.exp(-odds))

    def turn(self) -> None:
        """Make this week's participation last week's."""
        self.took_part = self.takes_part


class PlainModel(mesa.Model):
    """The shared kernel with one object a resident.

    Args:
        n: number of residents.
        pairs: (n_ties, 2) ties.
        seed: seed of all draws.
    """

    def __init__(self, n: int, pairs: object, seed: int) -> None:
        super().__init__(rng=seed)
        residents = [PlainResident(self) for _ in range(n)]
        for who, whom in pairs:
            residents[who].neighbours.append(residents[whom])
            residents[whom].neighbours.append(residents[who])

    def step(self) -> None:
        """Let one week pass."""
        self.agents.do("live")
        self.agents.do("turn")

    def state(self) -> tuple[float, float, float]:
        """Return the means of awareness, trust and participation."""
        n = len(self.agents)
        aware = sum(self.agents.get("aware")) / n
        trust = sum(agent.alpha / (agent.alpha + agent.beta) for agent in self.agents) / n
        return aware, trust, sum(self.agents.get("took_part")) / n
