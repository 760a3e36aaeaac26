"""How it gets about that there is a team: what ties tell beside what one sees, reads or is shown [model 4, 15].

The members of the family share one shape: the chance of each resident to be told by ties this week.
"""

from collections.abc import Callable
from typing import Any

import numpy as np


def word_of_mouth(by_visitors: np.ndarray, n_telling: np.ndarray, *, weights: Any) -> np.ndarray:
    """Return the chance to be told by one of those ties who came of late: those who came talk of it.

    Args:
        by_visitors: (n,) chance to be told by a tied resident who came in the last weeks [probability].
        n_telling: (n,) tied residents who know of the team and have not tired of telling [count].
        weights: the parameters of `[awareness]`.

    Source: model 4. Each member reads what it needs of this and leaves the rest.
    """
    return by_visitors


def contact(by_visitors: np.ndarray, n_telling: np.ndarray, *, weights: Any) -> np.ndarray:
    """Return the chance to be told by one of those ties who know and still tell: 1 - (1 - c)^k.

    Whoever learns of the team tells ties of it, with chance c a tie and week, and tires of telling with chance r a
    week; without tiring this is the SI model, with it SIR, where those who are told know for good.

    Args:
        by_visitors: not used.
        n_telling: (n,) tied residents who know of the team and have not tired of telling, k [count].
        weights: the parameters of `[awareness]`.

    Source: Kermack and McKendrick (1927); Daley and Kendall (1965), rumours spread as epidemics do.
    """
    return 1.0 - (1.0 - weights.contact) ** n_telling


def untold(by_visitors: np.ndarray, n_telling: np.ndarray, *, weights: Any) -> np.ndarray:
    """Return no chance at all: nobody tells of the team (for limits, and to see what word of mouth does)."""
    return np.zeros(len(by_visitors), dtype=np.float32)


def tires(draws: np.ndarray, *, recovery: float) -> np.ndarray:
    """Return which of those who tell have told enough: draws < r.

    Args:
        draws: (n,) uniform [0, 1).
        recovery: chance to tire of telling, r [probability/week].

    Source: Kermack and McKendrick (1927).
    """
    return draws < recovery


MEMBERS: dict[str, Callable[..., np.ndarray]] = {"word_of_mouth": word_of_mouth, "contact": contact, "none": untold}
