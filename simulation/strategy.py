"""A strategy as its file describes it: phases of weekly hours over actions [model 3]."""

from typing import Literal

from pydantic import Field, model_validator

from simulation.parameter import Group
from simulation.profile import Said

Topics = Literal["estimated"] | tuple[str, ...]
Institutions = tuple[Literal["office", "property"], ...]
Introduction = Literal["cold", "acquaintance", "superior"]
BOTH: Institutions = ("office", "property")


class Hours(Group):
    """Staff hours a week given to each action."""

    one_off_event: float = Field(0.0, ge=0, le=400)
    fixed_point_event: float = Field(0.0, ge=0, le=400)
    run_space: float = Field(0.0, ge=0, le=400)
    follow_up: float = Field(0.0, ge=0, le=400)
    formal_visit: float = Field(0.0, ge=0, le=400)
    keep_informed: float = Field(0.0, ge=0, le=400)
    field_observation: float = Field(0.0, ge=0, le=400)
    hand_over: float = Field(0.0, ge=0, le=400)

    def total(self) -> float:
        """Return the staff hours of one week."""
        return sum(getattr(self, action) for action in ACTIONS)

    def given(self) -> dict[str, float]:
        """Return the actions that get any hours."""
        return {action: getattr(self, action) for action in ACTIONS if getattr(self, action) > 0}


ACTIONS = tuple(Hours.model_fields)


class EventSettings(Group):
    """How an event is held."""

    venue: str = Field("ground", description="A venue's id, or `ground` or `room`: then one of that kind is drawn.")
    topics: Topics = "estimated"
    weekday: int = Field(5, ge=0, le=6, description="0 is Monday, 5 Saturday.")
    every: int = Field(2, ge=1, le=52, description="Least number of weeks from one to the next.")
    sign_up: bool = Field(True, description="Whether those who come may leave contact details.")
    commercial: float = Field(0.0, ge=0, le=1, description="Commercial flavour of a partner.")
    co_host: Literal["", "office", "property"] = Field("", description="Join this institution's own event.")
    gift: float = Field(0.0, ge=0, le=1000, description="Yuan of gifts a head; the event's money buys no more.")

    @model_validator(mode="after")
    def _gifts_are_paid(self) -> "EventSettings":
        if self.co_host and self.gift:
            raise ValueError(f"gift_with_co_host:{self.gift:g}")
        return self


class OneOffSettings(EventSettings):
    """How one-off events are held: the place is chosen anew each time."""

    holidays: bool = Field(False, description="Whether to wait for the next holiday.")


class SpaceSettings(Group):
    """How a space is run."""

    venue: str = "room"
    hours_open: float = Field(20.0, ge=0.5, le=168, description="Most opening hours a week.")
    topics: Topics = "estimated"


class VisitSettings(Group):
    """Whom formal visits go to, and who introduces the team."""

    to: Institutions = BOTH
    introduced: Introduction = "cold"


class InformSettings(Group):
    """Who is told beforehand."""

    whom: Institutions = BOTH


class Phase(Group):
    """Some weeks with the same division of hours."""

    weeks: tuple[int, int]
    hours: Hours
    one_off_event: OneOffSettings = OneOffSettings()
    fixed_point_event: EventSettings = EventSettings()
    run_space: SpaceSettings = SpaceSettings()
    formal_visit: VisitSettings = VisitSettings()
    keep_informed: InformSettings = InformSettings()


class Strategy(Group):
    """What the team does, phase by phase."""

    id: str = ""
    about: Said
    name: Said
    pressure: float = Field(1.0, ge=0.1, le=5, description="The pace the team sets [handbook 2.1].")
    phase: tuple[Phase, ...] = ()

    def phase_at(self, week: int) -> Phase | None:
        """Return the phase of `week`, or None where the team rests."""
        return next((phase for phase in self.phase if phase.weeks[0] <= week < phase.weeks[1]), None)
