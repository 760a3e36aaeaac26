import numpy as np
import pytest

from simulation.rules import succession

VOLUNTEERS = {2: (0.5, 0.25), 5: (0.1591, 0.4204), 10: (0.0741, 0.4629), 100: (0.0070, 0.4965)}


@pytest.mark.parametrize("n_able", VOLUNTEERS)
def test_the_more_could_step_up_the_less_each_does_and_the_less_anybody(n_able):
    """Diekmann (1985), at K/U = 1/2."""
    chance = succession.chance_to_volunteer(np.full(n_able, 0.5), n_able)
    assert (chance[0], np.prod(1 - chance)) == pytest.approx(VOLUNTEERS[n_able], abs=5e-5)


def test_the_only_one_who_can_does():
    skill, draws = np.array([0.1, 0.5, 0.3]), np.full(3, 0.999)
    assert succession.volunteer(skill, least=0.4, cost=0.8, draws=draws).tolist() == [False, True, False]


def test_what_costs_as_much_as_it_is_worth_nobody_does():
    assert not succession.chance_to_volunteer(np.array([1.0, 1.5]), 1).any()
    assert not succession.chance_to_volunteer(np.array([1.0, 1.5]), 2).any()


def test_skill_makes_it_cheaper():
    """Of two, each with K/U = cost (1 - skill): chances 1 - 0.8 x 0.5 = 0.6 and 1 - 0.8 x 0.25 = 0.8."""
    skill = np.array([0.5, 0.75])
    for draws, steps in (([0.59, 0.79], [True, True]), ([0.61, 0.79], [False, True]), ([0.61, 0.81], [False, False])):
        assert succession.volunteer(skill, least=0.4, cost=0.8, draws=np.array(draws)).tolist() == steps


def test_the_ablest_is_one_and_luck_tells_equals_apart():
    skill, draws = np.array([0.5, 0.7, 0.7]), np.array([0.0, 0.6, 0.4])
    assert succession.ablest(skill, least=0.4, cost=0.8, draws=draws).tolist() == [False, False, True]
    assert not succession.ablest(skill, least=0.8, cost=0.8, draws=draws).any()


@pytest.mark.parametrize("member", succession.MEMBERS)
def test_a_group_without_members_has_no_successor(member):
    found = succession.MEMBERS[member](np.zeros(0), least=0.4, cost=0.8, draws=np.zeros(0))
    assert (found.shape, found.dtype) == ((0,), bool)


def test_none_ends_every_group():
    assert not succession.MEMBERS["none"](np.ones(3), least=0.0, cost=0.0, draws=np.zeros(3)).any()
