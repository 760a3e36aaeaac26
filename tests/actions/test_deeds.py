"""What the team can do with an hour, beside events and a space."""

import numpy as np
import pytest

from simulation.actions.contacts import WEEKS_BETWEEN, follow_up
from simulation.actions.handover import hand_over
from simulation.actions.observation import field_observation
from simulation.actions.visits import formal_visit, keep_informed
from simulation.model import Community
from simulation.topics import Role, Trustee
from tests import worlds


@pytest.fixture
def community():
    made = Community(worlds.scenario(worlds.phase(0, 14, {"formal_visit": 8.0})), seed=1, collect=False)
    made.start_week()
    made.team_works()
    yield made
    made.close()


def test_a_second_contact_goes_to_those_who_left_their_details(community):
    residents = community.residents
    residents.reachable[[4, 9]] = True
    assert follow_up(community.estate, community.team, 5) == 2
    assert np.flatnonzero(residents.contacted == 0).tolist() == [4, 9]
    touched = residents.good[:, Trustee.TEAM] + residents.bad[:, Trustee.TEAM]
    assert not touched[np.setdiff1d(np.arange(120), [4, 9])].any()


def test_a_second_contact_takes_the_residents_time(community):
    residents = community.residents
    residents.reachable[4] = True
    before = residents.hours_left[4]
    follow_up(community.estate, community.team, 1)
    assert residents.hours_left[4] == pytest.approx(before - 0.75)


def test_who_has_no_time_is_not_called_on(community):
    community.residents.reachable[4] = True
    community.residents.hours_left[4] = 0.5
    assert follow_up(community.estate, community.team, 1) == 0


def test_nobody_is_called_on_again_too_soon(community):
    community.residents.reachable[4] = True
    assert follow_up(community.estate, community.team, 1) == 1
    community.estate.week += WEEKS_BETWEEN
    assert follow_up(community.estate, community.team, 1) == 0
    community.estate.week += 1
    assert follow_up(community.estate, community.team, 1) == 1


def test_those_never_called_on_come_first(community):
    residents, estate = community.residents, community.estate
    residents.reachable[:6] = True
    estate.week = 30
    residents.contacted[:5] = [20, 10, 20, 20, 20]
    assert follow_up(estate, community.team, 2) == 2
    assert np.flatnonzero(residents.contacted == 30).tolist() == [1, 5]


def test_hours_for_calls_nobody_can_take_are_kept_in_the_account():
    """Nobody is reachable: the account fills to twice its cost, and the rest of the hours is unused."""
    scenario = worlds.scenario(worlds.phase(0, 14, {"follow_up": 6.0}))
    community = Community(scenario, seed=1, collect=False)
    for _week in range(6):
        community.step()
    ledger = community.estate.ledger
    assert community.team.accounts["follow_up"] == 12.0
    assert ledger.hours["follow_up"] == 12.0
    assert ledger.hours_unused == 6 * 30 - 12
    community.close()


def test_visits_go_to_the_institutions_in_turn(community):
    office, property_ = (community.estate.institutions[name] for name in ("office", "property"))
    for one in (office, property_):
        one.first_contact = "acquaintance"
    touched = [(one.good + one.bad) for one in (office, property_)]
    assert formal_visit(community.estate, community.team, 2) == 2
    assert [(one.good + one.bad) - was for one, was in zip((office, property_), touched, strict=True)] == [0.5, 0.5]


@pytest.mark.parametrize(("hours", "visits"), [(2.0, 7), (4.0, 14), (8.0, 28), (6.0, 21)])
def test_visits_alternate_however_often_they_are_made(hours, visits):
    """Four hours a visit: one a fortnight, one a week, two a week, or one and two by turns, all are shared evenly."""
    scenario = worlds.scenario(
        worlds.phase(0, 14, {"formal_visit": hours}),
        weeks=14,
        parameters={"team": {"quality": 1.0}, "cooperation": {"benefit_half_life": 104.0}},
    )
    community = Community(scenario, seed=1, collect=False)
    seen = dict.fromkeys(community.estate.institutions, 0)
    while community.running:
        before = {name: one.good for name, one in community.estate.institutions.items()}
        community.step()
        for name, one in community.estate.institutions.items():
            gained = one.good / 2 ** (-1 / 104.0) - before[name]
            seen[name] += round(gained / scenario.parameters.cooperation.cold)
    assert sum(seen.values()) == visits
    assert abs(seen["office"] - seen["property"]) <= 1
    community.close()


def test_a_visit_on_a_superiors_word_brings_the_superiors_support():
    def institutions(introduced):
        plan = worlds.phase(0, 14, {"formal_visit": 8.0}, formal_visit={"introduced": introduced})
        community = Community(worlds.scenario(plan, weeks=14), seed=1, collect=False)
        while community.running:
            community.step()
        return community.estate.institutions

    sent, known = institutions("superior"), institutions("acquaintance")
    for name in ("office", "property"):
        assert sent[name].trust == known[name].trust, "both visits are worth the same"
        assert sent[name].cooperation > known[name].cooperation + 0.03


def test_keeping_informed_adds_a_call_each(community):
    assert keep_informed(community.estate, community.team, 4) == 4
    assert [one.informed for one in community.estate.institutions.values()] == [2.0, 2.0, 0.0]


def test_observation_learns_from_those_with_time_to_be_outside(community):
    """In a week of very many hours everyone with leisure is seen, and the estimate nears their needs."""
    team, residents = community.team, community.residents
    residents.need[:] = 0.0
    residents.need[:, 3] = 0.7
    before = team.estimate[3]
    assert field_observation(community.estate, team, 40) == 40
    assert team.estimate[3] > before
    assert team.estimate.sum() == pytest.approx(1.0)


def test_nothing_is_learned_from_an_estate_where_nobody_has_leisure(community):
    community.residents.leisure[1:] = 0.0
    before = community.team.estimate.copy()
    field_observation(community.estate, community.team, 0)
    assert (community.team.estimate == before).all()


def regulars(keen):
    """Let people come for some weeks, without letting anyone take up work unasked."""
    for _week in range(4):
        keen.step()
    residents, estate = keen.residents, keen.estate
    residents.setting[:], residents.resting[:] = -1, 0
    residents.change_role(np.arange(len(residents)), Role.RESIDENT)
    return residents, estate, [row for row in estate.regulars if residents.engaged[row]]


def test_work_is_handed_to_regulars_only_and_to_no_more_than_asked(keen):
    residents, estate, known = regulars(keen)
    assert len(known) > 3
    assert hand_over(estate, keen.team, 3) == 3
    workers = np.flatnonzero(residents.role == Role.CONTRIBUTOR)
    assert len(workers) <= 3
    assert set(workers) <= set(known)
    assert (residents.setting[workers] >= 0).all()


def test_nobody_takes_a_piece_of_work_from_a_team_one_distrusts(keen):
    residents, estate, known = regulars(keen)
    residents.bad[:, Trustee.TEAM] = 50.0
    assert hand_over(estate, keen.team, len(known)) == len(known)
    assert (residents.role == Role.RESIDENT).all()


def test_where_there_are_no_regulars_nobody_is_asked(community):
    assert hand_over(community.estate, community.team, 5) == 0
