"""Deliberation (议事协商): a table at which the parties of a conflict sit, and training for it [handbook 2.2.2, 6]."""

from dataclasses import dataclass

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.rules import conflict as conflict_rules
from simulation.rules import deliberation as rules
from simulation.rules import experience, needs
from simulation.streams import stable_hash
from simulation.topics import Role, Trustee
from simulation.world.conflicts import NOBODY, Conflict
from simulation.world.dialogue import discuss, heard
from simulation.world.estate import Estate
from simulation.world.tables import TRAINING, find_table, sit_down


@dataclass(frozen=True)
class Convener:
    """Who calls people to the table.

    Args:
        trustee: whom residents trust or distrust for how it goes.
        facilitation: how well it is led [share].
    """

    trustee: Trustee
    facilitation: float


def convene_deliberation(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Bring the most tense conflicts to the table, one a meeting; where none is ready for it, train once a week."""
    about = team.now.convene_deliberation.about
    convener = Convener(Trustee.TEAM, estate.parameters.team.quality)
    waiting = [] if about == "training" else by_tension(estate)
    done, has_trained = 0, about == "conflict"
    for _time in range(times):
        if not waiting and has_trained:
            break
        has_trained |= not waiting
        came = deliberate(estate, waiting.pop(0), convener) if waiting else train(estate, convener)
        if len(came) == 0:
            break
        done += 1
        residents = estate.residents
        estate.become_aware(came, "met_at_table")
        team.learn(needs.unmet(residents.need[came], residents.met[came]), estate.parameters.deliberation.duration)
    return done


def by_tension(estate: Estate) -> list[Conflict]:
    """Return the conflicts whose parties would sit down again by now, the most tense first."""
    waiting = [conflict for conflict in estate.conflicts if is_ready(estate, conflict)]
    return sorted(waiting, key=lambda conflict: (-conflict.tension, conflict.number))


def is_ready(estate: Estate, conflict: Conflict) -> bool:
    """Return whether the parties of a conflict would sit down by now."""
    return estate.week >= conflict.week_met + estate.parameters.deliberation.pause


def deliberate(estate: Estate, conflict: Conflict, convener: Convener) -> np.ndarray:
    """Hold a deliberation and return the rows of those at the table: nobody if no table, or no quorum, was found."""
    p, occasion = estate.parameters.deliberation, stable_hash(conflict.key)
    who, side = _those_who_come(estate, conflict, occasion)
    table = find_table(estate) if len(who) >= p.quorum else None
    if table is None:
        return NOBODY
    seats = min(p.seats, table[0].profile.capacity)
    order = estate.streams.some("table/order", estate.week, who, occasion)
    who = who[rules.around_the_table(side, order, seats=seats)]
    helpers = _helpers(estate, conflict, occasion)[: max(0, seats - len(who))]
    came = np.union1d(who, helpers)
    sit_down(estate, table, came, conflict.number)
    conflict.week_met = estate.week
    chance = rules.p_success(
        float(estate.residents.skill[came].mean()),
        facilitation=convener.facilitation,
        trust=trust_between(estate, conflict, who),
        stakes=conflict.stakes,
        constant=p.constant,
        w_skill=p.skill,
        w_facilitation=p.facilitation,
        w_trust=p.trust,
        w_stakes=p.stakes,
    )
    succeeds = estate.streams.one("table/outcome", estate.week, occasion=occasion) < chance
    estate.conflicts.count.deliberations += 1
    if convener.trustee == Trustee.COMMITTEE:
        estate.committee.deliberated(len(came), settled=succeeds)
    discuss(estate, came, conflict.topic, _dialogue(estate, came, convener))
    _take_home(estate, conflict, convener, came, good=succeeds)
    if succeeds:
        _settle(estate, conflict, convener, came)
    else:
        _fail(estate, conflict, convener)
    return came


def train(estate: Estate, convener: Convener) -> np.ndarray:
    """Train regulars, members of groups and those who work, the least skilled first, and return who came."""
    residents, p = estate.residents, estate.parameters
    known = (residents.setting >= 0) | (estate.groups.n_groups_of > 0)
    known[estate.regulars] = True
    who = known.nonzero()[0]
    who = who[_are_free(estate, who) & (residents.role[who] != Role.BURNT_OUT.value)]
    luck, luck_experience = estate.streams.several(("training", "training/experience"), estate.week, who)
    comes = rules.comes(residents.openness[who], np.zeros(len(who)), accept=p.deliberation.accept, draws=luck)
    who, luck_experience = who[comes], luck_experience[comes]
    table = find_table(estate) if len(who) else None
    if table is None:
        return NOBODY
    first = np.sort(np.lexsort((who, residents.skill[who]))[: min(p.deliberation.seats, table[0].profile.capacity)])
    who = who[first]
    sit_down(estate, table, who, TRAINING)
    estate.conflicts.count.trainings += 1
    wanted = needs.unmet(residents.need[who], residents.met[who]).argmax(axis=1)
    discuss(estate, who, wanted, _dialogue(estate, who, convener))
    _learn(estate, who, p.deliberation.training * convener.facilitation)
    outcome = estate.rules.experience(
        np.ones(len(who), dtype=np.float32),
        quality=convener.facilitation,
        commercial=0.0,
        bad=p.experience.bad,
        commercial_bad=p.experience.commercial,
        draws=luck_experience[first],
    )
    estate.remember(who, convener.trustee, outcome, _weight(estate))
    estate.diary.note_residents(who, "was_trained", "training")
    return who


def trust_between(estate: Estate, conflict: Conflict, who: np.ndarray) -> float:
    """Return the mean trust of those at the table, each in the other sides [share]."""
    felt = [
        estate.residents.trust(other.trustee, _both(estate, who, party.rows))
        for party in conflict.parties
        for other in conflict.parties
        if other is not party
    ]
    together = np.concatenate([np.zeros(0, dtype=np.float32), *felt])
    return float(together.mean()) if len(together) else 0.5


def _both(estate: Estate, who: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Return those of `rows` who are also among `who`."""
    among = np.zeros(len(estate.residents), dtype=bool)
    among[who] = True
    return rows[among[rows]]


def _are_free(estate: Estate, who: np.ndarray) -> np.ndarray:
    return estate.residents.hours_left[who] >= estate.parameters.deliberation.duration


def _those_who_come(estate: Estate, conflict: Conflict, occasion: int) -> tuple[np.ndarray, np.ndarray]:
    """Return who of the parties comes to the table, and the side of each: of several, the first named."""
    residents = estate.residents
    free = _are_free(estate, conflict.who)
    who, grievance = conflict.who[free], conflict.grievance[free]
    luck = estate.streams.some("table/comes", estate.week, who, occasion)
    accept = estate.parameters.deliberation.accept
    who = who[rules.comes(residents.openness[who], grievance, accept=accept, draws=luck)]
    side, on_this_side = np.zeros(len(who), dtype=np.int64), np.zeros(len(residents), dtype=bool)
    for number, party in reversed(tuple(enumerate(conflict.parties))):
        on_this_side[party.rows] = True
        side[on_this_side[who]] = number
        on_this_side[:] = False
    return who, side


def _helpers(estate: Estate, conflict: Conflict, occasion: int) -> np.ndarray:
    """Return trained residents from outside who come to help, the most skilled first."""
    residents, p = estate.residents, estate.parameters.deliberation
    trained = (residents.skill >= p.trained) & (residents.deliberated > 0) & (residents.hours_left >= p.duration)
    trained[conflict.who] = False
    who = trained.nonzero()[0]
    luck = estate.streams.some("table/helps", estate.week, who, occasion)
    who = who[rules.comes(residents.openness[who], np.zeros(len(who)), accept=p.accept, draws=luck)]
    return who[np.lexsort((who, -residents.skill[who]))[: p.helpers]]


def _weight(estate: Estate) -> float:
    p = estate.parameters
    return experience.weight(p.deliberation.duration, depth=p.experience.depth)


def _dialogue(estate: Estate, came: np.ndarray, convener: Convener) -> float:
    """Return how much each is heard at a table: as among so many anywhere, and the more the better it is led."""
    unled = heard(estate, len(came))
    return unled + (1.0 - unled) * convener.facilitation


def _learn(estate: Estate, who: np.ndarray, step: float) -> None:
    estate.residents.skill[who] = rules.after_practice(estate.residents.skill[who], step=step)


def _take_home(estate: Estate, conflict: Conflict, convener: Convener, came: np.ndarray, *, good: bool) -> None:
    """Let those at the table trust, or distrust, the other sides and the convener for how it went."""
    weight, sign = _weight(estate), 1 if good else -1
    for party in conflict.parties:
        rows = _both(estate, came, party.rows)
        for trustee in {other.trustee for other in conflict.parties if other is not party} - {convener.trustee}:
            estate.remember(rows, trustee, np.full(len(rows), sign), weight)
    estate.remember(came, convener.trustee, np.full(len(came), sign), weight)


def _settle(estate: Estate, conflict: Conflict, convener: Convener, came: np.ndarray) -> None:
    p = estate.parameters.deliberation
    _learn(estate, came, p.practice)
    estate.conflicts.count.settled += 1
    about = conflict.kind.value
    estate.diary.note_residents(came, "helped_settle", _named(convener), about=about)
    estate.diary.note("conflict", conflict.number, "conflict_settled", _named(convener), about=about)
    luck = estate.streams.one("table/committee", estate.week, occasion=stable_hash(conflict.key))
    if conflict.is_with(Trustee.PROPERTY) and luck < p.committee:
        estate.committee.revive("conflict", about=about)
    estate.conflicts.end(conflict, settled=True)


def _fail(estate: Estate, conflict: Conflict, convener: Convener) -> None:
    p = estate.parameters.deliberation
    estate.conflicts.count.failed += 1
    conflict.tension = conflict_rules.after_step(conflict.tension, p.failed_tension)
    office = estate.institutions["office"]
    office.risk = conflict_rules.after_step(office.risk, p.failed_risk)
    estate.diary.note_residents(
        estate.conflicts.meetings[-1].came, "talked_in_vain", _named(convener), about=conflict.kind.value
    )
    estate.diary.note("conflict", conflict.number, "deliberation_failed", _named(convener), about=conflict.kind.value)


def _named(convener: Convener) -> str:
    """Return the cause of the diary for what a convener brought about."""
    return {
        Trustee.TEAM: "convened_by_team",
        Trustee.COMMITTEE: "convened_by_committee",
        Trustee.NEIGHBOURS: "convened_by_group",
    }[convener.trustee]
