"""`shequ export`: the tables of a stored batch for other programs."""

import argparse
from pathlib import Path

from simulation.cli.common import add_json, print_json
from simulation.words import tell

KINDS = ("csv", "parquet", "xlsx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `shequ export`."""
    parser.add_argument("folder", type=Path, metavar="OUT", help=tell("export.folder"))
    kinds = parser.add_mutually_exclusive_group(required=True)
    for kind in KINDS:
        kinds.add_argument(f"--{kind}", action="store_const", const=kind, dest="kind", help=tell(f"export.{kind}"))
    parser.add_argument("--to", type=Path, metavar="DIR", help=tell("export.to"))
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the tables and say where they are."""
    from simulation.batch.export import export

    files = export(arguments.folder, arguments.to or arguments.folder / "export", arguments.kind)
    if arguments.json:
        print_json({"files": [str(file) for file in files]})
    else:
        for file in files:
            print(tell("export.written", file=str(file)))
    return 0
