"""`shequ explain-difference`: at which week and with which resident two runs with the same luck part."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from simulation.cli.common import add_json, print_json
from simulation.errors import BadInput, Problem
from simulation.words import language, tell

if TYPE_CHECKING:
    from simulation.batch.twins import Parting, Trait, Week
    from simulation.scenario import Scenario
    from simulation.world.diary import Entry

SHOWN_WEEKS = 14
SHOWN_COLUMNS, SHOWN_MEASURES, SHOWN_TRAITS = 3, 6, 4
BAR = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `shequ explain-difference`."""
    parser.add_argument("names", nargs=2, metavar=("A", "B"), help=tell("difference.names"))
    parser.add_argument("--scenario", metavar="SCENARIO", help=tell("difference.scenario"))
    parser.add_argument("--seed", type=int, required=True, metavar="N", help=tell("difference.seed"))
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help=tell("batch.set"))
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run both, week by week beside each other, and tell where they part and how far it goes."""
    from simulation.cli.batches import check_numbers

    check_numbers(arguments)
    one, other = _scenarios(arguments)
    if one.community.adults != other.community.adults:
        values = {"one": f"{one.community.adults:,}", "other": f"{other.community.adults:,}"}
        raise BadInput([Problem("no_twins", values=values)])
    from simulation.batch.twins import parted

    parting = parted(one, other, arguments.seed)
    try:
        if arguments.json:
            print_json(_as_json(parting, arguments.names))
        else:
            _tell(parting, arguments.names)
    finally:
        parting.close()
    return 0


def _scenarios(arguments: argparse.Namespace) -> "list[Scenario]":
    from simulation.batch.asking import scenarios_side_by_side, strategies_side_by_side
    from simulation.cli.batches import settings

    asked = {"runs": 1, "seed": arguments.seed, "settings": settings(arguments)}
    if arguments.scenario is None:
        design = scenarios_side_by_side(arguments.names, **asked)
    else:
        design = strategies_side_by_side(arguments.names, arguments.scenario, **asked)
    return [arm.scenario for arm in design.arms]


def _tell(parting: "Parting", names: list[str]) -> None:
    if parting.first_week is None:
        print(tell("difference.none", weeks=len(next(iter(parting.one.recorder.weekly.values())))))
        return
    first = tell("difference.at_start") if parting.first_week < 0 else tell("difference.first", week=parting.first_week)
    print(first + _listed_measures(parting.first_measures))
    if parting.week_of_residents is None:
        print(tell("difference.no_resident"))
        return
    print()
    _tell_residents(parting, names)
    print()
    print(tell("difference.spread"))
    for week in _some(parting.weeks):
        print(_spread(week, len(parting.one.residents)))
    print()
    print(tell("difference.spread_note"))


def _listed_measures(measures: tuple[str, ...]) -> str:
    if not measures:
        return ""
    labels = [tell(f"measure.{name}.label") for name in measures[:SHOWN_MEASURES]]
    more = ["…"] if len(measures) > SHOWN_MEASURES else []
    return tell("difference.measures", measures=_comma().join(labels + more))


def _tell_residents(parting: "Parting", names: list[str]) -> None:
    """Print with whom it begins, what differs in the first of them, and what the diaries say of it."""
    week = parting.week_of_residents or 0
    rows = _comma().join(str(row) for row in parting.residents)
    more = _comma() + "…" if parting.n_first > len(parting.residents) else ""
    sentence = "difference.residents_at_start" if week < 0 else "difference.residents"
    print(tell(sentence, week=week, n=parting.n_first, rows=rows + more))
    row, traits = next(iter(parting.residents.items()))
    print(tell("difference.one", row=row))
    for trait in traits[:SHOWN_TRAITS]:
        print(
            tell(
                "difference.trait",
                name=trait.name,
                a=names[0],
                one=_short(trait.one),
                b=names[1],
                other=_short(trait.other),
            )
        )
    for name, model, entries in zip(names, (parting.one, parting.other), parting.entries, strict=True):
        for said in _said(entries, model):
            print(tell("difference.diary", name=name, said=said))


def _said(entries: "list[Entry]", model: Any) -> list[str]:
    """Return what a diary says of a resident in a week."""
    from simulation.story.names import Names
    from simulation.story.sentences import clause, sentence

    names = Names(model.estate, model.spec)
    return [sentence("", clause(entry, names, who=names.resident(int(entry.who)))) for entry in entries]


def _some(weeks: "list[Week]") -> "list[Week]":
    """Return the first weeks, then fewer and fewer, and the last."""
    if len(weeks) <= SHOWN_WEEKS:
        return weeks
    ratio = len(weeks) ** (1 / (SHOWN_WEEKS - 1))
    places = sorted(
        {min(len(weeks) - 1, max(at, round(ratio**at) - 1)) for at in range(SHOWN_WEEKS)} | {len(weeks) - 1}
    )
    return [weeks[place] for place in places]


def _spread(week: "Week", n_residents: int) -> str:
    bar = "█" * round(BAR * week.n_residents / n_residents)
    columns = _comma().join(f"{name} {n:,}" for name, n in list(week.columns.items())[:SHOWN_COLUMNS])
    share = f"{100 * week.n_residents / n_residents:.1f}"
    values = {"week": f"{week.week:>4}", "n": f"{week.n_residents:>7,}", "share": f"{share:>5}"}
    return tell("difference.line", bar=f"{bar:<{BAR}}", columns=columns, **values).rstrip()


def _short(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_short(one) for one in value) + "]"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _comma() -> str:
    return "、" if language() == "zh" else ", "


def _as_json(parting: "Parting", names: list[str]) -> dict[str, Any]:
    def plain(trait: "Trait") -> dict[str, Any]:
        return {"column": trait.name, "a": _known(trait.one), "b": _known(trait.other)}

    return {
        "a": names[0],
        "b": names[1],
        "first_week": parting.first_week,
        "first_measures": list(parting.first_measures),
        "week_of_residents": parting.week_of_residents,
        "n_first": parting.n_first,
        "residents": {row: [plain(trait) for trait in traits] for row, traits in parting.residents.items()},
        "diary": {
            name: [[entry.what, entry.because] for entry in entries]
            for name, entries in zip("ab", parting.entries, strict=True)
        },
        "weeks": [asdict(week) for week in parting.weeks],
    }


def _known(value: Any) -> Any:
    """Return a value as JSON has it, which knows no NaN."""
    if isinstance(value, list):
        return [_known(one) for one in value]
    return None if isinstance(value, float) and value != value else value
