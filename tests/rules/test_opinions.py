import numpy as np
import pytest

from simulation.parameters import Trust
from simulation.rules import opinions, trust

# A line of three: 0 - 1 - 2, and one without ties.
STARTS, TIED = np.array([0, 1, 3, 4, 4]), np.array([1, 0, 2, 1])
NOTHING = np.zeros((2, 4))


def after_a_week(member, opinion, *, lived=NOTHING, told=NOTHING, draws=None, **weights):
    return opinions.MEMBERS[member](
        np.array(opinion), np.full(4, 0.5), lived + told, lived, told, STARTS, TIED,
        weights=Trust(**weights), draws=np.full((2, 4), 0.5) if draws is None else np.array(draws),
    )  # fmt: skip


def test_ema_goes_a_tenth_of_the_way():
    moved = opinions.ema(np.array([0.5, 0.5]), np.array([1.0, 0.0]), rate=0.1)
    assert moved == pytest.approx([0.55, 0.45])


def test_a_step_is_as_long_as_the_week_counts_and_goes_to_its_mean():
    """Half a good experience, one good and one bad, nothing, and forty good ones, at a tenth a step."""
    lived = np.array([[0.5, 1.0, 0.0, 40.0], [0.0, 1.0, 0.0, 0.0]])
    moved = after_a_week("ema", [0.5, 0.9, 0.3, 0.2], lived=lived)
    assert moved == pytest.approx([0.525, 0.82, 0.3, 1.0])


def test_what_is_told_moves_a_step_but_not_an_average_which_holds_it_already():
    told = np.array([[1.0, 0.0, 0.0, 0.0], [0.0] * 4])
    assert after_a_week("ema", [0.5] * 4, told=told)[0] == pytest.approx(0.55)
    for member in ("degroot", "deffuant", "hegselmann_krause", "bounded_confidence"):
        assert after_a_week(member, [0.5] * 4, told=told) == pytest.approx([0.5] * 4), member


@pytest.mark.parametrize("member", opinions.MEMBERS)
def test_what_is_lived_moves_every_member(member):
    lived = np.array([[0.0, 0.0, 0.0, 1.0], [0.0] * 4])  # by the one without ties
    assert after_a_week(member, [0.5] * 4, lived=lived) == pytest.approx([0.5, 0.5, 0.5, 0.55])


def test_an_average_weighs_oneself_as_so_many_ties():
    assert after_a_week("degroot", [0.0, 0.5, 0.8, 0.9]) == pytest.approx([0.25, 1.3 / 3, 0.65, 0.9])
    assert after_a_week("degroot", [0.0, 0.5, 0.8, 0.9], own_weight=0.0) == pytest.approx([0.5, 0.4, 0.5, 0.9])


def test_one_listens_to_whom_one_is_close_to():
    """At epsilon .4 the second hears the third only, and the first nobody."""
    close = {"confidence": 0.4}
    assert after_a_week("hegselmann_krause", [0.0, 0.5, 0.8, 0.9], **close) == pytest.approx([0.0, 0.65, 0.65, 0.9])
    nearer = after_a_week("bounded_confidence", [0.0, 0.5, 0.8, 0.9], **close, convergence=0.1)
    assert nearer == pytest.approx([0.0, 0.53, 0.77, 0.9])


def test_of_two_proposals_to_the_same_resident_the_first_drawn_takes_place():
    """Both ends propose to the middle; a pair agrees on the middle of its opinions, and the sum stays."""
    draws = [[0.0, 0.0, 0.0, 0.0], [0.5, 0.9, 0.2, 0.0]]
    moved = after_a_week("deffuant", [0.3, 0.4, 0.5, 0.9], draws=draws)
    assert moved == pytest.approx([0.3, 0.45, 0.45, 0.9])
    assert after_a_week("deffuant", [0.3, 0.4, 0.5, 0.9], draws=draws, convergence=0.2)[1] == pytest.approx(0.42)


def test_a_pair_as_far_apart_as_epsilon_does_not_listen():
    draws = [[0.0] * 4, [0.5, 0.9, 0.2, 0.0]]
    apart = [0.3, 0.25, 0.5, 0.9]
    assert after_a_week("deffuant", apart, draws=draws, confidence=0.25) == pytest.approx(apart)


def test_equal_draws_are_told_apart_so_that_nobody_meets_two():
    moved = after_a_week("deffuant", [0.3, 0.4, 0.5, 0.9], draws=np.zeros((2, 4)))
    assert moved.sum() == pytest.approx(2.1)
    assert np.count_nonzero(moved != [0.3, 0.4, 0.5, 0.9]) == 2


def test_members_read_off_the_evidence_are_what_residents_are_asked_at_any_moment():
    remembered = np.array([[1.0, 0.0], [0.0, 2.0]])
    for member in trust.MEMBERS.values():
        read = member(None, np.full(2, 0.5), remembered, None, None, None, None, weights=Trust(), draws=None)
        assert read == pytest.approx([2 / 3, 0.25])
