"""What of a week goes into the diary: read off the columns, and never the cause of anything [model 14].

Every function returns at once where no diary is kept.
"""

from typing import Any

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.topics import Channel, Role
from simulation.world.diary import SETTING, TEAM
from simulation.world.estate import Estate
from simulation.world.settings import Offer

NEWCOMERS = "first_came"


def tell_first_visits(estate: Estate, offer: Offer, who: np.ndarray) -> None:
    """Note who came to an open activity for the first time, and how they had learnt of it.

    Whether one notices is one draw against the chance that one passes by, reads an invitation or is told; the draw
    falls into the part of one of the three.
    """
    if not estate.diary.is_kept:
        return
    new = estate.diary.first_time(NEWCOMERS, who)
    if len(new) == 0:
        return
    draws, foot, invitation = offer.luck_of_notice[new], offer.seen[new], offer.invitation
    read = invitation[new] if len(invitation) == len(offer.seen) else invitation
    asked_by = _inviters(estate, offer, new)
    causes = {
        "invited_by": asked_by >= 0,
        "passed_by": draws < foot,
        "read_invitation": draws < 1.0 - (1.0 - foot) * (1.0 - read),
    }
    where = {"setting": offer.setting.number, "venue": offer.venue.id}
    _note_by_cause(estate, new, NEWCOMERS, causes, "told", by=asked_by, **where)


def _note_by_cause(
    estate: Estate, rows: np.ndarray, what: str, causes: dict[str, np.ndarray], otherwise: str, **facts: Any
) -> None:
    """Note `what` for the residents `rows`, each with the first of the `causes` that holds for it, or `otherwise`."""
    left: np.ndarray | None = None
    for because, holds in causes.items():
        _note_some(estate, rows, holds if left is None else left & holds, what, because, facts)
        left = ~holds if left is None else left & ~holds
    if left is not None:
        _note_some(estate, rows, left, what, otherwise, facts)


def _note_some(
    estate: Estate, rows: np.ndarray, mine: np.ndarray, what: str, because: str, facts: dict[str, Any]
) -> None:
    if mine.any():
        own = {name: fact[mine] if isinstance(fact, np.ndarray) else fact for name, fact in facts.items()}
        estate.diary.note_residents(rows[mine], what, because, **own)


def _inviters(estate: Estate, offer: Offer, new: np.ndarray) -> np.ndarray:
    """Return the most charismatic of the activists of this setting who invited each resident, or -1: (n,)."""
    residents = estate.residents
    leaders, guests = estate.invitations
    found = np.full(len(new), -1)
    if len(leaders) == 0:
        return found
    for place, row in enumerate(new):
        inviting = leaders[guests == row]
        inviting = inviting[residents.setting[inviting] == offer.setting.number]
        if len(inviting):
            found[place] = inviting[residents.charisma[inviting].argmax()]
    return found


def tell_visits(estate: Estate, offer: Offer, who: np.ndarray, outcome: np.ndarray, lost: np.ndarray) -> None:
    """Note the visits that leave a mark: the first, the bad, and those after which one loses interest.

    Args:
        estate: the estate.
        offer: the activity.
        who: rows of those who came.
        outcome: (n_came,) +1 good, -1 bad, 0 neutral.
        lost: rows of those who lost interest for long.
    """
    if not estate.diary.is_kept:
        return
    tell_first_visits(estate, offer, who)
    where = {"setting": offer.setting.number, "venue": offer.venue.id}
    bad = "commercial" if offer.commercial > 0 else "poor_quality"
    estate.diary.note_residents(who[outcome < 0], "bad_visit", bad, **where)
    estate.diary.note_residents(lost, "lost_interest", "no_habit_yet", **where)


def tell_occasions(estate: Estate, offers: list[Offer]) -> None:
    """Note events with those who came, and rooms when they open for the first time or at another place."""
    diary = estate.diary
    if not diary.is_kept:
        return
    for offer in offers:
        number, venue = offer.setting.number, offer.venue.id
        if not offer.setting.is_space:
            diary.note(SETTING, number, "held", "", venue=venue, came=len(offer.came), hosts=offer.host.name.lower())
        elif diary.changed(venue, "opened", number):
            diary.note(SETTING, number, "opened", "", venue=venue)


def tell_team(estate: Estate, team: SocialWorkTeam) -> None:
    """Note when the team begins a phase of its plan, rests, or leaves for good."""
    now = team.phase
    number = team.strategy.phase.index(now) if now is not None else -1
    if team.strategy.phase and estate.diary.changed(number, "phase"):
        if now is not None:
            estate.diary.note(TEAM, "team", "began_phase", "plan", number=number + 1)
        else:
            estate.diary.note(TEAM, "team", "left" if estate.week >= team.exit else "rested", "plan")


def tell_regulars(estate: Estate, is_regular: np.ndarray) -> None:
    """Note who has become a regular (熟客) this week, and who is one no longer.

    Args:
        estate: the estate.
        is_regular: (n,) this week's regulars, an array that nobody changes afterwards.
    """
    if not estate.diary.is_kept:
        return
    residents = estate.residents
    new, gone = estate.diary.turned("regular", is_regular)
    if len(new):
        where = estate.setting_at(residents.habit_slot[new])
        least = estate.parameters.roles.regular_visits
        estate.diary.note_residents(new, "became_regular", "came_often", setting=where, weeks=least)
    if len(gone):
        where = estate.setting_at(residents.habit_slot[gone])
        open_now = np.array([setting.is_open for setting in estate.settings] + [True])
        causes = {
            "burnt_out": residents.role[gone] == Role.BURNT_OUT.value,
            "lost_interest": ~residents.engaged[gone],
            "place_closed": ~open_now[where],
            "at_work_there": residents.setting[gone] >= 0,
        }
        _note_by_cause(estate, gone, "ceased_regular", causes, "came_less", setting=where)


def tell_leavers(estate: Estate, gone: np.ndarray, trust: np.ndarray) -> None:
    """Note who lays the work down quietly, and what hastened it most.

    Args:
        estate: the estate, before the leavers' settings are taken from them.
        gone: rows of those who leave.
        trust: (n_gone,) their trust in the hosts of the work [share].
    """
    if not estate.diary.is_kept:
        return
    residents = estate.residents
    is_idle = residents.idle[gone] >= estate.parameters.roles.idle_weeks
    causes = {"nothing_to_do": is_idle, "distrust": trust < 0.5}
    _note_by_cause(estate, gone, "left_work", causes, "quietly", setting=residents.setting[gone])


def tell_leads(estate: Estate, who: np.ndarray) -> None:
    """Note who takes the lead, and by which of their traits most."""
    if not estate.diary.is_kept or len(who) == 0:
        return
    residents = estate.residents
    charisma, mobilising, drive = (getattr(residents, trait)[who] for trait in ("charisma", "mobilising", "drive"))
    causes = {
        "found_by_team": residents.spotted[who] != Channel.NONE.value,
        "by_charisma": (charisma >= mobilising) & (charisma >= drive),
        "by_mobilising": mobilising >= drive,
    }
    _note_by_cause(estate, who, "took_the_lead", causes, "by_drive", setting=residents.setting[who])
