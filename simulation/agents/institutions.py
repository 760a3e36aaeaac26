"""Institutions of the estate: the neighbourhood office (居委会) and property management (物业) [model 10]."""

import mesa

from simulation.parameters import Cooperation
from simulation.profile import Committee
from simulation.profile import Institution as InstitutionProfile
from simulation.rules import cooperation as rules
from simulation.rules.habit import fading
from simulation.topics import Trustee


class Institution(mesa.Agent):
    """An institution that helps, watches or refuses.

    Args:
        model: the Mesa model.
        profile: style, trust, starting cooperation and reach.
        parameters: `[cooperation]`.
    """

    trustee: Trustee

    def __init__(self, model: mesa.Model, profile: InstitutionProfile | Committee, parameters: Cooperation) -> None:
        super().__init__(model)
        self.profile, self.parameters = profile, parameters
        self.cooperation = profile.cooperation
        self.good = self.bad = 0.0
        self.risk = self.informed = self.benefit = self.service = self.support = 0.0
        self.endorses = False

    @property
    def is_active(self) -> bool:
        """Whether there is anybody to decide, help or refuse."""
        return True

    @property
    def weights(self) -> rules.Weights:
        """Its constant, and its weight on benefit, service and risk."""
        raise NotImplementedError

    @property
    def trust(self) -> float:
        """Its trust in the team, by the beta rule with a base rate of one half [share]."""
        return (self.good + 1.0) / (self.good + self.bad + 2.0)

    @property
    def level(self) -> int:
        """Level of involvement, 0 absent to 4 co-hosts."""
        return rules.level(self.cooperation)

    def see_activity(self, n_came: int, *, on_premises: bool, regular: bool, n_bad: int) -> None:
        """Take in an activity of the team: achievement, and risk from surprise and from trouble."""
        p = self.parameters
        seen = p.credit * min(1.0, n_came / 30.0) * (p.premises if on_premises and regular else 1.0)
        self.benefit += min(1.0, seen) * (1.0 - self.benefit)
        uninformed = max(0.0, 1.0 - self.informed)
        threat = p.surprise * uninformed * (1.0 if on_premises else 0.5) + p.trouble * n_bad
        self.risk += min(1.0, threat) * (1.0 - self.risk)

    def receive_visit(self, introduced: str, *, went_well: bool) -> None:
        """Take in a formal visit: cold, introduced by an acquaintance, or on a superior's word [handbook 3.1]."""
        worth = getattr(self.parameters, introduced)
        if went_well:
            self.good += worth
        else:
            self.bad += worth
        if introduced == "superior":
            self.support = self.parameters.support

    def towards(self) -> float:
        """Return the cooperation it tends to, as things stand [share]."""
        return rules.target(
            self.weights,
            benefit=self.benefit,
            service=self.service,
            risk=rules.felt_risk(self.risk, self.informed, effect=self.parameters.inform_effect),
            support=self.support,
            trust=self.trust,
        )

    def move(self) -> None:
        """Let a week pass: cooperation moves to its target; benefit, risk and information fade."""
        p = self.parameters
        self.cooperation = rules.moved(self.cooperation, self.towards(), rate=p.rate)
        self.informed *= fading(half_life=p.inform_half_life)
        self.risk *= fading(half_life=p.risk_half_life)
        self.benefit *= fading(half_life=p.benefit_half_life)
        self.good *= fading(half_life=p.benefit_half_life)
        self.bad *= fading(half_life=p.benefit_half_life)


class NeighborhoodOffice(Institution):
    """The neighbourhood office (居委会)."""

    trustee = Trustee.OFFICE
    profile: InstitutionProfile

    @property
    def weights(self) -> rules.Weights:
        """The weights of its style."""
        return rules.STYLES[self.profile.style]


class PropertyManagement(Institution):
    """Property management (物业)."""

    trustee = Trustee.PROPERTY
    profile: InstitutionProfile

    @property
    def weights(self) -> rules.Weights:
        """The weights of its style."""
        return rules.STYLES[self.profile.style]
