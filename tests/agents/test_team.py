"""The team: its hours, its accounts, its money, and what it believes."""

import mesa
import numpy as np
import pytest

from simulation.agents.team import SocialWorkTeam
from simulation.parameters import Parameters
from simulation.world.ledger import Ledger
from tests import worlds

TWO_PHASES = worlds.strategy(
    worlds.phase(0, 4, {"one_off_event": 20.0, "follow_up": 3.0}), worlds.phase(6, 10, {"follow_up": 3.0})
)


def team(plan=TWO_PHASES, exit=10, **money):
    return SocialWorkTeam(mesa.Model(rng=1), plan, Parameters(team=money), exit=exit)


def test_a_phase_gives_its_hours_and_between_phases_the_team_rests():
    one, ledger = team(), Ledger()
    hours = [one.start_week(week, ledger) for week in range(11)]
    assert hours[0] == {"one_off_event": 20.0, "follow_up": 3.0}
    assert hours[4] == hours[5] == {}
    assert hours[6] == {"follow_up": 3.0}
    assert hours[10] == {}
    assert ledger.hours_offered == 8 * 30  # thirty hours in each week with a phase


def test_a_team_that_has_left_gives_nothing_though_its_plan_goes_on():
    one, ledger = team(exit=3), Ledger()
    assert one.start_week(3, ledger) == {}
    assert ledger.hours_offered == 0


def test_hours_gather_in_an_account_until_they_pay():
    """Twenty hours a week for a cost of sixty: once in three weeks."""
    one, ledger = team(), Ledger()
    fired = []
    for _week in range(6):
        one.prepare("one_off_event", 20, cost=60, ledger=ledger)
        times = one.times("one_off_event", cost=60)
        one.spend("one_off_event", 60 * times)
        fired.append(times)
    assert fired == [0, 0, 1, 0, 0, 1]
    assert ledger.total_hours() == 120


def test_an_account_holds_twice_its_cost_and_the_rest_is_not_worked():
    one, ledger = team(), Ledger()
    for _week in range(10):
        ledger.offer(30)
        one.prepare("one_off_event", 30, cost=60, ledger=ledger)
    assert one.accounts["one_off_event"] == 120
    assert ledger.total_hours() == 120
    assert ledger.hours_unused == 180


def test_what_a_new_phase_drops_is_stranded_not_lost_silently():
    one, ledger = team(), Ledger()
    one.start_week(3, ledger)
    one.prepare("one_off_event", 20, cost=60, ledger=ledger)
    one.prepare("follow_up", 1, cost=1.5, ledger=ledger)
    one.start_week(6, ledger)
    assert ledger.hours_stranded == 20
    assert one.accounts == {"follow_up": 1}


def test_a_year_brings_its_money_and_the_last_part_of_a_year_its_part():
    one, ledger = team(exit=78, money=52_000.0), Ledger()
    for week in range(78):
        one.receive_money(week, ledger)
    assert ledger.yuan_granted == 52_000 + 26_000


def test_a_team_without_a_plan_gets_no_money():
    one, ledger = team(worlds.strategy()), Ledger()
    one.receive_money(0, ledger)
    assert ledger.yuan_granted == 0


def test_money_is_paced_over_the_year_with_one_occasion_in_advance():
    one, ledger = team(exit=104, money=52_000.0), Ledger()
    one.receive_money(0, ledger)
    assert one.can_afford(3500, 0, ledger)
    ledger.pay("one_off_event", 3500)
    assert not one.can_afford(3500, 1, ledger)  # 2,000 of 52,000 yuan are due by then
    assert one.can_afford(3500, 3, ledger)
    assert not one.can_afford(60_000, 51, ledger)


def test_listening_moves_the_estimate_towards_those_who_are_met():
    one = team()
    before = one.estimate.copy()
    sports = np.zeros((3, 7), dtype=np.float32)
    sports[:, 2] = 0.8
    one.learn(sports, 10.0)
    assert one.estimate[2] > before[2]
    assert one.estimate.sum() == pytest.approx(1.0)
    assert one.estimate[2] == pytest.approx(before[2] + (1 - 0.99**10) * (1 - before[2]))


def test_nobody_met_teaches_nothing():
    one = team()
    before = one.estimate.copy()
    one.learn(np.zeros((0, 7)), 10.0)
    one.learn(np.ones((2, 7)), 0.0)
    assert (one.estimate == before).all()
