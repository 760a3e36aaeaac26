"""A community as its file describes it: who lives there, where they can meet, who decides."""

from typing import Literal

from pydantic import Field, model_validator

from simulation.institution_profiles import Committee, Institution, Office, PastIncident, Property
from simulation.parameter import Group
from simulation.spectra import Spectra
from simulation.topics import AGES, Access, Holder, Kind, ResourceHolder, ResourceKind

__all__ = ["Committee", "Institution", "Office", "PastIncident", "Property"]


class Said(Group):
    """The same thing in English and Chinese."""

    en: str = Field(min_length=1, max_length=2000)
    zh: str = Field(min_length=1, max_length=2000)


class ByAge(Group):
    """One share for each stage of life."""

    young: float = Field(ge=0, le=1)
    parent: float = Field(ge=0, le=1)
    middle: float = Field(ge=0, le=1)
    elder: float = Field(ge=0, le=1)

    def row(self) -> tuple[float, ...]:
        """Return the four shares in the order of `AgeGroup`."""
        return tuple(getattr(self, age) for age in AGES)


class AgeShares(ByAge):
    """Shares of the four stages of life, which sum to 1."""

    @model_validator(mode="after")
    def _sum_to_one(self) -> "AgeShares":
        if abs(sum(self.row()) - 1.0) > 1e-6:
            raise ValueError(f"shares_must_sum_to_one:{sum(self.row()):.3f}")
        return self


class Traits(Group):
    """Means of residents' traits, each a share in [0, 1]."""

    charisma: float = Field(0.35, ge=0.02, le=0.98)
    mobilising: float = Field(0.35, ge=0.02, le=0.98)
    drive: float = Field(0.4, ge=0.02, le=0.98)
    responsibility: float = Field(0.45, ge=0.02, le=0.98)
    openness: float = Field(0.5, ge=0.02, le=0.98)
    resource_seeking: float = Field(0.3, ge=0.02, le=0.98)
    wealth: float = Field(0.4, ge=0.02, le=0.98)
    skill: float = Field(0.18, ge=0.02, le=0.98)
    public_spirit: float = Field(0.12, ge=0.02, le=0.98)


class NeedMeans(Group):
    """Mean need of each stage of life, for each topic."""

    children: ByAge
    culture: ByAge
    sport: ByAge
    elder_care: ByAge
    safety: ByAge
    environment: ByAge
    mutual_help: ByAge


class Venue(Group):
    """A place where people can meet [model 2]."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)
    name: Said
    kind: Literal["room", "ground"] = Field(description="A room that opens and closes, or open ground.")
    building: int = Field(ge=0, description="The building it is in or nearest to.")
    capacity: int = Field(ge=1, le=5000, description="People it holds at a time.")
    opening_hours: float = Field(ge=0, le=168, description="Hours a week it may be used.")
    footfall: float = Field(ge=0, le=1, description="Residents next door who pass in a week.")
    owner: Holder = Field(strict=False)
    access: Access = Field(Access.OPEN, strict=False)


class StartingGroup(Group):
    """A residents' group (居民组织) that is there before the team comes [model 9, handbook 2.2]."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)
    name: Said
    kind: Literal["club", "rights", "service"]
    topic: Literal["children", "culture", "sport", "elder_care", "safety", "environment", "mutual_help"]
    members: int = Field(ge=5, le=100_000, description="Members in week 0.")
    openness: float = Field(0.5, ge=0, le=1, description="How open it is to new members and new things.")
    cohesion: float = Field(0.7, ge=0.1, le=1, description="How it holds together.")
    dominance: float = Field(0.4, ge=0, le=1, description="How far its leader alone decides.")
    age_group: Literal["", "young", "parent", "middle", "elder"] = Field("", description="Whom it draws on, or all.")
    tenure: Literal["", "owner", "tenant"] = Field("", description="Whom it draws on, or all.")
    patron: bool = Field(False, description="Whether a patron pays for it and wants prizes.")
    publicness: float = Field(0.0, ge=0, le=1, description="Least publicness of its members in its topic.")
    leader_leaves: int | None = Field(None, ge=0, le=5200, description="Week in which its leader leaves.")


class IncidentRates(Group):
    """Incidents a year, by kind [model 12]; what is not given is usual for the type of estate."""

    burglary: float | None = Field(None, ge=0, le=52)
    sewage: float | None = Field(None, ge=0, le=52)
    brawl: float | None = Field(None, ge=0, le=52)
    dance_noise: float | None = Field(None, ge=0, le=52)
    parking: float | None = Field(None, ge=0, le=52)
    fees: float | None = Field(None, ge=0, le=52)


class Resource(Group):
    """A resource of the community that has a name; venues are resources without being listed again [model 11]."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)
    name: Said
    kind: ResourceKind = Field(strict=False)
    holder: ResourceHolder = Field(strict=False)
    sustained: bool = Field(True, description="Whether it comes again, or can be had once.")
    capacity: float = Field(
        ge=0, le=1e6, description="Yuan (a year, or once), hours a week of skill, or openings of a relation."
    )
    topic: Literal["", "children", "culture", "sport", "elder_care", "safety", "environment", "mutual_help"] = Field(
        "", description="The need a skill answers; without one, any."
    )
    recorded: bool = Field(False, description="Whether papers and lists tell of it.")
    used: bool = Field(False, description="Whether somebody uses it already when the team comes.")


class ResourceCounts(Group):
    """How many resources there are besides those with a name; what is left out follows the type of estate."""

    shops: int | None = Field(None, ge=0, le=1000, description="Shops around that could give goods.")
    partners: int | None = Field(None, ge=0, le=1000, description="Businesses that property management works with.")
    teachers: int | None = Field(None, ge=0, le=1000, description="Professionals outside who could teach.")
    funders: int | None = Field(None, ge=0, le=1000, description="Foundations and firms that give money once.")
    relations: int | None = Field(None, ge=0, le=1000, description="People who can open doors.")
    skilled: float | None = Field(None, ge=0, le=1, description="Share of adults with a skill to pass on.")


class CommunityProfile(Group):
    """A residential estate [model 1, 2, 10]."""

    id: str = ""
    about: Said
    name: Said
    kind: Kind = Field(strict=False)
    adults: int = Field(ge=20, le=2_000_000)
    buildings: int = Field(ge=1, le=20_000)
    ages: AgeShares
    owners: ByAge = Field(description="Share of owners in each stage of life; the rest rent.")
    locals: ByAge = Field(description="Share of locals in each stage of life; the rest are migrants.")
    traits: Traits = Traits()
    needs: NeedMeans
    spectra: Spectra = Spectra()
    venues: tuple[Venue, ...] = Field(min_length=1, max_length=200)
    office: Office
    property: Property
    committee: Committee = Committee()
    praises: Literal["none", "service", "prizes"] = Field("none", description="What people here praise in groups.")
    groups: tuple[StartingGroup, ...] = Field((), max_length=100, description="Groups there from the start.")
    history: tuple[PastIncident, ...] = Field((), max_length=50, description="Incidents of years past [model 1].")
    incidents: IncidentRates = IncidentRates()
    resources: tuple[Resource, ...] = Field((), max_length=500)
    resource_counts: ResourceCounts = ResourceCounts()
    neighbours: float = Field(0.5, ge=0.05, le=0.95, description="Mean trust in the neighbours at large.")
    holidays: tuple[int, ...] = Field((), description="Weeks of the year with a holiday, 0 to 51.")
    fixed: int | None = Field(None, ge=0, description="Seed that freezes the estate across replicates.")
    residents: str | None = Field(None, description="The user's own residents, a CSV file beside this one.")
    ties: str | None = Field(None, description="The user's own ties, a CSV file of columns a and b.")
    residents_digest: str = Field("", description="SHA-256 of the residents' file, filled in when it is read.")
    ties_digest: str = Field("", description="SHA-256 of the ties' file, filled in when it is read.")
