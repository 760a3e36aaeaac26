"""What the owners' chat (业主群) does with bad news [model 4]."""

import numpy as np


def posted(draws: np.ndarray, *, chance: float) -> int:
    """Return how many of the bad experiences are told in the chat.

    Args:
        draws: (n_bad,) uniform [0, 1), one a bad experience of a reader.
        chance: chance that one is told there [probability].

    Source: assumption A67.
    """
    return int(np.count_nonzero(draws < chance))


def evidence(n_news: float, *, weight: float, most: float, negativity: float) -> float:
    """Return the bad evidence that each reader takes in: w k min(n, most).

    Args:
        n_news: pieces of bad news this week, n [count].
        weight: worth of one beside an own experience, w [experiences].
        most: pieces a week that anyone takes in [count].
        negativity: good experiences that a bad one outweighs, k [factor].

    Source: model 4; the cap keeps a quarrel in the chat from outweighing what one has seen oneself.
    """
    return weight * negativity * min(n_news, most)
