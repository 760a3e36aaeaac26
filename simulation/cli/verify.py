"""`shequ verify`: some runs of a stored batch made once more."""

import argparse
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulation.cli.common import add_json, add_lists, print_json
from simulation.errors import BadInput, Problem
from simulation.words import tell

if TYPE_CHECKING:
    from simulation.batch.verify import Again

RUNS = 5
MOST = 100_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `shequ verify`."""
    parser.add_argument("folder", type=Path, metavar="OUT", help=tell("verify.folder"))
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help=tell("verify.runs", default=RUNS))
    parser.add_argument("--seed", type=int, metavar="N", help=tell("verify.seed"))
    add_lists(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make some runs again and say whether they are what is stored; return 1 if any is not."""
    if not 1 <= arguments.runs <= MOST:
        values = {"key": "--runs", "value": arguments.runs, "low": 1, "high": f"{MOST:,}"}
        raise BadInput([Problem("out_of_range", values=values)])
    from simulation.batch.verify import APART, NEAR, is_same_model, verified

    seed = secrets.randbits(31) if arguments.seed is None else arguments.seed
    lists = {"residents": arguments.residents, "ties": arguments.ties}
    same_model = is_same_model(arguments.folder)
    found = []
    for again in verified(arguments.folder, arguments.runs, seed=seed, lists=lists):
        found.append(again)
        if not arguments.json:
            print(_line(again), flush=True)
    verdicts = [again.verdict for again in found]
    # The very same model must give the very same numbers; another may differ in the last digits.
    is_bad = APART in verdicts or (same_model and NEAR in verdicts)
    if arguments.json:
        plain = [again._asdict() for again in found]
        known = [{name: value for name, value in one.items() if value == value} for one in plain]
        print_json({"seed": seed, "same_model": same_model, "runs": known, "agrees": not is_bad})
        return int(is_bad)
    if not same_model:
        print(tell("verify.other_model"))
    name = "apart" if is_bad else "near" if NEAR in verdicts else "same"
    print(tell(f"verify.all_{name}", n=len(found), seed=seed))
    return int(is_bad)


def _line(again: "Again") -> str:
    values: dict[str, Any] = {
        "key": again.run_key[:8],
        "arm": again.arm,
        "replicate": again.replicate,
        "point": again.point,
    }
    if not again.measure:
        return tell("verify.same", **values)
    measure = tell(f"measure.{again.measure}.label") if _is_measure(again.measure) else again.measure
    where = tell("verify.in_week", measure=measure, week=again.week) if again.week >= 0 else measure
    numbers = {"was": f"{again.was:.9g}", "is_now": f"{again.is_now:.9g}"}
    return tell(f"verify.{again.verdict}", where=where, **values, **numbers)


def _is_measure(name: str) -> bool:
    from simulation.words import knows

    return knows(f"measure.{name}.label")
