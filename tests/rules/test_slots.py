"""Who is asked first when slots are given out."""

import numpy as np
import pytest

from simulation.rules.slots import MEMBERS

FOUNDED, ASKED = np.array([-10, 5, 1]), np.array([3, 1, 2])
NEED, WANTED = np.array([1.0, 3.0, 2.0]), np.array([3, 1, 2])


def turns(rule, term=0):
    return MEMBERS[rule](FOUNDED, ASKED, NEED, WANTED, term=term).tolist()


@pytest.mark.parametrize(
    ("rule", "order"),
    [
        ("seniority", [0, 0, 0, 2, 2, 1]),
        ("first_come", [1, 2, 0, 2, 0, 0]),
        ("rotation", [0, 2, 1, 0, 2, 0]),
        ("need", [1, 2, 0, 2, 0, 0]),
    ],
)
def test_the_order_of_turns(rule, order):
    """The oldest wants three slots: under seniority it has them before anyone else is asked."""
    assert turns(rule) == order


def test_rotation_begins_with_another_group_each_term():
    assert [turns("rotation", term)[0] for term in range(4)] == [0, 2, 1, 0]


@pytest.mark.parametrize("rule", MEMBERS)
def test_without_groups_there_are_no_turns(rule):
    none = np.zeros(0, dtype=np.int64)
    assert len(MEMBERS[rule](none, none, none.astype(float), none, term=2)) == 0
