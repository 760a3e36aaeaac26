"""`shequ explain`: what a parameter, action, setting, rule or measure means, with unit, range, default and source."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

from simulation.cli.common import add_json, print_json
from simulation.errors import BadInput, Problem
from simulation.words import tell

if TYPE_CHECKING:
    from simulation.cli.entry import Entry

KINDS = ("table", "action", "setting", "rule", "measure")
PLURALS = {"table": "tables", "action": "actions", "setting": "all_settings", "rule": "rules", "measure": "measures"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `shequ explain`."""
    parser.add_argument("name", nargs="?", metavar="NAME", help=tell("explain.name"))
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Explain one name, or list what there is."""
    from simulation.cli.entries import entries

    known = entries()
    if arguments.name is None:
        chosen = [entry for entry in known if arguments.json or entry.kind in KINDS]
        if not arguments.json:
            _tell_contents(chosen)
            return 0
    else:
        chosen = find(arguments.name, known)
    if arguments.json:
        print_json([asdict(entry) for entry in chosen])
    elif len({entry.name for entry in chosen}) > 1:
        _tell_several(arguments.name, chosen)
    else:
        for entry in chosen:  # a table and a measure may share a name
            _tell_entry(entry)
    return 0


def find(name: str, known: list[Entry]) -> list[Entry]:
    """Return what a name means: the things of exactly this name, else those whose name ends or begins with it.

    Raises:
        BadInput: there is nothing of the name.
    """
    wanted = name.strip().lower().replace("-", "_")
    exact = [entry for entry in known if entry.name == wanted]
    ending = [entry for entry in known if entry.name.endswith(f".{wanted}")]
    inside = [entry for entry in known if entry.name.startswith(f"{wanted}.")]
    if exact or ending or inside:
        return exact or ending or inside
    names = {entry.name: entry.name for entry in known} | {entry.name.split(".")[-1]: entry.name for entry in known}
    near = get_close_matches(wanted, names, n=1)
    raise BadInput([Problem("unknown_name", values={"value": name, "near": near[0] if near else ""})])


def _tell_contents(chosen: list[Entry]) -> None:
    width = max(len(entry.name) for entry in chosen) + 2
    for kind in KINDS:
        print(f"{tell(f'explain.{PLURALS[kind]}')}{tell('explain.colon')}".rstrip())
        for entry in chosen:
            if entry.kind == kind:
                print(f"  {entry.name:<{width}}{entry.title or entry.meaning}")
        print()


def _tell_several(name: str, chosen: list[Entry]) -> None:
    print(tell("explain.several", name=name))
    width = max(len(entry.name) for entry in chosen) + 2
    for entry in chosen:
        print(f"  {entry.name:<{width}}{entry.meaning}")


def _tell_entry(entry: Entry) -> None:
    kind = tell(f"explain.{entry.kind}")
    print(tell("explain.heading", name=entry.name, kind=kind, title=entry.title).rstrip())
    print(f"  {entry.meaning}")
    tellers = {
        "parameter": _tell_parameter,
        "action": _tell_action,
        "setting": _tell_setting,
        "rule": _tell_rule,
        "measure": _tell_measure,
    }
    tellers.get(entry.kind, _tell_parts)(entry)


def _fact(name: str, text: str) -> None:
    print(f"  {tell(f'explain.{name}')}{tell('explain.colon')}{text}")


def _tell_unit_and_range(entry: Entry) -> None:
    from simulation.cli.entries import shown_value
    from simulation.words.problems import unit_word

    facts = entry.facts
    if facts["unit"]:
        _fact("unit", unit_word(facts["unit"]).strip("（）"))
    if facts["low"] is not None and facts["high"] is not None:
        _fact("range", tell("explain.to", low=shown_value(facts["low"]), high=shown_value(facts["high"])))
    elif facts["low"] is not None:
        _fact("range", tell("explain.from", low=shown_value(facts["low"])))


def _tell_parameter(entry: Entry) -> None:
    from simulation.cli.entries import said_source, shown_value

    facts = entry.facts
    _tell_unit_and_range(entry)
    _fact("default", shown_value(facts["default"]))
    _fact("source", said_source(facts["source"]))
    table, _, key = entry.name.rpartition(".")
    value = shown_value(facts["default"]).replace(",", "") if not isinstance(facts["default"], tuple) else "[...]"
    print("  " + tell("explain.set", line=f"[{table}] {key} = {value}", option=f"{entry.name}={value}"))


def _tell_setting(entry: Entry) -> None:
    from simulation.cli.entries import shown_value

    facts = entry.facts
    _tell_unit_and_range(entry)
    if facts["choices"]:
        _fact("choices", ", ".join(facts["choices"]))
    if facts["is_required"]:
        _fact("default", tell("explain.required"))
    else:
        empty = facts["default"] in (None, "", ())
        _fact("default", tell("explain.nothing") if empty else shown_value(facts["default"]))
    print(f"  {tell('explain.in_' + facts['where'])}")


def _tell_action(entry: Entry) -> None:
    from simulation.cli.entries import shown_value

    if entry.parts:
        print(f"  {tell('explain.settings')}{tell('explain.colon')}".rstrip())
        for name, meaning in entry.parts.items():
            print(f"    {name}{tell('explain.colon')}{meaning}")
    print(f"  {tell('explain.costs')}{tell('explain.colon')}".rstrip())
    for name, (default, unit, meaning) in entry.facts["costs"].items():
        print(f"    {name} = {shown_value(default, unit)}{tell('explain.colon')}{meaning}")


def _tell_rule(entry: Entry) -> None:
    _tell_parts(entry)
    _fact("default", entry.facts["default"])
    _fact("called_as", entry.facts["called_as"])
    line = f'{entry.name.split(".")[1]} = "{entry.facts["default"]}"'
    print("  " + tell("explain.choose", line=line, line_short=line.replace(" ", "").replace('"', "")))


def _tell_measure(entry: Entry) -> None:
    _fact("unit", entry.facts["unit"])
    _fact("counted_as", ", ".join(tell(f"explain.{where}") for where in entry.facts["counted_as"]))
    _fact("better", tell("explain.better_" + {1: "more", -1: "less", 0: "neither"}[entry.facts["better"]]))


def _tell_parts(entry: Entry) -> None:
    for name, meaning in entry.parts.items():
        print(f"    {name}{tell('explain.colon')}{meaning}")
