"""Numbers as the report shows them: what is compared, and how it is written."""

import numpy as np

from simulation.batch.compare import Paired, paired
from simulation.measures import OUTCOMES
from simulation.report.folder import Arm

UNKNOWN = "–"


def difference(arm: Arm, other: Arm, name: str) -> Paired:
    """Return `arm` minus `other` over the matched runs in which both know the outcome `name`."""
    return paired(arm.outcomes[name], other.outcomes[name])


def wins(arm: Arm, other: Arm, name: str) -> tuple[int, int]:
    """Return in how many matched runs `arm` is higher than `other`, and in how many lower."""
    apart = arm.outcomes[name] - other.outcomes[name]
    return int((apart > 0).sum()), int((apart < 0).sum())


def written(value: float, digits: int = 1, *, signed: bool = False) -> str:
    """Return a number as readers write it: thousands apart, a true minus sign, a dash for the unknown."""
    if not np.isfinite(value):
        return UNKNOWN
    rounded = round(float(value), digits) + 0.0
    return f"{rounded:{'+' if signed and rounded else ''},.{digits}f}".replace("-", "−")


def outcome(value: float, name: str, *, signed: bool = False) -> str:
    """Return a value of the outcome `name` with that outcome's digits."""
    return written(value, OUTCOMES[name].digits, signed=signed)
