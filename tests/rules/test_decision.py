"""The decision family, and the textbook models its simple members reduce to (model 15)."""

import numpy as np
import pytest

from simulation.parameters import Decision
from simulation.rules import decision
from simulation.rules.decision import STAYS

YES = True
NO = False


def goes(utilities, draws, *, scale=0.3, draws_pick=None, considered=None):
    utilities = np.atleast_2d(np.array(utilities, dtype=np.float32))
    draws = np.array(draws, dtype=np.float32)
    utilities = np.broadcast_to(utilities.T, (utilities.shape[1], len(draws)))
    if considered is None:
        considered = np.ones(utilities.shape, dtype=bool)
    pick = np.zeros(len(draws), dtype=np.float32) if draws_pick is None else np.array(draws_pick)
    return decision.logit(considered, utilities, scale=scale, draws=draws, draws_pick=pick)


@pytest.mark.parametrize("scale", [0.05, 0.3, 1.0])
@pytest.mark.parametrize("log_odds", [-6.0, -3.9, 0.0, 1.5, 5.0])
def test_with_one_activity_the_nested_logit_is_the_logistic(log_odds, scale):
    chance = 1 / (1 + np.exp(-log_odds))
    assert goes([log_odds], [chance - 1e-4, chance + 1e-4], scale=scale).tolist() == [0, STAYS]


@pytest.mark.parametrize(("scale", "attraction"), [(0.3, 2**0.3), (1.0, 2.0), (0.05, 2**0.05)])
def test_two_alike_activities_attract_two_to_the_scale_times_one(scale, attraction):
    chance = attraction / (1 + attraction)
    assert goes([0, 0], [chance - 1e-4, chance + 1e-4], scale=scale).tolist() == [0, STAYS]


def test_two_alike_activities_share_those_who_go():
    assert goes([0, 0], [0, 0], draws_pick=[0.49, 0.51]).tolist() == [0, 1]


def test_the_pick_is_in_proportion_to_the_scaled_odds():
    """With scale .3 and log-odds .3 ln 3 apart, the better one gets three of four."""
    picked = goes([0, 0.3 * np.log(3)], [0, 0], draws_pick=[0.249, 0.251])
    assert picked.tolist() == [0, 1]


def test_nobody_goes_to_what_one_has_not_noticed():
    considered = np.array([[NO, NO, YES], [YES, NO, NO]])
    went = goes([5, -1], [0, 0, 0], draws_pick=[0, 0, 0.999], considered=considered)
    assert went.tolist() == [1, STAYS, 0]


def test_no_activity_draws_nobody():
    nothing = np.zeros((0, 3))
    went = decision.logit(nothing > 0, nothing, scale=0.3, draws=np.zeros(3), draws_pick=np.zeros(3))
    assert went.tolist() == [STAYS] * 3


def test_an_estate_without_residents_decides_nothing():
    nobody = np.zeros((2, 0))
    went = decision.logit(nobody > 0, nobody, scale=0.3, draws=np.zeros(0), draws_pick=np.zeros(0))
    assert went.shape == (0,)


def test_the_utility_of_the_average_resident_is_the_base():
    weights = Decision()
    centre = [0.0, weights.need_centre, weights.trust_centre, 0.0, 0.0, weights.cost_centre, 0.0, 0.0]
    value = decision.utility(*[np.array([x], dtype=np.float32) for x in centre], weights=weights)
    assert value == pytest.approx([weights.base], abs=1e-6)


def test_each_term_of_the_utility_has_its_weight():
    """Base -4 and centres 0; .5 + 1*.4 + 2*.7 + 1.5*.2 + 5*.6 - 1*.3 - .5*.8 + 1*.1 - 4 + .25 = 1.25."""
    weights = Decision(
        base=-4.0, need=1.0, trust=2.0, peers=1.5, habit=5.0, cost=1.0, fatigue=0.5, gain=1.0,
        need_centre=0.0, trust_centre=0.0, cost_centre=0.0,
    )  # fmt: skip
    terms = [0.5, 0.4, 0.7, 0.2, 0.6, 0.3, 0.8, 0.1]
    value = decision.utility(*[np.array([x], dtype=np.float32) for x in terms], appeal=0.25, weights=weights)
    assert value == pytest.approx([1.25], abs=1e-6)


def test_a_threshold_that_is_just_reached_counts():
    considered = np.ones((1, 3), dtype=bool)
    share = np.array([0.24, 0.25, 0.26])
    assert decision.threshold(considered, share, np.full(3, 0.25)).tolist() == [STAYS, 0, 0]


def joined(thresholds):
    """Iterate the threshold rule to rest among everyone, from nobody; thresholds are numbers of people."""
    considered = np.ones((1, len(thresholds)), dtype=bool)
    taking_part = 0
    while True:
        went = decision.threshold(considered, np.full(len(thresholds), taking_part), thresholds)
        now = np.count_nonzero(went != STAYS)
        if now == taking_part:
            return now
        taking_part = now


def test_granovetters_crowd_of_a_hundred_all_join():
    assert joined(np.arange(100)) == 100


def test_granovetters_crowd_with_one_person_changed_stays_at_one():
    thresholds = np.arange(100)
    thresholds[1] = 2
    assert joined(thresholds) == 1


def test_watts_counts_one_tie_of_k_at_the_threshold_one_in_k():
    for degree in (1, 2, 3, 5, 6, 7, 10):
        share = np.array([1], dtype=np.float32) * np.float32(1.0 / degree)
        threshold = np.array([1.0 / degree], dtype=np.float32)
        assert decision.threshold(np.ones((1, 1), dtype=bool), share, threshold).tolist() == [0]


def test_bass_in_the_first_week_is_innovation_alone():
    n = 1000
    draws = (np.arange(n) + 0.5) / n
    went = decision.bass(np.ones((1, n), dtype=bool), np.float32(0.0), p=0.03, q=0.38, draws=draws)
    assert np.count_nonzero(went == 0) == 30


def test_bass_follows_the_difference_form_of_the_closed_curve():
    """F(5, 10, 15, 20) = .2729 .7826 .9782 .9984 for p = .03, q = .38 in unit steps (model 15)."""
    n, adopters, curve = 200_000, 0, {}
    for week in range(1, 21):
        left = n - adopters
        draws = (np.arange(left) + 0.5) / left
        went = decision.bass(np.ones((1, left), dtype=bool), adopters / n, p=0.03, q=0.38, draws=draws)
        adopters += np.count_nonzero(went == 0)
        curve[week] = adopters / n
    assert [curve[week] for week in (5, 10, 15, 20)] == pytest.approx([0.2729, 0.7826, 0.9782, 0.9984], abs=1e-4)


def test_always_takes_the_first_that_one_considers():
    considered = np.array([[NO, YES, NO], [YES, YES, NO]])
    assert decision.always(considered).tolist() == [1, 0, STAYS]


def test_the_lowest_draws_find_a_seat():
    inside = decision.seated(np.array([0.9, 0.1, 0.5, 0.3]), seats=2)
    assert inside.tolist() == [NO, YES, NO, YES]


def test_nobody_sits_where_there_is_no_seat():
    assert decision.seated(np.array([0.1, 0.2]), seats=0).tolist() == [NO, NO]


def test_everyone_sits_where_seats_are_plenty():
    assert decision.seated(np.array([0.9, 0.1]), seats=2).tolist() == [YES, YES]


def test_an_activity_nobody_comes_to_seats_nobody():
    assert decision.seated(np.zeros(0), seats=5).shape == (0,)
