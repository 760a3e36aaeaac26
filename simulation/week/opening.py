"""What groups open to everybody, which goes on without the team: from mutual to public benefit [model 9]."""

import numpy as np

from simulation.agents.groups import Group
from simulation.week.at_meeting import quality
from simulation.week.meeting import Meetings
from simulation.world import dialogue
from simulation.world.estate import Estate
from simulation.world.settings import GROUP, Offer

STRANGERS = 1.0  # how much members are heard among non-members: eye to eye


def open_groups(estate: Estate, meetings: Meetings) -> list[Offer]:
    """Return the activities that open groups hold for everybody this week, where contributors have put in the work.

    Args:
        estate: the estate.
        meetings: this week's meetings; who has not met opens nothing.
    """
    groups = estate.groups
    free = meetings.seats - groups.came
    ready = [groups.views[number] for number in (groups.opened & meetings.has_met & (free > 0)).nonzero()[0]]
    return [_offer(estate, group, int(free[group.row])) for group in ready if _has_worked(estate, group)]


def _has_worked(estate: Estate, group: Group) -> bool:
    return estate.settings[group.setting].account >= estate.parameters.groups.open_hours


def _offer(estate: Estate, group: Group, free: int) -> Offer:
    """Return the open activity of a group: in the slot of its meeting, with the places its members have left."""
    groups, p = estate.groups, estate.parameters
    setting = estate.settings[group.setting]
    setting.account -= p.groups.open_hours
    venue, day = groups.held[group.row][0]
    slot = estate.slots.slot(f"{GROUP}/{group.key}", venue.id, day)
    setting.venue = venue
    setting.adopt(slot)
    return Offer(
        setting,
        venue,
        slot,
        topics=[int(group.topic)],
        duration=p.groups.meeting,
        hours_of_use=p.groups.meeting,
        seats=min(free, venue.profile.capacity),
        publicity=p.notice.publicity * p.aftermath.publicity,
        quality=float(quality(estate)[group.row]),
        commercial=0.0,
        gain=0.0,
        appeal=p.actions.one_off_event.appeal * p.aftermath.appeal,
        sign_up=0.0,
        staff_hours=p.groups.meeting,
        clarity=p.team.clarity,
        group=group.row,
    )


def meet_strangers(estate: Estate, offers: list[Offer]) -> None:
    """Let members who serve talk with non-members who came: publicness moves by that alone [handbook 2.1]."""
    groups = estate.groups
    for offer in offers:
        if offer.group < 0 or len(offer.came) == 0:
            continue
        members = groups.members_of(offer.group).astype(np.int64)
        strangers = offer.came[~np.isin(offer.came, members)]
        estate.served_others += offer.duration * len(strangers)
        hosts = members[estate.residents.setting[members] == groups.setting[offer.group]]
        if len(strangers):
            dialogue.discuss(estate, hosts, int(groups.topic[offer.group]), STRANGERS)
