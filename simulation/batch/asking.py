"""From what a user asks to a checked design: an experiment's file, one scenario, or several to compare."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulation.batch.design import Arm, Design
from simulation.batch.experiment import ArmEntry, Experiment, flat
from simulation.errors import BadInput, Problem
from simulation.loading import load_scenario
from simulation.loading.checking import checked
from simulation.loading.complaints import dotted, nearest
from simulation.loading.sources import SET, read_chain
from simulation.loading.toml_source import Source
from simulation.measures import OUTCOMES
from simulation.profile import Said
from simulation.scenario import Scenario


def load_experiment(name: str | Path) -> Design:
    """Return the design of an experiment's file.

    Raises:
        BadInput: with every problem of the file and of the files it names.
    """
    source = read_chain("experiment", name)
    experiment = checked(Experiment, source)
    problems = _problems_of(experiment, source)
    arms = []
    for number, entry in enumerate(experiment.arm):
        try:
            arms.append(_arm(experiment, entry, number, source))
        except BadInput as bad:
            problems += [problem for problem in bad.problems if problem not in problems]
    if problems:
        raise BadInput(problems)
    return Design(
        id=source.path.stem if source.path else "",
        arms=tuple(arms),
        reference=experiment.reference or arms[0].id,
        runs=experiment.runs,
        seed=experiment.seed,
        question=experiment.question.model_dump(),
        expect=tuple(entry.model_dump() for entry in experiment.expect),
    )


def one_scenario(name: str, *, runs: int, seed: int, strategy: str | None, settings: dict[str, Any]) -> Design:
    """Return the design of a single scenario."""
    scenario = load_scenario(name, strategy=strategy, settings=settings)
    arm_id = scenario.id if strategy is None else f"{scenario.id}-{scenario.strategy.id}"
    return Design(arm_id, (_named(arm_id, scenario, scenario.strategy.name),), arm_id, runs, seed)


def scenarios_side_by_side(names: list[str], *, runs: int, seed: int, settings: dict[str, Any]) -> Design:
    """Return the design that compares scenarios, the first being the reference."""
    return _side_by_side(_loaded(names, lambda name: load_scenario(name, settings=settings)), runs=runs, seed=seed)


def strategies_side_by_side(
    names: list[str], scenario: str, *, runs: int, seed: int, settings: dict[str, Any]
) -> Design:
    """Return the design that compares strategies on one scenario, the first being the reference."""
    found = _loaded(names, lambda name: load_scenario(scenario, strategy=name, settings=settings))
    arms = [_named(known.strategy.id, known, known.strategy.name) for known in found]
    return _compared(arms, runs=runs, seed=seed)


def _side_by_side(found: list[Scenario], *, runs: int, seed: int) -> Design:
    """Return a design with scenarios as arms, called by their strategies where only these tell them apart."""
    strategies = {known.strategy.id for known in found}
    apart = len(strategies) == len(found) and len({known.community.id for known in found}) == 1
    arms = [_named(known.id, known, known.strategy.name if apart else None) for known in found]
    return _compared(arms, runs=runs, seed=seed)


def _compared(arms: list[Arm], *, runs: int, seed: int) -> Design:
    """Return a design of arms, those of the same name told apart by a number."""
    seen: dict[str, int] = {}
    for place, arm in enumerate(arms):
        seen[arm.id] = seen.get(arm.id, 0) + 1
        if seen[arm.id] > 1:
            arms[place] = replace(arm, id=f"{arm.id}-{seen[arm.id]}", name=None)
    return Design("-".join(arm.id for arm in arms)[:80], tuple(arms), arms[0].id, runs, seed)


def _loaded(names: list[str], load: Any) -> list[Scenario]:
    """Return all scenarios, or raise the problems of all."""
    found, problems = [], []
    for name in names:
        try:
            found.append(load(name))
        except BadInput as bad:
            problems += [problem for problem in bad.problems if problem not in problems]
    if problems:
        raise BadInput(problems)
    return found


def _named(arm_id: str, scenario: Scenario, name: Said | None) -> Arm:
    return Arm(arm_id, scenario, name.model_dump() if name else None, scenario.strategy.about.model_dump())


def _arm(experiment: Experiment, entry: ArmEntry, number: int, source: Source) -> Arm:
    """Return an arm with its whole scenario; what is wrong with its settings is reported where they stand."""
    scenario = entry.scenario or experiment.scenario
    at = ("arm", number)
    if scenario is None:
        place = source.place_of(at)
        raise BadInput([Problem("missing", place.file, place.line, {"key": f"{dotted(at)}.scenario", "value": ""})])
    length = {name: getattr(experiment, name) for name in ("weeks", "exit") if getattr(experiment, name) is not None}
    try:
        whole = load_scenario(
            scenario,
            strategy=entry.strategy,
            community=entry.community,
            settings=length | flat(entry.set),
            beside=source.path,
            place=source.place_of(_naming(entry, number)),
        )
    except BadInput as bad:
        raise BadInput([_placed(problem, number, source) for problem in bad.problems]) from None
    name, about = entry.name or whole.strategy.name, entry.about or whole.strategy.about
    return Arm(entry.id, whole, name.model_dump(), about.model_dump())


def _naming(entry: ArmEntry, number: int) -> tuple[str | int, ...]:
    """Return the key by which an arm names what differs, or else the experiment's scenario."""
    named = [key for key in ("strategy", "community", "scenario") if getattr(entry, key)]
    return ("arm", number, named[0]) if named else ("scenario",)


def _placed(problem: Problem, number: int, source: Source) -> Problem:
    """Return a problem of settings with the line of the experiment where they stand."""
    if problem.file != SET.file:
        return problem
    key = str(problem.values.get("key", ""))
    place = source.place_of((key,) if key in ("weeks", "exit") else ("arm", number, "set", key))
    if place == source.place_of(("arm", number, "set")):
        place = source.place_of(("arm", number, "set", *key.split(".")))
    return replace(problem, file=place.file, line=place.line)


def _problems_of(experiment: Experiment, source: Source) -> list[Problem]:
    """Return a lack of arms, arms of the same name, and names of arms and measures that there are not."""
    arms = [entry.id for entry in experiment.arm]
    found = []
    if not arms:
        place = source.place_of(("arm",))
        found.append(Problem("length_least", place.file, place.line, {"key": "arm", "value": "[]", "limit": 1}))
    for number, arm in enumerate(arms):
        if arm in arms[:number]:
            place = source.place_of(("arm", number, "id"))
            found.append(Problem("arm_twice", place.file, place.line, {"value": arm}))
    if experiment.reference is not None:
        found += _unknown(experiment.reference, arms, ("reference",), source)
    for number, entry in enumerate(experiment.expect):
        at = ("expect", number)
        found += _unknown(entry.better, arms, (*at, "better"), source)
        found += _unknown(entry.than, arms, (*at, "than"), source)
        found += _unknown(entry.measure, list(OUTCOMES), (*at, "measure"), source)
    return found


def _unknown(name: str, known: Iterable[str], path: tuple[str | int, ...], source: Source) -> list[Problem]:
    """Return a problem if a name is none of those known."""
    choices = list(known)
    if name in choices:
        return []
    place = source.place_of(path)
    values = {"key": dotted(path), "value": f'"{name}"', "near": nearest(name, choices), "choices": choices}
    return [Problem("unknown_value", place.file, place.line, values)]
