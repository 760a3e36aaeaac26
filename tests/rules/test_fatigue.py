import numpy as np
import pytest

from simulation.rules import fatigue


def test_work_tires_in_proportion_to_leisure():
    tired = fatigue.after_work(np.zeros(2), np.array([2.0, 2.0]), np.array([10.0, 40.0]), keep=0.9, pressure=1.0)
    assert tired == pytest.approx([0.2, 0.05])


def test_who_has_hardly_any_leisure_counts_as_having_five_hours():
    tired = fatigue.after_work(np.zeros(1), np.array([2.0]), np.array([0.5]), keep=0.9, pressure=1.0)
    assert tired == pytest.approx([0.4])


def test_a_tenth_of_fatigue_goes_in_a_week_of_rest():
    tired = fatigue.after_work(np.array([1.0]), np.zeros(1), np.array([20.0]), keep=0.9, pressure=1.0)
    assert tired == pytest.approx([0.9])


def test_pressure_tires():
    tired = fatigue.after_work(np.zeros(1), np.array([2.0]), np.array([10.0]), keep=0.9, pressure=3.0)
    assert tired == pytest.approx([0.6])


@pytest.mark.parametrize(("level", "chance"), [(0.0, 1 / (1 + np.e**7)), (2.0, 1 / (1 + np.e**4))])
def test_the_tired_burn_out_more_often(level, chance):
    draws = np.array([chance * 0.99, chance * 1.01])
    out = fatigue.burns_out(np.full(2, level), base=-7.0, slope=1.5, draws=draws)
    assert out.tolist() == [True, False]


def test_where_nobody_works_nobody_burns_out():
    assert fatigue.burns_out(np.zeros(0), base=-7.0, slope=1.5, draws=np.zeros(0)).shape == (0,)


def test_fatigue_by_hours_alone_or_none():
    before, work, leisure = np.ones(2), np.array([2.0, 2.0]), np.array([10.0, 40.0])
    settings = {"keep": 0.9, "pressure": 1.0}
    assert fatigue.MEMBERS["by_hours"](before, work, leisure, **settings) == pytest.approx([1.0, 1.0])
    assert fatigue.MEMBERS["none"](before, work, leisure, **settings) == pytest.approx([0.9, 0.9])
