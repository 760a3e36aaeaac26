"""The end of a week: news travels through ties; evidence, habits, met needs and publicness fade [model 6, 7]."""

import numpy as np

from simulation.rules import trust
from simulation.rules.habit import fading
from simulation.topics import Trustee
from simulation.world.estate import Estate


def hear_from_ties(estate: Estate) -> None:
    """Pass this week's experiences on to ties who know of the host, discounted, at most one a week."""
    residents, p = estate.residents, estate.parameters.trust
    neighbours = residents.trust(Trustee.NEIGHBOURS)
    for trustee, told in estate.told.items():
        who, good, bad = (parts[0] if len(parts) == 1 else np.concatenate(parts) for parts in told.parts())
        good, bad = estate.ties.totals(who, good, bad)
        listening = neighbours * residents.aware if trustee == Trustee.TEAM else neighbours
        good, bad = trust.hearsay(good, bad, listening, discount=p.second_hand)
        residents.good[:, trustee] += good
        residents.bad[:, trustee] += bad
    estate.told.clear()


def forget(estate: Estate) -> None:
    """Let a week pass: evidence, habit and met needs fade; some regain interest."""
    residents, p = estate.residents, estate.parameters
    memory = np.float32(fading(half_life=p.trust.half_life))
    for column in (residents.good, residents.bad):
        column *= memory
    kept = [residents.habit[who] for who in estate.practised]
    residents.habit *= np.float32(fading(half_life=p.habit.half_life))
    for who, habit_kept in zip(estate.practised, kept, strict=True):
        residents.habit[who] = habit_kept
    estate.practised.clear()
    residents.met *= np.float32(fading(half_life=p.needs.half_life))
    spirit = residents.public_spirit[:, None]
    residents.publicness -= spirit
    residents.publicness *= np.float32(fading(half_life=p.needs.public_half_life))
    residents.publicness += spirit
    away = (~residents.engaged).nonzero()[0]
    back = away[estate.streams.some("comeback", estate.week, away) < p.habit.comeback]
    residents.engaged[back] = True
    estate.diary.note_residents(back, "regained_interest")
