"""The three spectra of need: what the market, government and civic work serve (需求的三个谱系) [handbook 2.1]."""

from pydantic import Field, model_validator

from simulation.parameter import Group
from simulation.topics import TOPICS


class Spectrum(Group):
    """Who serves a need; what market and government leave is for residents' own and social organisations' work."""

    market: float = Field(ge=0, le=1, description="Share that those who can pay buy.")
    government: float = Field(ge=0, le=1, description="Share that public services provide.")

    @model_validator(mode="after")
    def _no_more_than_all(self) -> "Spectrum":
        if self.market + self.government > 1.0 + 1e-9:
            raise ValueError(f"spectrum_beyond_one:{self.market + self.government:.3f}")
        return self


class Spectra(Group):
    """Who serves each topic of need. The numbers are assumption A31; the handbook names examples, no shares."""

    children: Spectrum = Spectrum(market=0.4, government=0.2)  # tutoring is bought, schools and libraries are public
    culture: Spectrum = Spectrum(market=0.1, government=0.1)
    sport: Spectrum = Spectrum(market=0.3, government=0.1)
    elder_care: Spectrum = Spectrum(market=0.3, government=0.3)  # paid carers; the station of the neighbourhood office
    safety: Spectrum = Spectrum(market=0.2, government=0.5)  # guards are paid with the property fee; police
    environment: Spectrum = Spectrum(market=0.1, government=0.5)
    mutual_help: Spectrum = Spectrum(market=0.0, government=0.1)

    def rows(self) -> tuple[tuple[float, ...], ...]:
        """Return shares served by market, government and civic work, each a tuple in the order of topics."""
        each = [getattr(self, topic) for topic in TOPICS]
        market, government = (tuple(getattr(one, who) for one in each) for who in ("market", "government"))
        return market, government, tuple(1.0 - m - g for m, g in zip(market, government, strict=True))
