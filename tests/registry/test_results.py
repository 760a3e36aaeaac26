"""What a function of the user's own may return: marks, shares, single numbers, and no more than there is."""

import numpy as np
import pytest

from simulation.registry.own import BadRule
from simulation.registry.results import Result


def wrong(result, found, **arguments):
    with pytest.raises(BadRule) as bad:
        result.taken(found, arguments)
    return bad.value.key


def test_a_single_number_stays_one():
    result = Result("cooperation", low=0.0, high=1.0)
    taken = result.taken(np.float32(0.5), {"cooperation": 0.2})
    assert (taken, type(taken)) == (0.5, float)
    assert wrong(result, [0.5], cooperation=0.2) == "rule_shape"
    assert wrong(result, 1.5, cooperation=0.2) == "rule_range"


def test_marks_are_good_bad_or_nothing():
    result = Result("fits", kind="marks")
    taken = result.taken([1.0, 0.0, -1.0], {"fits": np.ones(3)})
    assert (taken.tolist(), taken.dtype) == ([1, 0, -1], np.int8)
    assert wrong(result, [0.5, 0.0, 1.0], fits=np.ones(3)) == "rule_not_whole"
    assert wrong(result, [2, 0, 0], fits=np.ones(3)) == "rule_range"


def test_shares_sum_to_one():
    result = Result("estimate", kind="shares")
    assert result.taken([0.25, 0.75], {"estimate": np.ones(2)}).tolist() == [0.25, 0.75]
    assert wrong(result, [0.25, 0.7], estimate=np.ones(2)) == "rule_sum"
    assert wrong(result, [-0.25, 1.25], estimate=np.ones(2)) == "rule_range"
