"""Who comes to the table, and whether it settles the matter."""

import numpy as np
import pytest

from simulation.parameters import Parameters
from simulation.rules import deliberation

P = Parameters().deliberation
WEIGHTS = {
    "constant": P.constant, "w_skill": P.skill, "w_facilitation": P.facilitation, "w_trust": P.trust,
    "w_stakes": P.stakes,
}  # fmt: skip


def chance(skill=0.0, facilitation=0.0, trust=0.5, stakes=0.0):
    return deliberation.p_success(skill, facilitation=facilitation, trust=trust, stakes=stakes, **WEIGHTS)


def test_the_defaults_are_those_of_the_model():
    """logit = -1 + 3 skill + 1.5 facilitation + 2 (trust - 1/2) - 2 stakes."""
    assert chance() == pytest.approx(1 / (1 + np.e))
    assert chance(skill=1 / 3) == pytest.approx(0.5)
    assert chance(facilitation=2 / 3) == pytest.approx(0.5)
    assert chance(skill=1 / 3, trust=1.0, stakes=0.5) == pytest.approx(0.5)


@pytest.mark.parametrize("better", [{"skill": 0.1}, {"facilitation": 0.1}, {"trust": 0.6}])
def test_skill_facilitation_and_trust_help_and_stakes_hinder(better):
    assert chance(**better) > chance() > chance(stakes=0.1)


def test_the_open_and_the_aggrieved_come():
    openness, grievance = np.array([0.0, 1.0, 0.0, 0.5]), np.array([0.0, 0.0, 1.0, 0.5])
    for draw, who in ((0.0, [1, 2, 3]), (0.37, [1, 2, 3]), (0.38, [1, 2]), (0.5, [])):
        comes = deliberation.comes(openness, grievance, accept=0.5, draws=np.full(4, draw))
        assert np.flatnonzero(comes).tolist() == who, draw


def test_practice_goes_a_part_of_the_way_to_full_skill():
    assert deliberation.after_practice(np.array([0.2, 1.0]), step=0.1).tolist() == pytest.approx([0.28, 1.0])


def test_sides_take_turns_at_the_table_and_the_earliest_of_each_sit():
    side = np.array([0, 0, 0, 0, 1, 1])
    order = np.array([0.4, 0.1, 0.3, 0.2, 0.9, 0.8])
    assert np.flatnonzero(deliberation.around_the_table(side, order, seats=4)).tolist() == [1, 3, 4, 5]
    assert deliberation.around_the_table(side, order, seats=10).all()
