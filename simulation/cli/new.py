"""`shequ new`: the commented files of a new community and its scenario, to begin with."""

import argparse
import json
import re
from pathlib import Path
from string import Template
from typing import Any

from simulation.errors import BadInput, Problem
from simulation.words import language, tell

_NAME = re.compile(r"\w[\w-]{0,59}")
_TEMPLATES = Path(__file__).parent / "templates"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `shequ new`."""
    parser.add_argument("name", metavar="NAME", help=tell("new.name"))
    parser.add_argument("--from", dest="base", metavar="COMMUNITY", default="jinjiang", help=tell("new.base"))
    parser.add_argument("--dir", default=".", help=tell("new.dir"))


def run(arguments: argparse.Namespace) -> int:
    """Write NAME.toml and NAME-community.toml; nothing that exists is overwritten."""
    name = arguments.name
    if not _NAME.fullmatch(name):
        raise BadInput([Problem("bad_name", values={"value": json.dumps(name, ensure_ascii=False)})])
    folder = Path(arguments.dir)
    files = {
        folder / f"{name}-community.toml": community_text(name, arguments.base),
        folder / f"{name}.toml": scenario_text(name),
    }
    if there := [Problem("file_exists", str(path)) for path in files if path.exists()]:
        raise BadInput(there)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in files.items():
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
    except OSError as error:
        raise BadInput([Problem("cannot_write", str(folder), values={"value": error.strerror or ""})]) from None
    for path in files:
        print(tell("new.written", file=path))
    scenario = folder / f"{name}.toml"
    print(tell("new.next", file=scenario, scenario=scenario))
    return 0


def scenario_text(name: str) -> str:
    """Return a commented scenario of a community named after it."""
    from simulation.loading.names import known_names

    strategies = ", ".join(known for known in known_names("strategy") if known != "space")
    return _template("scenario").substitute(name=name, strategies=strategies)


def community_text(name: str, base: str) -> str:
    """Return a commented community with the numbers of another."""
    from simulation.loading import load_community
    from simulation.loading.parts import TABLES_OF_COMMUNITY
    from simulation.loading.sources import read_chain

    profile = load_community(base).model_dump(mode="json")
    parameters = read_chain("community", base).only(TABLES_OF_COMMUNITY).tables
    values = {key: _value(value) for key, value in profile.items() if not isinstance(value, dict | list)}
    values |= {key: _lines(value) for key, value in profile.items() if isinstance(value, dict)}
    values["needs"] = "\n".join(f"{topic} = {_inline(means)}" for topic, means in profile["needs"].items())
    values["holidays"] = _value(profile["holidays"])
    for several in ("venues", "history"):
        values[several] = "\n".join(f"[[{several}]]\n{_lines(one)}\n" for one in profile[several])
    values["parameters"] = "".join(f"\n[{table}]\n{_lines(inside)}\n" for table, inside in parameters.items())
    return _template("community").substitute(values, name=name, base=Path(base).stem).rstrip() + "\n"


def _template(kind: str) -> Template:
    return Template((_TEMPLATES / f"{kind}.{language()}.toml").read_text(encoding="utf-8"))


def _lines(table: dict[str, Any]) -> str:
    """Return a table as lines of TOML."""
    return "\n".join(f"{key} = {_value(value)}" for key, value in table.items())


def _inline(table: dict[str, Any]) -> str:
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in table.items()) + " }"


def _value(value: Any) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, dict):
        return _inline(value)
    return json.dumps(value, ensure_ascii=False)
