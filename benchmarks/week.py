"""The full week of the model: CPU time a resident-week and peak memory, by size of estate.

`python -m benchmarks.week ADULTS WEEKS TIMES` measures one size in its own process and prints JSON.
"""

import json
import sys
from math import ceil, sqrt
from statistics import median

from benchmarks.clock import cpu_seconds, in_fresh_process, peak_mib

SCENARIO = "jinjiang-base"
SIZES = {2_000: (156, 7), 20_000: (104, 5), 200_000: (52, 3)}  # adults: (weeks, times)
QUICK_SIZES = {2_000: (52, 3), 20_000: (26, 1), 200_000: (8, 1)}
BUDGET = {2_000: 400.0}  # ns of CPU a resident-week on a quiet core
ONE_ROOM = "run_space"


def weeks(*, quick: bool) -> list[dict]:
    """Return a measurement for each size, each made in a process of its own."""
    sizes = QUICK_SIZES if quick else SIZES
    return [
        in_fresh_process("benchmarks.week", str(adults), str(n_weeks), str(times))
        for adults, (n_weeks, times) in sizes.items()
    ]


def scaled(adults: int):
    """Return the default scenario for so many adults, as busy a head as the community is at its own size.

    Buildings, places in venues, and hours of the team grow with the adults; the hours of the one room do not. The
    ground plan grows in both directions, and with it the distance over which a venue is passed by.
    """
    from simulation.loading import load_scenario

    scenario = load_scenario(SCENARIO)
    community, strategy, parameters = scenario.community, scenario.strategy, scenario.parameters
    times = adults / community.adults
    n_buildings = round(community.buildings * times)
    old_width, width = ceil(sqrt(community.buildings)), ceil(sqrt(n_buildings))

    def moved(building: int) -> int:
        row, column = (round(part * width / old_width) for part in divmod(building, old_width))
        return min(row * width + column, n_buildings - 1)

    venues = tuple(
        venue.model_copy(update={"building": moved(venue.building), "capacity": round(venue.capacity * times)})
        for venue in community.venues
    )
    phases = tuple(
        phase.model_copy(update={"hours": phase.hours.model_copy(update=_more(phase.hours.given(), times))})
        for phase in strategy.phase
    )
    reach = parameters.notice.model_copy(update={"reach": parameters.notice.reach * width / old_width})
    team = parameters.team.model_copy(update={"hours": parameters.team.hours * times})
    return scenario.model_copy(
        update={
            "community": community.model_copy(update={"adults": adults, "buildings": n_buildings, "venues": venues}),
            "strategy": strategy.model_copy(update={"phase": phases}),
            "parameters": parameters.model_copy(update={"notice": reach, "team": team}),
        }
    )


def _more(hours: dict[str, float], times: float) -> dict[str, float]:
    return {action: given * (1.0 if action == ONE_ROOM else times) for action, given in hours.items()}


def measure(adults: int, n_weeks: int, times: int) -> dict:
    """Measure one size: the median of several runs after a warm-up run, set-up apart."""
    from simulation.model import Community

    before = peak_mib()
    scenario = scaled(adults)
    set_up, running = [], []
    for seed in range(times + 1):
        made: list[Community] = []
        set_up.append(
            cpu_seconds(lambda made=made, seed=seed: made.append(Community(scenario, seed=seed, collect=False)))
        )
        community = made.pop()
        running.append(cpu_seconds(lambda community=community: [community.step() for _ in range(n_weeks)]))
        taking_part = float(community.recorder.weekly["taking_part"][n_weeks - 1]) / adults
        community.close()
    return {
        "adults": adults,
        "weeks": n_weeks,
        "times": times,
        "ns": median(running[1:]) / n_weeks / adults * 1e9,
        "least_ns": min(running[1:]) / n_weeks / adults * 1e9,
        "budget_ns": BUDGET.get(adults),
        "set_up_s": median(set_up[1:]),
        "peak_mib": peak_mib(),
        "bytes_a_resident": (peak_mib() - before) * 2**20 / adults,
        "taking_part": taking_part,
    }


if __name__ == "__main__":
    print(json.dumps(measure(*map(int, sys.argv[1:]))))
