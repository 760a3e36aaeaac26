"""How tense a conflict is, and when it flares up."""

import pytest

from simulation.rules import conflict


def test_tension_left_alone_halves_in_23_weeks():
    tension = 0.4
    for _week in range(23):
        tension = conflict.tension(tension, 0.0, keep=0.97, gain=0.1)
    assert tension == pytest.approx(0.2, rel=0.02)


def test_a_third_of_all_concerned_hold_tension_near_one_and_more_do_not_raise_it_beyond():
    """0.1 x 0.3 / 0.03 = 1."""
    assert conflict.tension(1.0, 0.3, keep=0.97, gain=0.1) == pytest.approx(1.0)
    assert conflict.tension(1.0, 1.0, keep=0.97, gain=0.1) == 1.0


def test_at_full_tension_one_week_in_twenty_sees_a_flare_up():
    assert conflict.flares(1.0, hazard=0.05, draw=0.049)
    assert not conflict.flares(1.0, hazard=0.05, draw=0.05)
    assert not conflict.flares(0.0, hazard=1.0, draw=0.0)


def test_a_step_goes_part_of_the_way_to_one():
    assert conflict.after_step(0.5, 0.2) == pytest.approx(0.6)
    assert conflict.after_step(1.0, 0.2) == 1.0


def test_four_weeks_of_a_hazard_are_not_four_times_the_hazard():
    assert conflict.within(0.5, weeks=4) == pytest.approx(1 - 0.0625)
    assert conflict.within(0.0, weeks=4) == 0.0


@pytest.mark.parametrize(("trust", "hazard"), [(0.45, 0.0), (0.9, 0.0), (0.0, 0.02), (0.3375, 0.005)])
def test_owners_rise_the_sooner_the_less_they_trust_and_not_where_they_trust_enough(trust, hazard):
    assert conflict.hazard_of_discontent(trust, hazard=0.02, content=0.45) == pytest.approx(hazard)
