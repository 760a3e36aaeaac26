"""Conflicts week by week: who joins in, how tense it gets, what flares up, what dies down, what arises by itself."""

import numpy as np
import pytest

from simulation.topics import Incident, Trustee
from simulation.week import conflict as week
from simulation.week import discontent
from simulation.world.conflicts import Quarrel
from simulation.world.network import Ties
from tests import worlds
from tests.week.troubles import at_odds, estate_with, set_trust


def next_week(community):
    community.estate.week += 1
    community.estate.diary.week += 1
    week.unfold(community.estate)


def everyone(community):
    return np.arange(len(community.residents))


@pytest.fixture
def calm():
    """Nothing flares up and nothing is forgotten, so that numbers can be checked by hand."""
    still = {"conflict": {"flare": 0.0}, "mobilisation": {"half_life": 104.0}}
    community = estate_with(weeks=60, parameters=still)
    community.estate.week = community.estate.diary.week = 0
    return community


def test_those_who_need_nobody_begin_and_their_ties_follow_within_a_week(calm):
    residents = calm.residents
    residents.threshold = 0.99
    conflict = at_odds(calm, everyone(calm), grievance=1.0)
    leader = int(np.argmax(calm.estate.ties.degree))
    residents.threshold[leader] = 0.0
    ties = calm.estate.ties.of(leader)
    residents.threshold[ties] = 0.2
    week.unfold(calm.estate)
    lead = calm.spec.parameters.mobilisation.lead
    assert lead >= 0.2
    assert set(conflict.mobilised.tolist()) >= {leader, *ties.tolist()}


def test_people_join_in_for_no_more_than_seven_days_a_week():
    """Along a chain of ties each waits for the one before: seven days take it seven links."""
    chain = estate_with(parameters={"mobilisation": {"lead": 0.0, "half_life": 104.0}})
    chain.estate.week = chain.estate.diary.week = 0
    pairs = np.array([[row, row + 1] for row in range(len(chain.residents) - 1)])
    chain.estate.conflicts._ties = Ties(len(chain.residents), pairs)
    chain.residents.threshold = 0.4
    chain.residents.threshold[0] = 0.0
    conflict = at_odds(chain, everyone(chain), grievance=1.0)
    week.unfold(chain.estate)
    assert conflict.mobilised.tolist() == list(range(7))
    next_week(chain)
    assert conflict.mobilised.tolist() == list(range(14))


def test_tension_is_that_of_the_equation(calm):
    """0.97 x 0.1 + 0.1 x 1 = 0.197, where everybody joins in."""
    calm.residents.threshold = 0.0
    conflict = at_odds(calm, everyone(calm), grievance=1.0, tension=0.1)
    week.unfold(calm.estate)
    assert conflict.share_mobilised == 1.0
    assert conflict.tension == pytest.approx(0.197)


def test_a_grievance_that_fades_lets_people_go_and_the_conflict_dies_down():
    community = estate_with(weeks=200, parameters={"conflict": {"flare": 0.0}})
    community.estate.week = community.estate.diary.week = 0
    conflict = at_odds(community, everyone(community), grievance=0.8)
    week.unfold(community.estate)
    at_first = len(conflict.mobilised)
    assert at_first > 0
    while conflict.is_open:
        next_week(community)
        assert community.estate.week < 150
    assert not conflict.is_settled
    assert community.estate.conflicts.count.died_down == 1
    assert conflict.mobilised.tolist() == []


def test_what_nobody_settles_flares_up_again_and_costs_trust_and_alarms_the_office():
    hot = {"conflict": {"flare": 1.0, "start": 1.0, "keep": 1.0}}
    community = estate_with(weeks=60, parameters=hot)
    community.estate.week = community.estate.diary.week = 0
    community.residents.threshold = 0.0
    conflict = at_odds(community, everyone(community), grievance=0.8, tension=1.0)
    trust = community.residents.trust(Trustee.PROPERTY).copy()
    for _ in range(3):
        next_week(community)
    assert conflict.n_flares == community.estate.conflicts.count.flared == 3
    assert (community.residents.trust(Trustee.PROPERTY) < trust).all()
    assert community.estate.institutions["office"].risk > 0.3


def test_without_tension_nothing_flares_up(calm):
    conflict = at_odds(calm, everyone(calm)[:0], tension=0.0)
    next_week(calm)
    assert not conflict.is_open


def test_many_mobilised_owners_form_a_committee_out_of_a_burglary():
    """The case of the handbook (2.2.2), made certain; it is no committee where it was not against management."""
    certain = {"conflict": {"committee": 1.0}, "mobilisation": {"lead": 1.0}}
    all_own = dict.fromkeys(worlds.EVEN, 1.0)
    burgled = {"week": 0, "kind": Incident.BURGLARY, "building": 0}
    dancing = {"week": 0, "kind": Incident.DANCE_NOISE, "building": 2}
    for incident, forms in ((burgled, True), (dancing, False)):
        community = estate_with(incident, adults=400, parameters=certain, owners=all_own)
        assert not community.estate.committee.is_active
        community.step()
        assert community.recorder.weekly["mobilised"][0] >= 20
        assert community.recorder.weekly["weeks_to_20"][0] <= 1
        assert community.estate.committee.is_active == forms


@pytest.mark.parametrize(("trust", "arises"), [(0.1, True), (0.6, False)])
def test_owners_rise_against_management_where_they_do_not_trust_it(trust, arises):
    community = estate_with(weeks=40, parameters={"conflict": {"discontent": 1.0, "peace": 0}})
    set_trust(community, Trustee.PROPERTY, trust)
    for _ in range(9):
        community.step()
    kinds = {conflict.kind for conflict in community.estate.conflicts.all}
    assert kinds == ({Quarrel.OWNERS_PROPERTY} if arises else set())


@pytest.mark.parametrize(
    ("access", "in_use", "arises"),
    [("owners_only", True, True), ("open", True, False), ("owners_only", False, False)],
)
def test_tenants_rise_over_a_room_in_use_that_shuts_them_out(access, in_use, arises):
    hall = worlds.HALL | {"access": access}
    certain = {"conflict": {"exclusion": 1.0}}
    community = estate_with(venues=(hall, worlds.SQUARE), parameters=certain)
    community.estate.week = community.estate.diary.week = 0
    community.estate.venues["hall"].hours_booked = 4.0 if in_use else 0.0
    discontent.rise(community.estate)
    assert [conflict.kind for conflict in community.estate.conflicts] == ([Quarrel.EXCLUSION] if arises else [])
    for conflict in community.estate.conflicts:
        assert not community.residents.owner[conflict.who].any()


def test_what_was_settled_does_not_arise_again_at_once_but_an_incident_does(calm):
    conflicts = calm.estate.conflicts
    rows = everyone(calm)
    sides = at_odds(calm, rows).parties
    conflicts.end(conflicts.open[0], settled=True)
    about = {"topic": 4, "because": "incident"}
    for kind, key in ((Quarrel.SLOT, "slot/hall"), (Quarrel.FEES, "fees")):
        first = conflicts.arise(kind, key, sides, **about)
        conflicts.end(first, settled=True)
        again = conflicts.arise(kind, key, sides, **about)
        assert (again is None) == (kind == Quarrel.SLOT)
