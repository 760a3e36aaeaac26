"""Means of runs with their intervals, and whether runs end in two groups."""

from typing import NamedTuple

import numpy as np

LEVEL = 0.95
FEWEST = 10  # runs, below which two groups cannot be told from chance
LEAST_GROUP = 0.1  # share of runs that the smaller group must hold
VALLEY = 0.05  # share of runs that may lie between two groups


class Summary(NamedTuple):
    """What runs say about one number; NaN where they say nothing."""

    n: int
    mean: float
    sd: float
    low: float
    high: float


def finite(values: np.ndarray) -> np.ndarray:
    """Return the values of the runs that know one."""
    values = np.asarray(values, dtype=np.float64)
    return values[np.isfinite(values)]


def summary(values: np.ndarray, level: float = LEVEL) -> Summary:
    """Return mean, standard deviation and Student's t interval of the mean: m +- t(n - 1) s / sqrt(n).

    Args:
        values: (n_runs,) one number a run; NaN where it cannot be known.
        level: coverage of the interval.

    Source: Student (1908).
    """
    known = finite(values)
    n = len(known)
    if n == 0:
        return Summary(0, np.nan, np.nan, np.nan, np.nan)
    mean = float(known.mean())
    if n == 1:
        return Summary(1, mean, np.nan, np.nan, np.nan)
    from scipy.special import stdtrit

    sd = float(known.std(ddof=1))
    half_width = float(stdtrit(n - 1, 0.5 + level / 2)) * sd / np.sqrt(n)
    return Summary(n, mean, sd, float(mean - half_width), float(mean + half_width))


def interval(values: np.ndarray, level: float = LEVEL) -> tuple[float, float, float]:
    """Return mean, lower and upper limit of `summary`."""
    found = summary(values, level)
    return found.mean, found.low, found.high


def valley(values: np.ndarray) -> float | None:
    """Return the middle between two groups of runs, or None where the runs are one group.

    The runs are parted where this explains most of their variance. They count as two groups if each holds a tenth
    of the runs and the middle half of the way between the groups' means is all but empty: it holds at most 5 %,
    where a uniform distribution has 25 % and a normal one 31 %. So the middle of the two is a mean that describes
    no run. Skew and outliers do not count as a second group.

    Args:
        values: (n_runs,) one number a run; NaN where it cannot be known.

    Source: Otsu (1979) for the parting; the rest is assumption of the report.
    """
    known = np.sort(finite(values))
    n = len(known)
    if n < FEWEST or known[0] == known[-1]:
        return None
    n_low = np.arange(1, n)
    sums = np.cumsum(known)
    low, high = sums[:-1] / n_low, (sums[-1] - sums[:-1]) / (n - n_low)
    between = np.where(known[1:] > known[:-1], n_low * (n - n_low) * (high - low) ** 2, -1.0)
    place = int(np.argmax(between))
    least = max(2.0, LEAST_GROUP * n)
    if not least <= place + 1 <= n - least:
        return None
    quarter = (high[place] - low[place]) / 4
    middle = (known > low[place] + quarter) & (known < high[place] - quarter)
    return None if middle.mean() > VALLEY else float((low[place] + high[place]) / 2)


def two_humps(values: np.ndarray) -> bool:
    """Return whether runs end in two groups, so that their mean describes neither (see `valley`)."""
    return valley(values) is not None
