"""An experiment as its file describes it: a question, arms that may answer it, runs, expectations."""

from typing import Any

from pydantic import Field

from simulation.batch.sampling import Sampling
from simulation.parameter import Group
from simulation.profile import Said

MOST_ARMS = 100
ID = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"


class ArmEntry(Group):
    """One arm: what differs from the experiment's scenario."""

    id: str = Field(pattern=ID, max_length=60)
    name: Said | None = None
    about: Said | None = None
    scenario: str | None = Field(None, min_length=1)
    community: str | None = Field(None, min_length=1)
    strategy: str | None = Field(None, min_length=1)
    set: dict[str, Any] = Field({}, description="Settings by dotted name, such as `trust.half_life`.")


class Expectation(Group):
    """What is expected before the first run, to be held against the runs afterwards."""

    measure: str
    better: str
    than: str
    smallest: float = Field(0.1, ge=0, le=1000, description="Smallest difference of interest, a share of `than`.")


class Experiment(Group):
    """A question put to the model."""

    question: Said
    scenario: str | None = Field(None, min_length=1)
    weeks: int | None = Field(None, ge=1, le=5200)
    exit: int | None = Field(None, ge=0, le=5200)
    runs: int = Field(20, ge=1, le=100_000, description="Matched runs of every arm.")
    seed: int = Field(1, ge=0, lt=2**63)
    reference: str | None = Field(None, description="The arm the others are measured against; else the first.")
    arm: tuple[ArmEntry, ...] = Field(max_length=MOST_ARMS)
    expect: tuple[Expectation, ...] = ()
    levers: dict[str, Any] = Field({}, description="Settings with the values to try; every combination is run.")
    uncertainties: dict[str, Any] = Field({}, description="Settings that are not known, with their ranges.")
    sampling: Sampling | None = Field(None, description="How points are chosen among the uncertainties.")


def flat(settings: dict[str, Any], above: str = "") -> dict[str, Any]:
    """Return settings by dotted name, whether the file dots or nests them."""
    found: dict[str, Any] = {}
    for name, value in settings.items():
        found |= flat(value, f"{above}{name}.") if isinstance(value, dict) else {above + name: value}
    return found
