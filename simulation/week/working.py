"""One week of work and roles: what residents give, what it costs them, who takes up work and who lays it down.

Functions of the estate that fetch columns, call the rules and store the result [model 8].
"""

import numpy as np

from simulation.actions.settings import room_for_work
from simulation.agents.team import SocialWorkTeam
from simulation.rules import experience, fatigue, groups, roles
from simulation.topics import Channel, Role
from simulation.week import telling
from simulation.world.estate import Estate
from simulation.world.slots import Host

LUCK_OF_WORKERS = ("work/experience", "burn_out", "leave", "lead")


def give_hours(estate: Estate, pressure: float) -> tuple[float, float]:
    """Let contributors and activists work for their settings; return hours given, and those where residents host."""
    residents, p = estate.residents, estate.parameters
    residents.fatigue *= np.float32(p.fatigue.keep)
    who = estate.workers = (residents.setting >= 0).nonzero()[0]
    for setting in estate.settings:
        setting.resident_hours = 0.0
    if len(who) == 0:
        return 0.0, 0.0
    estate.luck_of_workers = estate.streams.several(LUCK_OF_WORKERS, estate.week, who)
    offered = roles.work_offered(
        residents.role[who] == Role.ACTIVIST.value,
        residents.drive[who],
        residents.hours_left[who],
        contribution=p.roles.contribution,
        lead_hours=p.roles.lead_hours,
        lead_drive=p.roles.lead_drive,
        pressure=pressure,
    )
    where = residents.setting[who]
    work, given, own = np.zeros(len(who), dtype=np.float32), 0.0, 0.0
    for setting in estate.settings:
        mine = where == setting.number
        total = float(offered[mine].sum(dtype=np.float64))
        if total == 0.0:
            continue
        used = min(total, room_for_work(setting, estate))
        work[mine] = offered[mine] * np.float32(used / total)
        if setting.is_space:
            setting.resident_hours = used
        else:
            setting.account += used * (1.0 if setting.is_group else p.roles.worth)
        given += used
        own += used if setting.host == Host.RESIDENTS else 0.0
    residents.hours_left[who] -= work
    residents.hours_given[who] += work
    _feel(estate, who, work, offered, pressure)
    return given, own


def _feel(estate: Estate, who: np.ndarray, work: np.ndarray, offered: np.ndarray, pressure: float) -> None:
    """Book what the week's work does to those who gave it: tiredness, belonging, or idleness."""
    residents, p = estate.residents, estate.parameters
    worked = work > 0.1 * offered
    residents.idle[who] = np.where(worked, 0, residents.idle[who] + 1)
    residents.fatigue[who] = estate.rules.fatigue(
        residents.fatigue[who], work, residents.leisure[who], keep=1.0, pressure=pressure
    )
    outcome = np.zeros(len(who), dtype=np.int8)
    for host, mine in _by_host(estate, residents.setting[who]):
        outcome[mine] = estate.rules.experience(
            worked[mine].astype(np.float32),
            quality=p.team.quality if host == Host.TEAM else p.aftermath.quality,
            commercial=0.0,
            bad=p.experience.bad,
            commercial_bad=p.experience.commercial,
            draws=estate.luck_of_workers[0][mine],
        )
    outcome[~worked] = 0
    appreciated = who[outcome > 0]
    residents.skill[who[worked]] = roles.practised(residents.skill[who[worked]], step=p.roles.practice)
    left = 1.0 - residents.identification[appreciated]
    residents.identification[appreciated] += np.float32(p.roles.identification) * left
    counts = experience.weight(p.roles.contribution, depth=p.experience.depth)
    for host, mine in _by_host(estate, residents.setting[who]):
        had = worked[mine]
        estate.remember(who[mine][had], host.trustee, outcome[mine][had], counts)


def _by_host(estate: Estate, where: np.ndarray) -> list[tuple[Host, np.ndarray | slice]]:
    """Return (host, which of the settings numbered `where` it runs) for each host that runs any."""
    hosts_now = {setting.host for setting in estate.settings}
    if len(hosts_now) == 1:  # the common case, and much the cheaper
        return [(hosts_now.pop(), slice(None))]
    hosts = np.array([setting.host for setting in estate.settings], dtype=np.int8)[where]
    found = [(host, hosts == host.value) for host in Host]
    return [(host, mine) for host, mine in found if mine.any()]


def invite_ties(estate: Estate) -> dict[int, np.ndarray]:
    """Let activists invite 1 + k x mobilising of their ties to their setting: setting number to rows invited."""
    residents, p = estate.residents, estate.parameters
    leaders = estate.workers[residents.role[estate.workers] == Role.ACTIVIST.value]
    if len(leaders) == 0:
        estate.invitations = leaders, leaders
        return {}
    who, whom = estate.ties.spread(leaders)
    wanted = 1.0 + p.roles.invitations * residents.mobilising[who]
    luck = estate.streams.pairs("invite", estate.week, who, whom)
    asked = luck < wanted * estate.ties.share_of_one[who]
    who, whom = estate.invitations = who[asked], whom[asked]
    estate.persuasion = np.zeros(len(residents), dtype=np.float32)
    np.maximum.at(estate.persuasion, whom, residents.charisma[who])
    where = residents.setting[who]
    return {setting.number: whom[where == setting.number] for setting in estate.settings}


def change_roles(estate: Estate, team: SocialWorkTeam, pressure: float) -> None:
    """Let regulars take up work, contributors take the lead or leave, the tired burn out, the rested come back."""
    _come_back(estate)
    _take_up_work(estate, pressure)
    if len(estate.workers):
        _take_the_lead(estate, pressure)
        _burn_out_or_leave(estate)


def _take_up_work(estate: Estate, pressure: float) -> None:
    residents, p = estate.residents, estate.parameters.roles
    who = estate.regulars[residents.role[estate.regulars] == Role.RESIDENT.value]
    who = who[residents.engaged[who]]
    where = estate.setting_at(residents.habit_slot[who])
    who, where = who[where >= 0], where[where >= 0]
    if len(who) == 0:
        return
    trust = _trust_in_hosts(estate, who, where)
    draws = estate.streams.some("help", estate.week, who)
    publicness = residents.publicness[who].max(axis=1)
    chance = roles.readiness(residents.responsibility[who], publicness, chance=p.spontaneous, public=p.public)
    starts = estate.rules.roles(trust, gate=p.gate, chance=chance, pressure=pressure, draws=draws)
    estate.take_up_work(who[starts], "own_accord")


def _trust_in_hosts(estate: Estate, who: np.ndarray, where: np.ndarray) -> np.ndarray:
    """Return the trust of `who` in those they work with: in their own group, or else in the host of the setting."""
    trust = np.zeros(len(who), dtype=np.float32)
    for host, mine in _by_host(estate, where):
        trust[mine] = estate.residents.trust(host.trustee, who[mine])
    for group in estate.groups.living:
        trust[where == group.setting] = groups.trust_of_members(group.cohesion)
    return trust


def _burn_out_or_leave(estate: Estate) -> None:
    residents, p = estate.residents, estate.parameters
    who = estate.workers
    _experience, luck_burn_out, luck_leave, _lead = estate.luck_of_workers
    out = fatigue.burns_out(
        residents.fatigue[who],
        base=p.fatigue.burnout_base,
        slope=p.fatigue.burnout_slope,
        draws=luck_burn_out,
    )
    trust = _trust_in_hosts(estate, who, residents.setting[who])
    leaves = roles.leaves_quietly(
        trust,
        residents.identification[who],
        residents.responsibility[who],
        residents.idle[who] >= p.roles.idle_weeks,
        hazard=p.roles.quit,
        trust_slope=p.roles.quit_trust,
        draws=luck_leave / np.where(np.isin(who, estate.groups.leader), np.float32(p.groups.steadfast), 1.0),
    )
    burnt, gone = who[out], who[leaves & ~out]
    if len(burnt):
        residents.resting[burnt] = p.fatigue.rest
        for host, mine in _by_host(estate, residents.setting[burnt]):
            estate.remember(burnt[mine], host.trustee, np.full(len(burnt[mine]), -1), 1.0)
        estate.diary.note_residents(burnt, "burnt_out", "overworked", setting=residents.setting[burnt])
        residents.setting[burnt] = -1
        residents.change_role(burnt, Role.BURNT_OUT)
    if len(gone):
        telling.tell_leavers(estate, gone, trust[leaves & ~out])
        residents.setting[gone] = -1
        residents.change_role(gone, Role.RESIDENT)


def _take_the_lead(estate: Estate, pressure: float) -> None:
    residents = estate.residents
    who = estate.workers
    leads = roles.takes_the_lead(
        residents.charisma[who],
        residents.mobilising[who],
        residents.drive[who],
        residents.spotted[who] != Channel.NONE.value,
        hazard=estate.parameters.roles.lead,
        found=estate.parameters.spotting.found,
        pressure=pressure,
        draws=estate.luck_of_workers[3],
    )
    new = who[leads & (residents.role[who] == Role.CONTRIBUTOR.value)]
    residents.change_role(new, Role.ACTIVIST)
    telling.tell_leads(estate, new)


def _come_back(estate: Estate) -> None:
    residents = estate.residents
    who = residents.resting.nonzero()[0]
    if len(who) == 0:
        return
    residents.resting[who] -= 1
    rested = who[residents.resting[who] == 0]
    residents.change_role(rested, Role.RESIDENT)
    estate.diary.note_residents(rested, "came_back", "rested")
