"""What a command line asks for, done or told why not. Heavy libraries are imported by the commands that need them."""

import errno
import os
import sys
from difflib import get_close_matches
from importlib import import_module

from simulation import __version__
from simulation.cli.common import Parser, tell_problems
from simulation.errors import BadInput, Problem, RunFailed
from simulation.words import LANGUAGES, language_of_locale, tell, use_language
from simulation.words.problems import line_of

# Each module offers `add_arguments(parser)`, which is light, and `run(arguments) -> exit code`.
_NAMES = (
    "run", "compare", "batch", "story", "verify", "explain-difference", "report", "export", "check", "explain", "new",
)  # fmt: skip
COMMANDS = {name: f"simulation.cli.{name.replace('-', '_')}" for name in _NAMES}
DONE, FAILED, BAD = 0, 1, 2


def answer(words: list[str]) -> int:
    """Do what the words of a command line ask for; whatever goes wrong is one sentence, never a trace.

    Raises:
        KeyboardInterrupt: Ctrl-C, which is for whoever owns the process to answer.
    """
    use_language(language_of_locale())
    try:
        return _answered(words)
    except RunFailed as failed:
        return _failed(line_of(failed.problem))
    except Exception as error:
        if os.environ.get("SHEQU_DEBUG"):
            raise
        return _failed(_what_happened(error))


def _answered(words: list[str]) -> int:
    """Do what is asked for, or tell what is wrong with it, down to the last letter written."""
    try:
        code = _obey(words)
    except BadInput as bad:
        tell_problems(bad.problems, to_machine="--json" in words)
        code = BAD
    sys.stdout.flush()
    return code


def _obey(words: list[str]) -> int:
    """Do what the command line asks for."""
    words = _take_language(words)
    if not words or words[0] in ("-h", "--help"):
        _print_help()
        return DONE
    if words[0] == "--version":
        print(f"shequ {__version__}")
        return DONE
    name = words[0]
    if name not in COMMANDS:
        if name.startswith("-"):
            values = {"value": name, "command": "shequ", "near": _near(name, ["--help", "--version", "--lang"])}
            raise BadInput([Problem("unknown_option", values=values)])
        known = list(COMMANDS)
        raise BadInput([Problem("no_command", values={"value": name, "near": _near(name, known), "choices": known})])
    command = import_module(COMMANDS[name])
    parser = Parser(f"shequ {name}", tell(f"command.{name}"))
    command.add_arguments(parser)
    try:
        arguments = parser.parse_args(words[1:])
    except SystemExit:  # help was asked for, and is printed
        return DONE
    return command.run(arguments)


def _take_language(words: list[str]) -> list[str]:
    """Use the language given anywhere among the words, and return the other words."""
    left: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--lang" or word.startswith("--lang="):
            lang = word.partition("=")[2] if "=" in word else next(rest, "")
            if lang not in LANGUAGES:
                raise BadInput([Problem("bad_language", values={"value": lang or '""'})])
            use_language(lang)
        else:
            left.append(word)
    return left


def _print_help() -> None:
    width = max(len(name) for name in COMMANDS) + 2
    print(f"{tell('cli.usage')}shequ [--lang en|zh] [--version] {tell('cli.command_metavar')} ...\n")
    print(f"{tell('cli.about')}\n\n{tell('cli.commands')}:")
    for name in COMMANDS:
        print(f"  {name:<{width}}{tell(f'command.{name}')}")
    print(f"\n{tell('cli.options')}:")
    for option, key in (("-h, --help", "help"), ("--version", "version"), ("--lang en|zh", "lang")):
        print(f"  {option:<14}{tell(f'cli.{key}')}")
    print(f"\n{tell('cli.more')}")


def _what_happened(error: Exception) -> str:
    """Return one sentence for an error nobody expected."""
    if isinstance(error, MemoryError):
        return tell("cli.no_memory")
    if isinstance(error, OSError):
        if error.errno == errno.ENOSPC:
            return tell("cli.disk_full")
        return tell("cli.os_error", value=f"{error.strerror or error} {error.filename or ''}".strip())
    return tell("cli.unexpected", kind=type(error).__name__)


def _failed(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return FAILED


def _near(name: str, known: list[str]) -> str:
    found = get_close_matches(name, known, n=1)
    return found[0] if found else ""
