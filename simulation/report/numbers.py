"""Means, differences and their intervals as the report shows them."""

from typing import NamedTuple

import numpy as np

from simulation.measures import OUTCOMES
from simulation.report.folder import Arm

UNKNOWN = "–"
LEVEL = 0.95
FEWEST = 20  # runs; fewer show no shape
SMALLEST_SHARE = 0.2  # of the runs: what is rarer is an outlier, not a second end
APART = 5.0  # standard deviations; halves of a normal lie 2.7 apart, of a uniform 3.5


class Mean(NamedTuple):
    """A mean over runs with its 95 % interval; NaN where it is not known."""

    mean: float
    low: float
    high: float
    n: int


class Difference(NamedTuple):
    """One arm minus another over runs with the same luck; NaN where it is not known.

    Args:
        mean: mean over pairs.
        low: lower end of its 95 % interval.
        high: upper end.
        pairs: runs in which both arms know the outcome.
        higher: pairs in which the first arm is higher.
        lower: pairs in which it is lower.
        superiority: share of pairs in which it is higher, ties counting for half.
        variance_ratio: how many times the variance would be without matching.
    """

    mean: float
    low: float
    high: float
    pairs: int
    higher: int
    lower: int
    superiority: float
    variance_ratio: float

    @property
    def undecided(self) -> bool:
        """Return whether the interval leaves open which arm is higher."""
        return not (self.low > 0 or self.high < 0)

    @property
    def same(self) -> bool:
        """Return whether the arms are equal in every pair."""
        return self.pairs > 0 and self.higher == self.lower == 0


def finite(values: np.ndarray) -> np.ndarray:
    """Return the values of the runs that know one."""
    return values[np.isfinite(values)]


def mean(values: np.ndarray) -> Mean:
    """Return the mean of the runs that know a value, with its interval by Student's t."""
    known = finite(values)
    if len(known) < 2:
        return Mean(float(known[0]) if len(known) else np.nan, np.nan, np.nan, len(known))
    from scipy.special import stdtrit

    centre = float(known.mean())
    half = float(stdtrit(len(known) - 1, (1 + LEVEL) / 2) * known.std(ddof=1) / np.sqrt(len(known)))
    return Mean(centre, centre - half, centre + half, len(known))


def difference(arm: Arm, other: Arm, name: str) -> Difference:
    """Return `arm` minus `other` over the matched runs in which both know the outcome `name`."""
    both = np.isfinite(arm.outcomes[name]) & np.isfinite(other.outcomes[name])
    one, two = arm.outcomes[name][both], other.outcomes[name][both]
    apart = one - two
    found = mean(apart)
    higher, lower = int((apart > 0).sum()), int((apart < 0).sum())
    spread = apart.var() if len(apart) > 1 else 0.0
    return Difference(
        mean=found.mean,
        low=found.low,
        high=found.high,
        pairs=len(apart),
        higher=higher,
        lower=lower,
        superiority=0.5 + (higher - lower) / (2 * len(apart)) if len(apart) else np.nan,
        variance_ratio=float((one.var() + two.var()) / spread) if spread > 0 else np.nan,
    )


def cut(values: np.ndarray) -> float | None:
    """Return the value between two groups of runs where they end in two humps, else None.

    The sorted runs are cut where the variance within the two parts is least. They are two humps where
    each part holds a fifth of the runs and the parts' means lie five standard deviations (within parts) apart.
    """
    known = np.sort(finite(values))
    n = len(known)
    if n < FEWEST:
        return None
    least = max(2, int(np.ceil(SMALLEST_SHARE * n)))
    places = range(least, n - least + 1)
    within = [known[:at].var() * at + known[at:].var() * (n - at) for at in places]
    at = places[int(np.argmin(within))]
    spread = np.sqrt(min(within) / n)
    if known[at:].mean() - known[:at].mean() <= APART * spread:
        return None
    return float(known[at - 1] + known[at]) / 2


def written(value: float, digits: int = 1, *, signed: bool = False) -> str:
    """Return a number as readers write it: thousands apart, a true minus sign, a dash for the unknown."""
    if not np.isfinite(value):
        return UNKNOWN
    rounded = round(float(value), digits) + 0.0
    return f"{rounded:{'+' if signed and rounded else ''},.{digits}f}".replace("-", "−")


def outcome(value: float, name: str, *, signed: bool = False) -> str:
    """Return a value of the outcome `name` with that outcome's digits."""
    return written(value, OUTCOMES[name].digits, signed=signed)
