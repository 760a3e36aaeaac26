"""Uncertainties, and how points are chosen among them: Latin hypercube, Sobol's sequence, or a list."""

import math
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import numpy as np
from pydantic import Field, model_validator

from simulation.batch.design import Point
from simulation.parameter import Group
from simulation.streams import mixed, stable_hash

MOST_POINTS = 100_000
DIGITS = 6  # that a sampled value has: enough to tell points apart, few enough to be read and typed again


class Range(Group):
    """What is not known of a setting: anything from low to high, or one of several values."""

    low: float | None = Field(None, description="Least value.")
    high: float | None = Field(None, description="Greatest value.")
    log: bool = Field(False, description="Whether it is the logarithm that is spread evenly.")
    values: tuple[bool | int | float | str, ...] | None = Field(None, min_length=2, max_length=1000)

    @model_validator(mode="after")
    def _one_form(self) -> "Range":
        has_ends = self.low is not None and self.high is not None
        if has_ends == (self.values is not None) or (self.values is not None and (self.low, self.high) != (None, None)):
            raise ValueError("range_form:")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError(f"range_order:{self.low:g}")
        if self.log and (self.low is None or self.low <= 0):
            raise ValueError("range_log:")
        return self


class Sampling(Group):
    """How points are chosen."""

    design: Literal["latin_hypercube", "sobol", "list"] = "latin_hypercube"
    points: int = Field(64, ge=1, le=MOST_POINTS)
    file: str | None = Field(None, min_length=1, description="With design = list: a CSV file, a column a setting.")


class Uncertainty(NamedTuple):
    """A setting that is sampled.

    Args:
        name: dotted name.
        range: where it may lie.
        is_whole: whether only whole numbers will do.
    """

    name: str
    range: Range
    is_whole: bool = False

    def at(self, share: float) -> Any:
        """Return the value below which a share of all values lies."""
        if self.range.values is not None:
            return self.range.values[min(int(share * len(self.range.values)), len(self.range.values) - 1)]
        low, high = float(self.range.low or 0.0), float(self.range.high or 0.0)
        if self.is_whole and self.range.log:
            return min(int(high), max(int(low), round(math.exp(math.log(low) + share * math.log(high / low)))))
        if self.is_whole:
            return int(min(high, math.floor(low + share * (high - low + 1))))
        value = math.exp(math.log(low) + share * math.log(high / low)) if self.range.log else low + share * (high - low)
        return min(high, max(low, float(f"{value:.{DIGITS}g}")))

    def ends(self) -> tuple[Any, ...]:
        """Return the values that must be allowed for all in between to be."""
        return self.range.values if self.range.values is not None else (self.at(0.0), self.at(1.0))


def sampled(uncertainties: list[Uncertainty], sampling: Sampling, seed: int) -> tuple[Point, ...]:
    """Return the points of a design, a function of the uncertainties, the sampling and the master seed.

    More points of Sobol's sequence begin with the same points; a larger Latin hypercube is another one.

    Source: McKay, Beckman and Conover (1979); Sobol (1967), scrambled as by Owen (1998).
    """
    from scipy.stats import qmc

    luck = np.random.default_rng(mixed(seed ^ stable_hash("sampling")))
    kind = qmc.Sobol if sampling.design == "sobol" else qmc.LatinHypercube
    shares = kind(len(uncertainties), rng=luck).random(sampling.points)
    return tuple(
        {known.name: known.at(float(share)) for known, share in zip(uncertainties, row, strict=True)} for row in shares
    )


def as_kept(uncertainties: list[Uncertainty], sampling: Sampling) -> dict[str, Any]:
    """Return how points were chosen, as the manifest keeps it."""
    ranges: Mapping[str, Any] = {known.name: known.range.model_dump(exclude_defaults=True) for known in uncertainties}
    return {"design": sampling.design, "uncertainties": ranges, "file": sampling.file}
