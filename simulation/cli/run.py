"""`shequ run`: simulate one scenario."""

import argparse

from simulation.cli import batches
from simulation.words import tell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `shequ run`."""
    parser.add_argument("scenario", metavar="SCENARIO", help=tell("batch.scenario"))
    parser.add_argument("--strategy", metavar="NAME", help=tell("batch.strategy"))
    batches.add_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run a scenario several times and show what comes of it."""
    batches.check_numbers(arguments)
    from simulation.batch.asking import one_scenario

    design = one_scenario(
        arguments.scenario,
        runs=arguments.runs,
        seed=arguments.seed,
        strategy=arguments.strategy,
        settings=batches.settings(arguments),
    )
    return batches.carry_out(design, arguments)
