"""What the team sees of a person: noisy, less so with each contact and by the right channel."""

import numpy as np
import pytest

from simulation.parameters import Spotting
from simulation.rules import spotting
from simulation.topics import Channel

FULL = np.ones(1, dtype=np.float32)


def test_the_third_tier_is_time_money_and_responsibility_in_equal_parts():
    third = spotting.third_tier(np.array([20.0, 80.0]), np.array([0.3, 0.0]), np.array([0.4, 0.5]))
    assert third == pytest.approx([0.4, 0.5])


def test_three_contacts_before_halve_the_error_of_a_look():
    """Precision (1 + 3)/.3^2: the standard deviation is .3/2."""
    told = spotting.precision(FULL, np.array([0.0, 3.0]), noise=0.3)
    assert 1 / np.sqrt(told) == pytest.approx(np.array([[0.3, 0.15]]))


def test_a_channel_that_shows_half_as_clearly_doubles_the_error():
    half = spotting.precision(np.array([0.5]), np.zeros(1), noise=0.3)
    assert 1 / np.sqrt(half) == pytest.approx(np.array([[0.6]]))


def test_a_look_errs_by_its_noise():
    told = spotting.precision(FULL, np.zeros(2), noise=0.3)
    assert spotting.seen(np.array([[0.4, 0.4]]), told, np.array([[1.0, -2.0]])) == pytest.approx(
        np.array([[0.7, -0.2]]), rel=1e-5
    )


def test_belief_moves_by_the_weight_of_the_look():
    """Known as surely as seen: half way. Then two parts old to one part new."""
    belief, weight = spotting.believed(np.array([[0.4]]), np.array([[10.0]]), np.array([[0.8]]), np.array([[10.0]]))
    assert (belief[0, 0], weight[0, 0]) == pytest.approx((0.6, 20.0))
    belief, weight = spotting.believed(belief, weight, np.array([[0.9]]), np.array([[10.0]]))
    assert (belief[0, 0], weight[0, 0]) == pytest.approx((0.7, 30.0))


@pytest.mark.parametrize(("trait", "channel"), [(0, Channel.ACTIVITY), (0, Channel.REPUTATION), (2, Channel.GRANT)])
def test_the_right_channel_shows_a_trait_best(trait, channel):
    p = Spotting()
    acuity = {one: getattr(p, one.name.lower())[trait] for one in Channel if one != Channel.NONE}
    assert acuity[channel] == max(acuity.values())


def test_many_looks_see_the_truth():
    rng_free = np.linspace(-2.0, 2.0, 41)  # noise that sums to nothing
    belief, weight = np.array([[0.4]]), np.array([[30.0]])
    for noise in rng_free:
        told = spotting.precision(FULL, np.zeros(1), noise=0.3)
        belief, weight = spotting.believed(
            belief, weight, spotting.seen(np.array([[0.9]]), told, np.array([[noise]])), told
        )
    share = 30.0 / weight[0, 0]
    assert belief[0, 0] == pytest.approx(share * 0.4 + (1 - share) * 0.9, rel=1e-5)
    assert belief[0, 0] > 0.85
