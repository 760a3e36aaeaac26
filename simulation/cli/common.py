"""What all commands share: the parser in the user's language, JSON, and how problems are told."""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

from simulation.errors import BadInput, Problem
from simulation.words import tell
from simulation.words.problems import as_json, line_of


class Formatter(argparse.HelpFormatter):
    """Help in the user's language."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Add the usage, with its word."""
        super().add_usage(usage, actions, groups, tell("cli.usage") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks the user's language and raises `BadInput` where argparse would print and leave.

    Args:
        command: what is typed before the options, such as `shequ run`.
        about: one sentence on what it does.
    """

    def __init__(self, command: str, about: str) -> None:
        super().__init__(prog=command, description=about, formatter_class=Formatter, add_help=False, allow_abbrev=False)
        self._positionals.title, self._optionals.title = tell("cli.arguments"), tell("cli.options")
        self.add_argument("-h", "--help", action="help", help=tell("cli.help"))
        self.add_argument("--lang", choices=("en", "zh"), help=tell("cli.lang"))

    def error(self, message: str) -> NoReturn:
        """Raise what argparse complains of as a problem of the catalogue."""
        raise BadInput([_usage_problem(message, self)])

    def options(self) -> list[str]:
        """Return the long options there are."""
        return [option for action in self._actions for option in action.option_strings if option.startswith("--")]


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add `--json` to a command."""
    parser.add_argument("--json", action="store_true", help=tell("cli.json"))


def add_lists(parser: argparse.ArgumentParser) -> None:
    """Add what tells where the user's own lists are, which no batch keeps."""
    parser.add_argument("--residents", type=Path, metavar="FILE", help=tell("story.help.residents"))
    parser.add_argument("--ties", type=Path, metavar="FILE", help=tell("story.help.ties"))


def print_json(document: Any) -> None:
    """Print one JSON document on standard output."""
    print(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def tell_problems(problems: list[Problem], *, to_machine: bool) -> None:
    """Print problems: a sentence a line on standard error, or one JSON document on standard output."""
    if to_machine:
        print_json({"problems": [as_json(problem) for problem in problems]})
        return
    for problem in problems:
        print(line_of(problem), file=sys.stderr)


# argparse's complaints, which have no names of their own, and the sentences that stand for them.
_COMPLAINTS = (
    (r"the following arguments are required: (?P<value>.*)", "required_option"),
    (r"one of the arguments (?P<value>.*) is required", "required_option"),
    (r"unrecognized arguments: (?P<value>\S+).*", "unknown_option"),
    (r"argument (?P<key>[^:]+): expected .* argument.*", "option_needs_value"),
    (r"argument (?P<key>[^:]+): ignored explicit argument .*", "option_takes_none"),
    (r"argument (?P<key>[^:]+): not allowed with argument (?P<value>.*)", "options_exclude"),
    (r"argument (?P<key>[^:]+): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.*)\)", "option_value"),
    (r"argument (?P<key>[^:]+): invalid \w+ value: '?(?P<value>.*?)'?", "option_value"),
    (r"argument (?P<key>[^:]+): (?P<value>.*)", "option_value"),
)


def _usage_problem(message: str, parser: Parser) -> Problem:
    from difflib import get_close_matches

    for pattern, key in _COMPLAINTS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            values: dict[str, Any] = {"command": parser.prog} | found.groupdict()
            if key == "unknown_option":
                near = get_close_matches(values["value"].split("=")[0], parser.options(), n=1)
                values["near"] = near[0] if near else ""
            if "choices" in values:
                values["choices"] = re.findall(r"[\w-]+", values["choices"])
                near = get_close_matches(values["value"], values["choices"], n=1)
                values["near"] = near[0] if near else ""
            return Problem(key, values=values)
    return Problem("usage", values={"value": message})
