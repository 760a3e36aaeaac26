"""Trust as an opinion, for the rules that keep one: once a week it follows from what was lived and told [model 6, 15].

Where trust is read off the evidence (`beta`, the default) there is nothing to do, and nothing is done.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from simulation.topics import Trustee
from simulation.world.estate import Estate

LUCK_OF_TALK = ("talk/whom", "talk/turn")


@contextmanager
def moving(estate: Estate) -> Iterator[None]:
    """Let every opinion follow from the week, after everybody has talked: what was lived before is not what is told."""
    if not estate.residents.keeps_opinions:
        yield
        return
    evidence = _evidence(estate)
    lived = evidence - estate.remembered if estate.remembered is not None else evidence
    yield
    _move(estate, lived)


def _move(estate: Estate, lived: np.ndarray) -> None:
    residents, ties = estate.residents, estate.ties
    evidence = _evidence(estate)
    told = evidence - lived
    if estate.remembered is not None:
        told -= estate.remembered
    everyone = np.arange(len(residents))
    for trustee in Trustee:
        opinion = estate.rules.trust(
            residents.opinion[:, trustee],
            residents.base[:, trustee],
            evidence[:, :, trustee],
            lived[:, :, trustee],
            np.maximum(told[:, :, trustee], 0.0),
            ties.start,
            ties.neighbours,
            weights=estate.parameters.trust,
            draws=estate.streams.several(LUCK_OF_TALK, estate.week, everyone, trustee + 1),
        )
        residents.opinion[:, trustee] = np.clip(opinion, 0.0, 1.0)


def mark(estate: Estate) -> None:
    """Note what is remembered now, beside which next week's experiences will be new."""
    if estate.residents.keeps_opinions:
        estate.remembered = _evidence(estate)


def _evidence(estate: Estate) -> np.ndarray:
    return np.stack([estate.residents.good, estate.residents.bad])
