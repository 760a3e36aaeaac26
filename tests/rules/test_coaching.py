"""What a session of coaching is worth."""

import numpy as np
import pytest

from simulation.rules import coaching


def effect(*, fits=True, experience=0.3, elder=False):
    return coaching.effect(fits=fits, experience=experience, leader_is_elder=elder, unfitting=0.3, respect=0.6)


def test_what_does_not_fit_counts_three_tenths():
    assert [effect(), effect(fits=False)] == [1.0, 0.3]


def test_an_elder_listens_to_an_experienced_team():
    """1 - .6 x .7 = .58 at first; all of it once common work has built trust."""
    assert effect(elder=True) == pytest.approx(0.58)
    assert effect(elder=True, experience=1.0) == 1.0


def test_common_work_builds_experience():
    assert coaching.grown(0.3, step=0.02) == pytest.approx(0.314)


def test_a_session_never_teaches_more_than_there_is():
    assert coaching.taught(np.array([0.5]), step=0.02) == pytest.approx([0.51])
    assert coaching.taught(np.array([0.5]), step=7.0) == pytest.approx([1.0])
