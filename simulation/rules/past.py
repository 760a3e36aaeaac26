"""What is left of incidents of years past when the team comes [model 1, handbook 1.1.1A]."""

import numpy as np


def remains(severity: float, years: float, *, half_life: float) -> float:
    """Return what is left of an incident: severity x 2 ** (-years / h).

    Args:
        severity: how bad it was [share].
        years: years since [years].
        half_life: time for half of what it left to fade, h [years].

    Source: assumption A69.
    """
    return severity * 2.0 ** (-years / half_life)


def raised(need: np.ndarray, left: float, *, effect: float) -> np.ndarray:
    """Return needs raised by an incident: n + e r (1 - n).

    Args:
        need: (n,) felt need without it, n [share].
        left: what is left of it, r [share].
        effect: of the need not felt, what a severe incident raises, e [share].

    Source: handbook 1.1.1A; assumption A69.
    """
    return need + np.float32(effect * left) * (1.0 - need)


def lowered(share: np.ndarray, left: float, *, effect: float, least: float) -> np.ndarray:
    """Return trust or openness lowered by an incident: max(least, x - e r).

    Args:
        share: (n,) trust or openness without it, x [share].
        left: what is left of it, r [share].
        effect: what a severe incident costs, e [share].
        least: the lowest it can be [share].

    Source: handbook 1.1.1A; assumption A69.
    """
    return np.maximum(share - np.float32(effect * left), np.float32(least))
