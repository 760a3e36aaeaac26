"""What runs say about a difference: intervals, effect size, correction over outcomes, verdicts declared beforehand."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np

from simulation.batch.intervals import LEVEL, finite, summary

RESAMPLES = 4_000
RESAMPLING_SEED = 20_261
Verdict = Literal["supported", "reversed", "negligible", "undecided", "unknown"]


class Limits(NamedTuple):
    """Both ends of an interval; NaN where there is none."""

    low: float
    high: float


def t_limits(values: np.ndarray, level: float = LEVEL) -> Limits:
    """Return Student's t interval of the mean: m +- t(n - 1) s / sqrt(n).

    Args:
        values: (n,) one number a matched pair.
        level: coverage.

    Source: Student (1908).
    """
    found = summary(values, level)
    return Limits(found.low, found.high)


def bca_limits(values: np.ndarray, level: float = LEVEL) -> Limits:
    """Return the bias-corrected and accelerated bootstrap interval of the mean.

    Args:
        values: (n,) one number a matched pair.
        level: coverage.

    Source: Efron (1987); DiCiccio and Efron (1996).
    """
    known = finite(values)
    n = len(known)
    if n < 2 or known.min() == known.max():
        return t_limits(known, level)
    from scipy.special import ndtr, ndtri

    means = known[_resampled(n)].mean(axis=1)
    mean = known.mean()
    below = ((means < mean).mean() + 0.5 * (means == mean).mean()).clip(1 / RESAMPLES, 1 - 1 / RESAMPLES)
    bias = ndtri(below)
    jackknife = (known.sum() - known) / (n - 1)
    apart = jackknife.mean() - jackknife
    acceleration = (apart**3).sum() / (6.0 * (apart**2).sum() ** 1.5)
    ends = ndtri(np.array([0.5 - level / 2, 0.5 + level / 2]))
    shares = ndtr(bias + (bias + ends) / (1.0 - acceleration * (bias + ends)))
    return Limits(*map(float, np.quantile(means, shares)))


def studentised_limits(values: np.ndarray, level: float = LEVEL) -> Limits:
    """Return the bootstrap-t interval of the mean, which follows skew at both ends.

    Args:
        values: (n,) one number a matched pair.
        level: coverage.

    Source: Hall (1988); Efron and Tibshirani (1993) ch. 12.
    """
    known = finite(values)
    n = len(known)
    if n < 3 or known.min() == known.max():
        return t_limits(known, level)
    drawn = known[_resampled(n)]
    spread = drawn.std(axis=1, ddof=1)
    pivots = (drawn.mean(axis=1) - known.mean())[spread > 0] / spread[spread > 0]
    low, high = np.quantile(pivots, [0.5 - level / 2, 0.5 + level / 2])
    mean, sd = known.mean(), known.std(ddof=1)
    return Limits(float(mean - high * sd), float(mean - low * sd))


INTERVALS = {"t": t_limits, "bca": bca_limits, "bootstrap_t": studentised_limits}


def _resampled(n: int) -> np.ndarray:
    """Return the rows of all resamples: (RESAMPLES, n), the same whenever it is asked for."""
    return np.random.default_rng(RESAMPLING_SEED).integers(0, n, size=(RESAMPLES, n))


def effect_size(apart: np.ndarray) -> float:
    """Return the standardised mean of paired differences, freed of small-sample bias: J m / s, J = 1 - 3 / (4 n - 5).

    Args:
        apart: (n,) paired differences.

    Source: Hedges (1981), for one sample of differences with n - 1 degrees of freedom.
    """
    known = finite(apart)
    n = len(known)
    if n < 3 or known.std(ddof=1) == 0:
        return np.nan
    return float((1.0 - 3.0 / (4.0 * n - 5.0)) * known.mean() / known.std(ddof=1))


def p_value(apart: np.ndarray) -> float:
    """Return the two-sided p of Student's t that the mean difference is zero; NaN below two pairs.

    Differences that never vary are certain: 1 where they are zero, else 0.
    """
    known = finite(apart)
    n = len(known)
    if n < 2:
        return np.nan
    sd = known.std(ddof=1)
    if sd == 0:
        return 1.0 if known[0] == 0 else 0.0
    from scipy.special import stdtr

    return float(2.0 * stdtr(n - 1, -abs(known.mean()) * np.sqrt(n) / sd))


def holm(p_values: Sequence[float]) -> np.ndarray:
    """Return p values corrected for how many there are, so that at most 5 % of families hold one false alarm.

    Args:
        p_values: (n_outcomes,) NaN where there is none; those do not count.

    Source: Holm (1979), valid whatever the dependence.
    """
    given = np.asarray(p_values, dtype=np.float64)
    corrected = np.full(len(given), np.nan)
    known = np.flatnonzero(np.isfinite(given))
    order = known[np.argsort(given[known], kind="stable")]
    times = len(order) - np.arange(len(order))
    corrected[order] = np.minimum(1.0, np.maximum.accumulate(given[order] * times)) if len(order) else []
    return corrected


def complete_blocks(columns: Mapping[str, Mapping[str, np.ndarray]], measure: str = "team_hours") -> np.ndarray:
    """Return which replicates every arm has a run of: (n_replicates,) bool.

    Only these are compared: a batch that was stopped, or in which slow runs failed, would else favour quick runs.
    An arm without any run is compared with nothing, and takes nothing from the others.

    Args:
        columns: outcomes by arm and replicate.
        measure: an outcome that every finished run knows.
    """
    has_run = [np.isfinite(np.asarray(mine[measure])) for mine in columns.values()]
    return np.logical_and.reduce([one for one in has_run if one.any()] or has_run)


def blocked(columns: Mapping[str, Mapping[str, np.ndarray]]) -> dict[str, dict[str, np.ndarray]]:
    """Return the outcomes of complete blocks only: what stands in other replicates becomes NaN."""
    lacking = ~complete_blocks(columns)
    return {
        arm: {name: np.where(lacking, np.nan, column) for name, column in mine.items()} for arm, mine in columns.items()
    }


def verdict(low: float, high: float, smallest: float) -> Verdict:
    """Return what an interval says of an expectation: `better` minus `than` is expected above zero.

    supported: the whole interval lies above the smallest difference of interest; reversed: below minus it;
    negligible: between the two; else undecided; unknown where there is no interval.

    Args:
        low: lower end of the interval of the difference in the direction expected.
        high: its upper end.
        smallest: smallest difference of interest, >= 0, in the unit of the measure.

    Source: equivalence and minimal-effect tests, Lakens et al. (2018).
    """
    if not (np.isfinite(low) and np.isfinite(high)):
        return "unknown"
    if low > smallest:
        return "supported"
    if high < -smallest:
        return "reversed"
    return "negligible" if -smallest <= low and high <= smallest else "undecided"
