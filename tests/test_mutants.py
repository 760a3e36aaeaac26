"""Every check must catch what it is there for: the model is broken in a known way, and the check must object."""

import numpy as np
import pytest

from simulation.model import Community, simulate
from simulation.rules import decision, roles, trust
from simulation.streams import Streams
from simulation.week import group_life, taking_part
from simulation.world.ledger import Ledger
from simulation.world.venues import Venue
from tests import baseline, worlds
from tests.invariants import Watch


def test_without_a_mutant_nothing_is_objected(keen):
    Watch(keen).run()


def test_an_overbooked_seat_is_noticed(keen, monkeypatch):
    monkeypatch.setattr(decision, "seated", lambda draws, *, seats: np.ones(len(draws), dtype=bool))
    with pytest.raises(AssertionError, match="seated"):
        Watch(keen).run()


def test_one_seat_too_many_is_noticed(keen, monkeypatch):
    seated = decision.seated
    monkeypatch.setattr(decision, "seated", lambda draws, *, seats: seated(draws, seats=seats + 1))
    with pytest.raises(AssertionError, match="seated"):
        Watch(keen).run()


def test_a_lost_yuan_is_noticed(keen, monkeypatch):
    pay = Ledger.pay

    def pays_and_drops_a_yuan(self, action, yuan):
        paid = pay(self, action, yuan)
        self.yuan_left -= paid
        return paid

    monkeypatch.setattr(Ledger, "pay", pays_and_drops_a_yuan)
    with pytest.raises(AssertionError, match="yuan are missing"):
        Watch(keen).run()


def test_a_staff_hour_from_nowhere_is_noticed(keen, monkeypatch):
    work = Ledger.work
    monkeypatch.setattr(Ledger, "work", lambda self, action, hours: work(self, action, 1.5 * hours))
    with pytest.raises(AssertionError, match=r"hours than it has|hours_unused fell below"):
        Watch(keen).run()


def test_an_hour_that_is_not_written_down_is_noticed(keen, monkeypatch):
    def forgets_an_hour(self, action, hours):
        self.hours[action] += hours
        self.hours_unused -= max(0.0, hours - 1.0)

    monkeypatch.setattr(Ledger, "work", forgets_an_hour)
    with pytest.raises(AssertionError, match="staff hour is missing"):
        Watch(keen).run()


def test_hours_given_twice_are_noticed(keen, monkeypatch):
    """Work that is not taken from the hours left is given again by attending."""
    decide = taking_part.decide

    def forgets_the_work(estate, *rest):
        estate.residents.hours_left = estate.residents.community_leisure
        return decide(estate, *rest)

    monkeypatch.setattr(taking_part, "decide", forgets_the_work)
    with pytest.raises(AssertionError, match="more than there were"):
        Watch(keen).run()


def test_work_beyond_the_hours_left_is_noticed(keen, monkeypatch):
    offered = roles.work_offered
    monkeypatch.setattr(roles, "work_offered", lambda *who, **asked: offered(*who, **asked) + np.float32(12))
    with pytest.raises(AssertionError, match="hours left fell below zero"):
        Watch(keen).run()


def test_a_full_week_of_a_venue_that_takes_more_is_noticed(keen, monkeypatch):
    def books_blindly(self, hours):
        self.hours_booked += hours + 40
        return hours + 40

    monkeypatch.setattr(Venue, "book_hours", books_blindly)
    with pytest.raises(AssertionError, match="hall was used"):
        Watch(keen).run()


def test_two_occasions_on_one_day_are_noticed(monkeypatch):
    """Both kinds of events want the square on Saturday; the diary that does not look lets both in."""

    def forgets_the_day(self, day, hours):
        self.hours_booked += hours
        return True

    monkeypatch.setattr(Venue, "book_day", forgets_the_day)
    same_day = {"venue": "square", "weekday": 5, "every": 1}
    clash = worlds.phase(
        0, 14, {"one_off_event": 15.0, "fixed_point_event": 15.0}, one_off_event=same_day, fixed_point_event=same_day
    )
    cheap = {action: {"cost_hours": 8.0, "cost_yuan": 0.0} for action in ("one_off_event", "fixed_point_event")}
    scenario = worlds.scenario(clash, parameters=worlds.KEEN | {"actions": cheap})
    community = Community(scenario, seed=1, collect=False)
    with pytest.raises(AssertionError, match="two occasions on one day"):
        Watch(community).run()
    community.close()


def test_a_guest_at_two_activities_is_noticed(keen, monkeypatch):
    take_part = taking_part.take_part

    def also_comes(estate, team, offer, who):
        guests = np.flatnonzero(estate.residents.hours_left >= offer.duration + 4)[:3]
        take_part(estate, team, offer, np.union1d(who, guests))

    monkeypatch.setattr(taking_part, "take_part", also_comes)
    with pytest.raises(AssertionError, match="two activities"):
        Watch(keen).run()


def test_a_door_that_does_not_shut_is_noticed(monkeypatch):
    venues = (worlds.HALL | {"access": "owners_only"}, worlds.SQUARE)
    community = Community(worlds.scenario(parameters=worlds.KEEN, venues=venues), seed=1, collect=False)
    community.estate.venues["hall"].may_enter[:] = True
    with pytest.raises(AssertionError, match="let in tenants"):
        Watch(community).run()
    community.close()


def test_a_number_that_is_none_is_noticed(keen, monkeypatch):
    hearsay = trust.hearsay

    def mishears(*told, **discount):
        good, bad = hearsay(*told, **discount)
        return good / np.float32(0.0), bad

    monkeypatch.setattr(trust, "hearsay", mishears)
    with np.errstate(all="ignore"), pytest.raises(AssertionError, match="good is not finite"):
        Watch(keen).run()


def test_a_role_without_work_is_noticed(keen, monkeypatch):
    monkeypatch.setattr(
        type(keen.estate), "take_up_work", lambda estate, who, because: estate.residents.change_role(who, 1)
    )
    with pytest.raises(AssertionError, match="work and role disagree"):
        Watch(keen).run()


def test_luck_with_a_hidden_state_is_noticed_by_the_baseline(monkeypatch):
    """A generator that counts its calls: whoever draws once more shifts everybody after."""
    key = Streams._key

    def counts_calls(self, process, week, occasion):
        self.n_calls = getattr(self, "n_calls", 0) + 1
        return key(self, process, week + self.n_calls % 97, occasion)

    monkeypatch.setattr(Streams, "_key", counts_calls)
    assert baseline.differences()


def test_a_process_that_draws_from_anothers_luck_is_noticed_by_the_baseline(monkeypatch):
    several = Streams.several

    def one_for_all(self, processes, week, who, occasion=0):
        return several(self, (processes[0],) * len(processes), week, who, occasion)

    monkeypatch.setattr(Streams, "several", one_for_all)
    assert baseline.differences()


def test_a_rule_off_by_a_thousandth_is_noticed_by_the_baseline(monkeypatch):
    beta = trust.beta
    monkeypatch.setattr(trust, "beta", lambda *evidence, **prior: beta(*evidence, **prior) * np.float32(1.001))
    assert baseline.differences()


def test_a_run_that_fails_is_freed_all_the_same(keen_scenario, monkeypatch):
    closed = []
    monkeypatch.setattr(Community, "close", lambda self: closed.append(self))
    monkeypatch.setattr(Ledger, "offer", lambda self, hours: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        simulate(keen_scenario, 1)
    assert len(closed) == 1


def test_a_slot_given_to_two_groups_is_noticed(monkeypatch):
    monkeypatch.setattr(Venue, "book_day", lambda self, day, hours: True)
    community = Community(worlds.scenario(groups=worlds.GROUPS), seed=1, collect=False)
    with pytest.raises(AssertionError, match=r"used otherwise than booked|booked twice"):
        Watch(community).run()


def test_a_membership_kept_twice_is_noticed(monkeypatch):
    community = Community(worlds.scenario(groups=worlds.GROUPS), seed=1, collect=False)
    groups = community.estate.groups
    groups.join(groups.members_of(0)[:1], np.array([0]), 0)
    with pytest.raises(AssertionError, match="twice a member"):
        Watch(community).run()


def test_a_leader_who_is_no_member_is_noticed(monkeypatch):
    monkeypatch.setattr(group_life, "_follow_leaders", lambda estate: None)
    scenario = worlds.scenario(groups=worlds.GROUPS, parameters={"fatigue": {"burnout_base": 3.0}})
    with pytest.raises(AssertionError, match="a leader"):
        Watch(Community(scenario, seed=1, collect=False)).run()
