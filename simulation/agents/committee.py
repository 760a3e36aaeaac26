"""The owners' committee (业委会): dormant for years, or at work; shares the project's values or not [model 10]."""

import mesa

from simulation.agents.institutions import Institution
from simulation.parameters import Cooperation
from simulation.profile import Committee
from simulation.rules import cooperation as rules
from simulation.topics import Trustee


class OwnersCommittee(Institution):
    """The owners' committee; while it is dormant nobody decides, convenes or cooperates.

    Args:
        model: the Mesa model.
        profile: state, skill, alignment, stigma, trust, starting cooperation and reach.
        parameters: `[cooperation]`.
    """

    trustee = Trustee.COMMITTEE

    def __init__(self, model: mesa.Model, profile: Committee, parameters: Cooperation) -> None:
        super().__init__(model, profile, parameters)
        self._works = profile.active
        self.skill, self.alignment, self.stigma = profile.skill, profile.alignment, profile.stigma
        if not self._works:
            self.cooperation = 0.0

    @property
    def is_active(self) -> bool:
        """Whether it works."""
        return self._works

    @property
    def weights(self) -> rules.Weights:
        """Its constant, which is its agreement with the project's values, and its other weights."""
        return rules.committee_weights(self.alignment)

    def revive(self) -> None:
        """Form the committee, or wake it after years: it meets the team as its values and its trust let it."""
        if not self._works:
            self._works = True
            self.cooperation = self.towards()

    def move(self) -> None:
        """Let a week pass; a dormant committee only forgets."""
        super().move()
        if not self._works:
            self.cooperation = 0.0
