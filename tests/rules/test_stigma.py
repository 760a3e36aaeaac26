import pytest

from simulation.rules import stigma

SLOW = {"suspicion": 0.01, "stage": 0.06}


def test_unseen_under_a_distrusted_management_the_stigma_grows():
    assert stigma.after_week(0.5, distrust=0.8, seen=0.0, **SLOW) == pytest.approx(0.5 + 0.01 * 0.8 * 0.5)


def test_seen_by_all_it_falls_for_all_the_suspicion():
    assert stigma.after_week(0.5, distrust=0.8, seen=1.0, **SLOW) == pytest.approx(0.5 + 0.01 * 0.8 * 0.5 - 0.06 * 0.5)


def test_it_comes_to_rest_where_suspicion_and_sight_are_even():
    """At a d / (a d + b v): .008 / .068 while all see it, .008 / .014 while a tenth of it is seen."""
    for seen, rest in ((1.0, 0.008 / 0.068), (0.1, 0.008 / 0.014)):
        share = 0.5
        for _week in range(2000):
            share = stigma.after_week(share, distrust=0.8, seen=seen, **SLOW)
        assert share == pytest.approx(rest)


def test_it_stays_a_share_at_both_ends():
    assert stigma.after_week(1.0, distrust=1.0, seen=0.0, **SLOW) == 1.0
    assert stigma.after_week(0.0, distrust=0.0, seen=1.0, **SLOW) == 0.0


def test_owners_hear_half_of_what_a_committee_taken_for_bought_can_do():
    assert [stigma.hearing(0.8, share, lost=0.5) for share in (0.0, 0.5, 1.0)] == pytest.approx([0.8, 0.6, 0.4])
