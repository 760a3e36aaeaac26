"""Reading a TOML file whole: what it says, and the file and line where each key stands."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulation.errors import BadInput, Problem
from simulation.loading.locator import KeyPath, lines_of

LARGEST = 1_000_000  # bytes; the largest shipped file has 6,000
_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True)
class Place:
    """Where something stands.

    Args:
        file: path as the user would open it, or the name of an option such as `--set`.
        line: 1-based, or 0 where there is none.
    """

    file: str = ""
    line: int = 0


@dataclass(frozen=True)
class Source:
    """What one file says, or several merged, and where.

    Args:
        path: the file; None for what comes from the command line.
        tables: the tables and keys.
        places: where each key path stands; the key path () is the file itself.
    """

    path: Path | None
    tables: dict[str, Any]
    places: dict[KeyPath, Place] = field(default_factory=dict, repr=False)

    def place_of(self, key_path: KeyPath) -> Place:
        """Return where a key stands, or the nearest table around it that stands anywhere."""
        for length in range(len(key_path), 0, -1):
            if key_path[:length] in self.places:
                return self.places[key_path[:length]]
        return self.places.get((), Place())

    def line_of(self, key_path: KeyPath) -> int:
        """Return the line of a key, or of the nearest table around it."""
        return self.place_of(key_path).line

    def only(self, names: Collection[str]) -> "Source":
        """Return the part of the source under these top-level names."""
        tables = {name: inside for name, inside in self.tables.items() if name in names}
        places = {path: place for path, place in self.places.items() if not path or path[0] in names}
        return Source(self.path, tables, places)

    def without(self, names: Collection[str]) -> "Source":
        """Return the source without these top-level names."""
        return self.only(self.tables.keys() - set(names))


def merged(below: Source, above: Source) -> Source:
    """Return `below` with `above` laid over it: tables merge by key, arrays and values are replaced."""
    places = dict(below.places)
    tables = _merged(below.tables, above.tables, (), places)
    return Source(above.path or below.path, tables, places | above.places)


def _merged(below: dict, above: dict, path: KeyPath, places: dict[KeyPath, Place]) -> dict:
    """Return merged tables, and take what was replaced out of `places`."""
    tables = dict(below)
    for name, inside in above.items():
        if isinstance(inside, dict) and isinstance(below.get(name), dict):
            tables[name] = _merged(below[name], inside, (*path, name), places)
            continue
        tables[name] = inside
        if name in below:
            replaced, depth = (*path, name), len(path) + 1
            for old in [known for known in places if known[:depth] == replaced]:
                del places[old]
    return tables


def read(path: Path | str) -> Source:
    """Return what a TOML file says.

    Raises:
        BadInput: it is missing, a folder, empty, too large, not UTF-8, not readable or not TOML.
    """
    path = Path(path)
    shown = str(path)
    text = read_text(path, largest=LARGEST)
    try:
        tables = tomllib.loads(text)
        places = {key: Place(shown, line) for key, line in lines_of(text).items()}
    except tomllib.TOMLDecodeError as error:
        raise BadInput([_syntax_problem(shown, text, error)]) from None
    except RecursionError:
        raise BadInput([Problem("nested_too_deep", shown)]) from None
    except ValueError:
        raise BadInput([Problem("toml_value", shown)]) from None
    if not tables:
        raise BadInput([Problem("empty_file", shown)])
    return Source(path, tables, {(): Place(shown)} | places)


def read_text(path: Path, *, largest: int) -> str:
    """Return the text of a file of at most `largest` bytes, whatever its line ends and byte-order mark."""
    shown = str(path)
    try:
        if path.is_dir():
            raise BadInput([Problem("is_folder", shown)])
        if not path.exists():
            raise BadInput([Problem("no_file", shown)])
        if not path.is_file():
            raise BadInput([Problem("not_regular", shown)])
        size = path.stat().st_size
        if size > largest:
            values = {"value": f"{size / 1e6:.1f}", "limit": f"{largest / 1e6:.0f}"}
            raise BadInput([Problem("too_large", shown, 0, values)])
        raw = path.read_bytes()
    except (OSError, ValueError):  # ValueError: a zero byte in the name
        raise BadInput([Problem("unreadable", shown)]) from None
    if not raw.strip():
        raise BadInput([Problem("empty_file", shown)])
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadInput([Problem("not_utf8", shown, line)]) from None


def _syntax_problem(shown: str, text: str, error: tomllib.TOMLDecodeError) -> Problem:
    """Return the problem a syntax error is, with its line and what stands there."""
    lines = text.rstrip().split("\n")
    found = _POSITION.search(str(error))  # or it says that the text ends too early
    line, column = (int(found[1]), int(found[2])) if found else (len(lines), len(lines[-1]) + 1)
    near = lines[line - 1].strip()[:60] if line <= len(lines) else ""
    twice = re.search("overwrite|twice|[Dd]uplicate|immutable", str(error)) is not None
    return Problem("toml_twice" if twice else "toml_syntax", shown, line, {"column": column, "text": near})
