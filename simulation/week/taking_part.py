"""One week of taking part: who notices, who decides to go, who finds a place, what it leaves behind [model 4 to 6].

Functions of the estate that fetch columns, call the rules and store the result; `Community.step` calls them.
"""

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.rules import decision, experience, groups, habit, needs, notice, roles
from simulation.topics import Role
from simulation.week import spreading, telling
from simulation.world.dialogue import discuss, heard
from simulation.world.estate import Estate
from simulation.world.settings import ONE_OFF, Offer
from simulation.world.slots import Host

RECENT_WEEKS = 4
NOBODY = np.zeros(0, dtype=np.int64)
LUCK_OF_VISITORS = ("seat", "experience", "sign_up", "interest")


def hear_from_visitors(estate: Estate) -> dict[Host, np.ndarray]:
    """Let those who came of late tell their ties of the host, whether or not there is an activity this week.

    Returns:
        for each host, the chance to be told by a tied visitor: (n,); being told of the team makes aware, by the rule
        of `awareness` in force.
    """
    hosts = {Host.TEAM, *(setting.host for setting in estate.settings)}
    chances = {host: _told_by_peers(estate, host) for host in hosts}
    told = spreading.chance_to_be_told(estate, chances[Host.TEAM])
    who = (~estate.residents.aware & (told > 0)).nonzero()[0]
    draws = estate.streams.some("told", estate.week, who)
    estate.become_aware(who[draws < told[who]], "told")
    return chances


def notice_activities(
    estate: Estate, offers: list[Offer], invited: dict[int, np.ndarray], by_peers: dict[Host, np.ndarray]
) -> np.ndarray:
    """Return who notices each activity, and make those aware who learn by it who the team is: (n_offers, n) bool."""
    residents, p = estate.residents, estate.parameters.notice
    noticed = np.zeros((len(offers), len(residents)), dtype=bool)
    h = estate.parameters.habit
    for offer in offers:
        offer.habit_weights = estate.slots.habit_weights(offer.slot, same_place=h.same_place, elsewhere=h.elsewhere)
    for row, offer in enumerate(offers):
        holiday = p.holiday if estate.calendar.is_holiday(estate.week) else 1.0
        foot = notice.seen(
            offer.venue.passing,
            publicity=offer.publicity * holiday,
            hours_of_use=offer.hours_of_use,
            full_week=p.full_week,
        )
        peers = by_peers[offer.host]
        invitation = _by_invitation(estate, offer)
        chance = estate.rules.notice(foot, invitation, peers)
        draws = estate.streams.everyone("notice", estate.week, offer.slot.occasion)
        offer.luck_of_notice, offer.seen, offer.invitation = draws, foot, invitation
        np.less(draws, chance, out=noticed[row])
        if offer.setting.action != ONE_OFF:
            noticed[row] |= offer.slot.last_came >= estate.week - p.memory
        if offer.setting.number in invited:
            noticed[row, invited[offer.setting.number]] = True
        if offer.host == Host.TEAM:
            saw = draws < notice.becomes_aware(foot, clarity=offer.clarity)
            estate.become_aware((saw & ~residents.aware).nonzero()[0], "saw_it", venue=offer.venue.id)
            estate.become_aware(np.unique(invited.get(offer.setting.number, NOBODY)), "invited", venue=offer.venue.id)
    return noticed


def _told_by_peers(estate: Estate, host: Host) -> np.ndarray:
    p = estate.parameters.notice
    telling = estate.slots.last_came[host] >= estate.week - p.tell_window
    if not telling.any():
        return np.zeros(len(telling), dtype=np.float32)
    return notice.told(estate.ties.count(telling), p_tell=p.p_tell)


def _by_invitation(estate: Estate, offer: Offer) -> np.ndarray:
    """Return the chance to read an invitation: from the team's contact list, or on a co-host's word."""
    p = estate.parameters.notice
    reached = estate.residents.reachable if offer.host == Host.TEAM else np.zeros(1, dtype=bool)
    unread = 1.0
    for name in offer.endorsers:
        unread *= 1.0 - p.invite * estate.institutions[name].profile.reach
    not_heard = (1.0 - np.float32(p.invite) * reached) * (np.float32(unread) * estate.chat.unread)
    return 1.0 - not_heard * _unheard_in_groups(estate, offer)


def _unheard_in_groups(estate: Estate, offer: Offer) -> np.ndarray | np.float32:
    """Return the chance not to hear of it in a group with which the team has been of late: (n,) [probability]."""
    groups = estate.groups
    passing = groups.is_alive & (groups.visited > estate.week - estate.parameters.notice.tell_window)
    if offer.host != Host.TEAM or not passing.any():
        return np.float32(1.0)
    unheard = np.ones(len(estate.residents), dtype=np.float32)
    unheard[groups.member[passing[groups.group]]] -= np.float32(estate.parameters.groups.pass_on)
    return unheard


def decide(
    estate: Estate, offers: list[Offer], noticed: np.ndarray, invited: dict[int, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Return (who, which): the residents who consider anything, and the offer each goes to, or STAYS."""
    residents = estate.residents
    noticed_any = noticed[0] if len(offers) == 1 else noticed.any(axis=0)
    who = (noticed_any & residents.engaged).nonzero()[0]
    considered = noticed[:, who]
    hours_left = residents.hours_left[who]
    for row, offer in enumerate(offers):
        considered[row] &= (hours_left >= offer.duration) & offer.venue.may_enter[who] & (offer.seats > 0)
    active_ties = (estate.active_ties[who] / np.maximum(estate.ties.degree[who], 1)).astype(np.float32)
    draws, pick = estate.streams.several(("go", "pick"), estate.week, who)
    return who, estate.rules.decision(
        considered,
        np.stack([_utility(estate, offer, who, active_ties, invited) for offer in offers]),
        residents.threshold[who],
        active_ties,
        all_active=np.count_nonzero(estate.recent) / len(residents),
        all_ever=np.count_nonzero(residents.hours_given) / len(residents),
        weights=estate.parameters.decision,
        draws=draws,
        draws_pick=pick,
    )


def _utility(
    estate: Estate, offer: Offer, who: np.ndarray, share_active: np.ndarray, invited: dict[int, np.ndarray]
) -> np.ndarray:
    residents, p = estate.residents, estate.parameters
    topics = np.array(offer.topics)
    rows = topics[:, None]
    felt = needs.unmet(residents.need.T[rows, who], residents.met.T[rows, who])
    value = decision.utility(
        residents.propensity[who],
        (felt * estate.response(topics, who)).max(axis=0),
        _trust_in_host(estate, offer, who),
        share_active,
        habit.carried(residents.habit[who], offer.habit_weights[residents.habit_slot[who]]),
        np.float32(offer.duration) / np.maximum(residents.hours_left[who], np.float32(0.1)),
        residents.fatigue[who],
        residents.resource_seeking[who] * np.float32(offer.gain),
        entitlement=residents.entitlement[who] if offer.gain == 0 and residents.entitlement.any() else None,
        appeal=offer.appeal,
        weights=p.decision,
    )
    persuaded = invited.get(offer.setting.number)
    if persuaded is not None:
        charm = np.zeros(len(residents), dtype=np.float32)
        charm[persuaded] = p.decision.invited * estate.persuasion[persuaded]
        value += charm[who]
    return value


def _trust_in_host(estate: Estate, offer: Offer, who: np.ndarray) -> np.ndarray:
    """Return the trust of `who` in those who hold an activity; members trust their group by how it holds together."""
    trust = estate.residents.trust(offer.host.trustee, who)
    if offer.group >= 0:
        mine = np.isin(who, estate.groups.members_of(offer.group))
        trust = np.where(mine, groups.trust_of_members(estate.groups.cohesion[offer.group]), trust)
    return trust


def take_part(estate: Estate, team: SocialWorkTeam, offer: Offer, who: np.ndarray) -> None:
    """Let the residents `who` come to an activity: seats, hours, habit, needs, experience, what the team hears."""
    residents, p = estate.residents, estate.parameters
    luck = estate.streams.several(LUCK_OF_VISITORS, estate.week, who, offer.slot.occasion)
    trustee = offer.host.trustee
    if len(who) > offer.seats:
        inside = decision.seated(luck[0], seats=offer.seats)
        outside, who, luck = who[~inside], who[inside], luck[:, inside]
        offer.n_turned_away = len(outside)
        estate.remember(outside, trustee, np.full(len(outside), -1), p.experience.turned_away)
        estate.diary.note_residents(outside, "turned_away", "full", venue=offer.venue.id)
    _seat, luck_experience, luck_sign_up, luck_interest = luck
    offer.came = who
    residents.attended[who] |= np.uint16(1)
    residents.hours_left[who] -= offer.duration
    residents.hours_given[who] += offer.duration
    lost = _grow_used_to(estate, offer, who, luck_interest)
    topics = np.array(offer.topics)
    need, met = residents.need[who], residents.met[who]
    each = np.arange(len(who))
    answers = estate.response(topics, who)
    best = (needs.unmet(need.T[topics], met.T[topics]) * answers).argmax(axis=0)
    topic = topics[best]
    effect = p.needs.met_per_visit * answers[best, each]
    residents.met[who, topic] = estate.rules.needs(met[each, topic], met_per_visit=effect)
    at_a_time = len(who) * offer.duration / offer.staff_hours
    discuss(estate, who, topic, heard(estate, at_a_time))
    outcome = estate.rules.experience(
        experience.fit(need[each, topic], need.max(axis=1, initial=0.0), floor=p.experience.fit_floor),
        quality=offer.quality,
        commercial=offer.commercial,
        bad=p.experience.bad,
        commercial_bad=p.experience.commercial,
        draws=luck_experience,
    )
    offer.n_bad = int(np.count_nonzero(outcome < 0))
    telling.tell_visits(estate, offer, who, outcome, lost)
    counts = experience.weight(offer.duration, depth=p.experience.depth)
    estate.remember(who, trustee, outcome, counts)
    if offer.co_host:
        estate.remember(who, estate.institutions[offer.co_host].trustee, outcome, counts)
    for beside, share in offer.beside:
        estate.remember(who, beside, outcome, counts * share, is_told=False)
    estate.slots.come(offer.slot, who, estate.week)
    if offer.host == Host.TEAM:
        estate.become_aware(who, "came", venue=offer.venue.id)
        estate.leave_contact(who[luck_sign_up < offer.sign_up], "signed_up", venue=offer.venue.id)
        team.learn(needs.unmet(need, met), offer.staff_hours * p.knowledge.talk_share)


def _grow_used_to(estate: Estate, offer: Offer, who: np.ndarray, luck: np.ndarray) -> np.ndarray:
    """Move habit to where it is strongest after a visit, let some lose interest for long, and return those."""
    residents, p = estate.residents, estate.parameters.habit
    before, usual = residents.habit[who], residents.habit_slot[who]
    here = habit.carried(before, offer.habit_weights[usual])
    grown = estate.rules.habit(here, growth=p.growth)
    moves = (usual == offer.slot.number) | (grown > before)
    residents.habit[who[moves]] = grown[moves]
    residents.habit_slot[who[moves]] = offer.slot.number
    estate.practised.append(who[moves])
    lost = habit.loses_interest(residents.habit[who], disengagement=p.disengagement, draws=luck)
    away = who[lost & (residents.role[who] == Role.RESIDENT.value)]
    residents.engaged[away] = False
    return away


def look_back(estate: Estate) -> None:
    """Note who has come of late, and who regularly."""
    attended = estate.residents.attended
    estate.recent = roles.came_within(attended, weeks=RECENT_WEEKS)
    estate.active_ties = estate.ties.count(estate.recent)
    regular = roles.weeks_attended(attended) >= estate.parameters.roles.regular_visits
    estate.regulars = regular.nonzero()[0]
    telling.tell_regulars(estate, regular)
