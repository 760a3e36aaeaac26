"""Venues: who passes, who may enter, what is booked."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.topics import AgeGroup
from simulation.world.venues import places
from tests import worlds


def venue_of(access="open", **changes):
    """Return a community with one hall, and that hall."""
    hall = worlds.HALL | {"access": access} | changes
    community = Community(worlds.scenario(venues=(hall, worlds.SQUARE)), seed=1, collect=False)
    return community, community.estate.venues["hall"]


def test_buildings_stand_on_a_grid_one_apart():
    assert places(4).tolist() == [[0, 0], [1, 0], [0, 1], [1, 1]]
    assert places(1).tolist() == [[0, 0]]
    assert len(np.unique(places(13), axis=0)) == 13


def test_who_lives_next_door_passes_most():
    community, hall = venue_of(footfall=0.8)
    distance = np.array([0, 1, 1, np.sqrt(2)])[community.residents.building]
    assert hall.passing == pytest.approx(0.8 * np.exp(-distance / 3), rel=1e-5)


def test_an_open_venue_lets_everyone_in():
    assert venue_of("open")[1].may_enter.all()


def test_an_owners_room_shuts_out_tenants():
    community, hall = venue_of("owners_only")
    assert (hall.may_enter == community.residents.owner).all()


def test_a_donors_room_lets_in_those_who_could_donate():
    community, hall = venue_of("donors_only")
    assert (hall.may_enter == (community.residents.wealth >= 0.55)).all()


def test_a_weekday_draw_shuts_out_those_without_weekday_leisure():
    community, hall = venue_of("weekday_draw")
    residents = community.residents
    least = community.spec.parameters.access.weekday_leisure
    assert hall.may_enter[residents.age_group == AgeGroup.ELDER].all()
    shut_out = ~hall.may_enter
    assert shut_out.any()
    assert (residents.leisure[shut_out] < least).all()


def test_a_keyholders_room_is_for_friends_and_their_friends():
    community, hall = venue_of("keyholder_circle")
    ties = community.estate.ties
    circle = {hall.keyholder, *ties.of(hall.keyholder)}
    circle |= {friend for one in list(circle) for friend in ties.of(one)}
    assert set(np.flatnonzero(hall.may_enter)) == circle
    assert community.residents.building[hall.keyholder] == 0  # the key lies in the hall's own building


def test_a_keyholder_who_does_not_come_keeps_the_room_shut():
    hall = worlds.HALL | {"access": "keyholder_circle"}
    shut = {"access": {"keyholder_comes": 0.0}}
    plan = worlds.phase(0, 14, {"run_space": 20.0})
    scenario = worlds.scenario(plan, venues=(hall, worlds.SQUARE), parameters=worlds.KEEN | shut)
    community = Community(scenario, seed=1, collect=False)
    while community.running:
        community.step()
    assert community.recorder.weekly["attendance"].sum() == 0


def test_a_day_holds_one_occasion():
    _, hall = venue_of(opening_hours=40.0)
    assert hall.book_day(5, 2.0)
    assert not hall.book_day(5, 2.0)
    assert hall.book_day(6, 2.0)
    assert hall.hours_booked == 4.0


def test_a_week_holds_its_opening_hours_and_no_more():
    _, hall = venue_of(opening_hours=10.0)
    assert hall.book_day(5, 4.0)
    assert hall.book_hours(20.0) == 6.0
    assert hall.book_hours(1.0) == 0.0
    assert not hall.book_day(6, 1.0)
    hall.new_week()
    assert hall.book_hours(10.0) == 10.0


def test_a_closed_venue_holds_nothing():
    _, hall = venue_of(opening_hours=0.0)
    assert hall.book_hours(5.0) == 0.0
    assert not hall.book_day(1, 0.5)
