"""Runs to tell of: small, keen, and made once."""

from functools import cache

from simulation.model import Community
from simulation.story.asked import Asked
from simulation.story.lived import Lived, live
from simulation.story.names import Names
from tests import worlds


def keen_scenario(weeks=60, exit=40, **changes):
    """Return a small world in which every rung of the ladder is reached within weeks."""
    return worlds.scenario(weeks=weeks, exit=exit, parameters=worlds.KEEN, **changes)


@cache
def keen() -> Lived:
    """Return a keen run in which everyone was watched."""
    scenario = keen_scenario()
    return live(Asked(scenario, 5), range(scenario.community.adults))


def names(lived: Lived) -> Names:
    """Return names in the current language."""
    return Names(lived.estate, lived.scenario)


def community(scenario, seed=5) -> Community:
    """Return the same run without a diary."""
    model = Community(scenario, seed=seed, collect=False)
    while model.running:
        model.step()
    return model
