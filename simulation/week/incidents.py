"""Incidents of a week: what happens, whom it hits, who is blamed, and the conflict it makes [model 12].

Functions of the estate that fetch columns, call the rules and store the result.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simulation.parameters.conflict import KindOfIncident
from simulation.rules import conflict as conflict_rules
from simulation.rules import incidents as rules
from simulation.rules.habit import fading
from simulation.streams import stable_hash
from simulation.topics import AgeGroup, Incident, Topic, Trustee
from simulation.world.conflicts import Party, Quarrel
from simulation.world.estate import Estate
from simulation.world.incidents import Due
from simulation.world.slots import Host, Slot

WEEKS_TO_FADE = 4  # needs so raised fade in steps of four weeks: they move slowly, and a step costs as much as a rule
NEARBY = 0.5  # share of the greatest footfall of a ground from which one goes there to dance
FOND_OF_DANCING = 0.6  # need of culture from which one dances rather than complains


@dataclass
class Scene:
    """Where an incident happens and who is in it.

    Args:
        key: name that the same quarrel always has.
        parties: who is at odds over it.
        topic: the need it touches.
        blamed: whom those hit blame.
        may_hit: rows of those whom it may hit.
        slot: the activity it happened at, if it did.
    """

    key: str
    parties: tuple[Party, ...]
    topic: Topic
    blamed: Trustee
    may_hit: np.ndarray
    slot: Slot | None = None


def arrive(estate: Estate) -> None:
    """Let this week's incidents happen, those that are set and those that chance brings; let raised needs fade."""
    estate.conflicts.meetings.clear()
    if estate.week % WEEKS_TO_FADE == 0:
        _calm_down(estate)
    for due in estate.incidents.due.get(estate.week, ()):
        scene = SCENES[due.kind](estate, due)
        if scene is not None and len(scene.may_hit):
            _happen(estate, due.kind, scene)


def _happen(estate: Estate, kind: Incident, scene: Scene) -> None:
    """Anger those concerned, raise their need, cost those blamed trust, and open the conflict."""
    residents, p = estate.residents, estate.parameters.incidents
    about: KindOfIncident = getattr(p, kind.value)
    who = np.unique(np.concatenate([party.rows for party in scene.parties]))
    hits = estate.streams.some("incident/hit", estate.week, who, stable_hash(kind.value)) < about.hit
    hits &= np.isin(who, scene.may_hit)
    need = residents.need[who, scene.topic]
    felt = rules.grievance(hits, need, severity=about.severity, felt=p.felt, unease=p.unease)
    _raise_need(estate, scene.topic, who, rules.raised(need, felt, share=p.need))
    hit = who[hits]
    estate.remember(hit, scene.blamed, np.full(len(hit), -1), p.distrust * about.severity)
    estate.chat.tell_bad_news(scene.blamed)
    if scene.slot is not None:
        _frighten_the_office(estate, scene.slot, p.office_risk * about.severity)
    estate.incidents.happened.append((estate.week, kind))
    estate.diary.note_residents(hit, "was_hit", "incident", about=kind.value)
    estate.conflicts.arise(
        Quarrel(kind.value),
        scene.key,
        scene.parties,
        topic=scene.topic,
        trustee=scene.blamed,
        grievance=felt,
        stakes=about.stakes,
        tension=estate.parameters.conflict.start,
        because="incident_at_activity" if scene.slot is not None else "incident",
    )


def _raise_need(estate: Estate, topic: Topic, who: np.ndarray, amount: np.ndarray) -> None:
    residents, raised = estate.residents, estate.incidents.raised
    if topic not in raised:
        raised[topic] = np.zeros(len(residents), dtype=np.float32)
    raised[topic][who] += amount
    residents.need[who, topic] = np.minimum(residents.need[who, topic] + amount, np.float32(1.0))


def _calm_down(estate: Estate) -> None:
    """Let four weeks of fading pass over the needs that incidents have raised."""
    lost = np.float32(1.0 - fading(half_life=estate.parameters.incidents.need_half_life) ** WEEKS_TO_FADE)
    for topic, raised in estate.incidents.raised.items():
        less = raised * lost
        raised -= less
        need = estate.residents.need[:, topic]
        np.maximum(need - less, np.float32(0.0), out=need)


def _frighten_the_office(estate: Estate, slot: Slot, step: float) -> None:
    """Raise the office's felt risk by trouble at an activity, and that of whoever owns the place."""
    owner, office = estate.decider(estate.venues[slot.venue]), estate.institutions["office"]
    office.risk = conflict_rules.after_step(office.risk, step)
    if owner is not None and owner is not office:
        owner.risk = conflict_rules.after_step(owner.risk, step)


def _building(estate: Estate, due: Due) -> int:
    if due.building is not None:
        return due.building
    luck = estate.streams.one("incident/place", estate.week, occasion=stable_hash(due.kind.value))
    return int(luck * estate.residents.n_buildings)


def _against_property(key: str, side: str, rows: np.ndarray, topic: Topic, slot: Slot | None = None) -> Scene:
    property = Party("institution", "property", trustee=Trustee.PROPERTY)
    return Scene(key, (Party("residents", side, rows), property), topic, Trustee.PROPERTY, rows, slot)


def _in_a_building(topic: Topic) -> Callable[[Estate, Due], Scene]:
    """Return how to set a scene in one building, whose residents blame property management."""

    def scene(estate: Estate, due: Due) -> Scene:
        building = _building(estate, due)
        rows = (estate.residents.building == building).nonzero()[0]
        return _against_property(f"{due.kind.value}/{building}", "residents_of_a_building", rows, topic)

    return scene


def _brawl(estate: Estate, due: Due) -> Scene | None:
    """Set the scene at an activity of the week before, or in front of a building."""
    happens_there = due.at_activity
    if happens_there is None:
        luck = estate.streams.one("incident/activity", estate.week)
        happens_there = luck < estate.parameters.incidents.at_activity
    last_week = [slot for slot in estate.slots.slots if (slot.last_came == estate.week - 1).any()]
    if not happens_there or not last_week:
        return _in_a_building(Topic.SAFETY)(estate, due)
    slot = min(last_week, key=lambda one: estate.streams.one("incident/slot", estate.week, occasion=one.occasion))
    there = (slot.last_came == estate.week - 1).nonzero()[0]
    if slot.host == Host.TEAM:
        hosts = Party("team", "team", trustee=Trustee.TEAM)
    else:
        workers = (estate.residents.setting == slot.setting).nonzero()[0]
        hosts = Party("residents", "hosts", np.setdiff1d(workers, there))
    visitors = Party("residents", "visitors", there)
    return Scene(f"brawl/{slot.occasion}", (visitors, hosts), Topic.SAFETY, hosts.trustee, there, slot)


def _dance_noise(estate: Estate, due: Due) -> Scene | None:
    """Set those who dance on a ground against those who live beside it; without open ground nobody dances."""
    residents = estate.residents
    grounds = [venue for venue in estate.venues.values() if venue.profile.kind == "ground"]
    if due.building is not None:
        grounds = [venue for venue in grounds if venue.profile.building == due.building]
    if not grounds:
        return None
    luck = estate.streams.one("incident/place", estate.week, occasion=stable_hash(due.kind.value))
    ground = grounds[int(luck * len(grounds))]
    dances = residents.need[:, Topic.CULTURE] >= FOND_OF_DANCING
    beside = residents.building == ground.profile.building
    nearby = ground.passing >= NEARBY * ground.passing.max()
    comes = np.isin(residents.age_group, (AgeGroup.MIDDLE, AgeGroup.ELDER)) & nearby
    disturbed = (beside & ~dances).nonzero()[0]
    parties = (
        Party("residents", "those_disturbed", disturbed),
        Party("residents", "dancers", (dances & comes).nonzero()[0]),
    )
    return Scene(f"dance_noise/{ground.id}", parties, Topic.ENVIRONMENT, Trustee.NEIGHBOURS, disturbed)


def _parking(estate: Estate, _due: Due) -> Scene:
    """Set those with a car against property management."""
    residents = estate.residents
    drives = (residents.wealth >= estate.parameters.incidents.car_wealth) & (residents.age_group != AgeGroup.ELDER)
    return _against_property("parking", "drivers", drives.nonzero()[0], Topic.SAFETY)


def _fees(estate: Estate, _due: Due) -> Scene:
    """Set the owners, who pay them, against property management."""
    return _against_property("fees", "owners", estate.residents.owner.nonzero()[0], Topic.SAFETY)


SCENES: dict[Incident, Callable[[Estate, Due], Scene | None]] = {
    Incident.BURGLARY: _in_a_building(Topic.SAFETY),
    Incident.SEWAGE: _in_a_building(Topic.ENVIRONMENT),
    Incident.BRAWL: _brawl,
    Incident.DANCE_NOISE: _dance_noise,
    Incident.PARKING: _parking,
    Incident.FEES: _fees,
}
