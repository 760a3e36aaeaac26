"""Rules of allocation, and what follows from them."""

import numpy as np
import pytest

from simulation.rules import allocation
from simulation.rules.allocation import Applications

ROUND = Applications(
    asked=np.array([3000.0, 3000.0, 4000.0]),
    merit=np.array([0.9, 0.2, 0.6]),
    seen=np.array([0.8, 0.3, 0.7]),
    need=np.array([0.1, 0.9, 0.5]),
    came=np.array([2, 1, 0]),
    favour=np.array([0.0, 1.0, 0.2]),
)


@pytest.mark.parametrize(
    ("rule", "awards"),
    [
        ("open_review", [3000, 0, 4000]),
        ("need_based", [0, 3000, 4000]),
        ("equal_share", [2500, 2500, 2500]),
        ("first_come", [0, 3000, 4000]),
        ("patronage", [0, 3000, 4000]),
    ],
)
def test_awards_by_hand(rule, awards):
    """7,500 yuan for three applications of 10,000 in all."""
    given = allocation.MEMBERS[rule](ROUND, money=7_500.0)
    assert given.tolist() == awards


@pytest.mark.parametrize("rule", allocation.MEMBERS)
def test_no_rule_gives_more_than_there_is_or_than_was_asked(rule):
    for money in (0.0, 100.0, 5_000.0, 1e6):
        given = allocation.MEMBERS[rule](ROUND, money=money)
        assert given.sum() <= money + 1e-9
        assert (given <= ROUND.asked).all()


def test_justice_is_agreement_with_merit_that_can_be_seen():
    award = np.array([1.0, 0.0, 1.0])
    assert allocation.agreement(award, ROUND.merit) == pytest.approx(0.5 + 0.5 * 2 / np.sqrt(2 * 3))
    assert allocation.justice(award, ROUND.merit, transparency=0.2) == pytest.approx(0.1816, abs=1e-4)
    assert allocation.justice(1.0 - award, ROUND.merit, transparency=1.0) == pytest.approx(0.0918, abs=1e-4)
    assert allocation.agreement(np.ones(3), ROUND.merit) == 0.5, "everybody gets the same"


def test_a_just_refusal_is_taken_well():
    draws = (np.arange(1000) + 0.5) / 1000
    felt = allocation.feeling(0.8, draws)
    assert [(felt == sign).mean() for sign in (1, 0, -1)] == pytest.approx([0.8, 0.1, 0.1])
    assert (allocation.feeling(0.0, draws) == -1).mean() == pytest.approx(0.5)


def test_what_was_given_twice_is_missed_the_third_time():
    """Expectation .3 after one full award, .51 after two; a round without is then felt as .357 withheld."""
    once = allocation.expected(np.array([0.0]), np.array([1.0]), rate=0.3)
    twice = allocation.expected(once, np.array([1.0]), rate=0.3)
    assert [once[0], twice[0]] == pytest.approx([0.3, 0.51])
    after = allocation.expected(twice, np.array([0.0]), rate=0.3)
    assert allocation.entitlement(after, np.array([0.0]))[0] == pytest.approx(0.357)
