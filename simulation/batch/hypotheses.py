"""Expectations laid down before the first run, held against the runs."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np

from simulation.batch.compare import Columns, Paired, paired
from simulation.batch.inference import Verdict, verdict
from simulation.batch.intervals import summary


class Judged(NamedTuple):
    """One expectation and what became of it.

    Args:
        measure: the outcome it is about.
        better: the arm expected to be higher.
        than: the arm it is held against.
        smallest: smallest difference of interest, in the unit of the measure.
        row: `better` minus `than` over matched runs.
        verdict: supported, reversed, negligible, undecided, or unknown where no interval can be had.
    """

    measure: str
    better: str
    than: str
    smallest: float
    row: Paired
    verdict: Verdict


def judged(expectations: Iterable[Mapping[str, Any]], columns: Mapping[str, Columns]) -> list[Judged]:
    """Return the verdict on each expectation.

    The smallest difference of interest is a share of the mean of the arm it is held against, fixed in the file before
    the first run; where that arm has nothing, any clear difference counts.

    Args:
        expectations: `measure`, `better`, `than`, `smallest` of each, as the manifest keeps them.
        columns: outcomes by arm, complete blocks only.
    """
    found = []
    for expected in expectations:
        measure, better, than = expected["measure"], expected["better"], expected["than"]
        row = paired(columns[better][measure], columns[than][measure])
        base = summary(columns[than][measure]).mean
        smallest = expected["smallest"] * abs(base) if np.isfinite(base) else 0.0
        found.append(Judged(measure, better, than, smallest, row, verdict(row.low, row.high, smallest)))
    return found
