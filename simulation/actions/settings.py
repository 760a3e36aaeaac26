"""Opening the doors: what a setting offers this week, from its hours, its money and its owner's leave [model 3]."""

from typing import Any

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.parameters import Parameters
from simulation.rules import involvement, knowledge, needs
from simulation.topics import N_TOPICS, TOPICS, Access, Role
from simulation.world.diary import SETTING
from simulation.world.estate import Estate
from simulation.world.involvement import Help, help_of, kept_open, names_lent
from simulation.world.settings import ONE_OFF, Offer, Setting
from simulation.world.slots import Host
from simulation.world.venues import Venue

ANY_DAY = -1
ONCE = -1
EVERY_TOPIC = np.arange(N_TOPICS)


def cost(setting: Setting, parameters: Parameters) -> float:
    """Return the hours that one occasion, or one week of opening as planned, asks for [h]."""
    if setting.is_space:
        return setting.plan.hours_open * parameters.actions.run_space.hours_per_opening_hour
    if setting.host == Host.RESIDENTS:
        return parameters.aftermath.event_hours
    action = getattr(parameters.actions, setting.action)
    return action.cohost_hours if setting.plan.co_host else action.cost_hours


def room_for_work(setting: Setting, estate: Estate) -> float:
    """Return the hours of residents' work that a setting can use this week [h]."""
    if not setting.is_open:
        return 0.0
    p = estate.parameters
    if setting.is_group:
        return max(0.0, p.groups.upkeep + 2.0 * p.groups.open_hours - setting.account)
    if setting.is_space:
        if setting.venue is None or not has_leave(setting, setting.venue, estate):
            return 0.0
        price = p.actions.run_space.hours_per_opening_hour * (1.0 - help_of(estate, setting, setting.venue).hours)
        most = setting.venue.profile.opening_hours * price
        return max(0.0, most - (setting.account if setting.host == Host.TEAM else 0.0)) / p.roles.worth
    return max(0.0, cost(setting, p) - setting.account) / p.roles.worth  # the rest is left to the team


def open_setting(setting: Setting, estate: Estate, team: SocialWorkTeam) -> Offer | None:
    """Return what a setting offers this week, or None while hours, money, leave or the keyholder are wanting."""
    if not setting.is_open or setting.is_group:
        return None
    offer = _open_space(setting, estate, team) if setting.is_space else _hold_event(setting, estate, team)
    if offer is not None and offer.venue.profile.access == Access.KEYHOLDER_CIRCLE:
        luck = estate.streams.one("keyholder/comes", estate.week, occasion=offer.venue.number)
        if luck >= estate.parameters.access.keyholder_comes:
            offer.seats = 0
    return offer


def has_leave(setting: Setting, venue: Venue, estate: Estate) -> bool:
    """Return whether the venue's owner lets the setting in; leave once given holds for half a year."""
    if setting.venue is venue and estate.week < setting.granted_until:
        return True
    is_granted = estate.asks_for(venue)
    _note_leave(setting, venue, estate, is_granted)
    if not is_granted:
        return False
    setting.venue = venue
    setting.granted_until = estate.week + estate.parameters.cooperation.permission
    return True


def _note_leave(setting: Setting, venue: Venue, estate: Estate, is_granted: bool) -> None:
    owner = estate.decider(venue)
    if owner is not None and estate.diary.changed(is_granted, "leave", setting.number, venue.id):
        what = "got_leave" if is_granted else "refused_leave"
        facts = {"institution": owner.trustee.name.lower(), "venue": venue.id, "cooperation": owner.cooperation}
        estate.diary.note(SETTING, setting.number, what, "cooperation_so_far", **facts)


def _open_space(setting: Setting, estate: Estate, team: SocialWorkTeam) -> Offer | None:
    p, action = estate.parameters, estate.parameters.actions.run_space
    venue = setting.venue or estate.venues_of(setting.plan.venue)[0]
    help = help_of(estate, setting, venue)
    full_price = action.hours_per_opening_hour
    price = full_price * (1.0 - help.hours)
    by_team = min(setting.account / price, setting.plan.hours_open) if setting.host == Host.TEAM else 0.0
    by_residents = setting.resident_hours * p.roles.worth / price
    by_owner = kept_open(estate, setting)
    if by_team + by_residents + by_owner <= 0 or not has_leave(setting, venue, estate):
        return None
    whole_rent = action.rent if setting.host == Host.TEAM else 0.0
    rent = whole_rent * (1.0 - help.yuan)
    if rent > estate.ledger.yuan_left:
        return None
    opening = venue.book_hours(by_team + by_residents + by_owner)
    if opening <= 0:
        return None
    if rent:
        estate.ledger.pay(setting.action, rent)
    setting.account -= min(by_team, opening) * price
    by_hosts = min(opening, by_team + by_residents)
    lent = opening * full_price - by_hosts * price
    slot = estate.slots.slot(setting.action, venue.id, ANY_DAY)
    setting.adopt(slot)
    n_topics = min(N_TOPICS, max(1, round(opening / action.hours_per_topic)))
    return Offer(
        setting,
        venue,
        slot,
        topics=_topics(setting, estate, team, n_topics, slot.occasion),
        duration=action.duration,
        hours_of_use=opening,
        seats=int(venue.profile.capacity * (opening / action.duration)),
        publicity=_publicity(setting, p),
        quality=involvement.quality(_quality(setting, estate), gain=help.quality),
        commercial=0.0,
        gain=0.0,
        appeal=0.0,
        sign_up=action.sign_up if setting.host == Host.TEAM else 0.0,
        staff_hours=opening,
        clarity=p.team.clarity,
        **_beside(setting, estate, help, yuan=rent, saved=whole_rent - rent, hours=lent),
    )


def _beside(setting: Setting, estate: Estate, help: Help, *, yuan: float, saved: float, hours: float) -> dict[str, Any]:
    """Return what an offer owes to the institutions beside the team, and book what they give."""
    estate.ledger.borrow(setting.action, hours=hours, yuan=saved)
    return {
        "endorsers": names_lent(estate, setting, help) if setting.host == Host.TEAM else (),
        "beside": help.beside,
        "yuan": yuan,
        "yuan_saved": saved,
        "hours_saved": hours,
    }


def _hold_event(setting: Setting, estate: Estate, team: SocialWorkTeam) -> Offer | None:
    p, plan = estate.parameters, setting.plan
    action = getattr(p.actions, setting.action)
    venue = _place(setting, estate)
    help = help_of(estate, setting, venue)
    full_price = cost(setting, p)
    price = full_price * (1.0 - help.hours)
    if setting.account + 1e-9 < price:
        return None
    if estate.week < setting.last_held + plan.every:
        return None
    if setting.host == Host.RESIDENTS and not _is_led(setting, estate):
        return None
    waits = getattr(plan, "holidays", False) and not estate.calendar.is_holiday(estate.week)
    if waits and setting.account < 2.0 * price:
        return None
    by_team = setting.host == Host.TEAM
    if not (_partner_joins(setting, estate) if by_team and plan.co_host else has_leave(setting, venue, estate)):
        return None
    whole_cost = action.cost_yuan if by_team and not plan.co_host else 0.0
    yuan = whole_cost * (1.0 - help.yuan)
    if yuan and not team.can_afford(yuan, estate.week, estate.ledger):
        return None
    if not venue.book_day(plan.weekday, action.duration):
        return None
    estate.ledger.pay(setting.action, yuan)
    setting.account -= price
    setting.last_held = estate.week
    slot = estate.slots.slot(setting.action, venue.id, plan.weekday)
    setting.adopt(slot)
    return Offer(
        setting,
        venue,
        slot,
        topics=_topics(setting, estate, team, 1, slot.occasion),
        duration=action.duration,
        hours_of_use=action.use,
        seats=min(venue.profile.capacity, int(whole_cost // plan.gift))
        if by_team and plan.gift
        else venue.profile.capacity,
        publicity=_publicity(setting, p) * action.publicity,
        quality=involvement.quality(_quality(setting, estate), gain=help.quality),
        commercial=plan.commercial if setting.host == Host.TEAM else 0.0,
        gain=min(1.0, plan.gift / p.decision.gain_yuan) if setting.host == Host.TEAM else 0.0,
        appeal=action.appeal * (1.0 if setting.host == Host.TEAM else p.aftermath.appeal),
        sign_up=action.sign_up if plan.sign_up and setting.host == Host.TEAM else 0.0,
        staff_hours=action.duration,
        clarity=p.team.clarity * (0.5 if plan.co_host else 1.0),
        co_host=plan.co_host if setting.host == Host.TEAM else "",
        **_beside(setting, estate, help, yuan=yuan, saved=whole_cost - yuan, hours=full_price - price),
    )


def _is_led(setting: Setting, estate: Estate) -> bool:
    residents = estate.residents
    return bool(((residents.setting == setting.number) & (residents.role == Role.ACTIVIST.value)).any())


def _partner_joins(setting: Setting, estate: Estate) -> bool:
    """Return whether the institution whose event it is lets the team in: with its cooperation as probability."""
    partner = estate.institutions[setting.plan.co_host]
    return estate.streams.one("co_host", estate.week, occasion=partner.trustee) < partner.cooperation


def _place(setting: Setting, estate: Estate) -> Venue:
    """Return where an event is held: of several places one drawn anew, or for a fixed point one drawn once a run."""
    choice = estate.venues_of(setting.plan.venue)
    week = estate.week if setting.action == ONE_OFF else ONCE
    return choice[int(estate.streams.one("place", week) * len(choice))]


def _topics(setting: Setting, estate: Estate, team: SocialWorkTeam, n_topics: int, occasion: int) -> list[int]:
    plan = setting.plan.topics
    if plan != "estimated":
        return [TOPICS.index(topic) for topic in plan]
    draws = estate.streams.some("topic", estate.week, EVERY_TOPIC, occasion)
    wanted = team.estimate
    if setting.host == Host.RESIDENTS:
        workers = (estate.residents.setting == setting.number).nonzero()[0]
        if len(workers):
            wanted = knowledge.shares(needs.unmet(estate.residents.need[workers], estate.residents.met[workers]))
    return knowledge.chosen_topics(wanted, n_topics=n_topics, draws=draws)


def _publicity(setting: Setting, parameters: Parameters) -> float:
    own = parameters.notice.publicity
    return own if setting.host == Host.TEAM else own * parameters.aftermath.publicity


def _quality(setting: Setting, estate: Estate) -> float:
    """Return the quality of the hosts: the team's, or that of residents, better with charisma among them."""
    p, residents = estate.parameters, estate.residents
    if setting.host == Host.TEAM:
        return p.team.quality
    workers = residents.charisma[residents.setting == setting.number]
    return p.aftermath.quality + p.aftermath.charisma * float(workers.max(initial=0.0)) * (1.0 - p.aftermath.quality)
