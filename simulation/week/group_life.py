"""How groups win members, hold together, grow up, change leaders and end [model 9]."""

import numpy as np

from simulation.agents.groups import Group
from simulation.rules import autonomy, needs, recognition, roles
from simulation.rules import groups as rules
from simulation.streams import mixed
from simulation.topics import STAGES, GroupKind, Role
from simulation.week.at_meeting import members_mean
from simulation.week.meeting import Meetings
from simulation.world.diary import GROUP, SETTING
from simulation.world.estate import Estate
from simulation.world.founding import NEW_DOMINANCE, lead


def let_groups_live(estate: Estate, meetings: Meetings) -> None:
    """Let the week change the groups that met, or did not: cohesion, leaders, members, stages, doors, and their end."""
    groups = estate.groups
    if not groups.living:
        return
    _hold_together(estate, meetings)
    _win_members(estate, meetings)
    _drop_out(estate)
    _follow_leaders(estate)
    _take_up_work(estate)
    _grow_up(estate)
    _open_or_close(estate)
    _end(estate)


def _drop_out(estate: Estate) -> None:
    """Let members who have stayed away for long be members no longer."""
    groups = estate.groups
    gone = groups.missed >= estate.parameters.groups.drop_out
    if gone.any():
        estate.diary.note_residents(groups.member[gone], "left_group", "stayed_away", group=groups.group[gone])
        groups.leave(gone)


def _hold_together(estate: Estate, meetings: Meetings) -> None:
    groups, residents, p = estate.groups, estate.residents, estate.parameters.groups
    sizes = np.maximum(groups.sizes, 1)
    share = groups.came / sizes
    groups.cohesion = rules.cohesion(
        groups.cohesion,
        share,
        meetings.has_met,
        estate.conflicts.tension_of_groups(groups.n_rows),
        _has_lost_its_cause(estate),
        gain=p.cohesion_gain,
        loss=p.cohesion_loss,
        conflict_loss=p.conflict_loss,
    )
    leader = np.maximum(groups.leader, 0)
    groups.dominance = rules.dominance(
        groups.dominance, residents.drive[leader], residents.charisma[leader], gain=p.dominance_gain
    )
    groups.initiative = 1.0 - groups.dominance
    groups.few = np.where(groups.came < p.least_attenders, np.minimum(groups.few + 1, 250), 0)


def _has_lost_its_cause(estate: Estate) -> np.ndarray:
    """Return which rights groups have nothing left to stand up for: no conflict of their topic is open, (n_groups,)."""
    groups = estate.groups
    is_rights = groups.kind == GroupKind.RIGHTS.value
    if not is_rights.any():
        return is_rights
    return is_rights & ~np.isin(groups.topic, [int(conflict.topic) for conflict in estate.conflicts])


def _win_members(estate: Estate, meetings: Meetings) -> None:
    """Let those who came win ties of theirs for the group, while it has places."""
    groups, residents, p = estate.groups, estate.residents, estate.parameters.groups
    here = meetings.came & (groups.openness[groups.group] > 0)
    who, which = groups.member[here].astype(np.int64), groups.group[here].astype(np.int64)
    if len(who) == 0:
        return
    asked = which.repeat(estate.ties.degree[who])
    asking, whom = estate.ties.spread(who)
    topic = groups.topic[asked]
    draws = estate.streams.pairs("recruit", estate.week, asking, whom)
    felt = needs.unmet(residents.need[whom, topic], residents.met[whom, topic])
    joins = rules.won(groups.openness[asked], felt, chance=p.recruit, draws=draws).nonzero()[0]
    if len(joins) == 0:
        return
    joins = joins[residents.community_leisure[whom[joins]] >= p.meeting]
    known = set(zip(groups.member.tolist(), groups.group.tolist(), strict=True))
    room = (groups.places - groups.sizes).tolist()
    n_of, new = groups.n_groups_of.copy(), []
    for place in joins:
        pair = int(whom[place]), int(asked[place])
        if pair not in known and room[pair[1]] > 0 and n_of[pair[0]] < p.most_groups:
            known.add(pair)
            room[pair[1]] -= 1
            n_of[pair[0]] += 1
            new.append((*pair, int(asking[place])))
    if new:
        rows, numbers, by = np.array(new).T
        estate.n_newly_active += int(np.count_nonzero(residents.hours_given[np.unique(rows)] == 0))
        groups.join(rows, numbers, estate.week)
        estate.diary.note_residents(rows, "joined_group", "invited_by_member", group=numbers, by=by)


def _take_up_work(estate: Estate) -> None:
    """Let members who come regularly and trust their group take up a piece of its work."""
    groups, residents, p = estate.groups, estate.residents, estate.parameters
    is_free = (residents.setting[groups.member] < 0) & (residents.role[groups.member] == Role.RESIDENT.value)
    regular = roles.weeks_attended(residents.attended[groups.member]) >= p.roles.regular_visits
    here = (is_free & regular & (groups.missed == 0)).nonzero()[0]
    if len(here) == 0:
        return
    who, which = groups.member[here], groups.group[here]
    draws = estate.streams.pairs("group/help", estate.week, who, groups.key[which])
    starts = estate.rules.roles(
        np.asarray(rules.trust_of_members(groups.cohesion[which])),
        gate=p.roles.gate,
        chance=roles.readiness(
            residents.responsibility[who],
            residents.publicness[who, groups.topic[which]],
            chance=p.groups.volunteer,
            public=p.roles.public,
        ),
        pressure=1.0,
        draws=draws,
    )
    rows, first = np.unique(who[starts], return_index=True)
    if len(rows):
        where = groups.setting[which[starts][first]]
        residents.change_role(rows, Role.CONTRIBUTOR)
        residents.setting[rows], residents.idle[rows] = where, 0
        estate.diary.note_residents(rows, "took_up_work", "trust_in_group", setting=where)


def _follow_leaders(estate: Estate) -> None:
    """Let members step up where the leader has gone; where nobody does, the group ends."""
    groups, residents = estate.groups, estate.residents
    alive = groups.alive
    leader = groups.leader[alive]
    leads = (residents.role[leader] == Role.ACTIVIST.value) & (residents.setting[leader] == groups.setting[alive])
    led = np.zeros(groups.n_rows, dtype=bool)
    led[groups.group[groups.member == groups.leader[groups.group]]] = True  # the leader is still a member
    leaves = leads & (groups.leaves[alive] == estate.week)
    for number in alive[~leads | ~led[alive] | leaves]:
        group = groups.views[number]
        if leaves[alive == number][0]:
            _resign(estate, group)
            _step_up(estate, group, because="leader_moved")
        else:
            _step_up(estate, group, because="leader_gone")


def _resign(estate: Estate, group: Group) -> None:
    """Let the leader leave the group and its work for good, as the community's file says."""
    row = np.array([group.leader])
    estate.groups.leave((estate.groups.member == group.leader) & (estate.groups.group == group.row))
    estate.residents.setting[row] = -1
    estate.residents.change_role(row, Role.RESIDENT)
    estate.diary.note_residents(row, "left_work", "moved_away", setting=group.setting)
    estate.diary.note_residents(row, "left_group", "moved_away", group=group.row)


def _step_up(estate: Estate, group: Group, *, because: str) -> None:
    residents, p = estate.residents, estate.parameters.succession
    who = group.members
    free = (residents.role[who] != Role.BURNT_OUT.value) & (who != group.leader)
    free &= (residents.setting[who] < 0) | (residents.setting[who] == group.setting)
    who = who[free]
    draws = estate.streams.some("step_up", estate.week, who, mixed(int(group.key)))
    ready = estate.rules.step_up(residents.skill[who], least=p.least, cost=p.cost, draws=draws)
    who = who[ready]
    if len(who) == 0:
        end(estate, group, "nobody_stepped_up")
        return
    old, new = group.leader, int(who[residents.charisma[who].argmax()])
    lead(estate, group, new, because="stepped_up")
    group.dominance = min(group.dominance, NEW_DOMINANCE)
    estate.diary.note(GROUP, group.row, "new_leader", because, leader=new, old=old)


def _grow_up(estate: Estate) -> None:
    """Move each group along the four autonomies."""
    groups, residents, p = estate.groups, estate.residents, estate.parameters.autonomy
    own, team = groups.hours_own, groups.hours_team
    share_of_hours = own / np.maximum(own + team, np.float32(1e-6))
    yuan = groups.yuan_own + groups.yuan_team
    share_of_yuan = np.where(yuan > 0, groups.yuan_own / np.maximum(yuan, np.float32(1e-6)), 1.0)
    works = residents.setting[groups.member] == groups.setting[groups.group]
    holds = autonomy.conditions(
        members_mean(groups, residents.need),
        np.bincount(groups.group[works], minlength=groups.n_rows),
        np.bitwise_count(groups.met),
        groups.mean_of_members(residents.skill[groups.member]),
        np.minimum(share_of_hours, share_of_yuan),
        limits=(p.need, p.contributors, p.meetings, p.skill, p.own_share),
    )
    holds &= groups.is_alive[:, None]
    before = groups.stage.copy()
    groups.stage, groups.unmet = autonomy.moved(groups.stage, groups.unmet, holds, patience=p.patience)
    for number in (groups.stage != before).nonzero()[0]:
        if groups.is_alive[number]:
            up = groups.stage[number] > before[number]
            stage = STAGES[groups.stage[number] - 1 if up else groups.stage[number]]
            what = "stage_gained" if up else "stage_lost"
            because = "stage_conditions" if up else "stage_wanting"
            estate.diary.note(GROUP, int(number), what, because, stage=stage)


def _open_or_close(estate: Estate) -> None:
    """Let groups whose members think of others open their activities, or close them again (互益到公益)."""
    groups, p = estate.groups, estate.parameters.recognition
    publicness = members_mean(groups, estate.residents.publicness)
    opened = recognition.is_open(groups.opened, publicness, opens=p.opens, closes=p.closes) & groups.is_alive
    for number in (opened != groups.opened).nonzero()[0]:
        if groups.is_alive[number]:
            what = "opened_to_all" if opened[number] else "closed_again"
            estate.diary.note(GROUP, int(number), what, "publicness")
    groups.opened = opened


def _end(estate: Estate) -> None:
    groups, p = estate.groups, estate.parameters.groups
    apart = groups.is_alive & (groups.cohesion < p.least_cohesion)
    for number in (apart | (groups.is_alive & (groups.few >= p.weeks_to_end))).nonzero()[0]:
        end(estate, groups.views[number], "fell_apart" if apart[number] else "too_few_came")


def end(estate: Estate, group: Group, because: str) -> None:
    """End a group: its members are free, those who worked for it have nothing to do there any more."""
    residents = estate.residents
    workers = (residents.setting == group.setting).nonzero()[0]
    residents.setting[workers] = -1
    active = workers[residents.role[workers] != Role.BURNT_OUT.value]
    residents.change_role(active, Role.RESIDENT)
    estate.diary.note_residents(active, "left_work", "group_ended", setting=group.setting)
    setting = estate.settings[group.setting]
    setting.is_open = False
    estate.diary.note(SETTING, setting.number, "closed", "group_ended")
    for slot in setting.slots:
        slot.setting = -1  # who is used to it comes to nothing any more
    weeks = estate.week - group.founded
    members = estate.groups.end(group, estate.week)
    estate.diary.note(GROUP, group.row, "ended", because, weeks=weeks, members=len(members))
    estate.diary.note_residents(members, "group_ended", because, group=group.row)
