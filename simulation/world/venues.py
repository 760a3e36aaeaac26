"""Places where people meet: who passes, who may enter, who decides, what is booked [model 2]."""

import numpy as np

from simulation.agents.residents import Residents
from simulation.parameters import Parameters
from simulation.profile import Venue as VenueProfile
from simulation.rules import notice
from simulation.streams import Streams, stable_hash
from simulation.topics import Access, AgeGroup
from simulation.world.network import Ties

DAYS = 7


class Venue:
    """One venue of a run.

    Args:
        profile: what the community's file says of it.
        building: (n,) building of each resident.
        place: (n_buildings, 2) coordinates of the buildings [buildings].
        reach: distance over which footfall falls by 1/e [buildings].
        may_enter: (n,) who may use it, by its access policy.
    """

    def __init__(
        self,
        profile: VenueProfile,
        building: np.ndarray,
        place: np.ndarray,
        *,
        reach: float,
        may_enter: np.ndarray,
        keyholder: int,
    ) -> None:
        self.profile, self.id, self.owner = profile, profile.id, profile.owner
        self.number = stable_hash(f"venue/{profile.id}")
        distance = np.hypot(*(place - place[profile.building]).T)
        by_building = notice.passing(distance, footfall=profile.footfall, reach=reach)
        self.passing = by_building[building]
        self.may_enter, self.keyholder = may_enter, keyholder
        self.is_open_to_all = bool(may_enter.all())
        self.hours_booked = 0.0
        self.days_booked: set[int] = set()

    def new_week(self) -> None:
        """Forget last week's bookings."""
        self.hours_booked = 0.0
        self.days_booked = set()

    def book_day(self, day: int, hours: float) -> bool:
        """Book one occasion on a weekday; False if that day or the week's hours are taken."""
        if day in self.days_booked or self.hours_booked + hours > self.profile.opening_hours:
            return False
        self.days_booked.add(day)
        self.hours_booked += hours
        return True

    def book_hours(self, hours: float) -> float:
        """Book opening hours spread over the week; return how many were free."""
        booked = max(0.0, min(hours, self.profile.opening_hours - self.hours_booked))
        self.hours_booked += booked
        return booked


def places(n_buildings: int) -> np.ndarray:
    """Return coordinates of the buildings on a near-square grid: (n_buildings, 2) [buildings]."""
    width = int(np.ceil(np.sqrt(n_buildings)))
    return np.stack([np.arange(n_buildings) % width, np.arange(n_buildings) // width], axis=1).astype(float)


def build(residents: Residents, ties: Ties, venues: tuple, parameters: Parameters, streams: Streams) -> list[Venue]:
    """Return the venues of a community with footfall and access worked out for each resident.

    Args:
        residents: the table of residents.
        ties: the network, for circles around a keyholder.
        venues: profiles of the venues.
        parameters: all parameters.
        streams: the run's randomness, which hands out the keys.
    """
    place = places(int(residents.n_buildings))
    made = []
    for profile in venues:
        near = np.flatnonzero(residents.building == profile.building)
        pool = near if len(near) else np.arange(len(residents))
        luck = streams.one("keyholder", -1, occasion=stable_hash(profile.id))
        keyholder = int(pool[int(luck * len(pool))])
        made.append(
            Venue(
                profile,
                residents.building,
                place,
                reach=parameters.notice.reach,
                may_enter=_may_enter(profile.access, residents, ties, keyholder, parameters),
                keyholder=keyholder,
            )
        )
    return made


def _may_enter(access: Access, residents: Residents, ties: Ties, keyholder: int, parameters: Parameters) -> np.ndarray:
    """Return who may use a venue with this policy: (n,) bool [handbook 1.1.4, 2.1 cases A and B]."""
    everyone = np.ones(len(residents), dtype=bool)
    if access == Access.OWNERS_ONLY:
        return residents.owner.copy()
    if access == Access.DONORS_ONLY:
        return residents.wealth >= parameters.access.donor_wealth
    if access == Access.WEEKDAY_DRAW:
        has_time = residents.leisure >= parameters.access.weekday_leisure
        return has_time | (residents.age_group == AgeGroup.ELDER)
    if access == Access.KEYHOLDER_CIRCLE:
        circle = ~everyone
        circle[keyholder] = True
        for _step in range(2):
            circle |= ties.count(circle) > 0
        return circle
    return everyone
