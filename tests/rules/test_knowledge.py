import numpy as np
import pytest

from simulation.rules import knowledge

HALVES = np.array([0.5, 0.5])
FIRST = np.array([1.0, 0.0])


def test_an_hour_of_talk_moves_the_estimate_by_one_percent_of_the_way():
    assert knowledge.learned(HALVES, FIRST, hours=1, rate=0.01) == pytest.approx([0.505, 0.495])


def test_many_hours_never_overshoot():
    assert knowledge.learned(HALVES, FIRST, hours=10_000, rate=0.3) == pytest.approx(FIRST)


def test_no_hours_teach_nothing():
    assert knowledge.learned(HALVES, FIRST, hours=0, rate=0.3) == pytest.approx(HALVES)


def test_an_estimate_stays_a_set_of_shares():
    learned = knowledge.learned(np.array([0.2, 0.3, 0.5]), np.array([0.6, 0.4, 0.0]), hours=7, rate=0.05)
    assert learned.sum() == pytest.approx(1.0)


def test_shares_of_needs_are_means_over_people_of_the_whole():
    need = np.array([[0.2, 0.4], [0.4, 0.6]])
    assert knowledge.shares(need) == pytest.approx([0.3 / 0.8, 0.5 / 0.8])


def test_where_nobody_needs_anything_all_topics_are_alike():
    assert knowledge.shares(np.zeros((3, 4))) == pytest.approx([0.25] * 4)


def test_knowing_the_truth_matches_fully_and_knowing_the_opposite_not_at_all():
    assert knowledge.match(FIRST, FIRST) == 1.0
    assert knowledge.match(FIRST, FIRST[::-1]) == 0.0
    assert knowledge.match(HALVES, FIRST) == 0.5


def test_topics_are_chosen_once_each():
    chosen = knowledge.chosen_topics(np.array([0.7, 0.2, 0.1]), n_topics=3, draws=np.array([0.2, 0.9, 0.5]))
    assert sorted(chosen) == [0, 1, 2]


def test_a_topic_nobody_is_believed_to_need_comes_last():
    for luck in (0.0, 0.5, 0.999):
        chosen = knowledge.chosen_topics(FIRST, n_topics=2, draws=np.array([luck, 0.999]))
        assert chosen == [0, 1]


def test_no_topic_is_chosen_where_none_is_asked_for():
    assert knowledge.chosen_topics(HALVES, n_topics=0, draws=np.array([0.1, 0.2])) == []


def test_the_first_topic_is_drawn_in_proportion_to_the_estimate():
    draws = np.random.default_rng(1).random((20_000, 2))
    first = [knowledge.chosen_topics(np.array([0.75, 0.25]), n_topics=1, draws=row)[0] for row in draws]
    standard_error = np.sqrt(0.75 * 0.25 / len(draws))
    assert np.mean(first) == pytest.approx(0.25, abs=4 * standard_error)


def test_a_team_that_believes_what_it_saw_last_or_never_learns():
    before, seen = np.array([0.5, 0.5]), np.array([0.9, 0.1])
    assert knowledge.MEMBERS["at_once"](before, seen, hours=1.0, rate=0.01).tolist() == [0.9, 0.1]
    assert knowledge.MEMBERS["at_once"](before, seen, hours=0.0, rate=0.01).tolist() == [0.5, 0.5]
    assert knowledge.MEMBERS["none"](before, seen, hours=9.0, rate=0.5).tolist() == [0.5, 0.5]
