"""Residents as a table: trust by either rule, roles and the agents that wear them."""

import mesa
import numpy as np
import pytest

from simulation.agents.residents import Activist, Resident, Residents
from simulation.columns import columns_of
from simulation.model import Community
from simulation.topics import Role, Trustee
from tests import worlds


def crowd(trust_rule="beta"):
    model = mesa.Model(rng=1)
    return Residents(model, 3, n_buildings=1, trust_rule=trust_rule, prior_weight=2.0)


def test_every_state_variable_says_what_it_is():
    for name, column in columns_of(Resident).items():
        assert column.__doc__, name
        assert column.__doc__.endswith("."), name


def test_an_activist_wears_the_same_columns():
    assert columns_of(Activist) == columns_of(Resident)


def test_trust_by_evidence():
    residents = crowd()
    residents.good[1, Trustee.TEAM] = 1.0
    residents.bad[2, Trustee.TEAM] = 2.0
    assert residents.trust(Trustee.TEAM) == pytest.approx([0.5, 2 / 3, 0.25])
    assert residents.trust(Trustee.TEAM, np.array([1])) == pytest.approx([2 / 3])
    assert residents.trust(Trustee.OFFICE) == pytest.approx([0.5] * 3)


def test_trust_by_the_ema_rule_is_the_opinion():
    residents = crowd("ema")
    residents.opinion[1, Trustee.TEAM] = 0.9
    residents.good[1, Trustee.TEAM] = 50.0
    assert residents.trust(Trustee.TEAM) == pytest.approx([0.5, 0.9, 0.5])


def test_a_role_changes_for_all_at_once():
    residents = crowd()
    residents.change_role(np.array([0, 2]), Role.CONTRIBUTOR)
    assert residents.role.tolist() == [Role.CONTRIBUTOR, Role.RESIDENT, Role.CONTRIBUTOR]
    residents.change_role(np.zeros(0, dtype=np.int64), Role.ACTIVIST)
    assert residents.role.tolist() == [Role.CONTRIBUTOR, Role.RESIDENT, Role.CONTRIBUTOR]


def estate(trust_rule="beta"):
    community = Community(worlds.scenario(rules={"trust": trust_rule}), seed=1, collect=False)
    return community.estate


def test_an_experience_is_remembered_and_a_bad_one_twice():
    one = estate()
    one.remember(np.array([3, 4, 5]), Trustee.TEAM, np.array([1, -1, 0]), 0.5)
    assert one.residents.good[3:6, Trustee.TEAM].tolist() == [0.5, 0, 0]
    assert one.residents.bad[3:6, Trustee.TEAM].tolist() == [0, 1.0, 0]
    assert one.told[Trustee.TEAM].who[0].tolist() == [3, 4]


def test_where_there_are_two_outcomes_a_neutral_experience_counts_as_a_bad_one():
    one = estate("beta_two_outcomes")
    one.remember(np.array([3, 4, 5]), Trustee.TEAM, np.array([1, -1, 0]), 0.5)
    assert one.residents.good[3:6, Trustee.TEAM].tolist() == [0.5, 0, 0]
    assert one.residents.bad[3:6, Trustee.TEAM].tolist() == [0, 1.0, 1.0]


def test_a_blessing_lends_or_costs_trust_once():
    one = estate()
    office = one.institutions["office"]
    base = one.residents.base[:, Trustee.OFFICE]
    one.endorse(office)
    lent = one.residents.base[:, Trustee.TEAM].copy()
    assert lent == pytest.approx(np.clip(0.5 + 0.6 * (base - 0.5), 0.05, 0.95), abs=1e-6)
    one.endorse(office)
    assert (one.residents.base[:, Trustee.TEAM] == lent).all()


def test_who_takes_up_work_works_where_one_is_used_to_come(keen):
    for _week in range(10):
        keen.step()
    residents = keen.residents
    workers = np.flatnonzero(residents.role == Role.CONTRIBUTOR)
    assert len(workers)
    assert set(residents.setting[workers].tolist()) <= {setting.number for setting in keen.estate.settings}
