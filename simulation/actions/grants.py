"""Rounds of small grants (金点子, 社区公益微创投) and what they leave behind [model 11, handbook 5.3]."""

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.rules import allocation, needs
from simulation.streams import stable_hash
from simulation.topics import Role, Topic, Trustee
from simulation.world import diary
from simulation.world.conflicts import Party, Quarrel
from simulation.world.estate import Estate
from simulation.world.founding import KIND_OF_TOPIC, found, willing_for

NO_GROUP = -1
ROUND = stable_hash("micro_grants")


def micro_grants(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Hold a round: groups and residents apply, the rule of allocation awards, the ledger pays, people remember.

    Without an applicant or a yuan there is no round, and the hours stay in the account.
    """
    money = min(team.now.micro_grants.money, estate.ledger.yuan_left)
    who, groups = _applicants(estate)
    if times == 0 or money <= 0 or len(who) == 0:
        return 0
    found_applications = _applications(estate, who, groups)
    transparency = allocation.TRANSPARENCY.get(estate.rules.chosen["allocation"], 1.0)
    award = estate.rules.allocation(found_applications, money=money)
    estate.ledger.pay("micro_grants", float(award.sum()))
    share = award / found_applications.asked
    book = estate.grants
    book.given += float(award.sum())
    book.n_rounds += 1
    book.week, book.applicants = estate.week, who
    book.justice = allocation.justice(share, found_applications.merit, transparency=transparency)
    book.trust += estate.parameters.allocation.rate * (book.justice - book.trust)
    _pay_out(estate, who, groups, award)
    _remember(estate, who, groups, share)
    _tell(estate, who, groups, award)
    return 1


def _applicants(estate: Estate) -> tuple[np.ndarray, np.ndarray]:
    """Return who applies and for which group, NO_GROUP for a resident's own plan: (n,) each."""
    residents, groups, p = estate.residents, estate.groups, estate.parameters.allocation
    alive = groups.alive
    luck = estate.streams.pairs("grants/group", estate.week, groups.leader[alive], groups.key[alive])
    applying = alive[(luck < p.group_applies) & residents.aware[groups.leader[alive]]]
    chance = p.resident_applies * residents.resource_seeking
    asks = residents.aware & (residents.role != Role.BURNT_OUT.value) & (residents.setting < 0)
    asks &= estate.streams.everyone("grants/resident", estate.week) < chance
    alone = asks.nonzero()[0]
    who = np.concatenate([groups.leader[applying], alone]).astype(np.int64)
    return who, np.concatenate([applying, np.full(len(alone), NO_GROUP)])


def _applications(estate: Estate, who: np.ndarray, groups: np.ndarray) -> allocation.Applications:
    residents, p = estate.residents, estate.parameters.allocation
    topic, of_group = residents.need[who].argmax(axis=1), groups >= 0
    topic[of_group] = estate.groups.topic[groups[of_group]]
    spirit = residents.publicness[who, topic]
    merit = 0.5 * spirit + 0.3 * residents.responsibility[who] + 0.2 * residents.drive[who]
    noise, order = estate.streams.several(("grants/jury", "grants/order"), estate.week, who, ROUND)
    has_patron = np.zeros(len(who), dtype=bool)
    has_patron[of_group] = estate.groups.patron[groups[of_group]]
    return allocation.Applications(
        asked=np.full(len(who), p.ask),
        merit=merit,
        seen=merit + (1.0 - p.expertise) * (noise - 0.5),
        need=needs.unmet(residents.need[who, topic], residents.met[who, topic]),
        came=np.argsort(np.argsort(order - 0.5 * residents.resource_seeking[who], kind="stable")),
        favour=0.5 * residents.charisma[who] + 0.3 * residents.owner[who] + 0.5 * has_patron,
    )


def _pay_out(estate: Estate, who: np.ndarray, groups: np.ndarray, award: np.ndarray) -> None:
    """Put the money into purses; a resident with a plan looks for a team, and some money brings in more."""
    table, p, book = estate.groups, estate.parameters.allocation, estate.grants
    luck = estate.streams.some("grants/mobilises", estate.week, who, ROUND)
    for place in (award > 0).nonzero()[0]:
        row, number, yuan = int(who[place]), int(groups[place]), float(award[place])
        if number == NO_GROUP:
            number = _form_team(estate, row)
        if number == NO_GROUP:
            continue  # spent on the plan by one person alone
        table.purse[number] += yuan
        table.yuan_team[number] += yuan
        if luck[place] < p.mobilises:
            worth = _bring_in(estate, number)
            table.purse[number] += worth
            table.yuan_own[number] += worth
            book.mobilised += worth


def _form_team(estate: Estate, row: int) -> int:
    """Return the number of the group that a resident with a grant gets together, or NO_GROUP."""
    topic = Topic(int(estate.residents.need[row].argmax()))
    others = willing_for(estate, row, topic)
    if len(others) + 1 < estate.parameters.groups.pool:
        return NO_GROUP
    group = found(estate, np.append(others, row), row, KIND_OF_TOPIC[topic], topic, because="grant")
    estate.grants.n_teams += 1
    return group.row


def _bring_in(estate: Estate, number: int) -> float:
    """Let a grant bring in goods or money that somebody on the map has and nobody uses; return what it is worth."""
    resources = estate.resources
    free = (resources.gives & resources.is_known & ~resources.in_use).nonzero()[0]
    if len(free) == 0:
        return 0.0
    luck = estate.streams.one("grants/brings", estate.week, occasion=int(estate.groups.key[number]))
    item = free[[int(luck * len(free))]]
    resources.use(item, "grant")
    return float(min(resources.capacity[item[0]], estate.parameters.allocation.ask))


def _remember(estate: Estate, who: np.ndarray, groups: np.ndarray, share: np.ndarray) -> None:
    """Let applicants, and the members behind them, expect more or feel left out, and judge the procedure."""
    residents, p = estate.residents, estate.parameters.allocation
    rows, first = np.unique(who, return_index=True)
    received = share[first]
    residents.expectation[rows] = allocation.expected(residents.expectation[rows], received, rate=p.rate)
    due = allocation.entitlement(residents.expectation[rows], received)
    residents.entitlement[rows] = np.maximum(due, residents.entitlement[rows] * (received == 0))
    for place in (groups >= 0).nonzero()[0]:
        members = estate.groups.members_of(int(groups[place])).astype(np.int64)
        got = np.full(len(members), share[place])
        residents.expectation[members] = allocation.expected(residents.expectation[members], got, rate=p.rate)
        residents.entitlement[members] = np.maximum(
            allocation.entitlement(residents.expectation[members], got), residents.entitlement[members] * (got == 0)
        )
    left_out = rows[received == 0]
    felt = allocation.feeling(estate.grants.justice, estate.streams.some("grants/felt", estate.week, left_out, ROUND))
    estate.remember(left_out, Trustee.TEAM, felt, 1.0)
    estate.remember(rows[received > 0], Trustee.TEAM, np.ones(int((received > 0).sum()), dtype=np.int8), 1.0)
    if estate.grants.justice < p.unfair and len(left_out) > 1:
        estate.conflicts.arise(
            Quarrel.UNFAIR_ROUND,
            "grants/unfair",
            [Party("residents", "left_out", left_out), Party("residents", "winners", rows[received > 0])],
            topic=Topic.MUTUAL_HELP,
            trustee=Trustee.TEAM,
            because="unfair_round",
        )


def _tell(estate: Estate, who: np.ndarray, groups: np.ndarray, award: np.ndarray) -> None:
    if not estate.diary.is_kept:
        return
    rule = estate.rules.chosen["allocation"]
    estate.diary.note_residents(who[award > 0], "grant_awarded", "by_rule", rule=rule, yuan=award[award > 0])
    estate.diary.note_residents(who[award == 0], "grant_refused", "by_rule", rule=rule)
    for place in (groups >= 0).nonzero()[0]:
        what = "grant_awarded" if award[place] > 0 else "grant_refused"
        yuan = round(float(award[place]))
        estate.diary.note(diary.GROUP, int(groups[place]), what, "by_rule", rule=rule, yuan=yuan)
