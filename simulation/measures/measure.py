"""What a measure is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One thing that is counted.

    Args:
        unit: key of the catalogue's [unit] table.
        better: 1 if more is better, -1 if less is, 0 if neither.
        digits: digits after the point in tables.
        primary: whether it stands in the short table and the report's first page.
    """

    unit: str
    better: int = 1
    digits: int = 1
    primary: bool = False
