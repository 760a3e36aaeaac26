"""What earns recognition turns groups inward or outward."""

import numpy as np
import pytest

from simulation.parameters import Recognition
from simulation.rules import recognition


def share(praise, publicness=0.5, inclination=-3.0):
    known = [np.array([x]) for x in (inclination, praise, publicness)]
    return recognition.serves(*known, on_praise=2.0, on_publicness=4.0)[0]


def test_praise_of_service_and_prizes_pull_apart():
    """Logistic(-3) = .0474, logistic(-1) = .2689, logistic(-5) = .0067."""
    assert [share(0.0), share(1.0), share(-1.0)] == pytest.approx([0.0474, 0.2689, 0.0067], abs=1e-4)


def test_members_who_think_of_others_serve_more():
    assert share(0.0, 0.9) == pytest.approx(1 / (1 + np.exp(1.4)), abs=1e-4)


def test_a_service_group_serves_where_a_club_rehearses():
    p = Recognition()
    assert share(0.0, inclination=p.service) > 0.9 > 0.2 > share(0.0, inclination=p.club)


def test_publicness_moves_by_service_and_by_newcomers_alone():
    """In service all contact is with others; of ten at a rehearsal, two have joined of late."""
    contact = recognition.contact(np.array([True, False, False]), np.array([0.0, 0.2, 0.0]), inward=0.0)
    assert contact.tolist() == [1.0, 0.2, 0.0]
    assert recognition.contact(np.array([False]), np.array([0.2]), inward=0.5).tolist() == [0.6]


def test_a_group_opens_at_a_half_and_closes_below_four_tenths():
    was, publicness = np.array([False, False, True, True]), np.array([0.5, 0.49, 0.4, 0.39])
    assert recognition.is_open(was, publicness, opens=0.5, closes=0.4).tolist() == [True, False, True, False]
