"""`shequ report`: the report of a stored batch, written anew."""

import argparse
from pathlib import Path

from simulation.cli.common import add_json, print_json
from simulation.words import language, tell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `shequ report`."""
    parser.add_argument("folder", type=Path, metavar="OUT", help=tell("report_command.folder"))
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Draw the figures and write the page of a batch in the language of the reader."""
    from simulation.report import write

    files = write(arguments.folder, language())
    if arguments.json:
        print_json({"files": [str(file) for file in files]})
    else:
        print(tell("report_command.written", file=str(files[0]), n=len(files) - 1))
    return 0
