"""One week of the groups' own meetings: slots, who comes, what a meeting leaves behind [model 9]."""

from dataclasses import dataclass

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.rules import groups as rules
from simulation.rules import needs
from simulation.week import serving
from simulation.week.at_meeting import attend, heard_from_outside, members_mean, quality
from simulation.world.estate import Estate
from simulation.world.venues import DAYS, Venue

WEEKS_KEPT = np.uint16((1 << 10) - 1)
MEMORY = np.float32(2.0 ** (-1.0 / 12.0))  # hours and yuan of late fade by half in twelve weeks
EVENING = DAYS  # groups meet in the evening of a day, which leaves its afternoon to open occasions


@dataclass
class Meetings:
    """What this week's meetings were.

    Args:
        has_met: (n_groups,) which groups met.
        seats: (n_groups,) places at their meetings, in all slots together.
        came: (n_memberships,) which members came, by the memberships of that moment.
        rows: who came to any meeting, each once, in order.
        slots: venues and weekdays that were booked.
        hours: hours members gave, the leaders' own among them [h].
    """

    has_met: np.ndarray
    seats: np.ndarray
    came: np.ndarray
    rows: np.ndarray
    slots: list[tuple[Venue, int]]
    hours: float = 0.0

    @classmethod
    def none(cls, estate: Estate) -> "Meetings":
        """Return a week without meetings."""
        groups = estate.groups
        nothing = np.zeros(groups.n_rows, dtype=np.int64)
        came = np.zeros(len(groups.member), dtype=bool)
        return cls(nothing.astype(bool), nothing, came, groups.member[came], [])


def meet(estate: Estate, team: SocialWorkTeam, praised: str) -> Meetings:
    """Let the groups that have a slot, and somebody to lead, hold this week's meetings; hours are booked.

    Args:
        estate: the estate.
        team: the team, which may have a part in a meeting.
        praised: what the team or the estate praises: `none`, `service` or `prizes`.
    """
    groups = estate.groups
    estate.served_others = 0.0
    if not groups.living:
        return Meetings.none(estate)
    seats, booked = _booked_seats(estate)
    hours = _led(estate, seats)
    has_met = seats > 0
    serving.choose(estate, has_met, praised, members_mean(groups, estate.residents.publicness))
    came = _who_comes(estate, seats)
    counts = np.bincount(groups.group[came], minlength=groups.n_rows)
    qualities = quality(estate)
    heard = heard_from_outside(estate, came, counts)
    for turn in range(int(groups.turn.max(initial=0)) + 1):
        here = (came & (groups.turn == turn)).nonzero()[0]
        if turn:
            enough = estate.residents.hours_left[groups.member[here]] >= estate.parameters.groups.meeting
            came[here[~enough]] = False
            here = here[enough]
        if len(here):
            attend(estate, team, here, heard, qualities)
    serving.serve(estate, came)
    groups.came = np.bincount(groups.group[came], minlength=groups.n_rows)
    groups.missed = np.where(came, 0, np.minimum(groups.missed + has_met[groups.group], 250)).astype(np.uint8)
    groups.met = ((groups.met << np.uint16(1)) | has_met) & WEEKS_KEPT
    _keep_up(estate, has_met)
    given = groups.came * np.float32(estate.parameters.groups.meeting)
    for column in ("hours_own", "hours_team", "yuan_own", "yuan_team"):
        groups.columns[column] *= MEMORY
    groups.hours_own += given
    rows = np.unique(groups.member[came])
    return Meetings(has_met, seats, came, rows, booked, hours + float(given.sum()))


def _keep_up(estate: Estate, has_met: np.ndarray) -> None:
    """Use up the work that a meeting itself takes: rooms to set up, people to call, things to bring."""
    groups, upkeep = estate.groups, estate.parameters.groups.upkeep
    for number in groups.setting[has_met]:
        setting = estate.settings[number]
        setting.account = max(0.0, setting.account - upkeep)


def _booked_seats(estate: Estate) -> tuple[np.ndarray, list[tuple[Venue, int]]]:
    """Book the groups' weekly slots; return the seats each has, (n_groups,), and what was booked."""
    groups, length = estate.groups, estate.parameters.groups.meeting
    seats = np.zeros(groups.n_rows, dtype=np.int64)
    booked = []
    for number in groups.alive:
        for venue, day in groups.held[number]:
            if venue.book_day(EVENING + day, length):
                seats[number] += venue.profile.capacity
                booked.append((venue, EVENING + day))
    return seats, booked


def _led(estate: Estate, seats: np.ndarray) -> float:
    """Take the leaders' hours; a group whose leader has none meets only if its members take the initiative.

    Args:
        estate: the estate.
        seats: (n_groups,) seats booked, set to 0 where nobody leads.

    Returns:
        hours the leaders gave beside the meetings [h].
    """
    groups, residents, p = estate.groups, estate.residents, estate.parameters.groups
    ready = (seats > 0).nonzero()[0]
    leaders = groups.leader[ready]
    can = residents.hours_left[leaders] >= p.lead_hours + p.meeting
    draws = estate.streams.pairs("meeting/initiative", estate.week, leaders, groups.key[ready])
    seats[ready[~can & (draws >= groups.initiative[ready])]] = 0
    who = leaders[can]  # nobody leads two groups
    residents.hours_left[who] -= p.lead_hours
    residents.hours_given[who] += p.lead_hours
    return p.lead_hours * len(who)


def _who_comes(estate: Estate, seats: np.ndarray) -> np.ndarray:
    """Return which memberships bring a member to a meeting: (n_memberships,) bool, no more than there are seats."""
    groups, residents, p = estate.groups, estate.residents, estate.parameters
    who, which = groups.member, groups.group
    topic = groups.topic[which]
    felt = needs.unmet(residents.need[who, topic], residents.met[who, topic])
    draws = estate.streams.pairs("meeting", estate.week, who, groups.key[which])
    comes = rules.comes_to_meeting(
        residents.propensity[who],
        felt,
        groups.cohesion[which],
        residents.fatigue[who],
        groups.sizes[which],
        base=p.groups.attend,
        on_need=p.groups.attend_need,
        on_cohesion=p.groups.attend_cohesion,
        on_fatigue=p.decision.fatigue,
        on_size=p.groups.attend_size,
        need_centre=p.decision.need_centre,
        draws=draws,
    )
    comes &= (seats[which] > 0) & (residents.hours_left[who] >= p.groups.meeting)
    _let_in(estate, comes)
    for number in (np.bincount(which[comes], minlength=groups.n_rows) > seats).nonzero()[0]:
        mine = (comes & (which == number)).nonzero()[0]
        comes[mine[np.argsort(draws[mine], kind="stable")[seats[number] :]]] = False
    return comes


def _let_in(estate: Estate, comes: np.ndarray) -> None:
    """Keep out of their meeting the members whom no place of their group lets in."""
    groups = estate.groups
    for number in groups.alive:
        venues = [venue for venue, _ in groups.held[number]]
        if venues and not any(venue.is_open_to_all for venue in venues):
            mine = groups.group == number
            may_enter = np.logical_or.reduce([venue.may_enter for venue in venues])
            comes[mine] &= may_enter[groups.member[mine]]
