"""Incidents of a run (突发事件): how often each kind happens, which are set, what needs they have raised [model 12]."""

from dataclasses import dataclass, field

import numpy as np

from simulation.profile import IncidentRates
from simulation.rules import incidents as rules
from simulation.streams import Streams, stable_hash
from simulation.topics import Incident, Kind, Topic

# Incidents a year that are usual for each type of estate (assumption A70): old pipes and open gates in relocation
# estates and urban villages, cars and fees where flats are sold.
USUAL: dict[Kind, dict[Incident, float]] = {
    Kind.COMMODITY: {
        Incident.BURGLARY: 0.15,
        Incident.SEWAGE: 0.4,
        Incident.BRAWL: 0.2,
        Incident.DANCE_NOISE: 0.6,
        Incident.PARKING: 0.6,
        Incident.FEES: 0.4,
    },
    Kind.UPSCALE: {
        Incident.BURGLARY: 0.1,
        Incident.SEWAGE: 0.15,
        Incident.BRAWL: 0.05,
        Incident.DANCE_NOISE: 0.3,
        Incident.PARKING: 0.4,
        Incident.FEES: 0.8,
    },
    Kind.RELOCATION: {
        Incident.BURGLARY: 0.25,
        Incident.SEWAGE: 1.0,
        Incident.BRAWL: 0.4,
        Incident.DANCE_NOISE: 0.6,
        Incident.PARKING: 0.5,
        Incident.FEES: 0.8,
    },
    Kind.URBAN_VILLAGE: {
        Incident.BURGLARY: 0.8,
        Incident.SEWAGE: 1.2,
        Incident.BRAWL: 0.8,
        Incident.DANCE_NOISE: 0.2,
        Incident.PARKING: 0.3,
        Incident.FEES: 0.1,
    },
}


def rates_of(kind: Kind, given: IncidentRates) -> dict[Incident, float]:
    """Return incidents a year of each kind: as the community's file says, or as usual for its type."""
    said = {incident: getattr(given, incident.value) for incident in Incident}
    return {incident: USUAL[kind][incident] if rate is None else rate for incident, rate in said.items()}


@dataclass(frozen=True)
class Due:
    """An incident that happens this week.

    Args:
        kind: what happens.
        building: where, or None to draw it.
        at_activity: whether it is at an activity; None leaves it to chance.
    """

    kind: Incident
    building: int | None = None
    at_activity: bool | None = None


def schedule(
    rates: dict[Incident, float], scripted: list[tuple[int, Due]], weeks: int, streams: Streams
) -> dict[int, list[Due]]:
    """Return what is to happen by week: what is set, and at most one of each kind a week that chance brings.

    Args:
        rates: incidents a year of each kind.
        scripted: incidents that are set, with their weeks; chance brings no other of the kind in that week.
        weeks: length of the run.
        streams: the run's randomness; a kind's luck depends neither on other kinds nor on its rate.
    """
    due: dict[int, list[Due]] = {}
    for week, incident in scripted:
        due.setdefault(week, []).append(incident)
    for kind, rate in rates.items():
        luck = streams.weeks("incident", weeks, stable_hash(kind.value))
        for week in np.flatnonzero(luck < rules.chance(rate)).tolist():
            if all(other.kind != kind for other in due.get(week, ())):
                due.setdefault(week, []).append(Due(kind))
    return due


@dataclass
class Incidents:
    """The incidents of a run.

    Args:
        due: what is to happen, by week.
        happened: (week, kind) of all that happened.
        raised: by topic, (n,) how much of each resident's need incidents have raised, and will fade [share].
    """

    due: dict[int, list[Due]] = field(default_factory=dict)
    happened: list[tuple[int, Incident]] = field(default_factory=list)
    raised: dict[Topic, np.ndarray] = field(default_factory=dict)
