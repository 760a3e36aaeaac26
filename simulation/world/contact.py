"""A talk between the team and single residents: an experience, and dialogue about what each needs [model 6, 7]."""

import numpy as np

from simulation.rules import experience, needs
from simulation.topics import Trustee
from simulation.world.dialogue import discuss, heard
from simulation.world.estate import Estate


def talk(estate: Estate, who: np.ndarray, *, depth: float, present: float, draws: np.ndarray) -> np.ndarray:
    """Let the residents `who` (each once) talk with the team; return +1 went well, -1 badly, 0 no trace: (n,).

    A talk answers what the resident brings up, so its fit is full, and it is about the resident's strongest need; a
    skill that nobody knew of may come up in it.

    Args:
        estate: the estate.
        who: (n,) rows.
        depth: hours of each resident's time, which must be left [h].
        present: residents who sit together.
        draws: (n,) uniform [0, 1), how it goes.
    """
    residents, p = estate.residents, estate.parameters
    residents.hours_left[who] -= np.float32(depth)
    outcome = estate.rules.experience(
        np.ones(len(who), dtype=np.float32),
        quality=p.team.quality,
        commercial=0.0,
        bad=p.experience.bad,
        commercial_bad=p.experience.commercial,
        draws=draws,
    )
    estate.remember(who, Trustee.TEAM, outcome, experience.weight(depth, depth=p.experience.depth))
    if len(who):
        topic = needs.unmet(residents.need[who], residents.met[who]).argmax(axis=1)
        discuss(estate, who, topic, heard(estate, present))
        estate.resources.discover("contact", depth, rows=who)
    return outcome
