"""Finding activists among residents (挖掘积极分子): four channels, several looks, and whom to ask [handbook 4.1]."""

import numpy as np

from simulation.agents.candidates import TRAITS
from simulation.agents.team import SocialWorkTeam
from simulation.rules import needs, roles, spotting
from simulation.topics import Channel, Role, Trustee
from simulation.world.contact import talk
from simulation.world.estate import Estate

ALONE = 1.0


def spot_activists(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Visit as many candidates as the account allows: those to be asked again, those to be seen again, then new ones.

    Each visit is a talk like any other and shows the team something of four traits. Of every few candidates who have
    been seen often enough the one who ranks first is asked to lead; who trusts the team too little is asked again.
    """
    done = _ask_again(estate, team, times)
    done += _see_again(estate, team, times - done)
    done += _see_new(estate, team, times - done)
    _choose(estate, team)
    return done


def _ask_again(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Go back to those who were chosen and do not lead yet, and ask once more."""
    found, p, residents = team.candidates, estate.parameters.selection, estate.residents
    due = (found.asks > 0) & (found.asks < p.asks) & (found.asked_in <= estate.week - p.wait)
    due &= _is_free(estate)[found.rows] & (residents.spotted[found.rows] == Channel.NONE.value)
    places = due.nonzero()[0][:times]
    if len(places):
        _visit(estate, team, found.rows[places])
        _ask(estate, team, places)
    return len(places)


def _see_again(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    found, p = team.candidates, estate.parameters.spotting
    due = (found.looks < p.looks) & (found.seen_in < estate.week) & _is_free(estate)[found.rows]
    places = due.nonzero()[0][:times]
    if len(places):
        _look(estate, team, places)
    return len(places)


def _see_new(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Look for new candidates through the channels of the plan in turn, until hours or candidates run out."""
    channels, done = team.now.spot_activists.channels, 0
    for _channel in channels:
        if done >= times:
            break
        channel = Channel[team.next_of("spot_activists", channels).upper()]
        free = _is_free(estate)
        free[team.candidates.rows] = False
        rows = POOLS[channel](estate)
        rows = rows[free[rows]][: times - done]
        if len(rows):
            done += len(rows)
            _look(estate, team, team.candidates.add(rows, channel))
    return done


def _is_free(estate: Estate) -> np.ndarray:
    """Return who may be visited as a candidate: neither leading nor worn out, interested, with the time: (n,) bool."""
    residents = estate.residents
    free = (residents.role == Role.RESIDENT.value) | (residents.role == Role.CONTRIBUTOR.value)
    return free & residents.engaged & (residents.hours_left >= estate.parameters.actions.spot_activists.depth)


def _visit(estate: Estate, team: SocialWorkTeam, who: np.ndarray) -> None:
    """Sit down with each of `who` alone."""
    p = estate.parameters.actions.spot_activists
    estate.become_aware(who, "visited_as_candidate")
    draws = estate.streams.some("spotting/talk", estate.week, who)
    talk(estate, who, depth=p.depth, present=ALONE, draws=draws)
    residents = estate.residents
    team.learn(needs.unmet(residents.need[who], residents.met[who]), len(who) * p.cost_hours)


def _look(estate: Estate, team: SocialWorkTeam, places: np.ndarray) -> None:
    """Visit candidates, and take in what their channel and earlier contacts let the team see of them."""
    residents, p, found = estate.residents, estate.parameters.spotting, team.candidates
    who = found.rows[places]
    _visit(estate, team, who)
    third = spotting.third_tier(residents.leisure[who], residents.wealth[who], residents.responsibility[who])
    traits = np.stack([residents.charisma[who], residents.mobilising[who], residents.drive[who], third])
    noise = np.stack([estate.streams.normal(f"sight/{trait}", who, estate.week) for trait in TRAITS])
    contacts = roles.weeks_attended(residents.attended[who]).astype(np.float32) + found.looks[places]
    precisions = np.empty_like(traits)
    for channel in np.unique(found.channel[places]):
        mine = found.channel[places] == channel
        acuity = np.array(getattr(p, Channel(channel).name.lower()), dtype=np.float32)
        precisions[:, mine] = spotting.precision(acuity, contacts[mine], noise=p.noise)
    found.look(places, spotting.seen(traits, precisions, noise), precisions, estate.week)
    for channel in np.unique(found.channel[places]):
        rows = who[(found.channel[places] == channel) & (found.looks[places] == 1)]
        estate.diary.note_residents(rows, "became_candidate", CAUSES[Channel(channel)])


def _choose(estate: Estate, team: SocialWorkTeam) -> None:
    """Ask the first by the policy in force, one for every few candidates known; those asked stay asked."""
    found, p = team.candidates, estate.parameters.selection
    known = found.looks >= estate.parameters.spotting.looks
    n_due = int(np.count_nonzero(known)) // p.per_choice - int(np.count_nonzero(found.asks))
    places = (known & (found.asks == 0) & _may_lead(estate)[found.rows]).nonzero()[0]
    if n_due <= 0 or len(places) == 0 or _workplace(estate) < 0:
        return
    draws = estate.streams.some("spotting/choice", estate.week, found.rows[places])
    score = estate.rules.selection(*found.belief[:, places], tier=p.tier, draws=draws)
    best = np.lexsort((found.rows[places], -score))[:n_due]
    _ask(estate, team, np.sort(places[best]))


def _may_lead(estate: Estate) -> np.ndarray:
    role = estate.residents.role
    return (role == Role.RESIDENT.value) | (role == Role.CONTRIBUTOR.value)


def _ask(estate: Estate, team: SocialWorkTeam, places: np.ndarray) -> None:
    """Ask candidates to lead: contributors who accept do at once, others take up work and are on their way."""
    residents, p, found = estate.residents, estate.parameters.roles, team.candidates
    found.ask(places, estate.week)
    who = found.rows[places]
    trust = residents.trust(Trustee.TEAM, who)
    accepts = estate.rules.roles(
        trust,
        gate=p.gate,
        chance=roles.readiness(
            residents.responsibility[who], residents.publicness[who].max(axis=1), chance=p.accept, public=p.public
        ),
        pressure=team.pressure,
        draws=estate.streams.some("spotting/accept", estate.week, who),
    )
    residents.spotted[who[accepts]] = found.channel[places[accepts]]
    works = residents.role[who] == Role.CONTRIBUTOR.value
    leads, starts = who[accepts & works], who[accepts & ~works]
    residents.change_role(leads, Role.ACTIVIST)
    estate.take_up_work(starts, "asked_as_candidate", otherwise=_workplace(estate))
    estate.diary.note_residents(leads, "took_the_lead", "asked_as_candidate", setting=residents.setting[leads])
    for rows, because in ((trust < p.gate, "trust_too_low"), (trust >= p.gate, "not_now")):
        estate.diary.note_residents(who[rows & ~accepts], "declined_to_lead", because)


def _workplace(estate: Estate) -> int:
    """Return where one works who is used to no place yet: the first setting that is open, -1 for none."""
    return next((setting.number for setting in estate.settings if setting.is_open and not setting.is_group), -1)


def _by_referral(estate: Estate) -> np.ndarray:
    """Return whom cooperating institutions name, then whom those who trust the team know, in an order by luck."""
    residents = estate.residents
    named = [one.names_of_keen(residents, estate.streams, estate.week) for one in estate.institutions.values()]
    hosts = np.union1d(estate.workers, estate.regulars)
    hosts = hosts[residents.trust(Trustee.TEAM, hosts) >= estate.parameters.roles.gate]
    friends = np.unique(estate.ties.spread(hosts)[1])
    friends = friends[np.argsort(estate.streams.some("spotting/friends", estate.week, friends), kind="stable")]
    rows = np.concatenate([*named, friends])
    return rows[np.sort(np.unique(rows, return_index=True)[1])]


def _at_activities(estate: Estate) -> np.ndarray:
    """Return who came of late, in an order by luck."""
    who = estate.recent.nonzero()[0]
    return who[np.argsort(estate.streams.some("spotting/activity", estate.week, who), kind="stable")]


def _by_application(estate: Estate) -> np.ndarray:
    """Return who applied for a grant of late, in an order by luck."""
    who = np.unique(estate.grants.applicants)
    return who[np.argsort(estate.streams.some("spotting/grant", estate.week, who), kind="stable")]


def _by_reputation(estate: Estate) -> np.ndarray:
    """Return residents as their name comes up: drawn by charisma and number of ties, the most talked of first."""
    fame = estate.ties.degree * estate.residents.charisma.astype(np.float64)
    luck = estate.streams.everyone("spotting/fame", estate.week).astype(np.float64)
    return np.argsort(np.log1p(-luck) / np.maximum(fame, 1e-9), kind="stable")[::-1]


POOLS = {
    Channel.REFERRAL: _by_referral,
    Channel.ACTIVITY: _at_activities,
    Channel.GRANT: _by_application,
    Channel.REPUTATION: _by_reputation,
}
CAUSES = {
    Channel.REFERRAL: "recommended",
    Channel.ACTIVITY: "seen_at_activities",
    Channel.GRANT: "applied_for_grant",
    Channel.REPUTATION: "well_known",
}
