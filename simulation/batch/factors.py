"""The levers, uncertainties and points of an experiment's file, checked on every arm, every problem with its line."""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from simulation.batch.design import NOTHING_CHANGED, Point
from simulation.batch.experiment import Experiment, flat
from simulation.batch.points_file import read_points
from simulation.batch.sampling import Range, Sampling, Uncertainty, as_kept, sampled
from simulation.batch.varying import path_of, setting_of, varied
from simulation.errors import BadInput, Problem
from simulation.loading.checking import examined
from simulation.loading.complaints import dotted, shown
from simulation.loading.fields import inner
from simulation.loading.toml_source import Place, Source
from simulation.scenario import Scenario

MOST_OPTIONS = 1_000  # combinations of levers
RANGE_KEYS = frozenset(Range.model_fields)
# Settings that must fit others, which only reading the whole scenario again can tell.
FITTING = ("weeks", "exit", "team.hours", "community.", "strategy.")
Load = Callable[[int, dict[str, Any], dict[str, Place]], Scenario]  # an arm by number, with settings and their places


class Factors(NamedTuple):
    """What is varied beside the arms.

    Args:
        options: combinations of levers.
        points: what is sampled, or listed.
        sampling: how, as the manifest keeps it; None where nothing is.
    """

    options: tuple[Point, ...] = NOTHING_CHANGED
    points: tuple[Point, ...] = NOTHING_CHANGED
    sampling: dict[str, Any] | None = None


class _Leaf(NamedTuple):
    name: str
    path: tuple[str, ...]
    value: Any


def factors_of(asked: Experiment, source: Source, scenarios: list[Scenario], load: Load) -> Factors:
    """Return the factors of an experiment.

    Args:
        asked: what its file says.
        source: the file.
        scenarios: of its arms.
        load: reads an arm again with some settings, and raises what is wrong with them.

    Raises:
        BadInput: with every problem.
    """
    check = _Check(source, scenarios, load)
    levers = [leaf for leaf in _leaves(asked.levers, ("levers",)) if check.is_sound_lever(leaf)]
    unsure = [leaf for leaf in _leaves(asked.uncertainties, ("uncertainties",)) if check.is_new(leaf, levers)]
    uncertainties = [known for leaf in unsure if (known := check.uncertainty(leaf)) is not None]
    options = tuple(
        {leaf.name: value for leaf, value in zip(levers, combination, strict=True)}
        for combination in product(*(check.typed_all(leaf) for leaf in levers))
    )
    if len(options) > MOST_OPTIONS:
        check.add("too_many_options", ("levers",), value=f"{len(options):,}", limit=f"{MOST_OPTIONS:,}")
    check.set_in_arms(asked, {leaf.name for leaf in (*levers, *unsure)})
    points, kept = NOTHING_CHANGED, None
    sampling = asked.sampling or Sampling()
    if sampling.design == "list":
        points, kept = check.listed(sampling, source, uncertainties), as_kept([], sampling)
    elif check.problems == [] and uncertainties:
        if sampling.design == "sobol" and sampling.points & (sampling.points - 1):
            below = 2 ** (sampling.points.bit_length() - 1)
            values = {"value": sampling.points, "low": below, "high": 2 * below}
            check.add("sobol_points", ("sampling", "points"), **values)
        else:
            points = sampled(uncertainties, sampling, asked.seed)
        kept = as_kept(uncertainties, sampling)
    elif asked.sampling is not None and not asked.uncertainties:
        check.add("nothing_to_sample", ("sampling",))
    check.what_must_fit(options, points)
    if check.problems:
        raise BadInput(check.problems)
    return Factors(options, points, kept)


def _leaves(tables: dict[str, Any], path: tuple[str, ...]) -> Iterator[_Leaf]:
    """Yield settings by dotted name, whether the file dots or nests them."""
    for name, value in tables.items():
        here = (*path, name)
        if isinstance(value, dict) and value and not RANGE_KEYS & value.keys():
            yield from _leaves(value, here)
        else:
            yield _Leaf(".".join(here[1:]), here, value)


class _Check:
    """Collects what is wrong."""

    def __init__(self, source: Source, scenarios: list[Scenario], load: Load) -> None:
        self.source, self.scenarios, self.load = source, scenarios, load
        self.problems: list[Problem] = []

    def add(self, sentence: str, path: tuple[str | int, ...], **values: Any) -> None:
        """Note a problem where it stands."""
        place = self.source.place_of(path)
        self.problems.append(Problem(sentence, place.file, place.line, {"key": dotted(path)} | values))

    def is_sound_lever(self, leaf: _Leaf) -> bool:
        """Return whether a lever has several values that all arms can have."""
        if not isinstance(leaf.value, list | tuple) or len(leaf.value) == 0:
            self.add("lever_form", leaf.path, value=shown(leaf.value))
            return False
        for number, value in enumerate(leaf.value):
            if value in leaf.value[:number]:
                self.add("lever_twice", (*leaf.path, number), value=shown(value))
                return False
        return all(self._allows(leaf.name, value, (*leaf.path, at)) for at, value in enumerate(leaf.value))

    def set_in_arms(self, asked: Experiment, names: set[str]) -> None:
        """Note what an arm sets that is varied in all arms."""
        for number, entry in enumerate(asked.arm):
            for name in sorted(names & flat(entry.set).keys()):
                inside = (name,) if name in entry.set else tuple(name.split("."))
                self.add("set_and_varied", ("arm", number, "set", *inside))

    def is_new(self, leaf: _Leaf, levers: list[_Leaf]) -> bool:
        """Return whether a setting is no lever already."""
        if leaf.name in [lever.name for lever in levers]:
            self.add("lever_and_uncertainty", leaf.path)
            return False
        return True

    def uncertainty(self, leaf: _Leaf) -> Uncertainty | None:
        """Return an uncertainty, if it is sound."""
        inside = leaf.value if isinstance(leaf.value, dict) else {}
        depth = len(leaf.path)
        places = {path[depth:]: place for path, place in self.source.places.items() if path[:depth] == leaf.path}
        if not isinstance(leaf.value, dict) or not leaf.value:
            self.add("range_form", leaf.path)
            return None
        found, problems = examined(Range, Source(self.source.path, inside, places))
        for problem in problems:
            key = ".".join(part for part in (dotted(leaf.path), str(problem.values.get("key", ""))) if part)
            self.problems.append(Problem(problem.key, problem.file, problem.line, problem.values | {"key": key}))
        if found is None:
            return None
        is_whole = self._kind(leaf.name) is int
        if (
            is_whole
            and found.values is None
            and not (found.low == int(found.low or 0) and found.high == int(found.high or 0))
        ):
            self.add("range_whole", leaf.path)
            return None
        known = Uncertainty(leaf.name, found, is_whole)
        for at, value in enumerate(known.ends()):
            inside_path = ("values", at) if found.values is not None else (("low", "high")[at],)
            if not self._allows(leaf.name, value, (*leaf.path, *inside_path)):
                return None
        return known

    def typed_all(self, leaf: _Leaf) -> list[Any]:
        """Return the values of a lever as a scenario holds them."""
        return [setting_of(varied(self.scenarios[0], {leaf.name: value}), leaf.name) for value in leaf.value]

    def listed(self, sampling: Sampling, source: Source, uncertainties: list[Uncertainty]) -> tuple[Point, ...]:
        """Return the points of the user's own list."""
        if uncertainties:
            self.add("list_and_uncertainties", ("uncertainties",))
        if sampling.file is None:
            self.add("missing", ("sampling", "file"), value="")
            return NOTHING_CHANGED
        path = Path(sampling.file)
        if source.path is not None and not path.is_absolute():
            path = source.path.parent / path
        try:
            rows = read_points(path)
        except BadInput as bad:
            self.problems += bad.problems
            return NOTHING_CHANGED
        points: list[Point] = []
        for row in rows:
            place = Place(str(path), row.line)
            if not all(self._fits({name: value}, {name: place}) for name, value in row.settings.items()):
                break
            changed = varied(self.scenarios[0], row.settings)
            points.append({name: setting_of(changed, name) for name in row.settings})
        return tuple(points) or NOTHING_CHANGED

    def what_must_fit(self, options: tuple[Point, ...], points: tuple[Point, ...]) -> None:
        """Read every combination again in which settings change that must fit others."""
        changed = dict.fromkeys(name for settings in (*options, *points) for name in settings)
        risky = [name for name in changed if name.startswith(FITTING)]
        if not risky or self.problems:
            return
        seen: list[Point] = []
        for option, point in product(options, points):
            settings = {name: value for name, value in (option | point).items() if name in risky}
            if settings not in seen:
                seen.append(settings)
                places = {
                    name: self.source.place_of(("levers" if name in option else "uncertainties",)) for name in settings
                }
                if not self._fits(settings, places, reads_again=True):
                    return

    def _allows(self, name: str, value: Any, path: tuple[str | int, ...]) -> bool:
        return self._fits({name: value}, {name: self.source.place_of(path)})

    def _fits(self, settings: Point, places: dict[str, Place], *, reads_again: bool = False) -> bool:
        """Return whether every arm can have some settings; note what the first that cannot says."""
        reads_again = reads_again or any(name.startswith(FITTING) for name in settings)
        for number, scenario in enumerate(self.scenarios):
            try:
                if not reads_again:
                    varied(scenario, settings)
                    continue
            except (ValidationError, AttributeError, TypeError):
                pass
            try:
                self.load(number, settings, places)
                varied(scenario, settings)
            except BadInput as bad:
                self.problems += bad.problems
                return False
            except (ValidationError, AttributeError, TypeError):
                name, place = next(iter(places.items()))
                self.problems.append(Problem("cannot_vary", place.file, place.line, {"key": name}))
                return False
        return True

    def _kind(self, name: str) -> Any:
        """Return the type a setting has, if there is such a setting."""
        *above, last = path_of(name)
        group: Any = self.scenarios[0]
        for part in above:
            group = getattr(group, part, None)
        field = getattr(type(group), "model_fields", {}).get(last)
        return None if field is None else inner(field.annotation)
