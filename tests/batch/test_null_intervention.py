"""The null-intervention audit: an action that is given no hours changes no byte, and one hour a week does.

An action that changed something without being done would be luck that leaks from one plan into another, and every
comparison of plans would be of more than the plans. All of a run's stored bytes are compared: outcomes, what was
spent, and every weekly series.
"""

import pytest

from simulation.batch.packing import packed, weekly_of
from simulation.measures import WEEKLY
from simulation.model import simulate
from simulation.strategy import ACTIONS, Phase
from tests import worlds

SEED = 11
WEEKS, EXIT = 70, 60  # the costliest action takes 40 hours of preparation
BESIDE = {"run_space": 12.0, "fixed_point_event": 6.0}  # so that there is somebody, and something, to act on
OF_THE_TEAM = {"team_hours", "team_yuan", "opening_hours"}


def _run(hours, **settings):
    phase = worlds.phase(0, EXIT, hours, **settings)
    parameters = worlds.KEEN | {"team": {"clarity": 0.5, "hours": 60.0}}
    return packed(simulate(worlds.scenario(phase, weeks=WEEKS, exit=EXIT, parameters=parameters), SEED))


def _beside(action):
    return {name: hours for name, hours in BESIDE.items() if name != action}


@pytest.fixture(scope="module")
def without():
    """Return the run of a plan that does not name an action; each is made once."""
    made = {}

    def run(action):
        key = tuple(_beside(action))
        if key not in made:
            made[key] = _run(_beside(action))
        return made[key]

    return run


def _unusual(action):
    """Return settings of an action that differ from the defaults wherever a number can."""
    if action not in Phase.model_fields:
        return {}
    changed = {}
    for name, field in Phase.model_fields[action].annotation.model_fields.items():
        limits = [getattr(limit, "le", None) for limit in field.metadata]
        high = next((limit for limit in limits if limit is not None), None)
        if high is not None and isinstance(field.default, int | float) and not isinstance(field.default, bool):
            changed[name] = type(field.default)(high)
    return {action: changed}


@pytest.mark.parametrize("action", ACTIONS)
def test_no_hours_change_no_byte(action, without):
    assert _run(_beside(action) | {action: 0.0}, **_unusual(action)) == without(action)


@pytest.mark.parametrize("action", ACTIONS)
def test_one_hour_a_week_changes_what_happens(action, without):
    one = _run(_beside(action) | {action: 1.0})
    assert one.spending != without(action).spending
    series = zip(WEEKLY, weekly_of(one.weekly), weekly_of(without(action).weekly), strict=True)
    changed = {name for name, mine, theirs in series if mine.tobytes() != theirs.tobytes()}
    assert changed - OF_THE_TEAM


def test_the_audit_finds_luck_that_leaks(monkeypatch, without):
    """A mutant: an action's name alone, without an hour, changes one draw."""
    from simulation.streams import Streams

    before = without("value_talk")
    everyone = Streams.everyone

    def leaking(self, process, week, occasion=0):
        return everyone(self, process, week, occasion + (week == 5))

    monkeypatch.setattr(Streams, "everyone", leaking)
    assert _run(_beside("value_talk") | {"value_talk": 0.0}) != before
