"""What `run`, `compare` and `batch` share: options, carrying out a design, saying what came of it."""

import argparse
import shlex
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulation.cli.common import add_json, print_json, tell_problems
from simulation.errors import BadInput, Problem, RunFailed
from simulation.words import language, tell

if TYPE_CHECKING:
    from simulation.batch.conduct import Batch, State
    from simulation.batch.design import Design
    from simulation.batch.until import Look

RUNS, SEED, LAST_SEED = 20, 1, 2**63 - 1
MOST = 1_000  # matched runs beyond which --until gives up
_NUMBERS = {
    "runs": (1, 100_000),
    "most": (1, 100_000),
    "workers": (0, 1024),
    "seed": (0, LAST_SEED),
    "time_limit": (0.1, 1e7),
    "memory_limit": (50, 1e8),
}


def add_options(parser: argparse.ArgumentParser, *, of_experiment: bool = False) -> None:
    """Add the options that the three commands share; an experiment's file says some of them itself."""
    if of_experiment:
        parser.add_argument("--runs", type=int, metavar="N", help=tell("batch.runs_of_experiment"))
    else:
        parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help=tell("batch.runs", default=RUNS))
        parser.add_argument("--seed", type=int, default=SEED, metavar="N", help=tell("batch.seed", default=SEED))
        parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help=tell("batch.set"))
    parser.add_argument("--workers", type=int, metavar="N", help=tell("batch.workers"))
    parser.add_argument("--scheduler", metavar="ADDRESS", help=tell("batch.scheduler"))
    parser.add_argument("--until", metavar="RULE", help=tell("batch.until"))
    parser.add_argument("--most", type=int, default=MOST, metavar="N", help=tell("batch.most", default=MOST))
    parser.add_argument("--time-limit", type=float, metavar="SECONDS", help=tell("batch.time_limit"))
    parser.add_argument("--memory-limit", type=float, metavar="MB", help=tell("batch.memory_limit"))
    parser.add_argument("--out", type=Path, metavar="DIR", help=tell("batch.out"))
    parser.add_argument("--dry-run", action="store_true", help=tell("batch.dry_run"))
    parser.add_argument("--no-report", action="store_true", help=tell("batch.no_report"))
    parser.add_argument("--quiet", action="store_true", help=tell("batch.quiet"))
    add_json(parser)


def check_numbers(arguments: argparse.Namespace) -> None:
    """Refuse numbers that no batch can have.

    Raises:
        BadInput: naming every such number with its limits.
    """
    problems = []
    for name, (low, high) in _NUMBERS.items():
        number = getattr(arguments, name, None)
        if number is not None and not low <= number <= high:
            values = {"key": f"--{name.replace('_', '-')}", "value": number, "low": low, "high": f"{high:,}"}
            problems.append(Problem("out_of_range", values=values))
    if problems:
        raise BadInput(problems)


def settings(arguments: argparse.Namespace) -> dict[str, object]:
    """Return what `--set` says.

    Raises:
        BadInput: with everything that is no setting.
    """
    from simulation.loading import parse_setting

    found, problems = {}, []
    for text in arguments.set:
        try:
            name, value = parse_setting(text)
            found[name] = value
        except BadInput as bad:
            problems += bad.problems
    if problems:
        raise BadInput(problems)
    return found


def carry_out(design: "Design", arguments: argparse.Namespace) -> int:
    """Run a design, store it, report it; return the exit code.

    Raises:
        KeyboardInterrupt: Ctrl-C, with a sentence on how to go on.
    """
    from simulation.batch.conduct import Interrupted, conduct
    from simulation.batch.limits import MIB, Limits
    from simulation.batch.until import conducted_until, parsed
    from simulation.cli.progress import shown

    limits = Limits(arguments.time_limit, arguments.memory_limit and arguments.memory_limit * MIB)
    if arguments.dry_run:
        from simulation.cli.forecasting import tell_forecast

        return tell_forecast(design, arguments, limits)
    rule = parsed(arguments.until, [arm.id for arm in design.arms]) if arguments.until else None
    batch = last = None
    try:
        with shown(quiet=arguments.quiet or arguments.json) as tell_state:
            one_batch = partial(
                conduct,
                out=arguments.out,
                workers=arguments.workers,
                command=shlex.join(["shequ", *sys.argv[1:]]),
                tell_state=tell_state,
                limits=limits,
                scheduler=arguments.scheduler,
            )
            if rule is None:
                batch = one_batch(design)
            else:
                batch, last = conducted_until(design, rule, most=arguments.most, conduct=one_batch)
        _tell(batch, _files(batch, with_report=not arguments.no_report), last, to_machine=arguments.json)
    except RunFailed as failed:
        tell_problems([failed.problem], to_machine=arguments.json)
        return 1
    except Interrupted as stop:
        raise KeyboardInterrupt(_how_to_go_on(stop.folder, stop.state)) from None
    except KeyboardInterrupt:
        raise KeyboardInterrupt(_how_to_go_on(batch.folder, batch.state) if batch else "") from None
    return 1 if batch.failures else 0


def _how_to_go_on(folder: Path, state: "State") -> str:
    return tell("batch.interrupted", done=f"{state.done:,}", wanted=f"{state.wanted:,}", folder=str(folder))


def _files(batch: "Batch", *, with_report: bool) -> list[Path]:
    """Write the report if it is wanted, and return all files of the batch, the report first."""
    from simulation.batch import manifest, store

    report: list[Path] = []
    if with_report:
        from simulation.report import write

        report = write(batch.folder, language())
    return [*report, *(batch.folder / name for name in (store.OUTCOMES_FILE, store.WEEKLY_FILE, manifest.NAME))]


def _tell(batch: "Batch", files: list[Path], last: "Look | None", *, to_machine: bool) -> None:
    from simulation.cli.tables import print_batch

    if to_machine:
        print_json(as_json(batch, files) | ({"until": _plain(asdict(last))} if last else {}))
    else:
        print_batch(batch, files, last)


def as_json(batch: "Batch", files: list[Path]) -> dict[str, Any]:
    """Return what a batch found as one document; null is what is not known."""
    from simulation.batch.compare import all_pairs
    from simulation.cli.tables import warnings
    from simulation.measures import OUTCOMES

    design = batch.design
    pairs = {name: all_pairs(batch.columns, design.reference, name) for name in OUTCOMES}
    return {
        "id": design.id,
        "question": design.question,
        "folder": str(batch.folder),
        "files": [str(file) for file in files],
        "runs": design.runs,
        "seed": design.seed,
        "reference": design.reference,
        "arms": [_arm_as_json(batch, arm) for arm in design.arms],
        "differences": [
            {"arm": arm, "minus": other, "measure": name, "unit": OUTCOMES[name].unit} | _plain(row._asdict())
            for name, rows in pairs.items()
            for (arm, other), row in rows.items()
        ],
        "warnings": warnings(batch),
        "failures": batch.failures,
    }


def _arm_as_json(batch: "Batch", arm: Any) -> dict[str, Any]:
    from simulation.batch.intervals import summary
    from simulation.measures import OUTCOMES
    from simulation.strategy import ACTIONS

    columns = batch.columns[arm.id]
    spent = {
        action: _plain({what: summary(columns[f"{what}_{action}"]).mean for what in ("hours", "yuan")})
        for action in ACTIONS
    }
    return {
        "id": arm.id,
        "name": arm.name,
        "scenario_hash": arm.scenario.hash(),
        "outcomes": {
            name: {"unit": measure.unit} | _plain(summary(columns[name])._asdict())
            for name, measure in OUTCOMES.items()
        },
        "spending": spent,
    }


def _plain(numbers: dict[str, float]) -> dict[str, float | None]:
    """Return numbers as JSON has them, which knows no NaN."""
    return {name: number if number - number == 0 else None for name, number in numbers.items()}
