"""`shequ compare`: scenarios, or strategies on one scenario, in matched pairs."""

import argparse

from simulation.cli import batches
from simulation.errors import BadInput, Problem
from simulation.words import tell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `shequ compare`."""
    parser.add_argument("names", nargs="+", metavar="NAME", help=tell("batch.compared"))
    parser.add_argument("--scenario", metavar="SCENARIO", help=tell("batch.on_scenario"))
    batches.add_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run several arms with the same luck and show how they differ from the first."""
    batches.check_numbers(arguments)
    if len(arguments.names) < 2:
        raise BadInput([Problem("too_few_to_compare")])
    from simulation.batch.asking import scenarios_side_by_side, strategies_side_by_side

    asked = {"runs": arguments.runs, "seed": arguments.seed, "settings": batches.settings(arguments)}
    if arguments.scenario is None:
        design = scenarios_side_by_side(arguments.names, **asked)
    else:
        design = strategies_side_by_side(arguments.names, arguments.scenario, **asked)
    return batches.carry_out(design, arguments)
