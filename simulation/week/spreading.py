"""How it gets about that there is a team, where others than visitors tell of it [model 4, 15].

Under `word_of_mouth`, the default, visitors tell, and there is nothing to keep count of.
"""

import numpy as np

from simulation.rules import awareness
from simulation.topics import Telling
from simulation.world.estate import Estate

BY_VISITORS = "word_of_mouth"


def chance_to_be_told(estate: Estate, by_visitors: np.ndarray) -> np.ndarray:
    """Return each resident's chance to be told of the team by ties this week; those who tell may tire of it.

    Args:
        estate: the estate.
        by_visitors: (n,) chance to be told by a tied resident who came of late [probability].
    """
    if estate.rules.chosen["awareness"] == BY_VISITORS:
        return by_visitors
    residents, p = estate.residents, estate.parameters.awareness
    residents.telling[residents.aware & (residents.telling == Telling.NOT_YET.value)] = Telling.TELLS
    tells = residents.telling == Telling.TELLS.value
    chance = estate.rules.awareness(by_visitors, estate.ties.count(tells), weights=p)
    who = tells.nonzero()[0]
    draws = estate.streams.some("told/tires", estate.week, who)
    residents.telling[who[awareness.tires(draws, recovery=p.recovery)]] = Telling.TOLD_ENOUGH
    return chance
