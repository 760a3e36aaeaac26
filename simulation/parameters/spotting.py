"""Finding activists: how many looks, what each channel shows, whom to ask (挖掘积极分子) [handbook 4.1]."""

from typing import Any

from pydantic import Field

from simulation.parameter import Group, parameter

ORDER = "charisma, mobilising, drive, third tier"


def acuity(default: tuple[float, ...], channel: str) -> Any:
    """Return how well a channel shows each of four traits."""
    return Field(
        default,
        min_length=4,
        max_length=4,
        description=f"How well {channel} shows {ORDER}.",
        json_schema_extra={"unit": "share", "source": "handbook 4.1.2; A36"},
    )


class Spotting(Group):
    """What the team sees of residents who might lead [handbook 4.1.2]."""

    noise: float = parameter(0.3, "share", 0.01, 2, "A36", "Error of one look at a stranger's trait, seen clearly.")
    looks: int = parameter(2, "visits", 1, 10, "handbook 4.1.1", "Visits to a candidate before anything is decided.")
    found: float = parameter(5.0, "factor", 1, 100, "A36", "How much sooner a contributor leads who was found.")
    referral: tuple[float, ...] = acuity((0.8, 0.8, 0.8, 0.8), "a referral")
    activity: tuple[float, ...] = acuity((1.0, 1.0, 0.6, 0.3), "an activity")
    grant: tuple[float, ...] = acuity((0.3, 0.6, 1.0, 0.6), "a grant application")
    reputation: tuple[float, ...] = acuity((1.0, 0.6, 0.4, 0.2), "a reputation")


class Selection(Group):
    """Whom of its candidates the team asks, and how often (选择的优先次序) [handbook 4.1.1]."""

    per_choice: int = parameter(3, "people", 1, 50, "A36", "Candidates known for each that is asked.")
    asks: int = parameter(3, "times", 1, 20, "A36", "Times that one chosen is asked before the team gives up.")
    wait: int = parameter(8, "weeks", 1, 104, "A36", "Weeks from one time of asking to the next.")
    tier: float = parameter(0.5, "share", 0, 1, "A36", "Trait from which one is infectious, or active, by the ladder.")
