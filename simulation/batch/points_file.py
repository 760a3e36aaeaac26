"""A list of points of the user's own: a CSV file, a column a setting, a row a point."""

import csv
import io
from pathlib import Path
from typing import Any, NamedTuple

from simulation.batch.sampling import MOST_POINTS
from simulation.errors import BadInput, Problem
from simulation.loading.sources import parse_setting
from simulation.loading.toml_source import read_text

LARGEST = 50_000_000  # bytes
MOST_PROBLEMS = 20


class Listed(NamedTuple):
    """One point, and the line it stands in."""

    settings: dict[str, Any]
    line: int


def read_points(path: Path) -> list[Listed]:
    """Return the points of a file.

    Raises:
        BadInput: with the first problems found, by line.
    """
    reader = csv.reader(io.StringIO(read_text(path, largest=LARGEST), newline=None), strict=True)
    problems: list[Problem] = []
    found: list[Listed] = []
    try:
        names = [name.strip() for name in next(reader)]
        problems += _of_header(names, path)
        for row in reader:
            if row and not problems:
                found.append(_point(names, row, path, reader.line_num, problems))
            if len(problems) >= MOST_PROBLEMS or len(found) > MOST_POINTS:
                break
    except csv.Error:
        problems.append(Problem("csv_broken", str(path), reader.line_num))
    if not problems and not 1 <= len(found) <= MOST_POINTS:
        problems.append(Problem("number_of_points", str(path), 0, {"value": len(found), "high": f"{MOST_POINTS:,}"}))
    if problems:
        raise BadInput(problems)
    return found


def _of_header(names: list[str], path: Path) -> list[Problem]:
    if len(names) == 1 and any(sign in names[0] for sign in ";\t"):
        return [Problem("separator", str(path), 1)]
    twice = [name for number, name in enumerate(names) if name in names[:number]]
    return [Problem("column_twice", str(path), 1, {"key": name}) for name in twice]


def _point(names: list[str], row: list[str], path: Path, line: int, problems: list[Problem]) -> Listed:
    if len(row) != len(names):
        problems.append(Problem("ragged", str(path), line, {"value": len(row), "limit": len(names)}))
        return Listed({}, line)
    settings = {}
    for name, cell in zip(names, row, strict=True):
        if not cell.strip():
            problems.append(Problem("empty_cell", str(path), line, {"key": name}))
            continue
        try:
            _, settings[name] = parse_setting(f"{name}={cell}")
        except BadInput as bad:
            problems += [Problem(one.key, str(path), line, one.values) for one in bad.problems]
    return Listed(settings, line)
