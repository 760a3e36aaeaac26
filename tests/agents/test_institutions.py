"""The neighbourhood office and property management: what moves them [model 10]."""

import mesa
import pytest

from simulation.agents.institutions import NeighborhoodOffice, PropertyManagement
from simulation.parameters import Cooperation
from simulation.profile import Institution
from simulation.topics import Trustee


def office(style="cooperative", cooperation=0.5, **changes):
    profile = Institution(style=style, trust=0.5, cooperation=cooperation, reach=0.3)
    return NeighborhoodOffice(mesa.Model(rng=1), profile, Cooperation(**changes))


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
    assert regular.benefit == pytest.approx(p.credit * p.premises)
    assert once.benefit == pytest.approx(p.credit)
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
