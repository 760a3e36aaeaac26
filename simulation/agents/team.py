"""The social-work team (社工): its hours, its money, its preparation accounts, and what it believes [model 3]."""

from collections.abc import Callable

import mesa
import numpy as np

from simulation.agents.candidates import Candidates
from simulation.parameters import Parameters
from simulation.rules import coaching, knowledge
from simulation.strategy import Phase, Strategy
from simulation.world.calendar import WEEKS_A_YEAR
from simulation.world.ledger import Ledger


class SocialWorkTeam(mesa.Agent):
    """A team with a strategy.

    Args:
        model: the Mesa model.
        strategy: phases of weekly hours over actions.
        parameters: all parameters; `[team]`, `[knowledge]` and `[actions]` are used.
        exit: the week the team leaves.
        learns: the rule by which its estimate of needs moves.
    """

    def __init__(
        self,
        model: mesa.Model,
        strategy: Strategy,
        parameters: Parameters,
        *,
        exit: int,
        learns: Callable[..., np.ndarray] = knowledge.learned,
    ) -> None:
        super().__init__(model)
        self.strategy, self.parameters, self.exit, self.learns = strategy, parameters, exit, learns
        self.estimate = np.array(parameters.knowledge.generic) / sum(parameters.knowledge.generic)
        self.experience = parameters.team.experience
        self.accounts: dict[str, float] = {}
        self.phase: Phase | None = None
        self.candidates = Candidates(parameters.population.trait_spread)
        self.insight: dict[str, float] = {}
        self._turns: dict[str, int] = {}

    @property
    def now(self) -> Phase:
        """The phase in force, which there is whenever an action is done."""
        if self.phase is None:
            raise RuntimeError("the team is resting or gone")
        return self.phase

    @property
    def pressure(self) -> float:
        """The pace the team sets [factor]."""
        return self.strategy.pressure

    def receive_money(self, week: int, ledger: Ledger) -> None:
        """Get the year's money at its start, or the part of it for the weeks left before exit."""
        if week % WEEKS_A_YEAR == 0 and self.strategy.phase:
            share = min(1.0, (self.exit - week) / WEEKS_A_YEAR)
            ledger.grant(self.parameters.team.money * share)

    def can_afford(self, yuan: float, week: int, ledger: Ledger) -> bool:
        """Return whether an occasion may be paid: the year's money is paced, with one occasion in advance."""
        passed = (week % WEEKS_A_YEAR + 1) / min(WEEKS_A_YEAR, self.exit - week + week % WEEKS_A_YEAR)
        spent = ledger.year_granted - ledger.yuan_left
        return yuan <= ledger.yuan_left and spent <= passed * ledger.year_granted

    def start_week(self, week: int, ledger: Ledger) -> dict[str, float]:
        """Turn to the phase of `week` and return the hours it gives to each action.

        Preparation for actions that the new phase drops has come to nothing: it is booked as stranded.
        """
        phase = self.strategy.phase_at(week) if week < self.exit else None
        hours = phase.hours.given() if phase else {}
        if phase is not self.phase:
            for action in [action for action in self.accounts if action not in hours]:
                ledger.strand(self.accounts.pop(action))
            self.phase = phase
        ledger.offer(self.parameters.team.hours if phase else 0.0)
        return hours

    def prepare(self, action: str, hours: float, *, cost: float, ledger: Ledger) -> None:
        """Work `hours` on an action's preparation account, which holds at most twice its cost."""
        before = self.accounts.get(action, 0.0)
        worked = max(0.0, min(hours, 2.0 * cost - before))
        self.accounts[action] = before + worked
        ledger.work(action, worked)

    def times(self, action: str, *, cost: float) -> int:
        """Return how often the account of `action` pays for it now."""
        return int((self.accounts.get(action, 0.0) + 1e-9) // cost)

    def spend(self, action: str, hours: float) -> None:
        """Take what was done out of the account of `action`."""
        self.accounts[action] -= hours

    def next_of(self, action: str, names: tuple[str, ...]) -> str:
        """Return whose turn it is: those named take turns, however often the action is done."""
        turn = self._turns.get(action, 0)
        self._turns[action] = turn + 1
        return names[turn % len(names)]

    def grow(self, step: float) -> None:
        """Gain experience by a piece of common work."""
        self.experience = coaching.grown(self.experience, step=step)

    def learn_in_general(self, need: np.ndarray, hours: float, *, local: float, rate: float) -> None:
        """Move the estimate towards a general picture in which only a share `local` is the needs of these people."""
        if len(need) and hours > 0:
            generic = np.array(self.parameters.knowledge.generic)
            target = knowledge.general_picture(knowledge.shares(need), generic, local=local)
            self.estimate = self.learns(self.estimate, target, hours=hours, rate=rate)

    def gain_insight(self, name: str, amount: float, *, rate: float, most: float) -> None:
        """Come to know the ways of an institution, by hours or occasions, as far as `most` and no further."""
        now = self.insight.get(name, 0.0)
        self.insight[name] = float(knowledge.learned(now, max(now, most), hours=amount, rate=rate))

    def chance_with(self, name: str) -> float:
        """Return the chance that a contact with an institution goes well: quality, and insight into its ways."""
        quality = self.parameters.team.quality
        return quality + (1.0 - quality) * self.insight.get(name, 0.0)

    def learn(self, need: np.ndarray, hours: float) -> None:
        """Move the estimate towards the needs (n_people, n_topics) of those observed or met."""
        if len(need) and hours > 0:
            target = knowledge.shares(need)
            self.estimate = self.learns(self.estimate, target, hours=hours, rate=self.parameters.knowledge.rate)
