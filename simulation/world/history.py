"""What a community's past has left behind when the team comes [model 1, handbook 1.1.1A]."""

import numpy as np

from simulation.agents.residents import Residents
from simulation.institution_profiles import Committee
from simulation.parameters import Parameters
from simulation.profile import CommunityProfile
from simulation.rules import past
from simulation.topics import TOPICS, Trustee


def leave_traces(
    residents: Residents, profile: CommunityProfile, parameters: Parameters, given: dict[str, np.ndarray]
) -> None:
    """Raise needs, and lower trust and openness, by what is left of each past incident.

    Needs and openness that the user's own list gives were asked after it, and stay as they are.

    Args:
        residents: the table of residents, filled.
        profile: the community with its history.
        parameters: all parameters; `[past]` is used.
        given: columns of the user's own residents, NaN for unknown.
    """
    if not profile.history:
        return
    needs_drawn = np.isnan(given["need"]) if "need" in given else np.ones(residents.need.shape, dtype=bool)
    manners_drawn = np.isnan(given["openness"]) if "openness" in given else np.ones(len(residents), dtype=bool)
    p = parameters.past
    for incident in profile.history:
        left = past.remains(incident.severity, incident.years_ago, half_life=p.half_life)
        topic = TOPICS.index(incident.topic)
        need, openness = residents.need[:, topic], residents.openness
        residents.need[:, topic] = np.where(needs_drawn[:, topic], past.raised(need, left, effect=p.need), need)
        wary = past.lowered(openness, left, effect=p.openness, least=0.0)
        residents.openness = np.where(manners_drawn, wary, openness)
        if incident.against:
            blamed = Trustee[incident.against.upper()]
            residents.base[:, blamed] = past.lowered(residents.base[:, blamed], left, effect=p.trust, least=0.05)


def committee_since(profile: CommunityProfile) -> Committee:
    """Return the owners' committee as the latest incident that revived or broke it has left it."""
    told = [incident for incident in profile.history if incident.committee]
    if not told:
        return profile.committee
    latest = min(told, key=lambda incident: incident.years_ago)
    return profile.committee.model_copy(update={"active": latest.committee == "revived"})
