"""`shequ new`: the information form of an estate, asked, printed or filled in, and the files that come of it."""

import argparse
import json
import re
import shlex
from pathlib import Path
from typing import Any

from simulation.errors import BadInput, Problem
from simulation.words import tell

_NAME = re.compile(r"\w[\w-]{0,59}")
FORMS = ("md", "html", "toml")
BASE = "jinjiang"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `shequ new`."""
    parser.add_argument("name", metavar="NAME", nargs="?", help=tell("new.name"))
    parser.add_argument("--form", nargs="?", const="md", choices=FORMS, help=tell("new.form"))
    parser.add_argument("--answers", type=Path, metavar="FILE", help=tell("new.answers"))
    parser.add_argument("--blank", action="store_true", help=tell("new.blank"))
    parser.add_argument("--from", dest="base", metavar="COMMUNITY", help=tell("new.base"))
    parser.add_argument("--dir", default=".", help=tell("new.dir"))


def run(arguments: argparse.Namespace) -> int:
    """Write NAME.toml and NAME-community.toml, or print the form; nothing that exists is overwritten."""
    _refuse_pairs(arguments)
    if arguments.form:
        from simulation.form.printing import form

        print(form(arguments.form), end="")
        return 0
    if arguments.name is None:
        raise BadInput([Problem("required_option", values={"command": "shequ new", "value": "NAME"})])
    if not _NAME.fullmatch(arguments.name):
        raise BadInput([Problem("bad_name", values={"value": json.dumps(arguments.name, ensure_ascii=False)})])
    _refuse_files(arguments)
    if arguments.answers is not None:
        from simulation.form.keeping import load

        return _write_answers(arguments, load(arguments.answers))
    from simulation.form.asking import is_terminal

    if arguments.blank or not is_terminal():
        from simulation.form.files import blank

        _write(arguments, blank(arguments.name, arguments.base or BASE))
        return 0
    return _ask(arguments)


def _refuse_pairs(arguments: argparse.Namespace) -> None:
    given = [f"--{name}" for name in ("form", "answers", "blank") if getattr(arguments, name)]
    if len(given) > 1:
        raise BadInput([Problem("form_options", values={"key": given[0], "value": given[1]})])


def _path(arguments: argparse.Namespace, name: str) -> Path:
    return Path(arguments.dir) / f"{name}.toml"


def _refuse_files(arguments: argparse.Namespace) -> None:
    paths = [_path(arguments, f"{arguments.name}{ending}") for ending in ("-community", "-strategy", "")]
    if there := [Problem("file_exists", str(path)) for path in paths if path.exists()]:
        raise BadInput(there)


def _write_answers(arguments: argparse.Namespace, answers: Any) -> int:
    """Write the files that follow from answers, and say how much of them nobody knew."""
    from simulation.form.files import from_answers

    texts, out = from_answers(arguments.name, answers, arguments.base)
    _write(arguments, texts)
    community = f"{arguments.name}-community"
    n_values = sum(line.count(" = ") for line in texts[community].splitlines() if not line.startswith("#"))
    print(tell("form.unknown_in_all", n=len(out.marks), all=n_values, file=_path(arguments, community)))
    return 0


def _write(arguments: argparse.Namespace, texts: dict[str, str]) -> None:
    folder = Path(arguments.dir)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            with _path(arguments, name).open("x", encoding="utf-8") as file:
                file.write(text)
    except OSError as error:
        raise BadInput([Problem("cannot_write", str(folder), values={"value": error.strerror or ""})]) from None
    for name in texts:
        print(tell("new.written", file=_path(arguments, name)))
    scenario = _path(arguments, arguments.name)
    print(tell("new.next", file=scenario, scenario=scenario))


def _ask(arguments: argparse.Namespace) -> int:
    """Ask the form; whenever it ends, what was answered is kept, and files are written only from its end."""
    from simulation.form import keeping
    from simulation.form.answers import Answers
    from simulation.form.asking import Talk

    path = _path(arguments, f"{arguments.name}-answers")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput([Problem("cannot_write", str(path.parent), values={"value": error.strerror or ""})]) from None
    talk = Talk(lambda answers: keeping.keep(path, arguments.name, answers))
    try:
        talk.answers = _earlier(path)
        is_done = talk.ask_all()
    except (KeyboardInterrupt, EOFError):
        raise KeyboardInterrupt("\n" + _how_to_go_on(path, arguments)) from None
    if not is_done:
        print("\n" + _how_to_go_on(path, arguments))
        return 0
    return _write_answers(arguments, Answers.model_validate(_with_tuples(talk.answers)))


def _earlier(path: Path) -> dict[str, Any]:
    """Return the answers of an earlier time, if the user wants to go on from them."""
    from simulation.form import keeping
    from simulation.form.reading import means

    if not path.exists():
        return {}
    answers = keeping.plain(keeping.load(path))
    typed = input(tell("form.go_on", file=path))
    return {} if means(typed, "form.new_words") else answers


def _how_to_go_on(path: Path, arguments: argparse.Namespace) -> str:
    if not path.exists():
        return tell("form.nothing_saved")
    where = [] if arguments.dir == "." else ["--dir", arguments.dir]
    base = [] if arguments.base is None else ["--from", arguments.base]
    command = shlex.join(["shequ", "new", arguments.name, *where, *base])
    return tell("form.saved", file=path, command=command)


def _with_tuples(inside: Any) -> Any:
    """Return lists as tuples, which strict models want."""
    if isinstance(inside, dict):
        return {key: _with_tuples(value) for key, value in inside.items()}
    return tuple(_with_tuples(value) for value in inside) if isinstance(inside, list | tuple) else inside
