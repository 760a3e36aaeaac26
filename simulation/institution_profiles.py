"""Institutions and past incidents as a community's file describes them [model 1, 10]."""

from typing import Literal

from pydantic import Field

from simulation.parameter import Group
from simulation.topics import Incident, Style


class Institution(Group):
    """An institution as the team finds it [model 10]."""

    style: Style = Field(strict=False)
    trust: float = Field(ge=0.05, le=0.95, description="Residents' mean trust in it.")
    cooperation: float = Field(ge=0, le=1, description="Cooperation with newcomers in week 0.")
    reach: float = Field(ge=0, le=1, description="Residents its word reaches.")


class Office(Institution):
    """The neighbourhood office (居委会) as the team finds it [handbook 3.1]."""

    complaints: float = Field(0.0, ge=0, le=1, description="Residents' complaints about it in the past.")
    credit: float = Field(0.6, ge=0, le=1, description="Share of the team's achievement that counts as its own.")


class Property(Institution):
    """Property management (物业) as the team finds it [handbook 3.2]."""

    profit_pressure: float = Field(0.5, ge=0, le=1, description="How far it must think of this year's profit.")
    repairs: float = Field(0.55, ge=0, le=1, description="Share of residents' matters that it settles quickly.")


class Committee(Group):
    """The owners' committee (业委会) as the team finds it [model 10, handbook 3.3]."""

    active: bool = Field(False, description="Whether it works, or has been dormant for years.")
    skill: float = Field(0.3, ge=0, le=1, description="Its skill in running a deliberation.")
    alignment: float = Field(0.5, ge=0, le=1, description="How far it shares the project's values.")
    stigma: float = Field(0.3, ge=0, le=1, description="How far owners take it for bought.")
    trust: float = Field(0.45, ge=0.05, le=0.95, description="Residents' mean trust in it, but for the stigma.")
    cooperation: float = Field(0.5, ge=0, le=1, description="Cooperation with newcomers in week 0, if it is active.")
    reach: float = Field(0.4, ge=0, le=1, description="Residents its word reaches.")


class PastIncident(Group):
    """Something that happened before the team came, and is still felt [handbook 1.1.1A]."""

    kind: Incident = Field(strict=False)
    years_ago: float = Field(ge=0, le=50, description="Years since.")
    severity: float = Field(0.5, ge=0, le=1, description="How bad it was.")
    topic: Literal["children", "culture", "sport", "elder_care", "safety", "environment", "mutual_help"] = Field(
        "safety", description="The need it has raised ever since."
    )
    against: Literal["", "office", "property", "committee", "neighbours"] = Field(
        "", description="Whom it set residents against."
    )
    committee: Literal["", "revived", "dormant"] = Field("", description="What became of the owners' committee.")
