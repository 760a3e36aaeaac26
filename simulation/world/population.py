"""Synthesis of a population from a community's profile, or from the user's own list of residents [model 1]."""

import numpy as np

from simulation.agents.residents import Residents
from simulation.parameters import Parameters
from simulation.profile import ByAge, CommunityProfile
from simulation.streams import Streams
from simulation.topics import TOPICS, AgeGroup, Trustee

TRAITS = ("charisma", "mobilising", "drive", "responsibility", "openness", "resource_seeking", "wealth", "skill")


def synthesise(
    residents: Residents,
    profile: CommunityProfile,
    parameters: Parameters,
    streams: Streams,
    given: dict[str, np.ndarray] | None = None,
) -> None:
    """Fill the static columns of `residents`; columns `given` by the user replace what would be drawn.

    Args:
        residents: the table of residents, (n,) rows.
        profile: shares, means and needs of the community.
        parameters: all parameters; `[population]` and `[trust]` are used.
        streams: the randomness of the estate.
        given: columns of the user's own residents, each (n,) or, for needs, (n, n_topics) with NaN for unknown.
    """
    given = given or {}
    everyone = np.arange(len(residents))
    residents.age_group = given.get("age_group", _ages(profile, streams.some("age", -1, everyone)))
    age = residents.age_group
    residents.building = given.get(
        "building", (streams.some("building", -1, everyone) * np.float64(profile.buildings)).astype(np.int32)
    )
    residents.owner = given.get("owner", streams.some("owner", -1, everyone) < _by_age(profile.owners, age))
    residents.local = given.get("local", streams.some("local", -1, everyone) < _by_age(profile.locals, age))
    residents.leisure = given.get("leisure", _leisure(age, parameters, streams.normal("leisure", everyone)))
    ready = parameters.population.community_share * residents.leisure
    residents.community_leisure = np.minimum(ready, parameters.population.community_cap)
    for trait in TRAITS:
        spread = parameters.population.trait_spread * streams.normal(trait, everyone)
        drawn = np.clip(getattr(profile.traits, trait) + spread, 0.0, 1.0)
        setattr(residents, trait, _unless_given(given.get(trait), drawn))
    spread = parameters.population.spirit_spread * streams.normal("public_spirit", everyone)
    spirit = np.clip(profile.traits.public_spirit + spread, 0.0, 1.0)
    residents.public_spirit = _unless_given(given.get("public_spirit"), spirit)
    residents.publicness = residents.public_spirit[:, None]
    in_percent = np.floor(100.0 * streams.some("threshold", -1, everyone))  # 0 to 99: one in a hundred needs nobody
    residents.threshold = given.get("threshold", in_percent / 100.0)
    residents.propensity = parameters.population.heterogeneity * streams.normal("propensity", everyone)
    residents.need = _unless_given(given.get("need"), _needs(profile, age, parameters, streams, everyone))
    _trust_before_anyone_comes(residents, profile, parameters, streams, everyone)


def _unless_given(given: np.ndarray | None, drawn: np.ndarray) -> np.ndarray:
    return drawn if given is None else np.where(np.isnan(given), drawn, given)


def _by_age(shares: ByAge, age: np.ndarray) -> np.ndarray:
    return np.array(shares.row())[age]


def _ages(profile: CommunityProfile, luck: np.ndarray) -> np.ndarray:
    edges = np.cumsum(profile.ages.row())[:-1]
    return np.searchsorted(edges, luck, side="right").astype(np.uint8)


def _leisure(age: np.ndarray, parameters: Parameters, spread: np.ndarray) -> np.ndarray:
    p = parameters.population
    median = np.empty(len(AgeGroup))
    median[[AgeGroup.YOUNG, AgeGroup.PARENT]] = p.leisure_young, p.leisure_parent
    median[[AgeGroup.MIDDLE, AgeGroup.ELDER]] = p.leisure_middle, p.leisure_elder
    return np.minimum(median[age] * np.exp(p.leisure_spread * spread), 112.0)


def _needs(
    profile: CommunityProfile, age: np.ndarray, parameters: Parameters, streams: Streams, everyone: np.ndarray
) -> np.ndarray:
    """Return felt needs (n, n_topics): normal around the mean of one's stage of life, clipped to [0, 1]."""
    need = np.empty((len(age), len(TOPICS)))
    for column, topic in enumerate(TOPICS):
        spread = parameters.population.need_spread * streams.normal(f"need/{topic}", everyone)
        need[:, column] = np.clip(_by_age(getattr(profile.needs, topic), age) + spread, 0.0, 1.0)
    return need


def _trust_before_anyone_comes(
    residents: Residents,
    profile: CommunityProfile,
    parameters: Parameters,
    streams: Streams,
    everyone: np.ndarray,
) -> None:
    means = {
        Trustee.OFFICE: profile.office.trust,
        Trustee.PROPERTY: profile.property.trust,
        Trustee.NEIGHBOURS: profile.neighbours,
        Trustee.COMMITTEE: profile.committee.trust,
    }
    residents.base[:, Trustee.TEAM] = parameters.trust.base
    for trustee, mean in means.items():
        spread = parameters.population.trust_spread * streams.normal(f"trust/{trustee.name}", everyone)
        residents.base[:, trustee] = np.clip(mean + spread, 0.05, 0.95)
