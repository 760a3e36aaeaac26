"""The movements of a week that no single rule shows: noticing, coming, talking, forgetting, coming back."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.topics import Role, Trustee
from simulation.week import taking_part, talking, working
from simulation.world.slots import Host
from tests import worlds

NOBODY_SEES = {"notice": {"publicity": 0.0, "p_tell": 0.0, "invite": 0.0}}
WILLING = {"style": "cooperative", "trust": 0.6, "cooperation": 1.0, "reach": 1.0}


def opened(action, *, parameters=None, rules=None, **settings):
    """Return a community whose doors are open for the first time, nobody having come yet."""
    plan = worlds.phase(0, 14, {action: 30.0}, **{action: settings})
    cheap = {"actions": {action: {"cost_hours": 30.0}}} if action != "run_space" else {}
    scenario = worlds.scenario(
        plan, parameters=(parameters or {}) | cheap, rules=rules, office=WILLING, property=WILLING
    )
    community = Community(scenario, seed=1, collect=False)
    while not community.offers:
        community.start_week()
        community.team_works()
        community.residents_work()
        community.open_doors()
    return community, community.offers[0]


def noticed(community):
    by_peers = taking_part.hear_from_visitors(community.estate)
    return taking_part.notice_activities(community.estate, community.offers, {}, by_peers)[0]


@pytest.mark.parametrize(("action", "remembered"), [("run_space", True), ("one_off_event", False)])
def test_a_regular_slot_is_remembered_and_a_one_off_event_must_be_noticed_afresh(action, remembered):
    community, offer = opened(action, parameters=NOBODY_SEES)
    assert not noticed(community).any()
    community.estate.slots.come(offer.slot, np.array([3]), community.estate.week - 1)
    assert noticed(community)[3] == remembered


def test_a_slot_not_visited_for_a_quarter_is_forgotten():
    community, offer = opened("run_space", parameters=NOBODY_SEES | {"chat": {"notice": 0.0}})
    community.estate.week = 20
    offer.slot.last_came[3], offer.slot.last_came[4] = 8, 7
    assert np.flatnonzero(noticed(community)).tolist() == [3]


def test_who_is_told_by_a_visitor_of_late_learns_who_the_team_is():
    sure = {"notice": {"publicity": 0.0, "p_tell": 1.0, "invite": 0.0}}
    community, offer = opened("run_space", parameters=sure)
    estate = community.estate
    estate.slots.come(offer.slot, np.array([3]), estate.week - 1)
    noticed(community)
    assert np.flatnonzero(community.residents.aware).tolist() == estate.ties.of(3).tolist()


@pytest.mark.parametrize(("action", "use", "posters"), [("run_space", 20 / 40, 1.0), ("one_off_event", 20 / 40, 5.0)])
@pytest.mark.parametrize(("week", "crowd"), [(3, 1.5), (4, 1.0)])
def test_a_holiday_brings_half_as_many_more_passers_by_once(action, use, posters, week, crowd):
    """Share passing x a twentieth who see x posters x half a week of use x the holiday's crowd, week 3 being one."""
    faint = {"notice": NOBODY_SEES["notice"] | {"publicity": 0.05}, "team": {"clarity": 1.0}}
    community, offer = opened(action, parameters=faint)
    estate = community.estate
    estate.week = week
    chance = offer.venue.passing * np.float32(0.05 * posters * use * crowd)
    saw = np.flatnonzero(noticed(community))
    draws = estate.streams.everyone("notice", week, offer.slot.occasion)
    assert saw.tolist() == np.flatnonzero(draws < chance).tolist()
    assert len(saw) > 0
    assert np.flatnonzero(community.residents.aware).tolist() == saw.tolist(), "a clear message is read by all who see"


def test_visitors_go_on_telling_in_weeks_without_an_activity():
    """They tell for four weeks of the last visit, whether or not a door is open."""
    sure = {"notice": {"publicity": 0.0, "p_tell": 1.0, "invite": 0.0, "tell_window": 4}}
    community, offer = opened("one_off_event", parameters=sure)
    estate, residents = community.estate, community.residents
    estate.slots.come(offer.slot, np.array([3]), 5)
    community.offers = []
    for week, is_told in ((9, True), (10, False)):
        residents.aware[:] = False
        estate.week = week
        community.residents_take_part()
        assert np.flatnonzero(residents.aware).tolist() == (estate.ties.of(3).tolist() if is_told else [])


def test_by_the_rule_always_everyone_comes_who_notices_may_enter_and_has_the_hours():
    everyone_sees = {"notice": {"publicity": 1.0, "full_week": 1.0, "reach": 100.0}, "actions": {}}
    community, offer = opened("run_space", parameters=everyone_sees, rules={"decision": "always"})
    seen = noticed(community)
    who, which = taking_part.decide(community.estate, [offer], seen[None].copy(), {})
    has_time = community.residents.hours_left >= offer.duration
    assert who[which == 0].tolist() == np.flatnonzero(seen & has_time).tolist()


def test_who_finds_no_seat_goes_home_with_a_slightly_bad_experience():
    community, offer = opened("run_space")
    noticed(community)
    offer.seats = 2
    who = np.flatnonzero(community.residents.hours_left >= offer.duration)[:5]
    taking_part.take_part(community.estate, community.team, offer, who)
    outside = np.setdiff1d(who, offer.came)
    assert (len(offer.came), offer.n_turned_away) == (2, 3)
    p = community.spec.parameters
    assert community.residents.bad[outside, Trustee.TEAM] == pytest.approx(
        p.experience.turned_away * p.trust.negativity
    )
    assert not community.residents.attended[outside].any()


def test_a_visit_is_written_into_every_column_it_touches():
    community, offer = opened("run_space")
    noticed(community)
    residents = community.residents
    who = np.flatnonzero(residents.hours_left >= offer.duration)[:5]
    before = residents.hours_left[who].copy()
    taking_part.take_part(community.estate, community.team, offer, who)
    assert before - residents.hours_left[who] == pytest.approx(offer.duration)
    assert residents.hours_given[who] == pytest.approx(offer.duration)
    assert (residents.attended[who] & 1).all()
    assert residents.habit[who] == pytest.approx(community.spec.parameters.habit.growth)
    assert (residents.habit_slot[who] == offer.slot.number).all()
    assert np.count_nonzero(residents.met[who], axis=1).tolist() == [1] * 5
    assert residents.aware[who].all()


def test_news_reaches_ties_who_know_of_the_team_and_no_one_else():
    community, _ = opened("run_space")
    residents, ties = community.residents, community.estate.ties
    listener, deaf = ties.of(3)[:2]
    residents.aware[:] = False
    residents.aware[listener] = True
    community.estate.remember(np.array([3]), Trustee.TEAM, np.array([1]), 1.0)
    talking.hear_from_ties(community.estate)
    p = community.spec.parameters.trust
    told = p.second_hand * residents.trust(Trustee.NEIGHBOURS)[listener]
    assert residents.good[listener, Trustee.TEAM] == pytest.approx(told, rel=1e-5)
    assert residents.good[deaf, Trustee.TEAM] == 0
    assert not community.estate.told


def test_a_week_forgets_by_each_half_life():
    community, _ = opened("run_space")
    residents, p = community.residents, community.spec.parameters
    residents.good[:, Trustee.TEAM] = residents.habit[:] = 1.0
    residents.met[:] = 0.5
    talking.forget(community.estate)
    assert residents.good[:, Trustee.TEAM] == pytest.approx(2 ** (-1 / p.trust.half_life))
    assert residents.habit == pytest.approx(2 ** (-1 / p.habit.half_life))
    assert residents.met == pytest.approx(0.5 * 2 ** (-1 / p.needs.half_life))


def test_lost_interest_comes_back_sooner_or_later():
    community, _ = opened("run_space", parameters={"habit": {"comeback": 0.25}})
    community.residents.engaged[:] = False
    for week in range(40):
        community.estate.week = week
        talking.forget(community.estate)
    assert community.residents.engaged.mean() > 0.99


def test_activists_invite_one_tie_and_more_if_they_mobilise(keen):
    for _week in range(6):
        keen.step()
    keen.open_doors()
    invited = working.invite_ties(keen.estate)
    leaders = np.flatnonzero((keen.residents.role == Role.ACTIVIST) & (keen.residents.setting >= 0))
    friends = {friend for leader in leaders for friend in keen.estate.ties.of(leader)}
    asked = set(np.concatenate(list(invited.values())).tolist())
    assert asked
    assert asked <= friends
    assert keen.estate.persuasion[list(asked)].min() > 0


def test_work_without_room_for_it_is_not_given_and_makes_idle(keen):
    for _week in range(8):
        keen.step()
    residents = keen.residents
    workers = np.flatnonzero(residents.setting >= 0)
    given, idle = residents.hours_given.copy(), residents.idle[workers].astype(int)
    for setting in keen.estate.settings:
        setting.is_open = False
    residents.hours_left = residents.community_leisure
    assert working.give_hours(keen.estate, 1.0) == (0.0, 0.0)
    assert (residents.hours_given == given).all()
    assert (residents.idle[workers] == idle + 1).all()


def test_who_burns_out_rests_and_then_is_a_resident_again(keen):
    for _week in range(8):
        keen.step()
    residents, estate = keen.residents, keen.estate
    keen.start_week()
    keen.team_works()
    keen.residents_work()
    worker = int(np.flatnonzero(residents.setting >= 0)[0])
    residents.fatigue[worker] = 1000.0
    working.change_roles(estate, keen.team, 1.0)
    assert residents[worker].role is Role.BURNT_OUT
    assert residents.setting[worker] == -1
    residents.fatigue[worker] = 0.0
    for _week in range(keen.spec.parameters.fatigue.rest):
        keen.step()
    assert residents[worker].role is not Role.BURNT_OUT


def test_what_the_team_leaves_is_the_residents_from_then_on(keen):
    while keen.estate.week < keen.spec.exit:
        keen.step()
    assert {setting.host for setting in keen.estate.settings} == {Host.RESIDENTS}
    assert all(slot.host == Host.RESIDENTS for setting in keen.estate.settings for slot in setting.slots)
