"""`shequ check`: what is wrong with files, without running anything."""

import argparse
from collections.abc import Callable
from pathlib import Path

from simulation.cli.common import add_json, print_json, tell_problems
from simulation.errors import BadInput, Problem
from simulation.words import tell
from simulation.words.problems import as_json

MOST_BUILDINGS = 20_000
NAMED_KINDS = ("experiment", "scenario", "community", "strategy", "rules")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `shequ check`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=tell("check.files"))
    parser.add_argument("--buildings", type=int, default=MOST_BUILDINGS, help=tell("check.buildings"))
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check every file; return 0 if nothing is wrong with any, else 2."""
    checks: list[tuple[str, str, list[Problem]]] = []
    for file in arguments.files:
        try:
            checks.append((file, check(file, arguments.buildings), []))
        except BadInput as bad:
            checks.append((file, "", bad.problems))
    if arguments.json:
        print_json({"files": [_as_json(*entry) for entry in checks]})
    else:
        _tell(checks)
    return 2 if any(problems for _, _, problems in checks) else 0


def check(file: str, n_buildings: int) -> str:
    """Check one file, given by path or name, and return what kind it is.

    Raises:
        BadInput: with every problem found.
    """
    kind, path = _found(file)
    checker = _checkers(n_buildings).get(kind)
    if checker is None:
        raise BadInput([Problem("unknown_kind", str(path))])
    checker(path)
    return kind


def _found(file: str) -> tuple[str, Path]:
    """Return the kind and path of a file; what is neither path nor name is reported as a missing file."""
    from simulation.loading.names import find
    from simulation.loading.sources import read_chain
    from simulation.loading.toml_source import read

    path = Path(file)
    if not path.exists() and "/" not in file and not path.suffix:
        for kind in NAMED_KINDS:
            try:
                return kind, find(kind, file)
            except BadInput:
                continue
    if path.suffix.lower() == ".csv":
        return _kind_of_list(path), path
    from simulation.loading.kinds import kind_of_tables

    source = read(path)
    kind = kind_of_tables(source.tables)
    if not kind and "based_on" in source.tables:
        kind = next((kind for kind in NAMED_KINDS if _has_ground(read_chain, kind, path)), "")
    return kind, path


def _has_ground(read_chain: Callable, kind: str, path: Path) -> bool:
    """Return whether what a file is based on is of a kind."""
    try:
        read_chain(kind, path)
    except BadInput as bad:
        return bad.problems[0].key not in [f"no_{known}" for known in NAMED_KINDS]
    return True


def _kind_of_list(path: Path) -> str:
    """Return whether a CSV file holds residents or ties, by its first line."""
    from simulation.loading.csv_source import LARGEST
    from simulation.loading.tables import TIES
    from simulation.loading.toml_source import read_text

    header = [name.strip() for name in read_text(path, largest=LARGEST).partition("\n")[0].split(",")]
    return "ties" if set(TIES) <= set(header) and "id" not in header else "residents"


def _checkers(n_buildings: int) -> dict[str, Callable[[Path], object]]:
    """Return what checks each kind of file."""
    from simulation.batch.asking import load_experiment
    from simulation.loading import load_community, load_scenario, load_strategy
    from simulation.loading.scenarios import check_rules
    from simulation.loading.tables import read_residents

    return {
        "experiment": load_experiment,
        "scenario": load_scenario,
        "community": load_community,
        "strategy": load_strategy,
        "rules": check_rules,
        "residents": lambda path: read_residents(path, n_buildings),
        "ties": _refuse_ties,
    }


def _refuse_ties(path: Path) -> None:
    raise BadInput([Problem("ties_need_residents", str(path))])


def _as_json(file: str, kind: str, problems: list[Problem]) -> dict:
    return {"file": file, "kind": kind, "problems": [as_json(problem) for problem in problems]}


def _tell(checks: list[tuple[str, str, list[Problem]]]) -> None:
    for file, kind, problems in checks:
        if problems:
            tell_problems(problems, to_machine=False)
        else:
            print(tell("check.ok", file=file, kind=tell(f"kind.{kind}")))
