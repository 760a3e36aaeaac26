"""`shequ batch`: a whole experiment."""

import argparse

from simulation.cli import batches
from simulation.words import tell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `shequ batch`."""
    parser.add_argument("experiment", metavar="EXPERIMENT", help=tell("batch.experiment"))
    batches.add_options(parser, of_experiment=True)


def run(arguments: argparse.Namespace) -> int:
    """Do the runs of an experiment that its folder does not hold yet, and show what they say."""
    batches.check_numbers(arguments)
    from simulation.batch.asking import load_experiment

    design = load_experiment(arguments.experiment).with_runs(arguments.runs)
    return batches.carry_out(design, arguments)
