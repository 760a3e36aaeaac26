"""Every check of institutions must catch what it is there for, as in `test_mutants.py`."""

import pytest

from simulation.agents.committee import OwnersCommittee
from simulation.model import Community
from simulation.rules import cooperation, stigma
from simulation.world.ledger import Ledger
from tests import worlds
from tests.invariants import Watch

HELPFUL = worlds.WARY | {"cooperation": 1.0, "profit_pressure": 0.0}


@pytest.fixture
def helped():
    """Return a community whose property management lends tables, hands and its name."""
    plan = worlds.phase(0, 14, worlds.HOURS)
    scenario = worlds.scenario(plan, parameters=worlds.KEEN, property=HELPFUL)
    community = Community(scenario, seed=1, collect=False)
    yield community
    community.close()


def test_money_saved_that_is_not_in_the_books_is_noticed(helped, monkeypatch):
    borrow = Ledger.borrow
    monkeypatch.setattr(
        Ledger, "borrow", lambda self, action, *, hours, yuan: borrow(self, action, hours=hours, yuan=0)
    )
    with pytest.raises(AssertionError, match="money that was saved"):
        Watch(helped).run()


def test_hours_lent_twice_are_noticed(helped, monkeypatch):
    borrow = Ledger.borrow
    monkeypatch.setattr(
        Ledger, "borrow", lambda self, action, *, hours, yuan: borrow(self, action, hours=2 * hours, yuan=yuan)
    )
    with pytest.raises(AssertionError, match="hours that were lent"):
        Watch(helped).run()


def test_a_name_that_stands_there_and_changes_nothing_is_noticed(helped, monkeypatch):
    monkeypatch.setattr(type(helped.estate), "endorse", lambda estate, institution: None)
    with pytest.raises(AssertionError, match="does not endorse"):
        Watch(helped).run()


def test_more_than_full_cooperation_is_noticed(helped, monkeypatch):
    monkeypatch.setattr(cooperation, "moved", lambda *moves, rate: 1.2)
    with pytest.raises(AssertionError, match="cooperation of an institution is no share"):
        Watch(helped).run()


def test_a_stigma_that_grows_beyond_all_is_noticed(monkeypatch):
    scenario = worlds.scenario(parameters=worlds.KEEN, committee={"active": True, "stigma": 0.9})
    community = Community(scenario, seed=1, collect=False)
    monkeypatch.setattr(stigma, "after_week", lambda share, **week: share + 0.05)
    with pytest.raises(AssertionError, match="stigma of the owners' committee"):
        Watch(community).run()
    community.close()


def test_a_dormant_committee_that_cooperates_is_noticed(keen, monkeypatch):
    monkeypatch.setattr(OwnersCommittee, "move", lambda self: setattr(self, "cooperation", 0.5), raising=False)
    with pytest.raises(AssertionError, match="a dormant committee cooperates"):
        Watch(keen).run()
