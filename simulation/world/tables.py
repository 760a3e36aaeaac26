"""A table to deliberate at: a place and an evening that are free, and those who sit down there [model 12]."""

import numpy as np

from simulation.topics import Access
from simulation.world.conflicts import Meeting
from simulation.world.estate import Estate
from simulation.world.venues import DAYS, Venue

EVENING = 2  # the weekday tried first: Wednesday
TRAINING = -1


def find_table(estate: Estate) -> tuple[Venue, int] | None:
    """Return a place to sit and its weekday, open to all, granted and booked for a meeting: a room if there is one.

    The weekly slots of groups are theirs, and no meeting is called on them.
    """
    p, groups = estate.parameters.deliberation, estate.groups
    taken = {(venue.id, day) for number in groups.alive for venue, day in groups.held[number]}
    for venue in sorted(estate.venues.values(), key=lambda venue: venue.profile.kind != "room"):
        is_open = venue.profile.access == Access.OPEN and venue.profile.capacity >= p.quorum
        if is_open and estate.asks_for(venue):
            for day in (*range(EVENING, DAYS), *range(EVENING)):
                if (venue.id, day) not in taken and venue.book_day(day, p.duration):
                    return venue, day
    return None


def sit_down(estate: Estate, table: tuple[Venue, int], came: np.ndarray, about: int) -> None:
    """Book what a meeting takes: hours of those who come, and the place at the table."""
    residents, hours = estate.residents, estate.parameters.deliberation.duration
    residents.hours_left[came] -= np.float32(hours)
    residents.hours_given[came] += np.float32(hours)
    estate.conflicts.count.first_timers += int(np.count_nonzero(residents.deliberated[came] == 0))
    residents.deliberated[came] += np.uint16(1)
    estate.conflicts.meetings.append(Meeting(*table, hours, came, about))
