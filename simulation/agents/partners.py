"""The neighbourhood office (居委会) and property management (物业) [model 10, handbook 3.1, 3.2]."""

from typing import Any

from simulation.agents.institutions import Institution
from simulation.institution_profiles import Office, Property
from simulation.rules import cooperation as rules
from simulation.rules import involvement
from simulation.topics import Trustee


class NeighborhoodOffice(Institution):
    """The neighbourhood office: what it weighs is its head's style, and past complaints keep it from being seen."""

    name = "office"
    trustee = Trustee.OFFICE
    profile: Office

    @property
    def own_credit(self) -> float:
        """Share of the team's achievement that counts as its own without being given any."""
        return self.profile.credit

    @property
    def weights(self) -> rules.Weights:
        """Those of its style; past complaints take from achievement, value talks add to service."""
        style = getattr(self.all_parameters.styles, self.profile.style)
        achievement = style.achievement * (1.0 - self.profile.complaints)
        return style.constant, achievement, style.service * (1.0 + self.conviction), style.risk


class PropertyManagement(Institution):
    """Property management: its benefit is owners' impression of it, seen through the pressure of profit."""

    name = "property"
    trustee = Trustee.PROPERTY
    profile: Property

    def __init__(self, *given: Any) -> None:
        self.impression: float | None = None
        self.first_impression = 0.0
        super().__init__(*given)
        self.repairs = self.profile.repairs

    @property
    def weights(self) -> rules.Weights:
        """Those of its style."""
        style = getattr(self.all_parameters.styles, self.profile.style)
        return style.constant, style.achievement, style.service, style.risk

    @property
    def felt_benefit(self) -> float:
        """What owners' better impression is worth to it, and its own work made visible [share]."""
        if self.impression is None:
            return self.benefit
        by_impression = involvement.benefit(
            self.impression - self.first_impression,
            full=self.all_parameters.involvement.full_gain,
            pressure=self.profile.profit_pressure,
            conviction=self.conviction,
        )
        return 1.0 - (1.0 - self.benefit) * (1.0 - by_impression)

    @property
    def level(self) -> int:
        """Level of involvement; the pressure of profit keeps it from co-hosting until its view has changed."""
        return involvement.level(
            rules.level(self.cooperation),
            pressure=self.profile.profit_pressure,
            conviction=self.conviction,
            patience=self.all_parameters.involvement.patience,
        )

    def see_activity(self, n_came: int, **seen: Any) -> None:
        """Take in risk only: what an activity is worth to it shows in owners' impression."""
        benefit = self.benefit
        super().see_activity(n_came, **seen)
        self.benefit = benefit

    def hear_owners(self, impression: float) -> None:
        """Take in how owners think of it: their mean trust [share]."""
        if self.impression is None:
            self.first_impression = impression
        self.impression = impression
