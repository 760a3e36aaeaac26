import numpy as np
import pytest

from simulation.rules import notice


def test_footfall_falls_by_one_e_fold_in_reach():
    passing = notice.passing(np.array([0.0, 3.0, 6.0]), footfall=0.4, reach=3.0)
    assert passing == pytest.approx([0.4, 0.4 / np.e, 0.4 / np.e**2], rel=1e-6)


def test_half_a_week_of_use_is_seen_by_half_of_those_who_would_see_a_full_one():
    passing = np.array([0.4], dtype=np.float32)
    half = notice.seen(passing, publicity=0.3, hours_of_use=20, full_week=40)
    whole = notice.seen(passing, publicity=0.3, hours_of_use=40, full_week=40)
    assert half == pytest.approx([0.06])
    assert whole == pytest.approx([0.12])


def test_more_hours_than_a_full_week_are_seen_by_no_more():
    passing = np.array([0.4], dtype=np.float32)
    assert notice.seen(passing, publicity=0.3, hours_of_use=400, full_week=40) == pytest.approx([0.12])


def test_a_loud_event_is_seen_at_most_by_everyone():
    assert notice.seen(np.array([0.9]), publicity=5.0, hours_of_use=40, full_week=40) == pytest.approx([1.0])


def test_each_tied_visitor_tells_on_their_own():
    told = notice.told(np.array([0, 1, 2]), p_tell=0.03)
    assert told == pytest.approx([0.0, 0.03, 1 - 0.97**2])


def test_nobody_is_told_where_nobody_lives():
    assert len(notice.told(np.zeros(0, dtype=np.int64), p_tell=0.03)) == 0


def test_three_ways_to_notice_miss_only_if_all_miss():
    chance = notice.noticed(np.array([0.1]), np.array([0.3]), np.array([0.03]))
    assert chance == pytest.approx([1 - 0.9 * 0.7 * 0.97])


def test_one_sure_way_to_notice_is_enough():
    assert notice.noticed(np.array([0.0]), 1.0, np.array([0.0])) == pytest.approx([1.0])


def test_an_unclear_message_teaches_few_of_those_who_see_it():
    aware = notice.becomes_aware(np.array([0.5, 0.0]), clarity=0.2)
    assert aware == pytest.approx([0.1, 0.0])


def test_of_three_chances_the_strongest_or_certainty():
    chances = np.array([0.1, 0.5]), 0.3, np.array([0.2, 0.9])
    assert notice.MEMBERS["strongest"](*chances) == pytest.approx([0.3, 0.9])
    assert notice.MEMBERS["everyone"](*chances).tolist() == [1, 1]
