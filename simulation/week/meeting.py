"""One week of the groups' own meetings: slots, who comes, what a meeting leaves behind [model 9]."""

from dataclasses import dataclass

import numpy as np

from simulation.agents.groups import Groups
from simulation.agents.team import SocialWorkTeam
from simulation.rules import experience, needs
from simulation.rules import groups as rules
from simulation.topics import Trustee
from simulation.world import dialogue
from simulation.world.estate import Estate
from simulation.world.venues import Venue

WEEKS_KEPT = np.uint16((1 << 10) - 1)
MEMORY = np.float32(2.0 ** (-1.0 / 12.0))  # hours and yuan of late fade by half in twelve weeks
LUCK = ("meeting/experience", "meeting/team", "meeting/sign_up")


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


def meet(estate: Estate, team: SocialWorkTeam) -> Meetings:
    """Let the groups that have a slot, and somebody to lead, hold this week's meetings; hours are booked."""
    groups = estate.groups
    if not groups.living:
        return Meetings.none(estate)
    seats, booked = _booked_seats(estate)
    hours = _led(estate, seats)
    has_met = seats > 0
    came = _who_comes(estate, seats)
    counts = np.bincount(groups.group[came], minlength=groups.n_rows)
    qualities = quality(estate)
    for turn in range(int(groups.turn.max(initial=0)) + 1):
        here = (came & (groups.turn == turn)).nonzero()[0]
        if turn:
            enough = estate.residents.hours_left[groups.member[here]] >= estate.parameters.groups.meeting
            came[here[~enough]] = False
            here = here[enough]
        if len(here):
            _attend(estate, team, here, counts, qualities)
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
            if venue.book_day(day, length):
                seats[number] += venue.profile.capacity
                booked.append((venue, day))
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
        base=p.groups.attend,
        on_need=p.groups.attend_need,
        on_cohesion=p.groups.attend_cohesion,
        on_fatigue=p.decision.fatigue,
        need_centre=p.decision.need_centre,
        draws=draws,
    )
    comes &= (seats[which] > 0) & (residents.hours_left[who] >= p.groups.meeting)
    for number in (np.bincount(which[comes], minlength=groups.n_rows) > seats).nonzero()[0]:
        mine = (comes & (which == number)).nonzero()[0]
        comes[mine[np.argsort(draws[mine], kind="stable")[seats[number] :]]] = False
    return comes


def _attend(estate: Estate, team: SocialWorkTeam, here: np.ndarray, counts: np.ndarray, qualities: np.ndarray) -> None:
    """Let the memberships `here`, each of another resident, take part in their group's meeting.

    Args:
        estate: the estate.
        team: the team, which may have a part in it (重点群体).
        here: numbers of memberships.
        counts: (n_groups,) how many come to each group's meetings.
        qualities: (n_groups,) of what each group does [probability].
    """
    groups, residents, p = estate.groups, estate.residents, estate.parameters
    who, which = groups.member[here], groups.group[here]
    topic, dominance = groups.topic[which], groups.dominance[which]
    residents.hours_left[who] -= np.float32(p.groups.meeting)
    residents.hours_given[who] += np.float32(p.groups.meeting)
    residents.attended[who] |= np.uint16(1)
    need = residents.need[who]
    residents.met[who, topic] = needs.after_visit(residents.met[who, topic], met_per_visit=p.needs.met_per_visit)
    residents.skill[who] = rules.after_meeting(residents.skill[who], dominance, gain=p.groups.skill)
    luck = estate.streams.several(LUCK, estate.week, who)
    fits = experience.fit(need[np.arange(len(who)), topic], need.max(axis=1), floor=p.experience.fit_floor)
    counts_as = experience.weight(p.groups.meeting, depth=p.experience.depth)
    outcome = _outcome(estate, fits, qualities[which], luck[0])
    estate.remember(who, Trustee.NEIGHBOURS, outcome, counts_as)
    present = np.minimum(counts[which], 25)
    heard = needs.dialogue(present, scale=p.needs.dialogue_scale)
    dialogue.discuss(estate, who, topic, heard)
    if estate.joined:
        joined = np.isin(which, list(estate.joined))
        _meet_the_team(estate, team, who[joined], which[joined], fits[joined], luck[1:, joined])


def _outcome(estate: Estate, fits: np.ndarray, qualities: np.ndarray | float, draws: np.ndarray) -> np.ndarray:
    p = estate.parameters.experience
    return experience.outcome(
        fits, quality=qualities, commercial=0.0, bad=p.bad, commercial_bad=p.commercial, draws=draws
    )


def _meet_the_team(
    estate: Estate, team: SocialWorkTeam, who: np.ndarray, which: np.ndarray, fits: np.ndarray, luck: np.ndarray
) -> None:
    """Let members meet the team at their own occasion: known faces, and for some contact details [handbook 1.2.2]."""
    residents, p = estate.residents, estate.parameters
    action = p.actions.serve_key_group
    estate.become_aware(who, "met_at_group", group=which)
    outcome = _outcome(estate, fits, p.team.quality, luck[0])
    estate.remember(who, Trustee.TEAM, outcome, experience.weight(p.groups.meeting, depth=p.experience.depth))
    estate.leave_contact(who[luck[1] < action.sign_up], "met_at_group", group=which[luck[1] < action.sign_up])
    felt = needs.unmet(residents.need[who], residents.met[who])
    team.learn(felt, p.groups.meeting * p.knowledge.talk_share)


def quality(estate: Estate) -> np.ndarray:
    """Return the quality of what each group does: better with a charismatic leader and with skill brought in.

    Returns:
        (n_groups,) chance of a good experience where it fits [probability].
    """
    groups, p = estate.groups, estate.parameters
    leader = np.maximum(groups.leader, 0)
    lacking = 1.0 - p.groups.quality
    good = p.groups.quality + p.aftermath.charisma * estate.residents.charisma[leader] * lacking
    good = good + np.where(groups.bonus_until > estate.week, groups.bonus, 0.0)
    return np.minimum(1.0, good + p.resources.purse_bonus * (groups.purse > 0))


def members_mean(groups: Groups, values: np.ndarray) -> np.ndarray:
    """Return the mean over each group's members of a column of residents in the group's own topic: (n_groups,)."""
    return groups.mean_of_members(values[groups.member, groups.topic[groups.group]])
