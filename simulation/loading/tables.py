"""The user's own residents and ties, from CSV files; they stay on this machine [model 1].

Residents: `id, building, age_group, owner, local, leisure`, and any of the traits, `threshold`, and
`need_<topic>`, where an empty cell or a column left out is drawn. Ties: `a, b`. No other column is looked at.
"""

from functools import lru_cache
from pathlib import Path

import numpy as np

from simulation.loading.complaints import nearest, shown
from simulation.loading.csv_source import Complaints, Piece, pieces
from simulation.profile import Traits
from simulation.topics import AGES, TOPICS

RESIDENTS = ("id", "building", "age_group", "owner", "local", "leisure")
DRAWN = (*Traits.model_fields, "threshold")
NEEDS = tuple(f"need_{topic}" for topic in TOPICS)
TIES = ("a", "b")
MOST_LEISURE = 112  # hours a week awake
FEWEST, MOST = 20, 2_000_000
_YES = {"1": 1, "true": 1, "yes": 1, "是": 1, "0": 0, "false": 0, "no": 0, "否": 0}
_AGE = {name: number for number, name in enumerate(AGES)}


def read_residents(path: str | Path, n_buildings: int) -> dict[str, np.ndarray]:
    """Return the columns of the user's own residents, each (n_residents,), read only.

    Args:
        path: a CSV file.
        n_buildings: buildings of the community; a resident's is below it.

    Returns:
        `id`, `building`, `age_group`, `owner`, `local`, `leisure`; traits and `threshold` where given; `need`
        (n_residents, n_topics) if any is; NaN is unknown, to be drawn.

    Raises:
        BadInput: with the first problems found, by line, and their number.
    """
    path = Path(path)
    columns = _residents(path, n_buildings, *_version(path))
    for column in columns.values():
        column.flags.writeable = False
    return dict(columns)


def read_ties(path: str | Path, ids: np.ndarray | None, n_residents: int | None = None) -> np.ndarray:
    """Return the user's own ties as rows of residents: (n_ties, 2), each tie once, no loops.

    Args:
        path: a CSV file of columns `a` and `b`.
        ids: (n_residents,) the residents' ids; None where residents are drawn and numbered from 0.
        n_residents: how many there are, needed where `ids` is None.

    Raises:
        BadInput: an id that no resident has, a tie twice, in either direction, or with oneself.
    """
    path = Path(path)
    noted = Complaints(str(path))
    if ids is None:
        rows = {str(number): number for number in range(n_residents or 0)}
    else:
        rows = {name: number for number, name in enumerate(ids.tolist())}
    found, lines = [np.zeros((0, 2), dtype=np.int64)], []
    for piece in pieces(path, TIES, (), noted):
        ends = np.empty((len(piece.lines), 2), dtype=np.int64)
        for side, name in enumerate(TIES):
            ends[:, side] = [rows.get(cell.strip(), -1) for cell in piece.columns[name]]
            for row in noted.worth_describing(np.flatnonzero(ends[:, side] < 0)):
                unknown = shown(piece.columns[name][row].strip())
                noted.add("unknown_id", piece.lines[row], key=name, value=unknown)
        found.append(ends)
        lines += piece.lines
    pairs, line = np.concatenate(found), np.array(lines, dtype=np.int64)
    known = (pairs >= 0).all(axis=1)
    pairs, line = pairs[known], line[known]
    for row in noted.worth_describing(np.flatnonzero(pairs[:, 0] == pairs[:, 1])):
        noted.add("self_tie", int(line[row]))
    _note_ties_twice(pairs, line, len(rows), noted)
    noted.raise_any()
    return pairs


def _note_ties_twice(pairs: np.ndarray, line: np.ndarray, n_residents: int, noted: Complaints) -> None:
    """Note every tie that an earlier line has already given, in either direction."""
    code = pairs.min(axis=1) * n_residents + pairs.max(axis=1)
    _, first, which = np.unique(code, return_index=True, return_inverse=True)
    for row in noted.worth_describing(np.flatnonzero(first[which] != np.arange(len(code)))):
        noted.add("tie_twice", int(line[row]), first=int(line[first[which[row]]]))


def _version(path: Path) -> tuple[int, int]:
    """Return what changes when a file does; a missing file is left to the reader to complain of."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return 0, 0
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=2)
def _residents(path: Path, n_buildings: int, _changed: int, _size: int) -> dict[str, np.ndarray]:
    """Return the columns of a file; every run of a batch asks for the same ones."""
    noted = Complaints(str(path))
    parts: dict[str, list[np.ndarray]] = {}
    lines: list[int] = []
    for piece in pieces(path, RESIDENTS, DRAWN + NEEDS, noted):
        lines += piece.lines
        for name, cells in piece.columns.items():
            parts.setdefault(name, []).append(_column(name, cells, piece, n_buildings, noted))
    columns = {name: np.concatenate(part) for name, part in parts.items()}
    if columns:
        _note_ids_twice(columns["id"], lines, noted)
    if not noted.total and not FEWEST <= len(lines) <= MOST:
        noted.add("number_of_residents", 0, value=len(lines), low=FEWEST, high=f"{MOST:,}")
    noted.raise_any()
    given = [name for name in NEEDS if name in columns]
    if given:
        need = np.full((len(lines), len(TOPICS)), np.nan, dtype=np.float32)
        for name in given:
            need[:, NEEDS.index(name)] = columns.pop(name)
        columns["need"] = need
    return columns


def _column(name: str, cells: tuple[str, ...], piece: Piece, n_buildings: int, noted: Complaints) -> np.ndarray:
    """Return one column of a piece as an array, noting the cells that cannot be used."""
    if name == "id":
        return _ids(cells, piece, noted)
    if name in ("owner", "local"):
        return _coded(name, cells, _YES, piece, noted).astype(bool)
    if name == "age_group":
        return _coded(name, cells, _AGE, piece, noted).astype(np.uint8)
    if name == "building":
        numbers = _numbers(name, cells, 0, n_buildings - 1, "", piece, noted, whole=True)
        return np.nan_to_num(numbers).astype(np.int32)
    if name == "leisure":
        return _numbers(name, cells, 0, MOST_LEISURE, "h/week", piece, noted).astype(np.float32)
    return _numbers(name, cells, 0, 1, "share", piece, noted, may_be_empty=True).astype(np.float32)


def _ids(cells: tuple[str, ...], piece: Piece, noted: Complaints) -> np.ndarray:
    names = np.array([cell.strip() for cell in cells])
    for row in noted.worth_describing(np.flatnonzero(names == "")):
        noted.add("empty_cell", piece.lines[row], key="id")
    return names


def _note_ids_twice(ids: np.ndarray, lines: list[int], noted: Complaints) -> None:
    _, first, which = np.unique(ids, return_index=True, return_inverse=True)
    again = (first[which] != np.arange(len(ids))) & (ids != "")
    for row in noted.worth_describing(np.flatnonzero(again)):
        noted.add("id_twice", lines[row], value=shown(str(ids[row])), first=lines[first[which[row]]])


def _coded(name: str, cells: tuple[str, ...], codes: dict, piece: Piece, noted: Complaints) -> np.ndarray:
    """Return the codes of cells that hold one of a few words."""
    found = [codes.get(cell.strip().lower(), -1) for cell in cells]
    for row in noted.worth_describing(np.flatnonzero(np.array(found) < 0)):
        cell, choices = cells[row].strip(), list(codes)
        near = nearest(cell, choices)
        noted.add("unknown_value", piece.lines[row], key=name, value=shown(cell), near=near, choices=choices)
    return np.array(found)


def _numbers(
    name: str,
    cells: tuple[str, ...],
    low: float,
    high: float,
    unit: str,
    piece: Piece,
    noted: Complaints,
    *,
    whole: bool = False,
    may_be_empty: bool = False,
) -> np.ndarray:
    """Return cells as numbers; NaN for an empty cell that may be, and for one that was noted."""
    try:
        numbers = np.array(cells).astype(np.float64)
        is_number = np.isfinite(numbers)
    except ValueError:
        numbers = np.array([_number(cell) for cell in cells])
        is_number = np.isfinite(numbers)
    if whole:
        is_number &= numbers == np.floor(numbers)
    is_empty = np.zeros(len(cells), dtype=bool)
    is_empty[~is_number] = [not cells[row].strip() for row in np.flatnonzero(~is_number)]
    for row in noted.worth_describing(np.flatnonzero(~is_number & ~(is_empty & may_be_empty))):
        key = "empty_cell" if is_empty[row] else "wrong_type"
        wanted = "whole" if whole else "number"
        noted.add(key, piece.lines[row], key=name, value=shown(cells[row].strip()), wanted=wanted)
    for row in noted.worth_describing(np.flatnonzero(is_number & ((numbers < low) | (numbers > high)))):
        values = {"low": f"{low:g}", "high": f"{high:g}", "unit": unit}
        noted.add("out_of_range", piece.lines[row], key=name, value=cells[row].strip(), **values)
    return np.where(is_number, numbers, np.nan)


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return np.nan
