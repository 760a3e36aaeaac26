"""Reading, questionnaires, partners' events and friends of friends: what each teaches, whom it reaches."""

import numpy as np
import pytest

from simulation.actions.introductions import snowball
from simulation.actions.partners import join_partner_events
from simulation.actions.research import desk_research, needs_survey
from simulation.actions.visits import formal_visit
from simulation.model import Community
from simulation.rules import knowledge, needs
from simulation.topics import Trustee
from tests import worlds

SURE = {"team": {"quality": 1.0}}


def opened(parameters=None, *, diary=False, **changes):
    """Return a community in its first week, the team at work on partners' events and visits."""
    plan = worlds.phase(0, 14, {"join_partner_events": 0.1, "formal_visit": 0.1})
    scenario = worlds.scenario(plan, parameters=parameters, **changes)
    made = Community(scenario, seed=1, collect=False, diary=diary)
    made.start_week()
    made.team_works()
    return made


@pytest.fixture
def community():
    return opened()


def distance(team, target):
    return 1.0 - knowledge.match(team.estimate, target)


def truth(community):
    return knowledge.shares(needs.unmet(community.residents.need, community.residents.met))


def generic(community):
    weights = np.array(community.spec.parameters.knowledge.generic)
    return weights / weights.sum()


def test_reading_brings_a_fifth_of_the_way_to_what_is_needed_here_and_no_further(community):
    target = 0.8 * generic(community) + 0.2 * truth(community)
    desk_research(community.estate, community.team, 2000)
    assert community.team.estimate == pytest.approx(target, abs=1e-6)


def test_a_wave_of_questionnaires_goes_three_fifths_of_the_way_to_its_picture():
    """1 - .97 ** 30 = .599; the picture is .3 local, of those asked, who here are everyone."""
    community = opened({"actions": {"needs_survey": {"asked": 1e5}}})
    team, before = community.team, generic(community)
    target = 0.7 * before + 0.3 * truth(community)
    assert needs_survey(community.estate, team, 1) == 1
    assert team.estimate == pytest.approx(before + (1 - 0.97**30) * (target - before), abs=1e-6)


def test_a_questionnaire_pulls_a_team_that_knows_better_back_to_the_surface(community):
    team = community.team
    team.estimate = truth(community)
    needs_survey(community.estate, team, 1)
    assert distance(team, truth(community)) > 0.01


def test_a_questionnaire_reaches_about_as_many_as_are_asked_and_three_in_ten_learn_who_asks():
    community = opened(adults=2000)
    residents = community.residents
    assert not residents.aware.any()
    needs_survey(community.estate, community.team, 1)
    assert np.count_nonzero(residents.aware) == pytest.approx(0.3 * 200, abs=4 * np.sqrt(60))


def test_reading_shows_the_ways_of_institutions_only_so_far_and_watching_them_the_rest():
    community = opened()
    team = community.team
    desk_research(community.estate, team, 2000)
    assert team.insight == pytest.approx({"office": 0.4, "property": 0.4, "committee": 0.4})
    join_partner_events(community.estate, team, 1)
    assert team.insight["office"] == pytest.approx(0.4 + 0.15 * 0.6)
    assert team.insight["property"] == pytest.approx(0.4), "it was the office's turn"


def test_whoever_knows_an_institution_visits_it_with_better_luck(community):
    """Quality .85 and half an insight: .85 + .15 x .5."""
    team = community.team
    team.insight["office"] = 0.5
    assert team.chance_with("office") == pytest.approx(0.925)
    assert team.chance_with("property") == pytest.approx(0.85)
    team.insight = dict.fromkeys(team.insight, 1.0)
    bad = community.estate.institutions["office"].bad
    for week in range(30):
        community.estate.week = week
        formal_visit(community.estate, team, 2)
    assert community.estate.institutions["office"].bad == bad


def test_partners_hold_one_event_a_week_at_most(community):
    assert join_partner_events(community.estate, community.team, 7) == 2
    named = community.team.now.join_partner_events.partners
    assert set(community.team.insight) == set(named)


def test_guests_of_an_institution_are_those_who_trust_it():
    """With all of the office's 12 guests drawn by trust, mean trust of guests is E(t^2)/E(t), above the mean."""
    community = opened({"actions": {"join_partner_events": {"met": 400.0}}}, adults=2000)
    residents = community.residents
    join_partner_events(community.estate, community.team, 1)
    trust = residents.trust(Trustee.OFFICE)
    came = residents.aware
    expected = np.mean(trust**2) / np.mean(trust)
    assert came.sum() == pytest.approx(400, abs=4 * np.sqrt(400))
    assert trust[came].mean() == pytest.approx(expected, abs=4 * trust.std() / np.sqrt(came.sum()))
    assert residents.community_leisure[came] - residents.hours_left[came] == pytest.approx(0.25)
    assert not residents.attended.any(), "the partner's own occasion is none of the team's"


def trusting(community, row):
    """Make a resident one who trusts the team fully and has left an address."""
    community.residents.reachable[row] = True
    community.residents.good[row, Trustee.TEAM] = 1e6


def strangers_of(community, row):
    return community.estate.ties.of(row).tolist()


def test_a_trusting_resident_brings_two_friends_whom_the_team_did_not_know():
    community = opened(SURE, diary=True)
    residents, estate = community.residents, community.estate
    trusting(community, 4)
    assert snowball(estate, community.team, 5) == 1
    friends = np.flatnonzero(residents.introduced == 0)
    assert len(friends) == 2
    assert set(friends) <= set(strangers_of(community, 4))
    assert residents.aware[friends].all()
    entries = [entry for row in friends for entry in estate.diary.of("resident", row)]
    learnt = [entry for entry in entries if entry.what == "became_aware"]
    assert [(entry.because, entry.facts["by"]) for entry in learnt] == [("introduced", 4)] * 2


def test_a_friends_word_lends_trust_in_proportion_to_trust_in_neighbours():
    """A full word is worth one experience times trust in neighbours, beside the talk itself: 1 - exp(-.5/1.5)."""
    community = opened(SURE)
    residents = community.residents
    trusting(community, 4)
    snowball(community.estate, community.team, 1)
    friends = np.flatnonzero(residents.introduced == 0)
    lent = residents.trust(Trustee.NEIGHBOURS)[friends]
    assert residents.good[friends, Trustee.TEAM] == pytest.approx(lent + 1 - np.exp(-1 / 3), rel=1e-4)


def test_introductions_take_the_time_of_all_who_sit_together():
    community = opened(SURE)
    residents = community.residents
    trusting(community, 4)
    snowball(community.estate, community.team, 1)
    there = np.append(np.flatnonzero(residents.introduced == 0), 4)
    gone = np.flatnonzero(residents.community_leisure - residents.hours_left > 0.01)
    assert gone.tolist() == sorted(there.tolist())
    assert (residents.community_leisure - residents.hours_left)[there] == pytest.approx(0.5)


def test_nobody_is_asked_for_friends_who_does_not_trust_or_was_asked_of_late():
    community = opened()
    community.residents.reachable[4] = True
    assert snowball(community.estate, community.team, 1) == 0, "trust is one half"
    trusting(community, 4)
    assert snowball(community.estate, community.team, 1) == 1
    community.estate.week = 8
    assert snowball(community.estate, community.team, 1) == 0
    community.estate.week = 9
    assert snowball(community.estate, community.team, 1) == 1


def test_each_friend_is_introduced_once_however_many_know_them():
    community = opened(SURE)
    for row in range(0, 120, 3):
        trusting(community, row)
    done = snowball(community.estate, community.team, 40)
    introduced = np.flatnonzero(community.residents.introduced == 0)
    assert not community.residents.reachable[introduced[introduced % 3 == 0]].any()
    assert done <= len(introduced) <= 2 * done
    assert community.residents.hours_left.min() >= 0
