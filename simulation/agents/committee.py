"""The owners' committee (业委会): dormant for years, or at work; shares the project's values or not [model 10]."""

from typing import Any

from simulation.agents.institutions import Institution
from simulation.institution_profiles import Committee
from simulation.rules import cooperation as rules
from simulation.rules import stigma
from simulation.rules.habit import fading
from simulation.topics import Trustee

HARDLY_ANY = 0.01


class OwnersCommittee(Institution):
    """The owners' committee; while it is dormant nobody decides, convenes or cooperates.

    Args:
        model: the Mesa model.
        profile: state, skill, alignment, stigma, trust, starting cooperation and reach.
        parameters: all parameters; `[cooperation]`, `[styles]` and `[stigma]` are used.
        diary: where its changes are written down.
    """

    name = "committee"
    trustee = Trustee.COMMITTEE
    profile: Committee

    def __init__(self, model: Any, profile: Committee, *given: Any) -> None:
        self._works = profile.active
        self.skill, self.stigma = profile.skill, profile.stigma
        self.on_stage = self._unbelieved = 0.0
        super().__init__(model, profile, *given)
        if not self._works:
            self.cooperation = 0.0
            self._level = self._allowed = 0

    @property
    def is_active(self) -> bool:
        """Whether it works."""
        return self._works

    @property
    def alignment(self) -> float:
        """How far it shares the project's values: what it brought along, and what value talks have added."""
        return self.profile.alignment + (1.0 - self.profile.alignment) * self.conviction

    @property
    def weights(self) -> rules.Weights:
        """Its agreement with the project's values, and its weight on benefit, service and risk."""
        p = self.all_parameters.styles.committee
        return rules.agreement_constant(self.alignment, full=p.constant), p.achievement, p.service, p.risk

    @property
    def can_convene(self) -> bool:
        """Whether it would call residents together to deliberate."""
        return self.is_active and self.cooperation >= self.all_parameters.stigma.steps_out

    @property
    def facilitation(self) -> float:
        """What it brings to a deliberation that it convenes: its skill, so far as owners listen to it [share]."""
        return stigma.hearing(self.skill, self.stigma, lost=self.all_parameters.stigma.lost_hearing)

    def revive(self, because: str = "incident", **facts: Any) -> None:
        """Form the committee, or wake it after years: it meets the team as its values and its trust let it."""
        if not self._works:
            self._works = True
            self.cooperation = self._target(self.moves())
            self._level, self._moves = self.level, self.moves()
            self.diary.note("institution", self.name, "revived", because, **facts)

    def appear(self, n_present: int) -> None:
        """Be seen at work by those present at an activity or a deliberation."""
        share = min(1.0, n_present / self.all_parameters.stigma.audience)
        self.on_stage += share * (1.0 - self.on_stage)

    def deliberated(self, n_present: int, *, settled: bool) -> None:
        """Learn from a deliberation that it convened; only one that settled something is an appearance."""
        self.skill += self.all_parameters.stigma.practice * (1.0 - self.skill)
        if settled:
            self.appear(n_present)

    def unbelieved(self) -> float:
        """Return how much owners' trust in it has sunk by stigma since last asked, once it is worth a thought."""
        now = self.all_parameters.stigma.lost_trust * self.stigma
        change = now - self._unbelieved
        if abs(change) < HARDLY_ANY:
            return 0.0
        self._unbelieved = now
        return change

    def be_judged(self, distrust: float) -> None:
        """Let owners make up their mind about a committee at work for a week.

        Args:
            distrust: owners' distrust in property management [share].
        """
        p = self.all_parameters.stigma
        before = self.stigma
        self.stigma = stigma.after_week(
            before, distrust=distrust, seen=max(self.on_stage, p.ordinary), suspicion=p.suspicion, stage=p.stage
        )
        for line in (0.25, 0.5, 0.75):
            if (before - line) * (self.stigma - line) < 0:
                what = "stigma_fell" if self.stigma < before else "stigma_rose"
                because = "on_stage" if self.stigma < before else "backstage"
                self.diary.note("institution", self.name, what, because, stigma=round(self.stigma, 2))
        self.on_stage *= fading(half_life=p.sight)
