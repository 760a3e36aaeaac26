"""Going on until a paired difference is known well enough, with an answer that looking often does not spoil."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from simulation.batch.conduct import Batch
from simulation.batch.design import Design
from simulation.batch.intervals import LEVEL, summary
from simulation.errors import BadInput, Problem
from simulation.loading.complaints import nearest
from simulation.measures import OUTCOMES

FIRST_LOOK = 10  # below ten pairs a t interval of skewed outcomes is not to be trusted
GROWTH = 1.25  # from one look to the next
FORM = re.compile(r"^(?P<arms>[^.]+)\.(?P<measure>\w+)\.halfwidth<(?P<limit>\d+(\.\d+)?([eE][+-]?\d+)?)$")


@dataclass(frozen=True)
class Rule:
    """When to stop: the half width of the interval of `one` minus `other` in a measure falls below a limit."""

    text: str
    one: str
    other: str
    measure: str
    limit: float


@dataclass(frozen=True)
class Look:
    """What was seen at one look.

    Args:
        rule: the rule, as it was given.
        measure: what it is about.
        number: 1 for the first.
        runs: matched runs by then.
        mean: mean difference.
        low: lower end of the interval, corrected for the looks so far and to come.
        high: its upper end.
        reached: whether it is narrow enough.
    """

    rule: str
    measure: str
    number: int
    runs: int
    mean: float
    low: float
    high: float
    reached: bool


def parsed(text: str, arms: list[str]) -> Rule:
    """Return the rule of `--until`, such as `space-one_off.contributors.halfwidth<1`.

    Raises:
        BadInput: it has another form, or names an arm or a measure that there is not.
    """
    form = FORM.match(text.replace(" ", ""))
    if form is None or float(form["limit"]) <= 0:
        raise BadInput([Problem("until_form", values={"value": text})])
    pairs = [(one, other) for one in arms for other in arms if f"{one}-{other}" == form["arms"] and one != other]
    if not pairs:
        choices = [f"{one}-{other}" for one in arms for other in arms if one != other]
        raise _unknown(form["arms"], choices)
    if form["measure"] not in OUTCOMES:
        raise _unknown(form["measure"], list(OUTCOMES))
    return Rule(text, *pairs[0], form["measure"], float(form["limit"]))


def _unknown(value: str, choices: list[str]) -> BadInput:
    values = {"key": "--until", "value": f'"{value}"', "near": nearest(value, choices), "choices": choices}
    return BadInput([Problem("unknown_value", values=values)])


def looks(runs: int, most: int) -> Iterator[int]:
    """Yield after how many matched runs to look: at `runs` (at least ten), then each time a quarter more, to `most`."""
    n = min(max(runs, FIRST_LOOK), most)
    while n < most:
        yield n
        n = min(most, int(np.ceil(n * GROWTH)))
    yield most


def level_at(look: int, level: float = LEVEL) -> float:
    """Return the level of the interval at a look, counted from 1: 1 - (1 - level) / (k (k + 1)).

    The shares of error over all looks, however many, sum to 1 - level; so the chance that any of the intervals
    misses the truth is at most that, and stopping at a lucky look gains nothing.

    Source: spending of error over repeated looks, Lan and DeMets (1983); Bonferroni's inequality.
    """
    return 1.0 - (1.0 - level) / (look * (look + 1))


def look(rule: Rule, number: int, one: np.ndarray, other: np.ndarray) -> Look:
    """Return what is seen at a look: the paired difference with its corrected interval."""
    apart = np.asarray(one, dtype=np.float64) - np.asarray(other, dtype=np.float64)
    found = summary(apart, level_at(number))
    half = (found.high - found.low) / 2
    return Look(rule.text, rule.measure, number, found.n, found.mean, found.low, found.high, bool(half < rule.limit))


def conducted_until(design: Design, rule: Rule, *, most: int, conduct: Callable[[Design], Batch]) -> tuple[Batch, Look]:
    """Do runs look by look until the rule is met, or `most` matched runs are done; return the batch and the last look.

    Args:
        design: what is asked; its runs are those of the first look.
        rule: when to stop.
        most: matched runs beyond which it is given up.
        conduct: does the runs of a design that are missing, and stores all.
    """
    for number, runs in enumerate(looks(design.runs, most), 1):
        batch = conduct(design.with_runs(runs))
        seen = look(rule, number, batch.columns[rule.one][rule.measure], batch.columns[rule.other][rule.measure])
        if seen.reached:
            break
    return batch, seen
