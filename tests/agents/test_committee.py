"""The owners' committee: dormant or at work, with the project's values or against them [model 10]."""

import pytest

from simulation.topics import Trustee
from tests.agents.institutions import committee, told


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


def test_a_revival_is_told_with_its_cause():
    one = committee()
    one.revive("settled_matter")
    one.revive("settled_matter")
    assert told(one) == [("revived", "settled_matter")]


def test_value_talks_bring_it_to_share_the_values():
    """From .5 a talk of full effect leads to 1: a constant of 2 instead of 0."""
    one = committee(active=True, alignment=0.5)
    assert one.weights[0] == 0
    one.hear_values(1.0)
    assert (one.alignment, one.weights[0]) == (1.0, 2.0)


def test_backstage_it_is_more_and_more_taken_for_bought_on_stage_it_is_cleared():
    alone = {"stigma": {"ordinary": 0.0}}
    unseen, seen = (committee(alone, active=True, stigma=0.3) for _ in range(2))
    for _week in range(52):
        seen.appear(30)
        for one in (unseen, seen):
            one.be_judged(distrust=0.9)
    assert unseen.stigma > 0.35
    assert seen.stigma < 0.1
    assert told(seen) == [("stigma_fell", "on_stage")]


def test_where_owners_trust_management_nobody_takes_the_committee_for_bought():
    one = committee(active=True, stigma=0.3)
    for _week in range(52):
        one.be_judged(distrust=0.0)
    assert one.stigma < 0.3


def test_an_appearance_before_few_is_seen_by_few():
    one = committee(active=True)
    one.appear(15)
    assert one.on_stage == 0.5
    one.appear(300)
    assert one.on_stage == 1.0


def test_a_stigma_takes_half_of_the_hearing_it_gets():
    assert committee(skill=0.6, stigma=0.0).facilitation == pytest.approx(0.6)
    assert committee(skill=0.6, stigma=1.0).facilitation == pytest.approx(0.3)


def test_it_learns_by_every_deliberation_but_shows_itself_only_by_one_that_settles():
    failed, settled = committee(active=True, skill=0.2), committee(active=True, skill=0.2)
    failed.deliberated(30, settled=False)
    settled.deliberated(30, settled=True)
    assert failed.skill == settled.skill == pytest.approx(0.24)
    assert (failed.on_stage, settled.on_stage) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("active", "cooperation", "convenes"), [(True, 0.6, True), (True, 0.59, False), (False, 1, False)]
)
def test_only_one_at_work_that_cooperates_convenes(active, cooperation, convenes):
    assert committee(active=active, cooperation=cooperation).can_convene is convenes


def test_owners_trust_sinks_with_the_stigma_step_by_step():
    """Full stigma costs .3: .4 of it costs .12 at once; a hundredth more is not worth a thought."""
    one = committee(active=True, stigma=0.4)
    assert one.unbelieved() == pytest.approx(0.12)
    one.stigma = 0.41
    assert one.unbelieved() == 0
    one.stigma = 0.5
    assert one.unbelieved() == pytest.approx(0.03)
