"""Whoever knows Mesa can use the community as any Mesa model."""

import gc
import inspect
import weakref

import mesa
import numpy as np
import pytest

from simulation.agents.committee import OwnersCommittee
from simulation.agents.partners import NeighborhoodOffice, PropertyManagement
from simulation.agents.residents import Activist, Resident
from simulation.agents.team import SocialWorkTeam
from simulation.measures import WEEKLY
from simulation.model import Community, simulate
from simulation.topics import Role
from tests import worlds


@pytest.fixture
def collecting(keen_scenario):
    community = Community(keen_scenario, seed=1)
    yield community
    community.close()


def with_roles(community, weeks=10):
    for _week in range(weeks):
        community.step()
    return community


def test_a_community_is_a_mesa_model(keen):
    assert isinstance(keen, mesa.Model)
    for kind in (Resident, Activist, NeighborhoodOffice, PropertyManagement, OwnersCommittee, SocialWorkTeam):
        assert issubclass(kind, mesa.Agent)


def test_everyone_shows_up_among_the_agents(keen):
    kinds = {kind.__name__: len(found) for kind, found in keen.agents_by_type.items()}
    assert kinds == {
        "Resident": 120, "NeighborhoodOffice": 1, "PropertyManagement": 1, "OwnersCommittee": 1, "SocialWorkTeam": 1,
    }  # fmt: skip
    assert len(keen.agents) == 124
    assert set(keen.agent_types) == set(keen.agents_by_type)


def test_activists_show_up_as_such(keen):
    with_roles(keen)
    n_activists = np.count_nonzero(keen.residents.role == Role.ACTIVIST)
    assert n_activists > 0
    assert len(keen.agents_by_type[Activist]) == n_activists
    assert len(keen.agents_by_type[Resident]) == 120 - n_activists
    assert len(keen.agents) == 124 + len(keen.estate.groups.living)


def test_who_is_promoted_and_demoted_stays_the_same_object(keen):
    person = keen.residents[7]
    keen.residents.change_role(np.array([7]), Role.ACTIVIST)
    assert type(person) is Activist
    assert keen.residents[7] is person
    assert person in keen.agents_by_type[Activist]
    assert person not in keen.agents_by_type[Resident]
    keen.residents.change_role(np.array([7]), Role.BURNT_OUT)
    assert type(person) is Resident
    assert keen.residents[7] is person
    assert Activist not in keen.agents_by_type
    assert person in keen.agents_by_type[Resident]


def test_classes_follow_roles_all_through_a_run_that_is_looked_at(keen):
    everyone = list(keen.residents)
    while keen.running:
        keen.step()
        leads = keen.residents.role == Role.ACTIVIST
        assert [type(one) is Activist for one in everyone] == leads.tolist()
    assert len(keen.agents_by_type[Activist]) == np.count_nonzero(leads)


def test_residents_are_made_only_when_somebody_looks(keen):
    keen.step()
    assert not keen.residents.has_views
    _ = keen.agents
    assert keen.residents.has_views


def test_select_get_agg_and_groupby_work_on_residents(keen):
    with_roles(keen)
    residents = keen.agents_by_type[Resident] | keen.agents_by_type[Activist]
    elders = residents.select(lambda one: one.age_group.name == "ELDER")
    assert len(elders) == np.count_nonzero(keen.residents.age_group == 3)
    assert residents.agg("leisure", np.mean) == pytest.approx(keen.residents.leisure.mean(), rel=1e-5)
    assert sum(residents.get("aware")) == np.count_nonzero(keen.residents.aware)
    by_role = {role: len(found) for role, found in residents.groupby("role")}
    assert by_role == {
        role: np.count_nonzero(keen.residents.role == role) for role in Role if (keen.residents.role == role).any()
    }


def test_an_agent_writes_through_to_the_column(keen):
    keen.agents_by_type[Resident].select(lambda one: one.row < 3).set("habit", 0.5)
    assert keen.residents.habit[:4].tolist() == [0.5, 0.5, 0.5, 0.0]


def test_mesas_data_collector_records_every_week(collecting):
    with_roles(collecting, 5)
    frame = collecting.datacollector.get_model_vars_dataframe()
    assert list(frame.columns) == list(WEEKLY)
    assert len(frame) == 5
    for name in WEEKLY:
        assert frame[name].to_numpy(np.float32).tobytes() == collecting.recorder.weekly[name][:5].tobytes()


def test_a_users_own_collector_may_report_residents(keen):
    collector = mesa.DataCollector(
        model_reporters={"aware": lambda model: int(model.residents.aware.sum())},
        agenttype_reporters={Resident: {"habit": "habit", "role": lambda one: one.role.name}},
    )
    n_seen = 0
    for _week in range(3):
        keen.step()
        collector.collect(keen)
        n_seen += len(keen.agents_by_type[Resident])
    frame = collector.get_agenttype_vars_dataframe(Resident)
    assert len(frame) == n_seen
    assert set(frame["role"]) <= {role.name for role in Role}
    assert collector.get_model_vars_dataframe()["aware"].is_monotonic_increasing


def test_a_users_own_collector_may_report_all_agents(keen):
    collector = mesa.DataCollector(agent_reporters={"kind": lambda one: type(one).__name__})
    keen.step()
    collector.collect(keen)
    assert len(collector.get_agent_vars_dataframe()) == 124


def test_seed_and_rng_are_two_names_of_one_thing(keen_scenario):
    runs = []
    for keyword in ({"seed": 3}, {"rng": 3}):
        community = Community(keen_scenario, **keyword)
        with_roles(community, 6)
        runs.append(community.recorder.weekly["attendance"].tolist())
        community.close()
    assert runs[0] == runs[1]


def batch(seeds, **parameters):
    """Run Mesa's own batch_run in this process; Mesa 3.5 takes seeds apart from the parameters."""
    newer = "rng" in inspect.signature(mesa.batch_run).parameters
    rows = mesa.batch_run(
        Community,
        parameters=parameters if newer else parameters | {"seed": seeds},
        number_processes=1,
        max_steps=10,
        data_collection_period=1,
        display_progress=False,
        **({"rng": seeds} if newer else {}),
    )
    runs = {}
    for row in rows:
        runs.setdefault(row["RunId"], []).append(row)
    return list(runs.values())


def test_mesas_batch_run_runs_it(keen_scenario):
    """Mesa 3.3 takes one step more than `max_steps` says; the tenth week is there in either case."""
    runs = batch([1, 2], scenario=[keen_scenario, keen_scenario.without_team()])
    assert len(runs) == 4
    for rows in runs:
        assert 10 <= len(rows) <= 11
        expected = simulate(rows[9]["scenario"], rows[9]["seed"]).weekly
        for name in ("awareness", "attendance", "team_hours"):
            assert rows[9][name] == expected[name][9]


def test_batch_run_takes_names_and_dotted_parameters():
    half_lives = {"trust.half_life": [8.0, 26.0]}
    runs = batch([1], scenario="jinjiang-base", strategy="no-team", **half_lives)
    assert {rows[0]["trust.half_life"] for rows in runs} == {8.0, 26.0}


def test_a_run_leaves_nothing_behind(keen_scenario, monkeypatch):
    """Mesa 3.3 keeps every model in `Agent._ids`; a batch of thousands would fill the memory."""
    gc.collect()
    known = len(getattr(mesa.Agent, "_ids", ()))
    remembered = []
    begin = Community.__init__

    def noted(self, *args, **keywords):
        begin(self, *args, **keywords)
        remembered.extend(weakref.ref(one) for one in (self, self.estate, self.residents))

    monkeypatch.setattr(Community, "__init__", noted)
    for seed in range(3):
        simulate(keen_scenario, seed)
    gc.collect()
    assert len(remembered) == 9
    assert [one() for one in remembered] == [None] * 9
    assert len(getattr(mesa.Agent, "_ids", ())) == known


def test_a_model_that_was_looked_at_is_freed_too(keen_scenario):
    community = Community(keen_scenario, seed=1)
    _ = len(community.agents)
    community.step()
    estate, residents = weakref.ref(community.estate), weakref.ref(community.residents)
    community.close()
    del community
    gc.collect()
    assert estate() is None
    assert residents() is None


def test_the_week_is_written_line_by_line():
    """The schedule that a reader sees in `step` is the one that runs."""
    called = []
    community = Community(worlds.scenario(weeks=2), seed=1, collect=False)
    names = (
        "start_week", "team_works", "residents_work", "open_doors", "residents_take_part",
        "residents_talk_and_forget", "roles_change", "institutions_move", "count",
    )  # fmt: skip

    def noting(name, part):
        return lambda *given: called.append(name) or part(*given)

    for name in names:
        setattr(community, name, noting(name, getattr(community, name)))
    community.step()
    assert tuple(called) == names
    community.close()
