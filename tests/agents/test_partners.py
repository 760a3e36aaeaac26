"""Property management between profit and the owners' opinion of it [model 10, handbook 3.2]."""

import pytest

from simulation.agents.partners import PropertyManagement
from simulation.topics import Trustee
from tests.agents.institutions import management, told

UNDER_PRESSURE = {"profit_pressure": 0.5, "cooperation": 0.95}


def test_benefit_is_what_owners_impression_has_gained():
    """A gain of .02 is half of the .04 it hopes for; without profit pressure it is felt in full."""
    one = management(profit_pressure=0.0)
    one.hear_owners(0.40)
    assert one.felt_benefit == 0
    one.hear_owners(0.42)
    assert one.felt_benefit == pytest.approx(0.5)


def test_profit_pressure_hides_half_of_the_long_benefit_until_its_view_has_changed():
    one = management(profit_pressure=0.5)
    one.hear_owners(0.40)
    one.hear_owners(0.44)
    assert one.felt_benefit == pytest.approx(0.5)
    one.hear_values(1.0)
    assert one.felt_benefit == pytest.approx(1.0)


def test_a_worse_impression_is_no_benefit():
    one = management()
    one.hear_owners(0.40)
    one.hear_owners(0.30)
    assert one.felt_benefit == 0


def test_it_does_not_co_host_under_pressure_however_much_it_cooperates():
    assert management(**UNDER_PRESSURE).level == 3
    assert management(profit_pressure=0.2, cooperation=0.95).level == 4


def test_value_talks_open_the_way_to_co_hosting():
    """Pressure .5 and patience .25: five talks of .15 teach 1 - .85^5 = .556, which is enough; four (.478) are not."""
    one = management(**UNDER_PRESSURE)
    for n_talks in range(1, 6):
        one.hear_values(0.15)
        assert one.level == (4 if n_talks == 5 else 3)


def test_what_talks_taught_fades_by_half_in_a_year():
    one = management()
    one.hear_values(0.5)
    for _week in range(52):
        one.move()
    assert one.conviction == pytest.approx(0.25)


def test_a_change_of_view_is_told_as_its_reason():
    one = management(**UNDER_PRESSURE)
    one.has_met_team = True
    one.hear_values(0.9)
    one.move()
    assert told(one) == [("drew_nearer", "change_of_view")]


def test_it_is_trusted_as_itself():
    assert PropertyManagement.trustee == Trustee.PROPERTY
