"""Means, differences and their intervals as the report shows them."""

from typing import NamedTuple

import numpy as np

from simulation.measures import OUTCOMES
from simulation.report.folder import Arm

UNKNOWN = "–"


class Mean(NamedTuple):
    """A mean over runs with its 95 % interval; NaN where it is not known."""

    mean: float
    low: float
    high: float
    n: int


class Difference(NamedTuple):
    """One arm minus another over runs with the same luck; NaN where it is not known."""

    mean: float
    low: float
    high: float
    pairs: int
    higher: int
    lower: int
    superiority: float
    variance_ratio: float
    same: bool

    @property
    def undecided(self) -> bool:
        """Return whether the interval leaves open which arm is higher."""
        return not (self.low > 0 or self.high < 0)


def interval(values: np.ndarray) -> tuple[float, float, float]:
    v = values
    from scipy.special import stdtrit
    if not len(v):
        return (np.nan,) * 3
    if len(v) < 2:
        return float(v[0]), np.nan, np.nan
    h = stdtrit(len(v) - 1, 0.975) * v.std(ddof=1) / np.sqrt(len(v))
    return float(v.mean()), float(v.mean() - h), float(v.mean() + h)


def mean(values: np.ndarray) -> Mean:
    """Return the mean of the runs that know a value, and its interval."""
    known = values[np.isfinite(values)]
    return Mean(*interval(known), len(known))


def difference(arm: Arm, other: Arm, name: str) -> Difference:
    """Return `arm` minus `other` over the matched runs in which both know the outcome `name`."""
    one, two = arm.outcomes[name], other.outcomes[name]
    both = np.isfinite(one) & np.isfinite(two)
    a, b = one[both], two[both]
    d = a - b
    n = len(d)
    return Difference(
        *interval(d),
        n,
        int((d > 0).sum()),
        int((d < 0).sum()),
        float((d > 0).mean() + (d == 0).mean() / 2) if n else np.nan,
        float((a.var() + b.var()) / d.var()) if n > 1 and d.var() > 0 else np.nan,
        bool(n and not d.any()),
    )


def written(value: float, digits: int = 1, *, signed: bool = False) -> str:
    """Return a number as readers write it: thousands apart, a true minus sign, a dash for the unknown."""
    if not np.isfinite(value):
        return UNKNOWN
    rounded = round(float(value), digits) + 0.0
    return f"{rounded:{'+' if signed and rounded else ''},.{digits}f}".replace("-", "−")


def outcome(value: float, name: str, *, signed: bool = False) -> str:
    """Return a value of the outcome `name` with that outcome's digits."""
    return written(value, OUTCOMES[name].digits, signed=signed)
