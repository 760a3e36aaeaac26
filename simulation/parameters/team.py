"""The social-work team's means, what it knows, and who notices what it does."""

from pydantic import Field

from simulation.parameter import Group, parameter
from simulation.topics import N_TOPICS


class Team(Group):
    """The social-work team (社工) and what it can spend [handbook 1.2]."""

    hours: float = parameter(30.0, "h/week", 0, 400, "model 16", "Direct staff hours a week.")
    money: float = parameter(150_000.0, "yuan/year", 0, 1e7, "model 16", "Money the team may spend in a year.")
    quality: float = parameter(0.85, "probability", 0, 1, "model 17", "Professional quality of a contact.")
    experience: float = parameter(0.3, "share", 0, 1, "handbook 4.2; A53", "Experience elders grant it at first.")
    clarity: float = parameter(
        0.05, "probability", 0, 1, "handbook 1.2.1; A1",
        "Chance that one who notices an activity learns who the team is: the clarity of its message.",
    )  # fmt: skip


class Notice(Group):
    """Who notices an activity [handbook 1.2.1]."""

    publicity: float = parameter(0.3, "share", 0, 1, "A2", "How well passers-by see that something goes on.")
    reach: float = parameter(3.0, "buildings", 0.1, 100, "model 4", "Distance over which footfall falls by 1/e.")
    full_week: float = parameter(40.0, "h/week", 1, 168, "model 4", "Hours of use that everyone passing notices.")
    invite: float = parameter(0.3, "probability", 0, 1, "model 4", "Chance that an invitation sent is read.")
    p_tell: float = parameter(0.02, "probability/week", 0, 1, "model 4", "Chance that a tied visitor tells of it.")
    tell_window: int = parameter(4, "weeks", 1, 12, "model 4", "Weeks for which a visitor goes on telling.")
    holiday: float = parameter(1.5, "factor", 0, 5, "handbook 1.2.1; A2", "Passers-by in a week with a holiday.")
    memory: int = parameter(12, "weeks", 0, 104, "model 4", "Weeks for which a regular slot is remembered.")


class Knowledge(Group):
    """What the team believes residents need [handbook 2.1: surface, imagined and local needs]."""

    rate: float = parameter(0.01, "share/h", 0, 1, "model 3", "Step of the estimate per hour of observation or talk.")
    seen_per_hour: float = parameter(4.0, "residents/h", 0, 100, "A7", "Residents watched in an hour of observation.")
    talk_share: float = parameter(0.2, "share", 0, 1, "A8", "Share of the hours at one's own activities spent in talk.")
    generic: tuple[float, ...] = Field(
        (0.22, 0.22, 0.16, 0.14, 0.10, 0.10, 0.06),
        min_length=N_TOPICS,
        max_length=N_TOPICS,
        description="Needs of residents anywhere, as professional judgement has them before any contact.",
        json_schema_extra={"unit": "share", "source": "handbook 2.1; A9"},
    )
