"""Reading a CSV file in pieces: columns by name, the line of every row, and what is wrong with either."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from simulation.errors import BadInput, Problem
from simulation.loading.complaints import nearest, shown
from simulation.loading.toml_source import read_text

LARGEST = 200_000_000  # bytes; a million residents with all columns are some 150 MB
MOST_PROBLEMS = 20
ROWS = 50_000


@dataclass
class Complaints:
    """What is wrong with a file: the first problems, and how many there are.

    Args:
        file: the file, as shown.
    """

    file: str
    problems: list[Problem] = field(default_factory=list)
    total: int = 0

    def add(self, sentence: str, line: int, **values: object) -> None:
        """Note one problem."""
        self.total += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(sentence, self.file, line, values))

    def worth_describing(self, rows: np.ndarray) -> list[int]:
        """Return the first of the wrong rows, as many as are shown; the others are only counted."""
        few = rows[: MOST_PROBLEMS - len(self.problems)].tolist()
        self.total += len(rows) - len(few)
        return few

    def raise_any(self) -> None:
        """Raise `BadInput` if anything was noted, by line."""
        self.problems.sort(key=lambda problem: problem.line)
        if self.total > len(self.problems):
            self.problems.append(Problem("and_more", self.file, 0, {"value": self.total - len(self.problems)}))
        if self.problems:
            raise BadInput(self.problems)


@dataclass(frozen=True)
class Piece:
    """Some rows of a file, column by column.

    Args:
        lines: the line of each row.
        columns: the cells of each wanted column.
    """

    lines: list[int]
    columns: dict[str, tuple[str, ...]]


def pieces(path: Path, required: tuple[str, ...], optional: tuple[str, ...], noted: Complaints) -> Iterator[Piece]:
    """Yield the rows of a CSV file, only with the columns asked for; rows of another length are noted and left out.

    Raises:
        BadInput: the file cannot be read, or lacks a column.
    """
    text = read_text(path, largest=LARGEST)
    reader = csv.reader(io.StringIO(text, newline=None), strict=True)
    try:
        header = [name.strip() for name in next(reader)]
        wanted = _wanted(header, required, optional, noted)
        rows: list[list[str]] = []
        lines: list[int] = []
        for row in reader:
            if len(row) == len(header):
                rows.append(row)
                lines.append(reader.line_num)
                if len(rows) == ROWS:
                    yield _piece(rows, lines, wanted)
                    rows, lines = [], []
            elif row:
                noted.add("ragged", reader.line_num, value=len(row), limit=len(header))
        if rows:
            yield _piece(rows, lines, wanted)
    except csv.Error:
        noted.add("csv_broken", reader.line_num)
        noted.raise_any()


def _wanted(
    header: list[str], required: tuple[str, ...], optional: tuple[str, ...], noted: Complaints
) -> dict[str, int]:
    """Return where the wanted columns are, once every column that must be there is."""
    known = required + optional
    if len(header) == 1 and any(sign in header[0] for sign in ";\t"):
        noted.add("separator", 1)
        noted.raise_any()
    for name in required:
        if name not in header:
            near = nearest(name, [other for other in header if other not in known])
            noted.add("missing_column", 1, key=name, near=near)
    for name in dict.fromkeys(header):
        if name in known and header.count(name) > 1:
            noted.add("column_twice", 1, key=name)
        elif name.startswith("need_") and name not in known:
            noted.add("unknown_column", 1, key=shown(name), near=nearest(name, list(optional)))
    noted.raise_any()
    return {name: header.index(name) for name in known if name in header}


def _piece(rows: list[list[str]], lines: list[int], wanted: dict[str, int]) -> Piece:
    columns = list(zip(*rows, strict=True))
    return Piece(lines, {name: columns[number] for name, number in wanted.items()})
