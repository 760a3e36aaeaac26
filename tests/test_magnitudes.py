"""The default estate lies within the magnitudes that field workers find plausible (model 16).

These are assumptions about what is usual, not evidence. They hold for the mean of six runs of the default
community; no strategy was tuned against another.
"""

import numpy as np
import pytest

from simulation.loading import load_scenario
from simulation.model import simulate
from simulation.streams import replicate_seed

RUNS = 6
ADULTS = 1500

# strategy, measure, lowest and highest mean, and what the field says
PLAUSIBLE = [
    ("one-off-events", "visitors_per_occasion", 30, 90, "a one-off event draws 30 to 90 people"),
    ("space", "attendance", 30, 120, "a well-run space is visited 30 to 120 times a week"),
    ("space", "awareness", 0.35, 0.75, "after two years 35 to 75 % know the team"),
    ("space", "regulars", 0.03 * ADULTS, 0.10 * ADULTS, "3 to 10 % are regulars"),
    ("space", "contributors", 0.005 * ADULTS, 0.03 * ADULTS, "1 to 3 % contribute, activists among them"),
    ("space", "activists", 3, 15, "5 to 15 activists, a few less in a poor run"),
    ("space", "team_hours", 2500, 3120, "thirty hours a week for two years, nearly all worked"),
]
# Nobody reaches nearly everyone, whatever the plan: the most that any mean may be.
NEARLY_EVERYONE = {"awareness": 0.95, "taking_part": 0.4 * ADULTS, "regulars": 0.2 * ADULTS, "trust": 0.9}
STRATEGIES = ["space", "fixed-point-events", "one-off-events", "mixed", "look-then-space", "visits-first"]


@pytest.fixture(scope="module")
def outcomes():
    """Return, by strategy and measure, the numbers of the six runs."""
    found = {}
    for strategy in STRATEGIES:
        scenario = load_scenario("jinjiang-base", strategy=strategy)
        runs = [simulate(scenario, replicate_seed(2026, replicate)).outcomes for replicate in range(RUNS)]
        found[strategy] = {name: np.array([run[name] for run in runs]) for name in runs[0]}
    return found


def test_the_default_community_is_the_one_the_magnitudes_speak_of():
    assert load_scenario("jinjiang-base").community.adults == ADULTS


@pytest.mark.parametrize(("strategy", "measure", "low", "high", "saying"), PLAUSIBLE, ids=lambda part: str(part)[:20])
def test_the_default_estate_is_plausible(outcomes, strategy, measure, low, high, saying):
    numbers = outcomes[strategy][measure]
    assert low <= numbers.mean() <= high, f"{saying}; found {numbers.round(3).tolist()}"


@pytest.mark.parametrize("strategy", STRATEGIES)
@pytest.mark.parametrize("measure", NEARLY_EVERYONE)
def test_no_strategy_reaches_nearly_everyone(outcomes, strategy, measure):
    assert outcomes[strategy][measure].mean() <= NEARLY_EVERYONE[measure]


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_what_remains_a_year_after_exit_is_between_none_and_most(outcomes, strategy):
    """Persistence near or above one can happen in a run; on average no plan leaves more than there was."""
    assert 0 <= np.nanmean(outcomes[strategy]["persistence_52"]) <= 1.1


def test_where_no_team_came_nobody_knows_it():
    run = simulate(load_scenario("jinjiang-base", strategy="no-team"), 1)
    assert run.weekly["awareness"].max() == 0
    assert run.weekly["attendance"][0] == 0, "in week 0 nobody has opened anything yet"
    own_work = run.weekly["resident_hours"] - run.weekly["own_hours"]
    assert abs(own_work).max() < 1e-3, "without a team all that happens is residents' own"
