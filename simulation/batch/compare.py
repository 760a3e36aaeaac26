"""Comparing arms: paired differences over runs with the same luck, and whether the budgets were equal."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

import numpy as np

from simulation.batch.inference import effect_size, holm, p_value
from simulation.batch.intervals import summary

FAIR = 0.05  # budgets that differ by a larger share are not equal
SPENT = ("team_hours", "team_yuan")

Columns = Mapping[str, np.ndarray]  # one (n_replicates,) array a measure


class Paired(NamedTuple):
    """One arm minus another over matched runs; NaN where it is not known.

    Args:
        n: pairs in which both runs know the number.
        mean: mean difference.
        sd: standard deviation of the differences.
        low: lower end of the 95 % interval of the mean difference.
        high: its upper end.
        p_higher: share of pairs in which the first arm is higher, ties counted half.
        correlation: of the two arms over pairs, which matching makes positive.
        variance_ratio: variance of the difference without matching over that with it.
        effect: mean difference in standard deviations of the differences.
        p: two-sided p of no mean difference.
        p_corrected: the same, corrected for all outcomes compared at once; NaN where only one is asked for.
    """

    n: int
    mean: float
    sd: float
    low: float
    high: float
    p_higher: float
    correlation: float
    variance_ratio: float
    effect: float
    p: float
    p_corrected: float = np.nan

    @property
    def decided(self) -> bool:
        """Whether the interval leaves no doubt which arm is higher."""
        return self.low > 0 or self.high < 0


def paired(one: np.ndarray, other: np.ndarray) -> Paired:
    """Return `one` minus `other`, over complete pairs only.

    Args:
        one: (n_replicates,) an outcome of an arm, by replicate.
        other: (n_replicates,) the same outcome of the arm it is compared with.

    Source: common random numbers, Law (2015) ch. 11; probability of superiority, Grissom (1994).
    """
    one, other = np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    complete = np.isfinite(one) & np.isfinite(other)
    one, other = one[complete], other[complete]
    apart = one - other
    found = summary(apart)
    p_higher = float(((apart > 0) + 0.5 * (apart == 0)).mean()) if found.n else np.nan
    return Paired(*found, p_higher, *_gain(one, other, apart), effect_size(apart), p_value(apart))


def _gain(one: np.ndarray, other: np.ndarray, apart: np.ndarray) -> tuple[float, float]:
    """Return the correlation of matched runs and the ratio of variances it is worth."""
    if len(apart) < 2:
        return np.nan, np.nan
    spread = one.std(ddof=1) * other.std(ddof=1)
    correlation = float(np.cov(one, other)[0, 1] / spread) if spread > 0 else np.nan
    left = apart.var(ddof=1)
    apart_alone = one.var(ddof=1) + other.var(ddof=1)
    return correlation, float(apart_alone / left) if left > 0 else np.nan


def family(one: Columns, other: Columns, measures: Iterable[str]) -> dict[str, Paired]:
    """Return `one` minus `other` in several measures, their p values corrected for how many are compared (Holm)."""
    rows = {name: paired(one[name], other[name]) for name in measures}
    corrected = holm([row.p for row in rows.values()])
    return {name: row._replace(p_corrected=float(p)) for (name, row), p in zip(rows.items(), corrected, strict=True)}


def against(columns: Mapping[str, Columns], reference: str, measure: str) -> dict[str, Paired]:
    """Return every other arm minus the reference in one measure, in the order of the arms."""
    base = columns[reference][measure]
    return {arm: paired(mine[measure], base) for arm, mine in columns.items() if arm != reference}


def all_pairs(columns: Mapping[str, Columns], reference: str, measure: str) -> dict[tuple[str, str], Paired]:
    """Return the difference of every pair of arms: the others minus the reference, then later minus earlier."""
    found = {(arm, reference): row for arm, row in against(columns, reference, measure).items()}
    for earlier, later in combinations([arm for arm in columns if arm != reference], 2):
        found[later, earlier] = paired(columns[later][measure], columns[earlier][measure])
    return found


class Unequal(NamedTuple):
    """Two arms whose teams spent unlike amounts."""

    measure: str
    least: str
    least_spent: float
    most: str
    most_spent: float

    @property
    def share(self) -> float:
        """By how much the lesser falls short of the greater."""
        return 1.0 - self.least_spent / self.most_spent


def unequal_budgets(columns: Mapping[str, Columns], with_team: list[str]) -> list[Unequal]:
    """Return hours or money that teams did not spend alike, to within 5 %.

    Args:
        columns: outcomes by arm.
        with_team: arms in which a team works; the others spend nothing and are no comparison of budgets.
    """
    found = []
    for measure in SPENT:
        spent = {arm: summary(columns[arm][measure]).mean for arm in with_team}
        spent = {arm: mean for arm, mean in spent.items() if np.isfinite(mean)}
        if len(spent) < 2:
            continue
        least, most = min(spent, key=spent.__getitem__), max(spent, key=spent.__getitem__)
        if spent[most] - spent[least] > FAIR * spent[most]:
            found.append(Unequal(measure, least, spent[least], most, spent[most]))
    return found
