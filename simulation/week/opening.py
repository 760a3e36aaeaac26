"""What groups offer to non-members: whether they serve others this week, and the activity they open [model 9]."""

import numpy as np

from simulation.agents.groups import Group
from simulation.rules import recognition
from simulation.topics import GroupKind
from simulation.week.meeting import Meetings, members_mean, quality
from simulation.world import dialogue, diary
from simulation.world.estate import Estate
from simulation.world.settings import GROUP, Offer

PRAISE = {"none": 0.0, "service": 1.0, "prizes": -1.0}
STRANGERS = 1.0  # how much members are heard among non-members: eye to eye


def open_groups(estate: Estate, meetings: Meetings, praised: str) -> list[Offer]:
    """Let groups choose between rehearsal and service, and return the activities they open to everybody this week.

    A group that has opened its doors serves whenever its contributors have put in the work; another only if it so
    chooses, by what earns recognition and by how far its members think of others.

    Args:
        estate: the estate.
        meetings: this week's meetings; who has not met opens nothing.
        praised: what the team or the estate praises: `none`, `service` or `prizes`; a patron always wants prizes.
    """
    groups, p = estate.groups, estate.parameters
    if not groups.living:
        return []
    praise = np.where(groups.patron, PRAISE["prizes"], PRAISE[praised])
    draws = estate.streams.pairs("group/serves", estate.week, np.arange(groups.n_rows) * 0, groups.key)
    chosen = recognition.serves(
        members_mean(groups, estate.residents.publicness),
        praise,
        base=p.recognition.base,
        on_praise=p.recognition.praise,
        on_publicness=p.recognition.publicness,
        draws=draws,
    )
    serves = (groups.opened | chosen) & groups.is_alive & meetings.has_met
    _tell_choices(estate, serves)
    groups.serves = serves
    free = meetings.seats - groups.came
    ready = [groups.views[number] for number in (serves & (free > 0)).nonzero()[0]]
    return [_offer(estate, group, int(free[group.row])) for group in ready if _has_worked(estate, group)]


def _tell_choices(estate: Estate, serves: np.ndarray) -> None:
    """Note the first time a club that is not open serves others, or goes back to rehearsal after having done so."""
    groups = estate.groups
    if not estate.diary.is_kept:
        return
    for group in groups.living:
        is_first = group.kind == GroupKind.CLUB and not group.opened and serves[group.row]
        if is_first and estate.diary.changed(True, "served_others", group.row):
            estate.diary.note(diary.GROUP, group.row, "served_others", "recognition")


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
    estate.served_others = 0.0
    for offer in offers:
        if offer.group < 0 or len(offer.came) == 0:
            continue
        members = groups.members_of(offer.group).astype(np.int64)
        strangers = offer.came[~np.isin(offer.came, members)]
        estate.served_others += offer.duration * len(strangers)
        hosts = members[estate.residents.setting[members] == groups.setting[offer.group]]
        if len(strangers):
            dialogue.discuss(estate, hosts, int(groups.topic[offer.group]), STRANGERS)
