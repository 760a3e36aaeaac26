"""The same seed and scenario give the same run to the byte; luck is matched between strategies."""

import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest

from simulation.model import Community, simulate
from simulation.streams import Streams
from tests import baseline, worlds

# What lives in the estate before anyone comes; nothing a strategy does may change it.
STATIC = ("building", "age_group", "owner", "local", "leisure", "charisma", "drive", "propensity", "need", "threshold")


def digest(run) -> str:
    """Return a hash of all numbers of a run."""
    weekly = b"".join(name.encode() + run.weekly[name].tobytes() for name in sorted(run.weekly))
    outcomes = repr(sorted(run.outcomes.items())).encode()
    return hashlib.sha256(weekly + outcomes + repr(sorted(run.spending.items())).encode()).hexdigest()


def plan(**hours):
    return worlds.phase(0, 14, hours)


def estate_of(scenario, seed=1):
    community = Community(scenario, seed=seed, collect=False)
    residents, ties = community.residents, community.estate.ties
    found = {name: residents.columns[name].copy() for name in STATIC} | {"ties": ties.neighbours.copy()}
    community.close()
    return found


def same_estate(one, other) -> bool:
    return all(one[name].tobytes() == other[name].tobytes() for name in one)


def test_the_same_seed_gives_the_same_bytes(keen_scenario):
    assert digest(simulate(keen_scenario, 5)) == digest(simulate(keen_scenario, 5))


def test_another_seed_gives_another_run(keen_scenario):
    assert digest(simulate(keen_scenario, 5)) != digest(simulate(keen_scenario, 6))


def test_a_run_does_not_depend_on_the_runs_before_it(keen_scenario):
    alone = digest(simulate(keen_scenario, 5))
    simulate(worlds.scenario(weeks=4), 9)
    simulate(keen_scenario, 6)
    assert digest(simulate(keen_scenario, 5)) == alone


A_RUN = """
from tests import test_determinism, worlds
from simulation.model import simulate
scenario = worlds.scenario(weeks=26, exit=18, parameters=worlds.KEEN)
print(test_determinism.digest(simulate(scenario, 5)))
"""


def test_two_processes_with_other_hash_seeds_give_the_same_bytes(keen_scenario):
    said = {
        subprocess.run(
            [sys.executable, "-c", A_RUN],
            env=os.environ | {"PYTHONHASHSEED": hash_seed},
            cwd=baseline.FILE.parents[1],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for hash_seed in ("1", "2")
    }
    assert said == {digest(simulate(keen_scenario, 5))}


def test_looking_at_the_agents_changes_nothing(keen_scenario):
    """Mesa's views are made when first asked for; a run that was looked at is the same run."""
    unseen, seen = (Community(keen_scenario, seed=5, collect=collect) for collect in (False, True))
    while seen.running:
        _ = len(seen.agents), seen.agents_by_type
        seen.step()
        unseen.step()
    for name in unseen.recorder.weekly:
        assert unseen.recorder.weekly[name].tobytes() == seen.recorder.weekly[name].tobytes(), name
    for community in (unseen, seen):
        community.close()


def test_a_seed_redraws_the_estate_and_fixed_freezes_it():
    free, frozen = worlds.scenario(), worlds.scenario(fixed=7)
    assert not same_estate(estate_of(free, seed=1), estate_of(free, seed=2))
    assert same_estate(estate_of(frozen, seed=1), estate_of(frozen, seed=2))
    assert same_estate(estate_of(frozen, seed=1), estate_of(free, seed=7))


def test_a_frozen_estate_still_has_luck_of_its_own():
    frozen = worlds.scenario(fixed=7, parameters=worlds.KEEN)
    assert digest(simulate(frozen, 1)) != digest(simulate(frozen, 2))


def test_two_strategies_meet_the_same_people_and_ties():
    one, other = worlds.scenario(plan(run_space=20)), worlds.scenario(plan(one_off_event=20))
    assert same_estate(estate_of(one), estate_of(other))
    assert same_estate(estate_of(one), estate_of(one.without_team()))


def test_an_event_more_does_not_shift_anybodys_luck_in_the_space():
    """Until the event's first guest, both arms are the same to the byte."""
    one = worlds.scenario(plan(run_space=12), parameters=worlds.KEEN)
    other = worlds.scenario(plan(run_space=12, fixed_point_event=3), parameters=worlds.KEEN)
    alone, beside = (Community(scenario, seed=3, collect=False) for scenario in (one, other))
    weeks_alike = 0
    while not any(offer.setting.action == "fixed_point_event" for offer in beside.offers):
        alone.step()
        beside.step()
        if len(beside.offers) == len(alone.offers):
            weeks_alike += 1
            assert [offer.came.tolist() for offer in beside.offers] == [offer.came.tolist() for offer in alone.offers]
    assert weeks_alike >= 2
    for community in (alone, beside):
        community.close()


def test_a_phase_without_hours_is_no_phase_to_the_byte():
    """But for what is said of it: hours offered and unused, and money granted, are the team's either way."""
    nothing = worlds.scenario(worlds.phase(0, 14, {}))
    run, nobody = simulate(nothing, 1), simulate(nothing.without_team(), 1)
    for name in run.weekly:
        assert run.weekly[name].tobytes() == nobody.weekly[name].tobytes(), name


def test_an_action_given_no_hours_changes_nothing(keen_scenario):
    hours = {action: worlds.HOURS[action] for action in ("run_space", "follow_up")}
    silent = {"one_off_event": {"gift": 50.0, "commercial": 1.0}}
    without = worlds.scenario(worlds.phase(0, 14, hours), parameters=worlds.KEEN)
    zero = worlds.scenario(worlds.phase(0, 14, hours | {"one_off_event": 0.0}, **silent), parameters=worlds.KEEN)
    assert digest(simulate(without, 1)) == digest(simulate(zero, 1))


@pytest.mark.parametrize("action", ["run_space", "field_observation", "formal_visit"])
def test_one_hour_changes_something(action):
    scenario = worlds.scenario(worlds.phase(0, 14, {action: 1.0}))
    run, nobody = simulate(scenario, 1), simulate(scenario.without_team(), 1)
    changed = {name for name in run.weekly if not np.array_equal(run.weekly[name], nobody.weekly[name], equal_nan=True)}
    assert changed - {"team_hours", "team_yuan"}


def test_a_stray_draw_changes_nothing(keen_scenario, monkeypatch):
    """There is no hidden state to shift: who draws once more, anywhere, disturbs nobody."""
    before = digest(simulate(keen_scenario, 5))
    everyone = Streams.everyone

    def draws_twice(self, process, week, occasion=0):
        everyone(self, "stray", week)
        everyone(self, process, week, occasion)
        return everyone(self, process, week, occasion)

    monkeypatch.setattr(Streams, "everyone", draws_twice)
    assert digest(simulate(keen_scenario, 5)) == before


def test_an_incident_leaves_everybodys_luck_as_it_was():
    """Until it happens both runs are the same to the byte; who would have come afterwards is not drawn anew."""
    fees = {"week": 8, "kind": "fees"}
    one, other = (worlds.scenario(parameters=worlds.KEEN, incident=incident) for incident in ((fees,), ()))
    with_them, without = (Community(scenario, seed=4, collect=False) for scenario in (one, other))
    for _week in range(8):
        with_them.step()
        without.step()
    for name, column in with_them.residents.columns.items():
        assert column.tobytes() == without.residents.columns[name].tobytes(), name
    with_them.step()
    without.step()
    came = [{row for offer in run.offers for row in offer.came.tolist()} for run in (with_them, without)]
    assert len(came[0] & came[1]) > 0.8 * len(came[0] | came[1])
    for community in (with_them, without):
        community.close()


def test_the_outcomes_are_those_pinned_in_the_baseline():
    """Changed results are reviewed: `python -m tests.refresh_baseline`, and a line in the CHANGELOG."""
    assert baseline.differences() == []
