"""Runs that cost nothing: numbers made of the seed and the strategy, and runs that go wrong."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simulation.batch.design import Arm, Design
from simulation.batch.packing import OWN_OUTCOMES
from simulation.loading import load_community
from simulation.measures import WEEKLY
from simulation.profile import Said
from simulation.scenario import Scenario
from simulation.strategy import Hours, Phase, Strategy

SIMULATE = "tests.batch.fakes:simulate"
UNLUCKY = 2  # the replicate at which things go wrong


@dataclass
class FakeRun:
    """The part of a run that is kept."""

    outcomes: dict
    weekly: dict
    spending: dict


def scenario(hours: float = 20.0, *, weeks: int = 60, leaves: int = 20) -> Scenario:
    """Return a scenario whose team runs a space for some hours a week; 0 is no team."""
    said = Said(en="A fake.", zh="假的。")
    phases = (Phase(weeks=(0, leaves), hours=Hours(run_space=hours)),) if hours else ()
    return Scenario(
        id="fake",
        about=said,
        community=load_community("jinjiang"),
        strategy=Strategy(id=f"hours-{hours:g}", about=said, name=said, phase=phases),
        weeks=weeks,
        exit=leaves,
    )


def design(hours: tuple[float, ...] = (20.0, 10.0, 0.0), *, runs: int = 4, **more) -> Design:
    """Return a design with one arm for each number of hours."""
    arms = tuple(Arm(f"h{number:g}", scenario(number, **more)) for number in hours)
    return Design("fake", arms, arms[0].id, runs, seed=7, question={"en": "Which?", "zh": "哪个？"})


def simulate(asked: Scenario, seed: int) -> FakeRun:
    """Return a run whose numbers follow from seed and hours, shared luck and own."""
    hours = sum(phase.hours.total() for phase in asked.strategy.phase)
    luck = np.random.default_rng(seed).normal(size=len(OWN_OUTCOMES))
    outcomes = {name: float(3.0 * hours + draw) for name, draw in zip(OWN_OUTCOMES, luck, strict=True)}
    outcomes["own_52"] = float("nan") if asked.weeks < asked.exit + 52 else outcomes["own_52"]
    weeks = np.arange(asked.weeks, dtype=np.float32)
    return FakeRun(outcomes, {name: weeks * np.float32(hours) for name in WEEKLY}, {"run_space": (hours, 2 * hours)})


def slow(asked: Scenario, seed: int) -> FakeRun:
    """Take a while."""
    time.sleep(0.15)
    return simulate(asked, seed)


def _is_unlucky(seed: int) -> bool:
    return seed == design().seed_of(UNLUCKY)


def failing(asked: Scenario, seed: int) -> FakeRun:
    """Fail in one replicate of the arms with a team."""
    if _is_unlucky(seed) and asked.strategy.phase:
        raise ArithmeticError("the books do not balance")
    return simulate(asked, seed)


def failing_at_16(asked: Scenario, seed: int) -> FakeRun:
    """Fail in one replicate where trust's half-life is 16 weeks."""
    return (failing if asked.parameters.trust.half_life == 16 else simulate)(asked, seed)


def always_failing(asked: Scenario, seed: int) -> FakeRun:
    """Fail."""
    raise ArithmeticError("nothing works")


def dying(asked: Scenario, seed: int) -> FakeRun:
    """Take the whole process down in one replicate, always."""
    if _is_unlucky(seed) and asked.strategy.phase:
        os.kill(os.getpid(), signal.SIGKILL)
    return simulate(asked, seed)


def dying_once(asked: Scenario, seed: int) -> FakeRun:
    """Take the process down once, as when the system runs out of memory for a moment."""
    mark = Path(os.environ["FAKE_MARK"])
    if _is_unlucky(seed) and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return simulate(asked, seed)


def crashing(asked: Scenario, seed: int) -> FakeRun:
    """Crash as a broken library does."""
    if _is_unlucky(seed) and asked.strategy.phase:
        os.kill(os.getpid(), signal.SIGSEGV)
    return simulate(asked, seed)


def refused_once(asked: Scenario, seed: int) -> FakeRun:
    """Be refused something by the system, once."""
    mark = Path(os.environ["FAKE_MARK"])
    if _is_unlucky(seed) and not mark.exists():
        mark.touch()
        raise OSError("too many open files")
    return simulate(asked, seed)


def hanging(asked: Scenario, seed: int) -> FakeRun:
    """Never come back in one replicate."""
    while _is_unlucky(seed) and asked.strategy.phase:
        pass
    return simulate(asked, seed)


def stopped(asked: Scenario, seed: int) -> FakeRun:
    """Be stopped whole, with every thread, in one replicate."""
    if _is_unlucky(seed) and asked.strategy.phase:
        os.kill(os.getpid(), signal.SIGSTOP)
    return simulate(asked, seed)


def eating(asked: Scenario, seed: int) -> FakeRun:
    """Eat ever more memory in one replicate."""
    eaten = []
    while _is_unlucky(seed) and asked.strategy.phase:
        eaten.append(np.ones(1_000_000))
        time.sleep(0.005)
    return simulate(asked, seed)


_LEAKED: list[np.ndarray] = []


def leaking(asked: Scenario, seed: int) -> FakeRun:
    """Keep 40 MiB for ever, and tell the process."""
    _LEAKED.append(np.ones(5 * 2**20))
    run = simulate(asked, seed)
    run.outcomes = dict.fromkeys(run.outcomes, float(os.getpid()))
    return run


def apart(asked: Scenario, seed: int) -> FakeRun:
    """Have luck of one's own, with a standard deviation of 2, in the first arm only."""
    run = simulate(asked, seed)
    if asked.strategy.id == "hours-20":
        run.outcomes["own_26"] += 2.0 * np.random.default_rng(seed + 1).normal()
    return run


def incomplete(asked: Scenario, seed: int) -> FakeRun:
    """Lack a measure."""
    run = simulate(asked, seed)
    del run.outcomes["trust"]
    return run


def unequal(asked: Scenario, seed: int) -> FakeRun:
    """Spend in proportion to the strategy's number of phases."""
    run = simulate(asked, seed)
    run.outcomes["team_hours"] = 100.0 * len(asked.strategy.phase)
    return run


def half_failing(asked: Scenario, seed: int) -> FakeRun:
    """Fail where the seed is odd and there is a team."""
    if seed % 2 and asked.strategy.phase:
        raise ArithmeticError("the books do not balance")
    return simulate(asked, seed)


def parted(asked: Scenario, seed: int) -> FakeRun:
    """End in one of two ways, as luck has it."""
    run = simulate(asked, seed)
    run.outcomes["regulars"] += 100.0 * (seed % 2)
    return run
