"""One resident introduces the next (滚雪球) [handbook 3.4]."""

import numpy as np

from simulation.agents.residents import NEVER
from simulation.agents.team import SocialWorkTeam
from simulation.rules import needs, trust
from simulation.topics import Trustee
from simulation.world.contact import talk
from simulation.world.estate import Estate

WEEKS_BETWEEN = 8


def snowball(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Let residents who trust the team bring friends who have not been introduced yet, and sit down with them.

    A word from a friend lends trust, and the talk itself is a contact like any other. Nothing keeps either from being
    forgotten: whether it lasts is for later contact to decide.
    """
    hosts = _hosts(estate)
    luck = estate.streams.some("snowball", estate.week, hosts)
    hosts = hosts[np.argsort(luck, kind="stable")]
    by, friends = _friends(estate, hosts, times)
    if len(by) == 0:
        return 0
    done = np.unique(by)
    residents, depth = estate.residents, np.float32(estate.parameters.actions.snowball.depth)
    residents.contacted[done] = estate.week
    residents.hours_left[done] -= depth
    _meet(estate, team, by, friends)
    return len(done)


def _hosts(estate: Estate) -> np.ndarray:
    """Return who may be asked for friends: trusting, within the team's reach, with an hour, not asked of late."""
    residents, p = estate.residents, estate.parameters
    ready = residents.reachable & (residents.contacted < estate.week - WEEKS_BETWEEN)
    ready[estate.regulars] |= residents.contacted[estate.regulars] < estate.week - WEEKS_BETWEEN
    ready &= residents.hours_left >= p.actions.snowball.depth
    who = ready.nonzero()[0]
    return who[residents.trust(Trustee.TEAM, who) >= p.roles.gate]


def _friends(estate: Estate, hosts: np.ndarray, times: int) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of (who introduces, friend), each friend once, for at most `times` who introduce any."""
    residents, p = estate.residents, estate.parameters.actions.snowball
    by, friends = estate.ties.spread(hosts)
    known = residents.reachable.copy()
    known[estate.regulars] = True
    fresh = ~known[friends] & (residents.introduced[friends] == NEVER) & (residents.hours_left[friends] >= p.depth)
    by, friends = by[fresh], friends[fresh]
    luck = estate.streams.pairs("snowball/friend", estate.week, by, friends)
    place = np.empty(len(residents), dtype=np.int64)
    place[hosts] = np.arange(len(hosts))
    order = np.lexsort((luck, place[by]))
    by, friends = by[order], friends[order]
    first = np.zeros(len(by), dtype=bool)
    first[np.unique(friends, return_index=True)[1]] = True
    by, friends = by[first], friends[first]
    starts = np.flatnonzero(np.r_[True, by[1:] != by[:-1]]) if len(by) else np.zeros(0, dtype=np.int64)
    turn = np.arange(len(by)) - np.repeat(starts, np.diff(np.r_[starts, len(by)]))
    host = np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(by)]))
    chosen = (turn < p.friends) & (host < times)
    return by[chosen], friends[chosen]


def _meet(estate: Estate, team: SocialWorkTeam, by: np.ndarray, friends: np.ndarray) -> None:
    residents, p = estate.residents, estate.parameters
    settings = p.actions.snowball
    order = np.argsort(friends)
    by, friends = by[order], friends[order]
    luck_experience, luck_sign_up = estate.streams.several(
        ("snowball/experience", "snowball/sign_up"), estate.week, friends
    )
    residents.introduced[friends] = estate.week
    estate.become_aware(friends, "introduced", by=by)
    signed = luck_sign_up < settings.sign_up
    estate.leave_contact(friends[signed], "introduced", by=by[signed])
    lent = trust.on_a_friends_word(
        residents.trust(Trustee.TEAM, by), residents.trust(Trustee.NEIGHBOURS, friends), worth=settings.lent
    )
    estate.learn(friends, Trustee.TEAM, lent, 0.0)
    talk(estate, friends, depth=settings.depth, present=settings.friends + 1.0, draws=luck_experience)
    unmet = needs.unmet(residents.need[friends], residents.met[friends])
    team.learn(unmet, settings.cost_hours * len(np.unique(by)))
