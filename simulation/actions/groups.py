"""Working with residents' groups: serving a key group (重点群体), and coaching (培育扶持) [handbook 1.2.2, 4.2]."""

import numpy as np

from simulation.agents.groups import Group
from simulation.agents.team import SocialWorkTeam
from simulation.plan_settings import CoachSettings
from simulation.rules import coaching
from simulation.topics import STAGES, TOPICS, AgeGroup, GroupKind, Role, Trustee
from simulation.world import diary
from simulation.world.estate import Estate

UNWANTED = 0.5  # a bad experience with a team that comes along and wants something else


def serve_key_group(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Take part in the meetings of a group, one occasion a week at most; its members meet the team there.

    What the team brings is on the group's own topic if the plan says so, or if the team believes its topic to be
    what people need; a closed group opens a little with every joint occasion that is.
    """
    groups, plan = estate.groups, team.now.serve_key_group
    group = _key_group(estate, plan.group)
    if group is None or times == 0:
        return 0
    own = plan.topics == "own" or (plan.topics != "estimated" and TOPICS[group.topic] in plan.topics)
    if plan.topics == "estimated":
        own = int(team.estimate.argmax()) == group.topic
    estate.joined[group.row] = own
    p = estate.parameters.groups
    hours = estate.parameters.actions.serve_key_group.cost_hours
    groups.hours_team[group.row] += hours
    group.visited = estate.week
    if not own and is_wary(estate, group):
        estate.remember(group.members.astype(np.int64), Trustee.TEAM, np.full(len(group.members), -1), UNWANTED)
    if own:
        group.joint += 1
        group.openness = min(1.0, group.openness + p.joint_openness * (group.openness < p.closed_below))
    team.grow(coaching.COMMON_WORK)
    estate.diary.note(diary.GROUP, group.row, "joint_occasion", "own_topic" if own else "other_topic")
    return 1


def is_wary(estate: Estate, group: Group) -> bool:
    """Return whether a group is old and closed, and has shared too little with the team to hear new things from it."""
    p = estate.parameters.groups
    return bool(group.openness < p.closed_below and group.founded < 0 and group.joint < p.joint_before)


def _key_group(estate: Estate, wanted: str) -> Group | None:
    """Return the living group of this id, or the largest where the plan leaves it open."""
    living = estate.groups.living
    if wanted != "largest":
        return next((group for group in living if group.name == wanted), None)
    return max(living, key=lambda group: len(group.members), default=None)


def coach(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Coach groups, or the activists and contributors one by one, in turn: those coached longest ago first."""
    plan = team.now.coach
    return _coach_groups(estate, team, times) if plan.who == "groups" else _coach_people(estate, team, times)


def _coach_groups(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    groups, plan = estate.groups, team.now.coach
    kinds = {GroupKind[kind.upper()] for kind in plan.kinds} or set(GroupKind)
    living = [group for group in groups.living if group.leader >= 0 and group.kind in kinds]
    chosen = sorted(living, key=lambda group: (group.coached, group.founded, group.row))[:times]
    for group in chosen:
        group.coached = estate.week
        _coach_group(estate, team, group, plan)
    return len(chosen)


def _coach_group(estate: Estate, team: SocialWorkTeam, group: Group, plan: CoachSettings) -> None:
    """Let one session pass: it shares the lead, teaches, and works on one of the four autonomies (精准扶持)."""
    residents, p, aim = estate.residents, estate.parameters, plan.aim
    due = STAGES[min(group.stage, len(STAGES) - 1)]
    fits = aim in ("fitting", due) and plan.made_for in ("fitting", group.kind.name.lower())
    members, leader = group.members, np.array([group.leader])
    if is_wary(estate, group):
        estate.remember(leader, Trustee.TEAM, np.array([-1]), 1.0)
        estate.diary.note(diary.GROUP, group.row, "coaching_refused", "too_early")
        return
    effect = team.pressure * coaching.effect(
        fits=fits,
        experience=team.experience,
        leader_is_elder=residents.age_group[group.leader] == AgeGroup.ELDER.value,
        unfitting=p.coaching.unfitting,
        respect=p.coaching.respect,
    )
    group.dominance = max(0.0, group.dominance - p.coaching.shares_lead * effect)
    target = due if aim == "fitting" else aim
    if target == "need":
        need = residents.need[members, group.topic]
        residents.need[members, group.topic] = coaching.taught(need, step=p.coaching.need * effect)
    gain = p.coaching.skill * effect * (2.0 if target == "organisation" else 1.0)
    residents.skill[members] = coaching.taught(residents.skill[members], step=gain)
    if target == "responsibility":
        step = p.coaching.responsibility * effect
        residents.responsibility[members] = coaching.taught(residents.responsibility[members], step=step)
        _ask_members(estate, group, members, effect)
    groups = estate.groups
    groups.hours_team[group.row] += p.actions.coach.cost_hours * (0.5 if target == "resources" else 1.0)
    residents.fatigue[leader] += p.coaching.strain * team.pressure
    team.grow(coaching.COMMON_WORK)
    estate.diary.note(diary.GROUP, group.row, "coached", "fitting" if fits else "unfitting", aim=target)


def _ask_members(estate: Estate, group: Group, members: np.ndarray, effect: float) -> None:
    """Let members who feel responsible take up a piece of the group's work."""
    residents = estate.residents
    free = members[(residents.setting[members] < 0) & (residents.role[members] == Role.RESIDENT.value)]
    draws = estate.streams.some("coach/accept", estate.week, free)
    accepts = free[draws < estate.parameters.coaching.accept * effect * residents.responsibility[free]]
    if len(accepts):
        residents.change_role(accepts, Role.CONTRIBUTOR)
        residents.setting[accepts], residents.idle[accepts] = group.setting, 0
        estate.diary.note_residents(accepts, "took_up_work", "coached", setting=group.setting)


def _coach_people(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    residents, p = estate.residents, estate.parameters
    who = ((residents.role == Role.ACTIVIST.value) | (residents.role == Role.CONTRIBUTOR.value)).nonzero()[0]
    order = np.lexsort((estate.streams.some("coach/order", estate.week, who), residents.coached[who]))
    who = np.sort(who[order[:times]])
    if len(who) == 0:
        return 0
    effect = team.pressure * p.coaching.person
    residents.coached[who] = estate.week
    steps = {
        "skill": p.coaching.skill * effect,
        "responsibility": p.coaching.responsibility * effect,
        "identification": p.roles.identification,
    }
    for name, step in steps.items():
        residents.columns[name][who] = coaching.taught(residents.columns[name][who], step=step)
    residents.fatigue[who] += p.coaching.strain * team.pressure
    estate.diary.note_residents(who, "coached", "in_person")
    team.grow(coaching.COMMON_WORK)
    return len(who)
