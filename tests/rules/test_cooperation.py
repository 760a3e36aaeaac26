import numpy as np
import pytest

from simulation.parameters import Styles
from simulation.rules import cooperation
from simulation.topics import Style

NOTHING = {"benefit": 0.0, "service": 0.0, "risk": 0.0, "support": 0.0, "trust": 0.5, "lead": 0.0}


def weights(style):
    """Return the constant and the weights of a style, as section 10 of the model gives them."""
    told = getattr(Styles(), style)
    return told.constant, told.achievement, told.service, told.risk


def target(style, **moves):
    return cooperation.target(cooperation.terms(weights(style), **moves))


def logistic(x):
    return 1 / (1 + np.exp(-x))


def test_an_uninformed_institution_feels_the_whole_risk():
    assert cooperation.felt_risk(0.5, 0.0, effect=0.6) == 0.5


def test_one_call_takes_away_some_of_the_risk_and_many_calls_at_most_three_fifths():
    assert cooperation.felt_risk(0.5, 1.0, effect=0.6) == pytest.approx(0.5 * (1 - 0.6 * (1 - 1 / np.e)))
    assert cooperation.felt_risk(0.5, 50.0, effect=0.6) == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("style", "constant"), [(Style.COOPERATIVE, 0.5), (Style.WATCHING, -0.5), (Style.REFUSING, -2.0)]
)
def test_styles_meet_a_stranger_differently(style, constant):
    assert target(style, **NOTHING) == pytest.approx(logistic(constant))


def test_for_a_refusing_head_risk_outweighs_achievement():
    both = NOTHING | {"benefit": 0.5, "risk": 0.5}
    assert target(Style.REFUSING, **both) == pytest.approx(logistic(-2 + 0.25 - 2.0))
    assert target(Style.COOPERATIVE, **both) == pytest.approx(logistic(0.5 + 1.0 - 0.5))


def test_service_support_and_trust_move_the_target():
    moved = NOTHING | {"service": 1.0, "support": 0.5, "trust": 0.75}
    assert target(Style.WATCHING, **moved) == pytest.approx(logistic(-0.5 + 0.5 + 0.5 + 0.5))


def test_cooperation_goes_eight_percent_of_the_way_in_a_week():
    assert cooperation.moved(0.5, 1.0, rate=0.08) == pytest.approx(0.54)


@pytest.mark.parametrize(("share", "level"), [(0.0, 0), (0.19, 0), (0.2, 1), (0.5, 2), (0.79, 3), (0.8, 4), (1, 4)])
def test_five_levels_of_involvement(share, level):
    assert cooperation.level(share) == level


def test_the_styles_weigh_as_the_specification_says():
    assert weights(Style.COOPERATIVE) == (0.5, 2.0, 1.0, 1.0)
    assert weights(Style.WATCHING) == (-0.5, 2.0, 0.5, 2.0)
    assert weights(Style.REFUSING) == (-2.0, 0.5, 0.3, 4.0)


def test_a_committee_that_shares_the_values_comes_halfway():
    """Constants 2, 0 and -2 for full, half and no agreement."""
    assert [cooperation.agreement_constant(share, full=2.0) for share in (1.0, 0.5, 0.0)] == [2.0, 0.0, -2.0]


def test_credit_shared_often_is_all_ones_own():
    assert cooperation.credited(0.4, 0.0) == 0.4
    assert cooperation.credited(0.4, 1.0) == pytest.approx(0.4 + 0.6 * (1 - 1 / np.e))
    assert cooperation.credited(0.4, 50.0) == pytest.approx(1.0)


def test_influence_is_whom_the_word_reaches_and_what_it_controls():
    assert cooperation.influence(0.5, 0.3) == pytest.approx(0.4)


def test_who_leads_draws_the_others_after_it_and_follows_nobody():
    """Influence .5 against .2, cooperation .9: 3 x .3 x .4."""
    assert cooperation.example(0.2, 0.5, 0.9, weight=3.0) == pytest.approx(0.36)
    assert cooperation.example(0.2, 0.5, 0.1, weight=3.0) == pytest.approx(-0.36)
    assert cooperation.example(0.5, 0.5, 0.9, weight=3.0) == 0


def test_an_institution_that_nothing_moves_stays_as_it_is():
    moves = {"values": 0.5, "benefit": 1.0}
    assert cooperation.MEMBERS["logistic"](moves, cooperation=0.2) == pytest.approx(1 / (1 + np.exp(-1.5)))
    assert cooperation.MEMBERS["none"](moves, cooperation=0.2) == 0.2
