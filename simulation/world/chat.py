"""The owners' chat (业主群): who reads it, and what it says this week [model 4]."""

from collections import defaultdict

import numpy as np

from simulation.agents.residents import Residents
from simulation.parameters import Chat as ChatParameters
from simulation.streams import Streams
from simulation.topics import Trustee

SPOKEN_OF = (Trustee.TEAM, Trustee.PROPERTY, Trustee.COMMITTEE)


class OwnersChat:
    """The chat of an estate's owners.

    Args:
        residents: the table of residents.
        parameters: `[chat]`.
        streams: the randomness of the estate, which decides who reads it.
    """

    def __init__(self, residents: Residents, parameters: ChatParameters, streams: Streams) -> None:
        self.is_reader = residents.owner & (streams.everyone("chat/reads", -1) < np.float32(parameters.reach))
        self.readers = self.is_reader.nonzero()[0]
        self.unread = 1.0 - np.float32(parameters.notice) * self.is_reader
        self.news: dict[Trustee, float] = defaultdict(float)

    def tell_bad_news(self, trustee: Trustee, pieces: float = 1.0) -> None:
        """Let bad news about somebody be told in the chat this week, such as an incident; of others nobody speaks."""
        if trustee in SPOKEN_OF:
            self.news[trustee] += pieces
