"""What moves any institution: visits, information, risk, achievement, credit [model 10]."""

import numpy as np
import pytest

from simulation.agents.partners import NeighborhoodOffice, PropertyManagement
from simulation.parameters import Cooperation
from simulation.streams import Streams
from simulation.topics import Trustee
from tests.agents.institutions import management, office, told


def test_an_institution_that_knows_nothing_of_the_team_trusts_it_half():
    assert office().trust == 0.5


def test_visits_that_go_well_build_trust_and_an_introduction_counts_more():
    cold, introduced = office(), office()
    cold.receive_visit("cold", went_well=True)
    introduced.receive_visit("acquaintance", went_well=True)
    assert cold.trust == pytest.approx(1.5 / 2.5)
    assert introduced.trust == pytest.approx(2 / 3)


def test_a_visit_that_goes_badly_costs_trust():
    one = office()
    one.receive_visit("acquaintance", went_well=False)
    assert one.trust == pytest.approx(1 / 3)


def test_a_superiors_word_supports_the_team_from_then_on():
    one = office()
    one.receive_visit("superior", went_well=True)
    assert one.support == Cooperation().support


def test_a_superiors_word_is_not_forgotten_when_others_call_and_lifts_cooperation_for_good():
    """Logistic(.5 + .5) = .731 against .622 without support, when visits of both have long faded."""
    supported, plain = office(), office()
    supported.receive_visit("superior", went_well=True)
    supported.receive_visit("cold", went_well=True)
    plain.receive_visit("acquaintance", went_well=True)
    for _week in range(600):
        for one in (supported, plain):
            one.move()
    assert supported.cooperation == pytest.approx(0.7311, abs=1e-3)
    assert plain.cooperation == pytest.approx(0.6225, abs=1e-3)


def test_untouched_cooperation_goes_to_where_its_style_stands():
    """Logistic(.5) = .622 for a cooperative office, logistic(-2) = .119 for a refusing one."""
    for style, rest in (("cooperative", 0.6225), ("watching", 0.3775), ("refusing", 0.1192)):
        one = office(style)
        for _week in range(200):
            one.move()
        assert one.cooperation == pytest.approx(rest, abs=1e-4)


def test_an_activity_nobody_told_of_is_a_surprise():
    told, untold = office(), office()
    told.informed = 1.0
    for one in (told, untold):
        one.see_activity(30, on_premises=True, regular=True, n_bad=0)
    assert told.risk == 0
    assert untold.risk == pytest.approx(Cooperation().surprise)


def test_a_surprise_elsewhere_alarms_half_as_much():
    one = office()
    one.see_activity(30, on_premises=False, regular=True, n_bad=0)
    assert one.risk == pytest.approx(Cooperation().surprise / 2)


def test_trouble_alarms():
    one = office()
    one.informed = 1.0
    one.see_activity(30, on_premises=True, regular=True, n_bad=5)
    assert one.risk == pytest.approx(5 * Cooperation().trouble)


def test_regular_activities_on_ones_premises_count_twice():
    p, regular, once, empty = Cooperation(), office(), office(), office()
    regular.see_activity(30, on_premises=True, regular=True, n_bad=0)
    once.see_activity(30, on_premises=True, regular=False, n_bad=0)
    empty.see_activity(0, on_premises=True, regular=True, n_bad=0)
    assert regular.benefit == pytest.approx(p.achievement * p.premises)
    assert once.benefit == pytest.approx(p.achievement)
    assert empty.benefit == 0


def test_being_told_fades_by_half_in_four_weeks():
    one = office()
    one.informed = 2.0
    for _week in range(4):
        one.move()
    assert one.informed == pytest.approx(1.0)


def test_benefit_and_risk_stay_shares_however_much_happens():
    one = office()
    for _week in range(100):
        one.see_activity(500, on_premises=True, regular=True, n_bad=50)
    assert 0 <= one.benefit <= 1
    assert 0 <= one.risk <= 1


@pytest.mark.parametrize(("cooperation", "level"), [(0.1, 0), (0.3, 1), (0.5, 2), (0.7, 3), (0.9, 4)])
def test_cooperation_shows_as_a_level_of_involvement(cooperation, level):
    assert office(cooperation=cooperation).level == level


def test_each_institution_is_trusted_as_itself():
    assert (NeighborhoodOffice.trustee, PropertyManagement.trustee) == (Trustee.OFFICE, Trustee.PROPERTY)


def test_the_first_contact_stays_a_cold_one_takes_from_all_later_visits():
    """One half for the cold call, then six tenths of one; introduced first, the later visit counts in full."""
    cold, introduced = office(), office()
    cold.receive_visit("cold", went_well=True)
    cold.receive_visit("acquaintance", went_well=True)
    introduced.receive_visit("acquaintance", went_well=True)
    introduced.receive_visit("acquaintance", went_well=True)
    assert (cold.good, introduced.good) == (pytest.approx(0.5 + 0.6), 2.0)
    assert told(cold) == [("first_contact", "cold")]


def test_achievement_that_is_not_ones_own_counts_little_until_it_is_shared():
    """Credit .2, then .2 + .8 (1 - 1/e) after one sharing; beside the team, all of it."""
    p = Cooperation()
    seen = {"on_premises": False, "regular": False, "n_bad": 0}
    stranger, shared, beside = (office(credit=0.2) for _ in range(3))
    shared.share(0.0)
    stranger.see_activity(30, **seen)
    shared.see_activity(30, **seen)
    beside.see_activity(30, beside=True, **seen)
    assert stranger.benefit == pytest.approx(0.2 * p.achievement)
    assert shared.benefit == pytest.approx((0.2 + 0.8 * (1 - np.exp(-1))) * p.achievement)
    assert beside.benefit == pytest.approx(p.achievement)


def test_sharing_makes_its_own_work_visible():
    one = office()
    one.share(0.1)
    one.share(0.1)
    assert one.benefit == pytest.approx(0.1 + 0.1 * 0.9)


def test_past_complaints_take_from_the_wish_to_be_seen_and_value_talks_add_to_service():
    assert office(complaints=0.25).weights == (0.5, 1.5, 1.0, 1.0)
    moved = office()
    moved.hear_values(0.5)
    assert moved.weights == (0.5, 2.0, 1.5, 1.0)


def test_an_alarm_is_a_risk_and_risks_add_up_to_less_than_one():
    one = office()
    one.alarm(0.5)
    one.alarm(0.5)
    assert one.risk == 0.75


def test_a_change_of_level_is_told_with_what_moved_it_most():
    one = office(style="watching", cooperation=0.39)
    one.service = 0.1
    for _visit in range(4):
        one.receive_visit("acquaintance", went_well=True)
    while one.level < 2:
        one.move()
    assert told(one) == [("first_contact", "acquaintance"), ("drew_nearer", "trust")]


def test_risk_makes_it_draw_back_and_the_diary_says_so():
    one = office(style="watching", cooperation=0.41)
    one.has_met_team = True
    one.alarm(0.9)
    one.move()
    one.move()
    assert told(one) == [("drew_back", "risk")]


def test_left_alone_it_goes_where_its_nature_draws_it():
    one, unmet = office(style="refusing", cooperation=0.205), office(style="refusing", cooperation=0.205)
    one.has_met_team = True
    one.move()
    unmet.move()
    assert told(one) == [("drew_back", "its_nature")]
    assert told(unmet) == [], "and towards a team that never came it draws nowhere"


class Crowd:
    charisma = np.linspace(0, 1, 200, dtype=np.float32)
    mobilising = charisma


def test_it_names_the_keenest_of_those_it_knows_as_many_as_it_cooperates():
    sure = {"cooperation": {"keen_blur": 0.0}}
    streams = Streams(3, 200)
    warm, cool = office(cooperation=1.0, parameters=sure), office(cooperation=0.5, parameters=sure)
    named = warm.names_of_keen(Crowd, streams, week=5)
    known = np.flatnonzero(warm.knows(streams))
    assert named.tolist() == known[::-1][:4].tolist()
    assert cool.names_of_keen(Crowd, streams, week=5).tolist() == named[:2].tolist()
    assert 0.2 < len(known) / 200 < 0.4, "it knows about as many as its word reaches"


def test_an_absent_one_names_nobody():
    assert len(office(cooperation=0.19).names_of_keen(Crowd, Streams(3, 200), week=5)) == 0


def test_an_error_of_judgement_lets_the_less_keen_be_named():
    blurred = office(cooperation=1.0, parameters={"cooperation": {"keen_blur": 2.0}})
    sure = office(cooperation=1.0, parameters={"cooperation": {"keen_blur": 0.0}})
    streams = Streams(3, 200)
    seen = [one.names_of_keen(Crowd, streams, week=5) for one in (blurred, sure)]
    assert Crowd.charisma[seen[0]].mean() < Crowd.charisma[seen[1]].mean() - 0.1


def test_what_activities_are_worth_to_management_shows_in_owners_impression_only():
    one = management()
    one.see_activity(100, on_premises=True, regular=True, n_bad=3)
    assert one.benefit == 0
    assert one.risk > 0
