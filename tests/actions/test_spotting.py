"""Finding activists: where candidates come from, what the team sees, whom it asks, who agrees."""

import numpy as np
import pytest

from simulation.actions import spotting
from simulation.actions.spotting import spot_activists
from simulation.model import Community
from simulation.topics import Channel, Role, Trustee
from tests import worlds

CLEAR = {"spotting": {"noise": 0.01, "looks": 1}, "selection": {"per_choice": 4}, "roles": {"accept": 1.0, "gate": 0.0}}
FRIENDS = {"style": "cooperative", "trust": 0.6, "cooperation": 1.0, "reach": 1.0}


def opened(channels=("activity",), parameters=None, **changes):
    """Return a community in which a room is open and nobody has come yet."""
    plan = worlds.phase(0, 14, {"spot_activists": 0.1, "run_space": 12.0}, spot_activists={"channels": channels})
    scenario = worlds.scenario(plan, parameters=parameters or {}, **changes)
    made = Community(scenario, seed=1, collect=False, diary=True)
    made.start_week()
    made.team_works()
    return made


def came_of_late(community, rows):
    community.estate.recent[rows] = True


def pass_weeks(community, n):
    community.estate.week += n
    community.estate.diary.week = community.estate.week
    community.residents.hours_left = community.residents.community_leisure


def test_a_look_is_a_visit_that_takes_time_and_makes_known():
    community = opened()
    came_of_late(community, [3, 8])
    residents = community.residents
    assert spot_activists(community.estate, community.team, 1) == 1
    (row,) = np.flatnonzero(residents.aware)
    assert row in (3, 8)
    assert residents.community_leisure[row] - residents.hours_left[row] == pytest.approx(0.75)
    assert [entry.what for entry in community.estate.diary.of("resident", int(row))][-1] == "became_candidate"


def test_hours_without_anyone_to_visit_stay_in_the_account():
    community = opened()
    assert spot_activists(community.estate, community.team, 5) == 0
    assert len(community.team.candidates) == 0


def test_a_candidate_is_seen_again_before_others_are_looked_for():
    community = opened()
    came_of_late(community, [3, 8])
    spot_activists(community.estate, community.team, 1)
    assert spot_activists(community.estate, community.team, 1) == 1, "not twice in a week: it is the other's turn"
    assert sorted(community.team.candidates.rows.tolist()) == [3, 8]
    pass_weeks(community, 1)
    came_of_late(community, [20])
    spot_activists(community.estate, community.team, 2)
    assert community.team.candidates.looks.tolist() == [2, 2]


def test_of_four_seen_clearly_the_most_infectious_is_asked_and_takes_up_work():
    community = opened(parameters=CLEAR, rules={"selection": "charisma_first"})
    residents = community.residents
    rows = np.array([3, 8, 20, 50])
    came_of_late(community, rows)
    residents.charisma[rows] = [0.2, 0.9, 0.5, 0.3]
    residents.mobilising[rows] = 0.4
    residents.responsibility[rows] = 1.0
    spot_activists(community.estate, community.team, 4)
    assert np.flatnonzero(residents.spotted).tolist() == [8]
    assert (residents.role[8], residents.spotted[8]) == (Role.CONTRIBUTOR, Channel.ACTIVITY)
    assert residents.setting[8] >= 0, "used to no place, so where the team has one"
    (entry,) = [one for one in community.estate.diary.of("resident", 8) if one.what == "took_up_work"]
    assert entry.because == "asked_as_candidate"


def test_a_contributor_who_agrees_leads_at_once():
    community = opened(parameters=CLEAR)
    residents = community.residents
    rows = np.array([3, 8, 20, 50])
    came_of_late(community, rows)
    residents.charisma[rows] = [0.2, 0.9, 0.5, 0.3]
    residents.responsibility[rows] = 1.0
    community.estate.take_up_work(np.array([8]), "own_accord", otherwise=0)
    spot_activists(community.estate, community.team, 4)
    assert residents.role[8] == Role.ACTIVIST
    assert type(residents[8]).__name__ == "Activist"


def test_as_many_are_asked_whatever_the_policy():
    asked = {}
    for policy in ("charisma_first", "drive_first", "third_tier_first", "tiered", "random"):
        community = opened(parameters=CLEAR, rules={"selection": policy})
        came_of_late(community, np.arange(0, 60, 3))
        spot_activists(community.estate, community.team, 20)
        found = community.team.candidates
        asked[policy] = frozenset(found.rows[found.asks > 0].tolist())
    assert {len(rows) for rows in asked.values()} == {5}
    assert len(set(asked.values())) > 3, "and they are not the same people"


def test_who_trusts_too_little_is_asked_again_after_a_while_and_not_for_ever():
    community = opened(parameters=CLEAR | {"roles": {"gate": 1.0}})
    residents, found = community.residents, community.team.candidates
    came_of_late(community, [3, 8, 20, 50])
    spot_activists(community.estate, community.team, 4)
    assert found.asks.sum() == 1
    refused = int(found.rows[found.asks > 0][0])
    for week in range(1, 40):
        pass_weeks(community, 1)
        spot_activists(community.estate, community.team, 1)
        assert found.asks.max() == min(1 + week // 8, 3)
    assert residents.spotted[refused] == Channel.NONE
    refusals = [one for one in community.estate.diary.of("resident", refused) if one.what == "declined_to_lead"]
    assert [(one.week, one.because) for one in refusals] == [(week, "trust_too_low") for week in (0, 8, 16)]


def test_no_one_leading_worn_out_or_without_time_is_a_candidate():
    community = opened()
    residents = community.residents
    came_of_late(community, [3, 8, 20, 50, 60])
    residents.role[3], residents.role[8] = Role.ACTIVIST, Role.BURNT_OUT
    residents.hours_left[20], residents.engaged[50] = 0.5, False
    assert spot_activists(community.estate, community.team, 5) == 1
    assert community.team.candidates.rows.tolist() == [60]


def test_friends_of_those_who_trust_and_names_of_institutions_are_referrals():
    community = opened(office=FRIENDS | {"cooperation": 0.0}, property=FRIENDS | {"cooperation": 0.0})
    estate, residents = community.estate, community.residents
    assert len(spotting._by_referral(estate)) == 0
    estate.regulars = np.array([4])
    residents.good[4, Trustee.TEAM] = 100.0
    assert sorted(spotting._by_referral(estate)) == estate.ties.of(4).tolist()
    for one in estate.institutions.values():
        one.cooperation = 1.0
    referred = spotting._by_referral(estate)
    named = [one.names_of_keen(residents, estate.streams, estate.week) for one in estate.institutions.values()]
    assert referred[: len(np.unique(np.concatenate(named)))].tolist() == list(dict.fromkeys(np.concatenate(named)))


def test_the_well_known_are_charismatic_and_have_many_ties():
    community = opened(adults=2000)
    estate, residents = community.estate, community.residents
    order = spotting._by_reputation(estate)
    assert sorted(order.tolist()) == list(range(2000))
    first, last = order[:400], order[-400:]
    assert residents.charisma[first].mean() > residents.charisma[last].mean() + 0.1
    assert estate.ties.degree[first].mean() > estate.ties.degree[last].mean() + 0.5


def test_applicants_for_a_grant_are_a_channel_of_their_own():
    community = opened(("grant",))
    community.estate.grants.applicants = np.array([7, 9])
    assert spot_activists(community.estate, community.team, 5) == 2
    assert (community.team.candidates.channel == Channel.GRANT.value).all()


def test_channels_take_turns():
    community = opened(("activity", "reputation"))
    came_of_late(community, np.arange(30))
    for _week in range(4):
        pass_weeks(community, 3)
        community.team.candidates.looks[:] = 2
        spot_activists(community.estate, community.team, 1)
    assert community.team.candidates.channel.tolist() == [2, 4, 2, 4]


def test_belief_of_who_was_seen_often_is_nearer_the_truth():
    """A look at a stranger errs by .3; after four looks, and a shrinking to the mean, beliefs are nearer on average."""
    errors = []
    for looks in (1, 4):
        community = opened(parameters={"spotting": {"looks": looks}, "selection": {"per_choice": 50}}, adults=400)
        came_of_late(community, np.arange(0, 400, 2))
        for _week in range(looks):
            spot_activists(community.estate, community.team, 200)
            pass_weeks(community, 1)
        found = community.team.candidates
        errors.append(np.abs(found.belief[0] - community.residents.charisma[found.rows]).mean())
    assert errors[1] < 0.75 * errors[0]
