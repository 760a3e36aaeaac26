"""Who joins in when there is a grievance: thresholds along ties [model 12].

The members of the family share one shape: who would join at the present share of tied residents mobilised.
"""

from collections.abc import Callable

import numpy as np


def by_grievance(
    share_of_ties: np.ndarray, thresholds: np.ndarray, grievance: np.ndarray, *, lead: float
) -> np.ndarray:
    """Return who joins in: grievance x (share of ties mobilised + lead) >= threshold.

    Without lead and with full grievance this is Granovetter's rule on a network. Grievance multiplies what others
    do, so that a mobilisation dies out where few are aggrieved; lead lets some of the aggrieved begin.

    Args:
        share_of_ties: (n,) share of tied residents who have joined in [share].
        thresholds: (n,) share of others each waits for [share].
        grievance: (n,) how aggrieved each is [share].
        lead: what a full grievance is worth without anybody else, in shares of ties [share].

    Source: Granovetter (1978); Watts (2002); grievance as a factor is assumption A74.
    """
    return (grievance > 0) & (grievance * (share_of_ties + np.float32(lead)) >= thresholds)


def by_threshold(
    share_of_ties: np.ndarray, thresholds: np.ndarray, grievance: np.ndarray, *, lead: float
) -> np.ndarray:
    """Return who joins in of all concerned, however aggrieved: share of ties mobilised + lead >= threshold.

    Args:
        share_of_ties: (n,) share of tied residents who have joined in [share].
        thresholds: (n,) share of others each waits for [share].
        grievance: (n,) how aggrieved each is; any grievance is enough [share].
        lead: what any grievance is worth without anybody else, in shares of ties [share].

    Source: Granovetter (1978); Watts (2002).
    """
    return (grievance > 0) & (share_of_ties + np.float32(lead) >= thresholds)


MEMBERS: dict[str, Callable[..., np.ndarray]] = {"grievance": by_grievance, "threshold": by_threshold}
