"""What one may know of an estate before entering it; whatever is left out is unknown [handbook 1.1.1 to 1.1.4]."""

from typing import Literal

from pydantic import Field, model_validator

from simulation.parameter import Group
from simulation.topics import TOPICS

Level = Literal["low", "middling", "high"]
Style = Literal["cooperative", "watching", "refusing"]
TopicName = Literal["children", "culture", "sport", "elder_care", "safety", "environment", "mutual_help"]
Incident = Literal["burglary", "sewage", "brawl", "dance_noise", "parking", "fees"]
Occasion = Literal[
    "new_year", "spring_festival", "lantern", "aojiu", "qingming", "labour_day", "dragon_boat", "mid_autumn",
    "national_day", "double_ninth",
]  # fmt: skip
# Weeks of the year, counted from 1 January; lunar festivals move by up to three weeks, and these are middling dates.
WEEK_OF = {
    "new_year": 0, "spring_festival": 5, "lantern": 7, "aojiu": 9, "qingming": 13, "labour_day": 17,
    "dragon_boat": 23, "mid_autumn": 38, "national_day": 39, "double_ninth": 41,
}  # fmt: skip


class Past(Group):
    """Something that happened here and is still remembered."""

    what: Incident
    years_ago: float | None = Field(None, ge=0, le=50)
    how_bad: Level | None = None
    against: Literal["nobody", "office", "property", "committee", "neighbours"] | None = None


class Space(Group):
    """A place that may be used."""

    name: str = Field(min_length=1, max_length=100)
    held_by: Literal["owners", "property", "office", "public"] | None = None
    kind: Literal["room", "ground"] | None = None
    building: int | None = Field(None, ge=0, le=20_000)
    capacity: int | None = Field(None, ge=1, le=5000)
    opening_hours: float | None = Field(None, ge=0, le=168)
    busy: Level | None = None
    access: Literal["open", "owners_only", "donors_only", "keyholder_circle", "weekday_draw"] | None = None


class Circle(Group):
    """A residents' group that is there already."""

    name: str = Field(min_length=1, max_length=100)
    kind: Literal["club", "rights", "service"] | None = None
    topic: TopicName | None = None
    members: int | None = Field(None, ge=5, le=100_000)
    openness: Level | None = None
    leader: Literal["strong", "shared"] | None = None
    ages: Literal["young", "parent", "middle", "elder", "all"] | None = None


class Means(Group):
    """A resource in or around the estate."""

    name: str = Field(min_length=1, max_length=100)
    kind: Literal["space", "money", "goods", "skill", "relation"] | None = None
    holder: Literal["office", "property", "committee", "business", "residents", "outside"] | None = None
    sustained: bool | None = None
    used: bool | None = None


class Answers(Group):
    """The whole form; a key that is missing is a question without an answer."""

    name: str | None = Field(None, min_length=1, max_length=100)
    kind: Literal["commodity", "upscale", "relocation", "urban_village"] | None = None
    about: str | None = Field(None, min_length=1, max_length=2000)
    adults: int | None = Field(None, ge=20, le=2_000_000)
    buildings: int | None = Field(None, ge=1, le=20_000)
    ages: tuple[float, ...] | None = Field(None, min_length=4, max_length=4)
    owners: float | None = Field(None, ge=0, le=100)
    locals: float | None = Field(None, ge=0, le=100)
    needs: tuple[TopicName, ...] | None = Field(None, max_length=len(TOPICS))
    past: tuple[Past, ...] | None = Field(None, max_length=20)
    history: str | None = Field(None, min_length=1, max_length=2000)
    neighbours: Level | None = None
    leads: Literal["office", "property", "committee", "residents"] | None = None
    office_style: Style | None = None
    office_trust: Level | None = None
    property_style: Style | None = None
    property_trust: Level | None = None
    committee: Literal["active", "dormant", "none"] | None = None
    committee_trust: Level | None = None
    groups: tuple[Circle, ...] | None = Field(None, max_length=100)
    resources: tuple[Means, ...] | None = Field(None, max_length=200)
    spaces: tuple[Space, ...] | None = Field(None, max_length=200)
    occasions: tuple[Occasion, ...] | None = Field(None, max_length=len(WEEK_OF))
    hours: float | None = Field(None, ge=0, le=400)
    money: float | None = Field(None, ge=0, le=100_000_000)

    @model_validator(mode="after")
    def _ages_are_some(self) -> "Answers":
        if self.ages is not None and (min(self.ages) < 0 or sum(self.ages) <= 0):
            raise ValueError(f"form_ages:{' '.join(f'{part:g}' for part in self.ages)}")
        return self
