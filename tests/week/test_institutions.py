"""A week of the institutions: matters settled, owners heard, influence, and who is seen at work [model 10]."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.topics import Trustee
from simulation.week import institutions
from tests import worlds

QUICK = worlds.WARY | {"repairs": 1.0}
SLOW = worlds.WARY | {"repairs": 0.0}
NO_TEAM = worlds.phase(0, 1, {})


def community_of(*phases, **changes):
    return Community(worlds.scenario(*(phases or (NO_TEAM,)), **changes), seed=1, collect=False)


@pytest.mark.parametrize(("management", "good", "bad"), [(QUICK, 0.5, 0.0), (SLOW, 0.0, 1.0)])
def test_each_resident_has_one_matter_in_half_a_year_settled_quickly_or_not(management, good, bad):
    """One seventh of 120 residents in each month of the seven; a slow one counts twice, as bad news does."""
    world = community_of(property=management, parameters={"involvement": {"matter_every": 28}})
    for week in range(28):
        world.estate.week = week
        institutions.settle_matters(world.estate)
        touched = np.count_nonzero((world.residents.good + world.residents.bad)[:, Trustee.PROPERTY])
        assert touched == pytest.approx(120 * (week // 4 + 1) / 7, abs=7)
    assert (world.residents.good[:, Trustee.PROPERTY] == good).all()
    assert (world.residents.bad[:, Trustee.PROPERTY] == bad).all()


def test_management_listens_to_owners_once_a_month_and_not_to_tenants():
    world = community_of()
    residents = world.residents
    residents.base[:, Trustee.PROPERTY] = np.where(residents.owner, 0.7, 0.1)
    world.estate.week = 4
    institutions.take_in(world.estate, [])
    assert world.estate.management.impression == pytest.approx(0.7)
    residents.base[:, Trustee.PROPERTY] = 0.2
    world.estate.week = 5
    institutions.take_in(world.estate, [])
    assert world.estate.management.impression == pytest.approx(0.7)


def test_influence_is_reach_and_rooms_and_an_active_committee_has_the_owners_rooms():
    """Hall 20 x 40 of the office's, yard 12 x 60 of the owners': 800 to 720."""
    venues = (worlds.HALL, worlds.SQUARE, worlds.YARD | {"owner": "owners"})
    for active, management, committee in (
        (False, 0.5 * (0.3 + 720 / 1520), 0.0),
        (True, 0.15, 0.5 * (0.4 + 720 / 1520)),
    ):
        world = community_of(venues=venues, committee={"active": active, "reach": 0.4})
        institutions.move(world.estate, team_is_there=False)
        assert world.estate.institutions["office"].influence == pytest.approx(0.5 * (0.4 + 800 / 1520))
        assert world.estate.management.influence == pytest.approx(management)
        assert world.estate.committee.influence == pytest.approx(committee)


def test_the_office_follows_a_management_that_leads_to_its_help_or_away():
    """In commodity housing management leads; only its cooperation differs between the two estates."""
    held = {"cooperation": {"rate": 0.08}}
    reach = worlds.WARY | {"reach": 1.0}
    ends = []
    for share in (1.0, 0.0):
        world = community_of(property=reach | {"cooperation": share}, parameters=held)
        for week in range(6):
            world.estate.week = week
            world.estate.management.cooperation = share
            institutions.move(world.estate, team_is_there=False)
        ends.append(world.estate.institutions["office"].cooperation)
    assert ends[0] > ends[1] + 0.02


def test_a_core_group_is_worth_a_quarter_of_a_call_a_week_while_the_team_is_there():
    world = community_of()
    office = world.estate.institutions["office"]
    office.in_core_group = True
    institutions.move(world.estate, team_is_there=True)
    assert office.informed == pytest.approx(0.25 * 2 ** (-1 / 4))
    office.informed = 0.0
    institutions.move(world.estate, team_is_there=False)
    assert office.informed == 0.0


@pytest.mark.parametrize(
    ("cooperation", "owner", "seen"), [(0.9, "owners", True), (0.9, "public", False), (0.3, "owners", False)]
)
def test_a_committee_that_cooperates_is_seen_on_the_owners_ground(cooperation, owner, seen):
    plan = worlds.phase(0, 14, {"run_space": 15.0})
    hall = worlds.HALL | {"owner": owner}
    active = {"active": True, "cooperation": cooperation, "alignment": 0.5}
    world = community_of(plan, venues=(hall, worlds.SQUARE), committee=active, parameters=worlds.KEEN)
    for _week in range(6):
        world.step()
    assert (world.estate.committee.on_stage > 0) is seen


def test_a_stigmatised_committee_loses_owners_trust_and_keeps_tenants():
    marked = {"active": True, "stigma": 1.0, "trust": 0.6}
    world, clean = community_of(committee=marked), community_of(committee=marked | {"stigma": 0.0})
    for one in (world, clean):
        institutions.move(one.estate, team_is_there=False)
    lost = clean.residents.base[:, Trustee.COMMITTEE] - world.residents.base[:, Trustee.COMMITTEE]
    owner = world.residents.owner
    assert lost[owner].mean() == pytest.approx(0.3, abs=0.01)
    assert (lost[~owner] == 0).all()


def test_with_a_dormant_committee_its_stigma_and_owners_trust_stand_still():
    world = community_of(committee={"active": False, "stigma": 0.7})
    before = world.residents.base[:, Trustee.COMMITTEE].copy()
    for week in range(20):
        world.estate.week = week
        institutions.move(world.estate, team_is_there=False)
    assert world.estate.committee.stigma == 0.7
    assert (world.residents.base[:, Trustee.COMMITTEE] == before).all()
