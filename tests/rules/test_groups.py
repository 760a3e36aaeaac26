"""How groups meet, hold together, are led, win members and begin."""

import numpy as np
import pytest

from simulation.parameters import Decision, Groups
from simulation.rules import groups

P, D = Groups(), Decision()


def came(draws, **given):
    known = {"propensity": 0.0, "need": D.need_centre, "cohesion": 0.5, "fatigue": 0.0, "size": 15} | given
    columns = [np.full(len(draws), known[name]) for name in ("propensity", "need", "cohesion", "fatigue", "size")]
    return groups.comes_to_meeting(
        *columns,
        base=0.4,
        on_need=P.attend_need,
        on_cohesion=P.attend_cohesion,
        on_fatigue=D.fatigue,
        on_size=0.5,
        need_centre=D.need_centre,
        draws=np.asarray(draws),
    )


def test_an_average_member_comes_to_three_meetings_in_five():
    """Logistic(.4) = .599."""
    assert came([0.59, 0.61]).tolist() == [True, False]


def test_a_cohesive_group_is_attended_and_a_tired_member_stays_home():
    """Logistic(.4 + 2 x .5) = .802; logistic(.4 - .5 x 2) = .354."""
    assert came([0.80, 0.81], cohesion=1.0).tolist() == [True, False]
    assert came([0.35, 0.36], fatigue=2.0).tolist() == [True, False]


def test_in_a_group_four_times_as_large_each_is_missed_less():
    """Logistic(.4 - .5 log 4) = .427."""
    assert came([0.42, 0.43], size=60).tolist() == [True, False]


def cohesion(before, share, *, met=True, tension=0.0, idle=False):
    arrays = [np.array([x]) for x in (before, share, met, tension, idle)]
    return groups.cohesion(*arrays, gain=0.05, loss=0.03, conflict_loss=0.1)[0]


def test_cohesion_by_hand():
    assert cohesion(0.5, 0.8) == pytest.approx(0.52)
    assert cohesion(0.5, 0.0, met=False) == pytest.approx(0.47)
    assert cohesion(0.5, 0.8, tension=1.0) == pytest.approx(0.42)
    assert cohesion(0.5, 0.8, tension=0.2) == pytest.approx(0.50)
    assert cohesion(0.05, 0.0, met=False, tension=1.0) == 0.0


def test_a_rights_group_whose_cause_is_over_comes_apart_although_it_meets():
    """.05 x .8 x .5 - .03 = -.01 a week."""
    assert cohesion(0.5, 0.8, idle=True) == pytest.approx(0.49)


def test_a_strong_leader_takes_over_and_a_mild_one_hardly():
    """.3 + .02 x .9 x .7 x .3 = .30378; fastest in the middle, where both sides give way."""
    assert groups.dominance(np.array([0.3]), np.array([0.9]), np.array([0.9]), gain=0.02)[0] == pytest.approx(0.30378)
    assert groups.dominance(np.array([0.3]), np.array([0.1]), np.array([0.1]), gain=0.02)[0] < 0.3005


def test_members_learn_to_deliberate_where_the_leader_lets_them():
    learnt = groups.after_meeting(np.array([0.2, 0.2]), np.array([0.0, 0.9]), gain=0.01)
    assert learnt == pytest.approx([0.208, 0.2008])


def test_a_closed_group_wins_nobody():
    draws = np.zeros(2)
    assert groups.won(np.array([0.0, 0.5]), np.array([1.0, 1.0]), chance=0.01, draws=draws).tolist() == [False, True]


def test_training_outside_makes_founding_three_times_as_likely():
    """1 - .97^3 = .0873 against .03."""
    asked = {"hazard": 0.03, "trained": 3.0}
    found = groups.founds(np.array([False, True]), np.ones(2), draws=np.full(2, 0.05), **asked)
    assert found.tolist() == [False, True]
    assert not groups.founds(np.array([True]), np.ones(1), draws=np.array([0.09]), **asked)[0]


def test_members_trust_a_cohesive_group_enough_to_work_for_it():
    """The gate of .65 is passed from a cohesion of .8 on."""
    assert groups.trust_of_members(0.8) == pytest.approx(0.65)
