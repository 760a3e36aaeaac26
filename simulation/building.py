"""Building an estate from a scenario: residents, ties, venues, institutions, books [model 1, 2]."""

from functools import lru_cache

import mesa
import numpy as np

from simulation.agents.committee import OwnersCommittee
from simulation.agents.groups import Groups
from simulation.agents.partners import NeighborhoodOffice, PropertyManagement
from simulation.agents.residents import Residents
from simulation.loading.tables import read_residents, read_ties
from simulation.registry import InForce
from simulation.scenario import Scenario
from simulation.streams import Streams
from simulation.world import history, population, starting_groups, venues
from simulation.world.calendar import Calendar
from simulation.world.chat import OwnersChat
from simulation.world.diary import Diary
from simulation.world.endowment import endowment
from simulation.world.estate import Estate
from simulation.world.incidents import Due, Incidents, rates_of, schedule
from simulation.world.ledger import Ledger
from simulation.world.network import Ties, tie_pairs
from simulation.world.resources import ResourceMap
from simulation.world.slots import SlotBook


@lru_cache(maxsize=2)
def _own_ties(ties: str, _digest: str | None, residents: str | None, n_buildings: int, n: int) -> np.ndarray:
    """Return the user's own ties; every run of a batch asks for the same ones."""
    return read_ties(ties, read_residents(residents, n_buildings)["id"] if residents else None, n)


def build_estate(model: mesa.Model, scenario: Scenario, seed: int) -> Estate:
    """Return the estate in week -1, before anyone comes.

    Args:
        model: the Mesa model that agents belong to.
        scenario: the checked scenario.
        seed: the run's seed; `[community] fixed` freezes the estate itself at another.
    """
    profile, p = scenario.community, scenario.parameters
    given = read_residents(profile.residents, profile.buildings) if profile.residents else {}
    n = len(given["age_group"]) if given else profile.adults
    luck = Streams(seed if profile.fixed is None else profile.fixed, n)
    residents = Residents(
        model,
        n,
        n_buildings=profile.buildings,
        trust_rule=scenario.rules.trust,
        prior_weight=p.trust.prior_weight,
    )
    population.synthesise(residents, profile, p, luck, given)
    history.leave_traces(residents, profile, p, given)
    residents.opinion = residents.base
    if profile.ties:
        pairs = _own_ties(profile.ties, profile.ties_digest, profile.residents, profile.buildings, n)
    else:
        likeness = residents.age_group.astype(np.int64) * residents.need.shape[1] + residents.need.argmax(axis=1)
        pairs = tie_pairs(
            luck,
            residents.building,
            likeness,
            mean_degree=p.network.mean_degree,
            in_building=p.network.in_building,
            long_ties=p.network.long_ties,
        )
    ties, streams = Ties(n, pairs), Streams(seed, n)
    diary = Diary()
    places = venues.build(residents, ties, profile.venues, p, luck)
    estate = Estate(
        parameters=p,
        streams=streams,
        rules=InForce(scenario.rules.model_dump()),
        residents=residents,
        ties=ties,
        venues={venue.id: venue for venue in places},
        institutions={
            "office": NeighborhoodOffice(model, profile.office, p, diary),
            "property": PropertyManagement(model, profile.property, p, diary),
            "committee": OwnersCommittee(model, history.committee_since(profile), p, diary),
        },
        diary=diary,
        chat=OwnersChat(residents, p.chat, luck),
        calendar=Calendar(profile.holidays),
        ledger=Ledger(),
        slots=SlotBook(n),
        spectrum=np.array(profile.spectra.rows(), dtype=np.float32),
        groups=Groups(model, n),
        incidents=_incidents(scenario, streams),
        resources=ResourceMap(endowment(profile, residents, luck), p, streams, diary),
        time_outside=residents.leisure / residents.leisure.mean(),
        recent=np.zeros(n, dtype=bool),
        active_ties=np.zeros(n, dtype=np.int64),
    )
    for institution in estate.institutions.values():
        institution.tends_to = estate.rules.cooperation
    starting_groups.gather(estate, profile.groups, luck)
    return estate


def _incidents(scenario: Scenario, streams: Streams) -> Incidents:
    """Return the incidents that are to happen in a run: those that are set, and those that chance brings."""
    profile, factor = scenario.community, scenario.parameters.incidents.rate
    rates = {kind: factor * rate for kind, rate in rates_of(profile.kind, profile.incidents).items()}
    scripted = [(one.week, Due(one.kind, one.building, one.at_activity)) for one in scenario.incident]
    return Incidents(schedule(rates, scripted, scenario.weeks, streams))
