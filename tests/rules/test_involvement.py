import pytest

from simulation.rules import involvement


def test_benefit_grows_with_owners_impression_up_to_all_it_hopes_for():
    felt = [involvement.benefit(gain, full=0.06, pressure=0.0, conviction=0.0) for gain in (-0.1, 0.0, 0.03, 0.06, 1.0)]
    assert felt == pytest.approx([0.0, 0.0, 0.5, 1.0, 1.0])


def test_profit_pressure_hides_it_and_conviction_lets_it_be_seen():
    felt = [involvement.benefit(0.06, full=0.06, pressure=0.8, conviction=share) for share in (0.0, 0.5, 1.0)]
    assert felt == pytest.approx([0.2, 0.6, 1.0])


@pytest.mark.parametrize(
    ("pressure", "conviction", "level"), [(0.5, 0.0, 3), (0.5, 0.5, 4), (0.25, 0.0, 4), (1, 0.7, 3)]
)
def test_it_runs_a_part_at_most_while_pressure_outweighs_its_patience(pressure, conviction, level):
    assert involvement.level(4, pressure=pressure, conviction=conviction, patience=0.25) == level
    assert involvement.level(2, pressure=pressure, conviction=conviction, patience=0.25) == 2


def test_a_part_well_run_makes_good_some_of_what_is_lacking():
    assert involvement.quality(0.8, gain=0.15) == pytest.approx(0.83)
    assert involvement.quality(1.0, gain=0.15) == 1.0
