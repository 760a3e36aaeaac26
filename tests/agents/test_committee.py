"""The owners' committee: dormant or at work, with the project's values or against them [model 10]."""

import mesa
import pytest

from simulation.agents.committee import OwnersCommittee
from simulation.parameters import Cooperation
from simulation.profile import Committee
from simulation.topics import Trustee


def committee(**profile):
    return OwnersCommittee(mesa.Model(rng=1), Committee(**profile), Cooperation())


def test_a_dormant_committee_does_not_cooperate_whatever_happens():
    one = committee(active=False, cooperation=0.9)
    assert (one.is_active, one.cooperation, one.level) == (False, 0.0, 0)
    one.receive_visit("acquaintance", went_well=True)
    one.move()
    assert one.cooperation == 0.0


def test_a_revived_committee_meets_the_team_as_its_values_let_it():
    """Logistic(2) = .88 for one that shares them, logistic(-2) = .12 for one that does not."""
    for alignment, share in ((1.0, 0.8808), (0.0, 0.1192)):
        one = committee(alignment=alignment)
        one.revive()
        assert one.is_active
        assert one.cooperation == pytest.approx(share, abs=1e-4)


def test_reviving_a_committee_at_work_changes_nothing():
    one = committee(active=True, cooperation=0.35)
    one.revive()
    assert one.cooperation == 0.35


def test_visits_while_it_is_dormant_are_remembered_when_it_wakes():
    known, unknown = committee(), committee()
    known.receive_visit("acquaintance", went_well=True)
    for one in (known, unknown):
        one.revive()
    assert known.cooperation > unknown.cooperation


def test_it_is_trusted_as_itself():
    assert committee().trustee == Trustee.COMMITTEE
