import pytest

from simulation.world.ledger import Ledger


def test_hours_offered_are_worked_or_unused():
    ledger = Ledger()
    ledger.offer(30)
    ledger.work("run_space", 22)
    ledger.work("follow_up", 3)
    assert (ledger.hours_offered, ledger.hours_unused, ledger.total_hours()) == (30, 5, 25)
    assert ledger.hours == {"run_space": 22, "follow_up": 3}


def test_a_yuan_is_paid_once_and_never_beyond_the_grant():
    ledger = Ledger()
    ledger.grant(4000)
    assert ledger.pay("one_off_event", 3500)
    assert not ledger.pay("one_off_event", 3500)
    assert (ledger.yuan_left, ledger.total_yuan()) == (500, 3500)
    assert ledger.pay("run_space", 500)
    assert ledger.yuan_left == 0


def test_what_a_year_leaves_goes_back_to_the_funder():
    ledger = Ledger()
    ledger.grant(1000)
    ledger.pay("run_space", 200)
    ledger.grant(1000)
    assert (ledger.yuan_returned, ledger.yuan_left, ledger.yuan_granted) == (800, 1000, 2000)


def test_a_week_has_totals_of_its_own():
    ledger = Ledger()
    ledger.offer(30)
    ledger.grant(1000)
    ledger.work("run_space", 22)
    ledger.pay("run_space", 200)
    assert (ledger.week_hours, ledger.week_yuan) == (22, 200)
    ledger.new_week()
    assert (ledger.week_hours, ledger.week_yuan) == (0, 0)
    assert (ledger.total_hours(), ledger.total_yuan()) == (22, 200)


def test_preparation_given_up_is_work_done_for_nothing():
    ledger = Ledger()
    ledger.offer(30)
    ledger.work("one_off_event", 30)
    ledger.strand(30)
    assert ledger.hours_stranded == pytest.approx(30)
    assert ledger.total_hours() == 30
