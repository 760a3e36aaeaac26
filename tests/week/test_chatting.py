"""The owners' chat: a little of what is held, and what went wrong, to all who read it [model 4]."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.topics import Trustee
from simulation.week import chatting
from tests import worlds

SURE = {"chat": {"posts": 1.0}}


def community_of(**changes):
    parameters = {"chat": {"reach": 0.5}} | changes.pop("parameters", {})
    return Community(worlds.scenario(parameters=parameters, **changes), seed=1, collect=False, diary=True)


def test_only_owners_read_it_and_of_them_the_share_there_is():
    chat = community_of(adults=5000, parameters={"chat": {"reach": 0.6}}).estate.chat
    owners = community_of(adults=5000, parameters={}).residents.owner
    assert not chat.is_reader[~owners].any()
    assert chat.is_reader[owners].mean() == pytest.approx(0.6, abs=0.03)


def test_a_readers_bad_experience_counts_a_twentieth_for_all_other_readers():
    """One bad experience told: .05 x negativity 2 for each reader; who does not read it hears nothing."""
    world = community_of(parameters=SURE | {"chat": {"posts": 1.0, "reach": 0.5}})
    estate, residents = world.estate, world.residents
    who = estate.chat.readers[:1]
    estate.remember(who, Trustee.PROPERTY, np.array([-1]), 1.0)
    before = residents.bad[:, Trustee.PROPERTY].copy()
    chatting.spread_bad_news(estate)
    learnt = residents.bad[:, Trustee.PROPERTY] - before
    assert learnt[estate.chat.readers] == pytest.approx(0.1)
    assert not learnt[~estate.chat.is_reader].any()
    assert [entry.what for entry in estate.diary.of("institution", "property")] == ["scolded"]


def test_of_the_team_only_those_take_anything_in_who_know_it():
    world = community_of()
    estate, residents = world.estate, world.residents
    readers = estate.chat.readers
    residents.aware[readers[::2]] = True
    estate.chat.tell_bad_news(Trustee.TEAM)
    chatting.spread_bad_news(estate)
    assert np.flatnonzero(residents.bad[:, Trustee.TEAM]).tolist() == readers[::2].tolist()


def test_good_experiences_and_those_of_others_are_not_told_there():
    world = community_of(parameters=SURE | {"chat": {"posts": 1.0, "reach": 0.5}})
    estate = world.estate
    outside = np.flatnonzero(~estate.chat.is_reader)[:5]
    estate.remember(outside, Trustee.PROPERTY, np.full(5, -1), 1.0)
    estate.remember(estate.chat.readers[:3], Trustee.PROPERTY, np.full(3, 1), 1.0)
    before = world.residents.bad.copy()
    chatting.spread_bad_news(estate)
    assert (world.residents.bad == before).all()


def test_of_the_office_and_the_neighbours_nobody_speaks_there():
    estate = community_of().estate
    estate.chat.tell_bad_news(Trustee.OFFICE)
    estate.chat.tell_bad_news(Trustee.NEIGHBOURS)
    assert not estate.chat.news


@pytest.mark.parametrize(("stigma", "active", "scolded"), [(1.0, True, True), (0.0, True, False), (1.0, False, False)])
def test_owners_scold_a_stigmatised_committee_at_work(stigma, active, scolded):
    world = community_of(
        committee={"active": active, "stigma": stigma}, parameters={"chat": {"scolding": 1.0, "reach": 0.5}}
    )
    world.estate.week = 3
    chatting.spread_bad_news(world.estate)
    assert world.residents.bad[:, Trustee.COMMITTEE].any() == scolded


def test_news_of_a_week_is_forgotten_with_it():
    world = community_of()
    world.estate.chat.tell_bad_news(Trustee.PROPERTY)
    chatting.spread_bad_news(world.estate)
    before = world.residents.bad.copy()
    chatting.spread_bad_news(world.estate)
    assert (world.residents.bad == before).all()


def test_some_readers_notice_by_it_what_they_do_not_pass():
    """Nobody passes, nobody tells, nobody is invited: who comes has read of it."""
    blind = tuple(venue | {"footfall": 0.0} for venue in (worlds.HALL, worlds.SQUARE, worlds.YARD))
    loud = worlds.KEEN | {"chat": {"notice": 0.5, "reach": 0.5}, "notice": {"p_tell": 0.0, "invite": 0.0}}
    plan = worlds.phase(0, 14, {"run_space": 15.0}, run_space={"involve": 0})
    world = Community(worlds.scenario(plan, parameters=loud, venues=blind), seed=1, collect=False)
    came = set()
    for _week in range(4):
        world.step()
        came |= {row for offer in world.offers for row in offer.came.tolist()}
    assert came
    assert came <= set(world.estate.chat.readers.tolist())
