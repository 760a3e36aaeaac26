"""What happens when something happens: whom it hits, who is blamed, what it raises, what fades."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.topics import AgeGroup, Incident, Topic, Trustee
from simulation.world.conflicts import Quarrel
from tests import worlds
from tests.week.troubles import estate_with

BURGLED = {"week": 2, "kind": Incident.BURGLARY, "building": 1}


def after(community, weeks):
    for _week in range(weeks):
        community.step()
    return community.estate


def test_a_burglary_that_is_set_happens_in_its_week_and_building():
    community = estate_with(BURGLED)
    assert after(community, 2).incidents.happened == []
    estate = after(community, 1)
    assert estate.incidents.happened == [(2, Incident.BURGLARY)]
    (conflict,) = estate.conflicts
    assert conflict.kind == Quarrel.BURGLARY
    assert (conflict.who == np.flatnonzero(community.residents.building == 1)).all()
    assert conflict.trustee == Trustee.PROPERTY


def test_those_hit_trust_property_management_less_and_so_do_those_they_tell():
    community, quiet = estate_with(BURGLED), estate_with()
    after(community, 3), after(quiet, 3)
    hit = sorted({entry.who for entry in community.estate.diary if entry.what == "was_hit"})
    assert hit
    assert (community.residents.building[hit] == 1).all()
    less = quiet.residents.trust(Trustee.PROPERTY) - community.residents.trust(Trustee.PROPERTY)
    tied = np.unique(community.estate.ties.spread(np.array(hit))[1])
    assert less[hit].mean() > 0.2
    assert (less[hit] > 0).all()
    assert (less[tied] > 0).all()
    apart = np.setdiff1d(np.arange(len(less)), np.union1d(hit, tied))
    assert np.abs(less[apart]).max() < 0.2


def test_a_need_so_raised_fades_to_what_it_was():
    half_life = {"incidents": {"need_half_life": 4.0}}
    community = estate_with(BURGLED, weeks=60, parameters=half_life)
    before = community.residents.need[:, Topic.SAFETY].copy()
    after(community, 3)
    raised = community.residents.need[:, Topic.SAFETY] - before
    here = community.residents.building == 1
    assert (raised[here & (before > 0) & (before < 1)] > 0).all()
    assert (raised[~here] == 0).all()
    after(community, 57)
    assert community.residents.need[:, Topic.SAFETY] == pytest.approx(before, abs=1e-3)


def test_the_others_luck_is_untouched_by_a_burglary_more():
    """Noise over dancing in week 5 hits the same people with the same force, whether flats were burgled or not."""
    dancing = {"week": 5, "kind": Incident.DANCE_NOISE}
    with_it, without = estate_with(BURGLED, dancing), estate_with(dancing)
    told = [
        [(entry.week, entry.who) for entry in after(community, 8).diary if entry.what == "was_hit" and entry.week == 5]
        for community in (with_it, without)
    ]
    assert told[0] == told[1] != []


def test_a_rate_of_zero_switches_incidents_off_and_a_greater_one_only_adds():
    many = {"incidents": worlds.TROUBLED, "weeks": 30}
    often, seldom, never = (estate_with(parameters={"incidents": {"rate": rate}}, **many) for rate in (1.0, 0.2, 0.0))
    happened = [set(after(community, 30).incidents.happened) for community in (often, seldom, never)]
    assert happened[2] == set()
    assert set() < happened[1] < happened[0]


def test_as_many_happen_as_the_rates_say():
    community = estate_with(incidents=worlds.QUIET | {"parking": 6.0}, weeks=520)
    found = sum(len(due) for due in community.estate.incidents.due.values())
    assert found == pytest.approx(520 * (1 - np.exp(-6 / 52)), abs=4 * np.sqrt(60))


def test_fees_concern_owners_and_parking_those_with_a_car():
    community = estate_with({"week": 0, "kind": Incident.FEES}, {"week": 0, "kind": Incident.PARKING})
    residents = community.residents
    fees, parking = sorted(after(community, 1).conflicts, key=lambda conflict: conflict.kind)
    assert (fees.who == np.flatnonzero(residents.owner)).all()
    least = community.spec.parameters.incidents.car_wealth
    drives = (residents.wealth >= least) & (residents.age_group != AgeGroup.ELDER)
    assert (parking.who == np.flatnonzero(drives)).all()


def test_dancing_sets_those_beside_the_ground_against_those_who_dance_there():
    community = estate_with({"week": 0, "kind": Incident.DANCE_NOISE, "building": 2})
    (conflict,) = after(community, 1).conflicts
    disturbed, dancers = (party.rows for party in conflict.parties)
    residents = community.residents
    assert (residents.building[disturbed] == 2).all()
    assert (residents.need[disturbed, Topic.CULTURE] < 0.6).all()
    assert (residents.need[dancers, Topic.CULTURE] >= 0.6).all()
    hit = {entry.who for entry in community.estate.diary if entry.what == "was_hit"}
    assert hit <= set(disturbed.tolist())


def test_where_there_is_no_ground_nobody_dances():
    community = estate_with({"week": 0, "kind": Incident.DANCE_NOISE}, venues=(worlds.HALL,))
    assert after(community, 1).incidents.happened == []


def brawl_at_an_activity(at_activity):
    brawl = {"week": 8, "kind": Incident.BRAWL, "at_activity": at_activity, "building": 1}
    scenario = worlds.scenario(weeks=12, exit=12, incident=(brawl,), parameters=worlds.KEEN)
    community = Community(scenario, seed=1, collect=False)
    after(community, 8)
    last = {row for offer in community.offers for row in offer.came.tolist()}
    risk = community.estate.institutions["office"].risk
    community.step()
    return community, last, community.estate.institutions["office"].risk - risk


def test_a_brawl_at_an_activity_is_among_those_who_came_and_alarms_the_office():
    there, last, alarmed = brawl_at_an_activity(at_activity=True)
    elsewhere, _, calm = brawl_at_an_activity(at_activity=False)
    (conflict,) = there.estate.conflicts
    assert conflict.trustee == Trustee.TEAM
    assert set(conflict.parties[0].rows.tolist()) <= last
    assert elsewhere.estate.conflicts.open[0].trustee == Trustee.PROPERTY
    assert alarmed > calm + 0.05
