"""How each action of a phase is done: one class for every action that has settings [model 3]."""

from typing import Literal

from pydantic import Field, model_validator

from simulation.parameter import Group

Topics = Literal["estimated"] | tuple[str, ...]
Institutions = tuple[Literal["office", "property", "committee"], ...]
Introduction = Literal["cold", "acquaintance", "superior"]
Partner = Literal["", "office", "property", "committee"]
BOTH: Institutions = ("office", "property")


class EventSettings(Group):
    """How an event is held."""

    venue: str = Field("ground", description="A venue's id, or `ground` or `room`: then one of that kind is drawn.")
    topics: Topics = "estimated"
    weekday: int = Field(5, ge=0, le=6, description="0 is Monday, 5 Saturday.")
    every: int = Field(2, ge=1, le=52, description="Least number of weeks from one to the next.")
    sign_up: bool = Field(True, description="Whether those who come may leave contact details.")
    commercial: float = Field(0.0, ge=0, le=1, description="Commercial flavour of a partner.")
    co_host: Partner = Field("", description="Join this institution's own event.")
    involve: int = Field(4, ge=0, le=4, description="The most property management may do: 2 tables, 3 a part, 4 all.")
    endorsed_by: Institutions = Field((), description="Whose name the team asks to put beside its own.")
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
    involve: int = Field(4, ge=0, le=4, description="The most property management may do: 2 tables, 3 a part, 4 all.")
    endorsed_by: Institutions = Field((), description="Whose name the team asks to put beside its own.")


class VisitSettings(Group):
    """Whom formal visits go to, and who introduces the team."""

    to: Institutions = BOTH
    introduced: Introduction = "cold"


class SpotSettings(Group):
    """Through which channels candidates are looked for, in turn."""

    channels: tuple[Literal["referral", "activity", "grant", "reputation"], ...] = Field(
        ("referral", "activity", "grant", "reputation"), min_length=1
    )


class PartnerSettings(Group):
    """Whose events the team takes part in."""

    partners: Institutions = BOTH


class InformSettings(Group):
    """Who is told beforehand."""

    whom: Institutions = BOTH
    core_group: Institutions = Field((), description="Who is invited to a core group of the project (核心群).")


class ShareSettings(Group):
    """With whom materials and results are shared."""

    with_whom: Institutions = BOTH


class TalkSettings(Group):
    """To whom the team explains what the project is for."""

    to: Institutions = ("property",)


class DeliberationSettings(Group):
    """What the team convenes deliberations for."""

    about: Literal["either", "conflict", "training"] = Field(
        "either", description="An open conflict, a training, or the one there is."
    )


class KeyGroupSettings(Group):
    """Through which group the team works, and with what."""

    group: str = Field("largest", min_length=1, max_length=40, description="A group's id, or `largest`.")
    topics: Literal["own", "estimated"] | tuple[str, ...] = Field("own", description="What the team brings.")


class CoachSettings(Group):
    """Whom coaching is for, and what it works on."""

    who: Literal["groups", "people"] = "groups"
    kinds: tuple[Literal["club", "rights", "service"], ...] = Field((), description="Kinds of groups, or all.")
    made_for: Literal["fitting", "club", "rights", "service"] = Field(
        "fitting", description="For which kind of group sessions are made."
    )
    aim: Literal["fitting", "need", "responsibility", "organisation", "resources"] = "fitting"


class GrantSettings(Group):
    """How much money a round of grants has."""

    money: float = Field(15_000.0, ge=0, le=1e7, description="Yuan to be given out in one round.")


class BrokerSettings(Group):
    """What is brought to groups."""

    what: Literal["skill", "training", "goods", "money", "relation"] = Field("skill", description="What is sought.")
