"""Little estates in which one thing has happened, for tests of what comes of it."""

from typing import Any

import numpy as np

from simulation.model import Community
from simulation.topics import Topic, Trustee
from simulation.world.conflicts import Conflict, Party, Quarrel
from tests import worlds

PROPERTY = Party("institution", "property", trustee=Trustee.PROPERTY)


def estate_with(*incident: dict, weeks: int = 12, parameters: dict | None = None, **changes: Any) -> Community:
    """Return an estate without a team, before its first week, in which these incidents are set."""
    scenario = worlds.scenario(weeks=weeks, exit=0, incident=incident, parameters=parameters, **changes)
    return Community(scenario.without_team(), seed=1, collect=False, diary=True)


def at_odds(community: Community, rows: np.ndarray, *, grievance: float = 0.8, **more: Any) -> Conflict:
    """Open a conflict between the residents `rows` and property management."""
    sides = (Party("residents", "owners", rows), PROPERTY)
    about = {"topic": Topic.SAFETY, "trustee": Trustee.PROPERTY, "because": "incident"} | more
    conflict = community.estate.conflicts.arise(Quarrel.FEES, "fees", sides, grievance=grievance, **about)
    assert conflict is not None
    return conflict


def set_trust(community: Community, trustee: Trustee, trust: float) -> None:
    """Let everybody trust so much, without any evidence."""
    residents = community.residents
    residents.base[:, trustee] = residents.opinion[:, trustee] = trust
    residents.good[:, trustee] = residents.bad[:, trustee] = 0.0
