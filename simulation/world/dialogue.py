"""Talk about needs: in it, what was one's own becomes everybody's [model 7, handbook 2.1]."""

import numpy as np

from simulation.rules import needs
from simulation.world.estate import Estate


def discuss(estate: Estate, who: np.ndarray, topic: np.ndarray | int, dialogue: np.ndarray | float) -> None:
    """Let the residents `who` (each once) talk about a topic, at a space, an event, a meeting or on the doorstep.

    Args:
        estate: the estate.
        who: (n,) rows.
        topic: what they talk about, one for all or (n,) one for each.
        dialogue: how much each is heard, one for all or (n,) one for each: see `heard` [share].
    """
    if len(who) == 0:
        return
    residents, p = estate.residents, estate.parameters.needs
    before = residents.publicness[who, topic]
    after = needs.after_dialogue(
        before,
        residents.met[who, topic],
        residents.openness[who],
        dialogue,
        rate=p.dialogue,
        unmet_share=p.unmet_share,
    )
    residents.publicness[who, topic] = after
    if estate.diary.is_kept:
        for edge, what in ((p.quasi_public, "need_quasi_public"), (p.public, "need_public")):
            new = ((before < edge) & (after >= edge)).nonzero()[0]
            if len(new):
                about = topic[new] if isinstance(topic, np.ndarray) else np.full(len(new), topic)
                estate.diary.note_residents(who[new], what, "dialogue", topic=about)


def heard(estate: Estate, present: float) -> float:
    """Return how much each is heard among so many present at a time [share]."""
    return needs.dialogue(present, scale=estate.parameters.needs.dialogue_scale)
