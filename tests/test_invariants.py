"""Conservation on random scenarios, and on the keen little estate where everything happens."""

from hypothesis import given, settings
from hypothesis import strategies as st

from simulation.model import Community
from simulation.topics import Role, Trustee
from tests import worlds
from tests.invariants import Watch
from tests.random_worlds import random_scenario


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(number=st.integers(0, 2**32), luck=st.integers(0, 2**40))
def test_hours_money_seats_and_keys_are_conserved_in_any_scenario(number, luck):
    community = Community(random_scenario(number), seed=luck, collect=False)
    try:
        Watch(community).run()
    finally:
        community.close()


def test_everything_is_conserved_where_people_help_lead_tire_and_are_left_alone(keen):
    """The checks have something to check: each role is filled, rooms overflow, the aftermath is not empty."""
    watch, roles, turned_away, alone = Watch(keen), set(), 0, 0
    while keen.running:
        watch.step()
        roles |= set(keen.residents.role.tolist())
        turned_away += sum(offer.n_turned_away for offer in keen.offers)
        alone += keen.estate.week >= keen.spec.exit and len(keen.offers)
    assert roles == set(Role)
    assert turned_away > 0
    assert alone > 0


def test_where_no_team_comes_nothing_happens():
    community = Community(worlds.without_anyone(weeks=8), seed=1, collect=False)
    watch = Watch(community)
    while community.running:
        watch.step()
        residents = community.residents
        assert community.offers == []
        for untouched in ("aware", "reachable", "attended", "habit", "hours_given", "met", "fatigue"):
            assert not residents.columns[untouched].any(), untouched
        for trustee in (Trustee.TEAM, Trustee.OFFICE, Trustee.NEIGHBOURS):
            assert not (residents.good[:, trustee] + residents.bad[:, trustee]).any(), trustee
        assert (residents.role == Role.RESIDENT).all()
        assert community.estate.ledger.yuan_granted == 0
    community.close()
