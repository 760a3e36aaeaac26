"""One week of the institutions: what they see of the team, what owners think of them, how they move [model 10]."""

import numpy as np

from simulation.rules import cooperation
from simulation.topics import Holder, Trustee
from simulation.world.estate import Estate
from simulation.world.settings import ONE_OFF, Offer
from simulation.world.slots import Host

MONTH = 4  # weeks: how often management looks into its books and listens to owners


def settle_matters(estate: Estate) -> None:
    """Let property management settle residents' matters, quickly or not; each has one in so many weeks.

    Matters come up month by month, of another part of the residents each time.
    """
    p = estate.parameters.involvement
    management = estate.management
    n_turns = max(1, round(p.matter_every / MONTH))
    if estate.week % MONTH or p.matter_weight == 0.0:
        return
    who = np.arange((estate.week // MONTH) % n_turns, len(estate.residents), n_turns)
    is_quick = estate.streams.some("matter", estate.week, who) < np.float32(management.repairs)
    bad = np.float32(p.matter_weight * estate.parameters.trust.negativity)
    estate.learn(who, Trustee.PROPERTY, is_quick * np.float32(p.matter_weight), ~is_quick * bad)


def take_in(estate: Estate, offers: list[Offer]) -> None:
    """Let institutions see the team's activities of the week, lend it their name, and hear what owners think."""
    for offer in offers:
        if offer.host == Host.TEAM:
            owner = estate.decider(offer.venue)
            for name, institution in estate.institutions.items():
                if institution.is_active:
                    institution.see_activity(
                        len(offer.came),
                        on_premises=owner is institution,
                        regular=offer.setting.action != ONE_OFF,
                        n_bad=offer.n_bad,
                        beside=name in offer.endorsers,
                    )
            for name in offer.endorsers:
                estate.endorse(estate.institutions[name])
            _step_out(estate, offer)
    if estate.week % MONTH == 0:
        owners = estate.residents.trust(Trustee.PROPERTY)[estate.residents.owner]
        if len(owners):
            estate.management.hear_owners(float(owners.mean(dtype=np.float64)))


def _step_out(estate: Estate, offer: Offer) -> None:
    """Let a committee that cooperates be seen: where its name stands, and on the owners' common ground."""
    committee = estate.committee
    if committee.can_convene and ("committee" in offer.endorsers or offer.venue.owner == Holder.OWNERS):
        committee.appear(len(offer.came))


def move(estate: Estate, *, team_is_there: bool) -> None:
    """Let every institution move towards where its interests, its risk and the leading institution's example draw it.

    Args:
        estate: the estate.
        team_is_there: whether the team still is, and with it its core groups.
    """
    p = estate.parameters.cooperation
    service = min(1.0, np.count_nonzero(estate.recent) / len(estate.residents) / p.enough_served)
    _weigh_influence(estate)
    active = [one for one in estate.institutions.values() if one.is_active]
    leader = max(active, key=lambda one: one.influence)
    for institution in estate.institutions.values():
        institution.service = service
        if institution.in_core_group and team_is_there:
            institution.informed += p.core_group
        institution.example = cooperation.example(
            institution.influence, leader.influence, leader.cooperation, weight=p.lead
        )
    for institution in estate.institutions.values():
        institution.move()
    _judge_committee(estate)


def _weigh_influence(estate: Estate) -> None:
    """Weigh the institutions' influence, whenever the owners' committee has come to life."""
    if estate.weighed == estate.committee.is_active:
        return
    estate.weighed = estate.committee.is_active
    room: dict[str, float] = dict.fromkeys(estate.institutions, 0.0)
    for venue in estate.venues.values():
        owner = estate.decider(venue)
        if owner is not None:
            room[owner.name] += venue.profile.capacity * venue.profile.opening_hours
    total = sum(room.values())
    for name, institution in estate.institutions.items():
        share = room[name] / total if total else 0.0
        reach = institution.profile.reach if institution.is_active else 0.0
        institution.influence = cooperation.influence(reach, share)


def _judge_committee(estate: Estate) -> None:
    """Let owners think of a committee at work what they think, and trust it accordingly."""
    committee, residents = estate.committee, estate.residents
    if not committee.is_active:
        return
    impression = estate.management.impression
    committee.be_judged(1.0 - (0.5 if impression is None else impression))
    change = committee.unbelieved()
    if change:
        base = residents.base[:, Trustee.COMMITTEE]
        lowered = np.clip(base - np.float32(change) * residents.owner, 0.05, 0.95)
        residents.opinion[:, Trustee.COMMITTEE] = np.clip(
            residents.opinion[:, Trustee.COMMITTEE] + lowered - base, 0.0, 1.0
        )
        residents.base[:, Trustee.COMMITTEE] = lowered
