"""Who notices an activity, and who learns by it that the team exists [model 4]."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

TABLE_STEP = 64  # ties for which a table of chances is extended at a time


def passing(distance: np.ndarray, *, footfall: float, reach: float) -> np.ndarray:
    """Return the share of residents who pass a venue in a week: f exp(-d / r).

    Args:
        distance: (n_buildings,) distance from the venue [buildings].
        footfall: share of residents next door who pass in a week [share].
        reach: distance over which footfall falls by 1/e [buildings].

    Source: model 4; distance decay of everyday trips, Hansen (1959).
    """
    return (footfall * np.exp(-distance / reach)).astype(np.float32)


def seen(passing_by: np.ndarray, *, publicity: float, hours_of_use: float, full_week: float) -> np.ndarray:
    """Return the chance to see an activity in passing: passing x publicity x min(1, hours / full week).

    Args:
        passing_by: (n,) share of a week in which one passes the venue [probability].
        publicity: how well passers-by see that something goes on [share].
        hours_of_use: hours of presence at the venue in the week [h].
        full_week: hours that everyone passing notices [h].

    Source: model 4.
    """
    share = publicity * min(1.0, hours_of_use / full_week)
    return np.minimum(passing_by * np.float32(share), np.float32(1.0))


def told(n_telling: np.ndarray, *, p_tell: float) -> np.ndarray:
    """Return the chance to be told by at least one of k tied visitors: 1 - (1 - p)^k.

    Args:
        n_telling: (n,) tied residents who came to this host of late [count].
        p_tell: chance that one of them tells in a week [probability].

    Source: model 4; independent contacts, as in SI models.
    """
    highest = int(n_telling.max(initial=0))
    return _chances_to_be_told(-(-(highest + 1) // TABLE_STEP), p_tell)[n_telling]


@lru_cache(maxsize=16)
def _chances_to_be_told(n_steps: int, p_tell: float) -> np.ndarray:
    """Return 1 - (1 - p)^k for k from 0: the same every week, so worked out once."""
    return (1.0 - (1.0 - p_tell) ** np.arange(n_steps * TABLE_STEP)).astype(np.float32)


def noticed(by_foot: np.ndarray, by_invitation: np.ndarray | float, by_peers: np.ndarray) -> np.ndarray:
    """Return the chance to notice an activity: 1 - (1 - foot)(1 - invite)(1 - peer).

    Args:
        by_foot: (n,) chance to see it in passing [probability].
        by_invitation: (n,) chance to read an invitation [probability].
        by_peers: (n,) chance to be told [probability].

    Source: model 4.
    """
    return 1.0 - (1.0 - by_foot) * (1.0 - by_invitation) * (1.0 - by_peers)


def becomes_aware(by_foot: np.ndarray, *, clarity: float) -> np.ndarray:
    """Return the chance to learn in passing who the team is: clarity x chance to see its activity.

    Args:
        by_foot: (n,) chance to see an activity in passing [probability].
        clarity: clarity of the team's message [probability].

    Source: handbook 1.2.1; model 4. Those who are told, or come, know in any case.
    """
    return np.float32(clarity) * by_foot


def strongest(by_foot: np.ndarray, by_invitation: np.ndarray | float, by_peers: np.ndarray) -> np.ndarray:
    """Return the highest of the three chances: news that comes twice says nothing new."""
    return np.maximum(np.maximum(by_foot, by_invitation), by_peers)


def everyone(by_foot: np.ndarray, by_invitation: np.ndarray | float, by_peers: np.ndarray) -> np.ndarray:
    """Return certainty: everybody notices everything (for limits, and to see what notice does)."""
    return np.ones(len(by_foot), dtype=np.float32)


MEMBERS: dict[str, Callable[..., np.ndarray]] = {
    "independent": noticed,
    "strongest": strongest,
    "everyone": everyone,
}
