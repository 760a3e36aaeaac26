"""Fixtures shared by the tests of the model."""

import pytest

from simulation.model import Community
from tests import worlds


@pytest.fixture(scope="session")
def keen_scenario():
    """A keen little estate in which, within half a year, people come, help, lead, tire and are left alone."""
    return worlds.scenario(weeks=26, exit=18, parameters=worlds.KEEN)


@pytest.fixture
def keen(keen_scenario):
    """That estate before its first week; freed afterwards."""
    community = Community(keen_scenario, seed=1, collect=False)
    yield community
    community.close()
