"""From what a user asks to a checked design: an experiment's file, one scenario, or several to compare."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulation.batch.design import Arm, Design, Point
from simulation.batch.experiment import ArmEntry, Expectation, Experiment, flat
from simulation.batch.factors import factors_of
from simulation.batch.varying import varied
from simulation.errors import BadInput, Problem
from simulation.loading import load_scenario
from simulation.loading.checking import examined, in_order, sound
from simulation.loading.complaints import dotted, nearest
from simulation.loading.sources import read_chain, settings_at
from simulation.loading.toml_source import Place, Source
from simulation.measures import OUTCOMES
from simulation.profile import Said
from simulation.scenario import Scenario


def load_experiment(name: str | Path) -> Design:
    """Return the design of an experiment's file.

    Raises:
        BadInput: with every problem of the file and of the files it names.
    """
    source = read_chain("experiment", name)
    experiment, problems = examined(Experiment, source)
    asked = experiment or sound(Experiment, source)
    problems = problems + _problems_of(asked, source)
    scenarios: list[Scenario] = []
    for number, entry in enumerate(asked.arm or ()):
        try:
            scenarios += _scenario(asked, entry, number, source)
        except BadInput as bad:
            problems += bad.problems
    if problems or experiment is None:
        raise BadInput(in_order(problems))

    def load(number: int, settings: dict[str, Any], places: dict[str, Place]) -> Scenario:
        return _scenario(experiment, experiment.arm[number], number, source, settings, places)[0]

    factors = factors_of(experiment, source, scenarios, load)
    plain = [
        _named(entry.id, scenario, entry.name or scenario.strategy.name, entry.about)
        for entry, scenario in zip(experiment.arm, scenarios, strict=True)
    ]
    arms = [lever_arm(arm, option) for arm in plain for option in factors.options]
    wanted = experiment.reference or arms[0].id
    return Design(
        id=source.path.stem if source.path else "",
        arms=tuple(arms),
        reference=wanted if wanted in [arm.id for arm in arms] else lever_id(wanted, factors.options[0]),
        runs=experiment.runs,
        seed=experiment.seed,
        question=experiment.question.model_dump(),
        expect=tuple(each for entry in experiment.expect for each in _expected(entry, plain, factors.options)),
        points=factors.points,
        sampling=factors.sampling,
    )


def _expected(entry: Expectation, plain: list[Arm], options: tuple[Point, ...]) -> list[dict[str, Any]]:
    """Return what is expected: of arms by their plain names, at every combination of levers."""
    names = {arm.id for arm in plain}
    if not {entry.better, entry.than} <= names:
        return [entry.model_dump()]
    both = ((lever_id(entry.better, option), lever_id(entry.than, option)) for option in options)
    return [entry.model_dump() | {"better": better, "than": than} for better, than in both]


def lever_id(arm: str, option: Point) -> str:
    """Return the name of an arm at a combination of levers: `space@1.5`."""
    return f"{arm}@{','.join(_written(value) for value in option.values())}" if option else arm


def lever_arm(arm: Arm, option: Point) -> Arm:
    """Return an arm at a combination of levers."""
    if not option:
        return arm
    ends = [name.rpartition(".")[2] for name in option]
    short = ends if len(set(ends)) == len(ends) else list(option)
    said = ", ".join(f"{name} = {_written(value)}" for name, value in zip(short, option.values(), strict=True))
    name = arm.name and {
        lang: f"{words}（{said}）" if lang == "zh" else f"{words} ({said})" for lang, words in arm.name.items()
    }
    return replace(arm, id=lever_id(arm.id, option), scenario=varied(arm.scenario, option), name=name, levers=option)


def _written(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


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
            problems += bad.problems
    if problems:
        raise BadInput(in_order(problems))
    return found


def _named(arm_id: str, scenario: Scenario, name: Said | None, about: Said | None = None) -> Arm:
    said = about or scenario.strategy.about
    return Arm(arm_id, scenario, name.model_dump() if name else None, said.model_dump())


def _scenario(
    experiment: Experiment,
    entry: ArmEntry | None,
    number: int,
    source: Source,
    more: dict[str, Any] | None = None,
    more_places: dict[str, Place] | None = None,
) -> list[Scenario]:
    """Return the one whole scenario of an arm, or none if too little of the arm is sound to look for it.

    Raises:
        BadInput: what is wrong with it; of what the experiment sets, where it stands there.
    """
    if entry is None:
        return []
    scenario = entry.scenario or experiment.scenario
    at = ("arm", number)
    if scenario is None:
        if "scenario" in source.tables or "scenario" in source.tables["arm"][number]:
            return []  # it is named, and what is wrong with the name is told
        place = source.place_of(at)
        raise BadInput([Problem("missing", place.file, place.line, {"key": f"{dotted(at)}.scenario", "value": ""})])
    places = {name: source.place_of((name,)) for name in ("weeks", "exit") if getattr(experiment, name) is not None}
    settings = {name: getattr(experiment, name) for name in places} | flat(entry.set or {})
    places |= {name: source.place_of((*at, "set", *_path(name, entry.set))) for name in flat(entry.set or {})}
    settings, places = settings | (more or {}), places | (more_places or {})
    whole = load_scenario(
        scenario,
        strategy=entry.strategy,
        community=entry.community,
        settings=settings_at(settings, places),
        beside=source.path,
        place=source.place_of(_naming(entry, number)),
    )
    return [whole]


def _path(name: str, settings: dict[str, Any]) -> tuple[str, ...]:
    """Return the keys by which a table of settings has one, dotted or nested."""
    return (name,) if name in settings else tuple(name.split("."))


def _naming(entry: ArmEntry, number: int) -> tuple[str | int, ...]:
    """Return the key by which an arm names what differs, or else the experiment's scenario."""
    named = [key for key in ("strategy", "community", "scenario") if getattr(entry, key)]
    return ("arm", number, named[0]) if named else ("scenario",)


def _problems_of(experiment: Experiment, source: Source) -> list[Problem]:
    """Return a lack of arms, arms of the same name, and names of arms and measures that there are not."""
    arms = [entry.id if entry else None for entry in experiment.arm or ()]
    found = []
    if experiment.arm == ():
        place = source.place_of(("arm",))
        found.append(Problem("length_least", place.file, place.line, {"key": "arm", "value": "[]", "limit": 1}))
    for number, arm in enumerate(arms):
        if arm is not None and arm in arms[:number]:
            place = source.place_of(("arm", number, "id"))
            found.append(Problem("arm_twice", place.file, place.line, {"value": arm}))
    named = [arm for arm in arms if arm is not None]
    known = named if named and named == arms else None  # an arm whose name is wrong may be the one that is meant
    found += _unknown(experiment.reference, known, ("reference",), source)
    for number, entry in enumerate(experiment.expect or ()):
        if entry is not None:
            at = ("expect", number)
            found += _unknown(entry.better, known, (*at, "better"), source)
            found += _unknown(entry.than, known, (*at, "than"), source)
            found += _unknown(entry.measure, OUTCOMES, (*at, "measure"), source)
    return found


def _unknown(
    name: str | None, known: Iterable[str] | None, path: tuple[str | int, ...], source: Source
) -> list[Problem]:
    """Return a problem if a name is none of those known."""
    if name is None or known is None or name in (choices := list(dict.fromkeys(known))):
        return []
    place = source.place_of(path)
    values = {"key": dotted(path), "value": f'"{name}"', "near": nearest(name, choices), "choices": choices}
    return [Problem("unknown_value", place.file, place.line, values)]
