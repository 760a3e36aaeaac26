"""A strategy as its file describes it: phases of weekly hours over actions [model 3]."""

from typing import Literal

from pydantic import Field

from simulation.parameter import Group
from simulation.plan_settings import (
    BrokerSettings,
    CoachSettings,
    DeliberationSettings,
    EventSettings,
    GrantSettings,
    InformSettings,
    KeyGroupSettings,
    OneOffSettings,
    PartnerSettings,
    ShareSettings,
    SpaceSettings,
    SpotSettings,
    TalkSettings,
    VisitSettings,
)
from simulation.profile import Said


class Hours(Group):
    """Staff hours a week given to each action."""

    one_off_event: float = Field(0.0, ge=0, le=400)
    fixed_point_event: float = Field(0.0, ge=0, le=400)
    run_space: float = Field(0.0, ge=0, le=400)
    follow_up: float = Field(0.0, ge=0, le=400)
    formal_visit: float = Field(0.0, ge=0, le=400)
    keep_informed: float = Field(0.0, ge=0, le=400)
    share_materials: float = Field(0.0, ge=0, le=400)
    value_talk: float = Field(0.0, ge=0, le=400)
    field_observation: float = Field(0.0, ge=0, le=400)
    hand_over: float = Field(0.0, ge=0, le=400)
    convene_deliberation: float = Field(0.0, ge=0, le=400)
    serve_key_group: float = Field(0.0, ge=0, le=400)
    coach: float = Field(0.0, ge=0, le=400)
    desk_research: float = Field(0.0, ge=0, le=400)
    join_partner_events: float = Field(0.0, ge=0, le=400)
    needs_survey: float = Field(0.0, ge=0, le=400)
    snowball: float = Field(0.0, ge=0, le=400)
    micro_grants: float = Field(0.0, ge=0, le=400)
    broker_resources: float = Field(0.0, ge=0, le=400)
    spot_activists: float = Field(0.0, ge=0, le=400)

    def total(self) -> float:
        """Return the staff hours of one week."""
        return sum(getattr(self, action) for action in ACTIONS)

    def given(self) -> dict[str, float]:
        """Return the actions that get any hours."""
        return {action: getattr(self, action) for action in ACTIONS if getattr(self, action) > 0}


ACTIONS = tuple(Hours.model_fields)


class Phase(Group):
    """Some weeks with the same division of hours."""

    weeks: tuple[int, int]
    hours: Hours
    one_off_event: OneOffSettings = OneOffSettings()
    fixed_point_event: EventSettings = EventSettings()
    run_space: SpaceSettings = SpaceSettings()
    formal_visit: VisitSettings = VisitSettings()
    keep_informed: InformSettings = InformSettings()
    share_materials: ShareSettings = ShareSettings()
    value_talk: TalkSettings = TalkSettings()
    convene_deliberation: DeliberationSettings = DeliberationSettings()
    serve_key_group: KeyGroupSettings = KeyGroupSettings()
    coach: CoachSettings = CoachSettings()
    join_partner_events: PartnerSettings = PartnerSettings()
    micro_grants: GrantSettings = GrantSettings()
    broker_resources: BrokerSettings = BrokerSettings()
    spot_activists: SpotSettings = SpotSettings()


class Strategy(Group):
    """What the team does, phase by phase."""

    id: str = ""
    about: Said
    name: Said
    pressure: float = Field(1.0, ge=0.1, le=5, description="The pace the team sets [handbook 2.1].")
    praises: Literal["none", "service", "prizes"] = Field("none", description="What it praises [handbook 2.1].")
    phase: tuple[Phase, ...] = ()

    def phase_at(self, week: int) -> Phase | None:
        """Return the phase of `week`, or None where the team rests."""
        return next((phase for phase in self.phase if phase.weeks[0] <= week < phase.weeks[1]), None)
