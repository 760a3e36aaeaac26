"""From names to a checked scenario: community, strategy, rules and parameters, every problem at once."""

from dataclasses import replace
from pathlib import Path

from pydantic import Field

from simulation.errors import BadInput, Problem
from simulation.loading import plans
from simulation.loading.checking import checked, examined, in_order, sound
from simulation.loading.fields import copied
from simulation.loading.names import is_found
from simulation.loading.parts import TABLES_OF_COMMUNITY, community_of, stem, strategy_of
from simulation.loading.sources import below, of_settings, over, read_chain
from simulation.loading.toml_source import Place, Source, merged
from simulation.parameters import Parameters
from simulation.profile import CommunityProfile, Said
from simulation.scenario import Rules, Scenario, ScriptedIncident
from simulation.strategy import Strategy

_KINDS = {"community": "community", "strategy": "strategy", "rules_set": "rules"}


class RulesFile(Parameters):
    """What a file of rules may say: `[rules]` and tables of parameters."""

    about: Said | None = None
    name: Said | None = None
    rules: Rules = Rules()


class ScenarioFile(Parameters):
    """What a scenario may say once what lies below it is laid under it."""

    about: Said
    community: str = Field(min_length=1)
    strategy: str = Field(min_length=1)
    rules_set: str | None = None
    rules: Rules = Rules()
    weeks: int = copied(Scenario, "weeks")
    exit: int = copied(Scenario, "exit")
    incident: tuple[ScriptedIncident, ...] = copied(Scenario, "incident")


def load_scenario(
    name: str | Path,
    *,
    strategy: str | None = None,
    community: str | None = None,
    settings: dict[str, object] | Source | None = None,
    beside: Path | None = None,
    place: Place | None = None,
) -> Scenario:
    """Return a scenario, checked whole.

    What stands where: defaults, below the community's tables of parameters, below the `rules_set`, below the
    scenario, below `settings`.

    Args:
        name: a path, or the name of a scenario.
        strategy: a strategy to use instead of the scenario's.
        community: a community to use instead of the scenario's.
        settings: values by dotted name: `trust.half_life`, `weeks`, `rules.trust`, `strategy.pressure`,
            `community.adults`; or what another file sets, with the places where it does.
        beside: the file that names the scenario, such as an experiment.
        place: where in that file the name stands.

    Raises:
        BadInput: with every problem of every file.
    """
    given = settings if isinstance(settings, Source) else of_settings(settings or {})
    whole = read_chain("scenario", name, beside=beside, place=place)
    problems: list[Problem] = []
    named = {"community": community, "strategy": strategy}
    others = {key: named.get(key) or given.tables.get(key) for key in _KINDS}
    parts = {}
    for key, other in others.items():
        near = beside or whole.path
        if not isinstance(other, str):
            near = Path(whole.place_of((key,)).file)
        else:
            if beside is None and is_found(_KINDS[key], other):
                near = None
            whole = _naming(whole, key, other, place)
        parts[key] = _part(key, whole, near, below(given, key), problems)
    estate = parts["community"]
    layers = (estate.only(TABLES_OF_COMMUNITY), parts["rules_set"].without({"about", "name"}), whole)
    top = over([*layers, given.without(parts)])
    file, found = examined(ScenarioFile, top, extra_known=("based_on",))
    profile, of_profile = community_of(estate.without(TABLES_OF_COMMUNITY))
    plan, of_plan = strategy_of(parts["strategy"])
    problems += found + _set_in("community", of_profile, given) + _set_in("strategy", of_plan, given)
    frame = file or sound(ScenarioFile, top)
    problems += plans.problems_of_length(frame, top, given)
    problems += plans.problems_of_incidents(frame.incident, top, profile)
    if plan is not None:
        hours = frame.team.hours if frame.team else None
        problems += plans.problems_of_plan(plan, parts["strategy"], profile, hours=hours, exit=frame.exit)
    if problems or file is None or plan is None or profile is None:
        raise BadInput(in_order(problems))
    return Scenario(
        id=stem(whole),
        about=file.about,
        community=profile,
        strategy=plan,
        rules=file.rules,
        parameters=Parameters(**{name: getattr(file, name) for name in Parameters.model_fields}),
        weeks=file.weeks,
        exit=file.exit,
        incident=file.incident,
    )


def load_community(name: str | Path) -> CommunityProfile:
    """Return a community, checked with its tables of parameters, its residents and its ties."""
    source = read_chain("community", name)
    profile, problems = community_of(source.without(TABLES_OF_COMMUNITY))
    problems = problems + examined(RulesFile, source.only(TABLES_OF_COMMUNITY))[1]
    if profile is None or problems:
        raise BadInput(in_order(problems))
    return profile


def load_strategy(name: str | Path) -> Strategy:
    """Return a strategy, checked as far as it can be without a community."""
    strategy, problems = strategy_of(read_chain("strategy", name))
    if strategy is None or problems:
        raise BadInput(in_order(problems))
    return strategy


def check_rules(name: str | Path) -> None:
    """Check a file of rules and parameters.

    Raises:
        BadInput: with every problem found.
    """
    checked(RulesFile, read_chain("rules", name), extra_known=("based_on",))


def _naming(whole: Source, key: str, other: str, place: Place | None) -> Source:
    """Return a scenario that names another community, strategy or set of rules."""
    named = Source(None, {key: other}, {(key,): place or Place()})
    return replace(merged(whole, named), path=whole.path)


def _part(key: str, whole: Source, near: Path | None, given: Source, problems: list[Problem]) -> Source:
    """Return the source of a part that a scenario names, with settings over it; note what cannot be read.

    Args:
        key: the key that names the part.
        whole: the scenario.
        near: the file beside which the part is looked for first, if any.
        given: what is set in the part.
        problems: where to note them.
    """
    name, stands = whole.tables.get(key), whole.place_of((key,))
    if not isinstance(name, str) or not name:
        return Source(None, {})
    try:
        source = read_chain(_KINDS[key], name, beside=near, place=stands)
    except BadInput as bad:
        problems += bad.problems
        return Source(None, {})
    return replace(over([source, given]), path=source.path)


def _set_in(part: str, problems: list[Problem], given: Source) -> list[Problem]:
    """Return problems with the keys that were set on the command line, or in another file, as they stand there."""
    places = set(given.places.values())
    return [
        replace(found, values=found.values | {"key": f"{part}.{found.values['key']}"})
        if Place(found.file, found.line) in places
        else found
        for found in problems
    ]
