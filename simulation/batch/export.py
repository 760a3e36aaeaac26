"""Taking the tables of a batch elsewhere: CSV, Parquet or a workbook, a part at a time."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simulation.batch import manifest
from simulation.batch.files import whole
from simulation.batch.store import OUTCOMES_FILE, WEEKLY_FILE
from simulation.batch.stored import Stored
from simulation.errors import Problem, RunFailed

TABLES = {"outcomes": OUTCOMES_FILE, "weekly": WEEKLY_FILE}
ROWS_OF_A_SHEET = 1_048_575  # beside its head
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # tells spreadsheets that the text is UTF-8


def export(folder: Path, to: Path, kind: str) -> list[Path]:
    """Write the tables of a stored batch as "csv", "parquet" or "xlsx"; return the files.

    Args:
        folder: where the batch lies.
        to: folder to write to, made if need be.
        kind: what to write.

    Raises:
        BadInput: the folder holds no batch.
        RunFailed: nothing can be written, or a table is too long for a sheet.
    """
    batch = Stored(folder)
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        values = {"folder": str(to), "reason": error.strerror or str(error)}
        raise RunFailed(Problem("not_stored", values=values)) from error
    if kind == "xlsx":
        return [_workbook(batch, to / f"{batch.manifest['id'] or folder.name}.xlsx")]
    return [_table(folder / name, to / f"{table}.{kind}", kind) for table, name in TABLES.items()]


def _table(source: Path, target: Path, kind: str) -> Path:
    from pyarrow import csv, parquet

    with whole(target) as unfinished:
        if kind == "parquet":
            shutil.copyfile(source, unfinished)
            return target
        with parquet.ParquetFile(source) as table, unfinished.open("wb") as file:
            file.write(_BYTE_ORDER_MARK)
            with csv.CSVWriter(file, table.schema_arrow) as writer:
                for part in table.iter_batches():
                    writer.write_batch(part)
    return target


def _workbook(batch: Stored, target: Path) -> Path:
    """Write a workbook: outcomes, weekly series, the manifest's facts; rows are written as they are read."""
    import xlsxwriter
    from pyarrow import parquet

    lengths = {table: parquet.read_metadata(batch.folder / name).num_rows for table, name in TABLES.items()}
    for table, length in lengths.items():
        if length > ROWS_OF_A_SHEET:
            values = {"value": table, "rows": f"{length:,}", "limit": f"{ROWS_OF_A_SHEET:,}"}
            raise RunFailed(Problem("sheet_too_long", values=values))
    with whole(target) as unfinished:
        options = {
            "constant_memory": True,
            "nan_inf_to_errors": False,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        }
        book = xlsxwriter.Workbook(str(unfinished), options)
        head = book.add_format({"bold": True})
        for table, name in TABLES.items():
            _sheet(book.add_worksheet(table), _lines(batch.folder / name), head)
        _sheet(book.add_worksheet("manifest"), iter(_facts(batch.manifest)), head)
        book.close()
    return target


def _sheet(sheet: Any, lines: Iterator[list[Any]], head: Any) -> None:
    """Write lines; numbers that are not known leave their cells empty."""
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            if isinstance(value, str):
                sheet.write_string(row, column, value, head if row == 0 else None)
            elif value is not None and value == value:
                sheet.write_number(row, column, value)
    sheet.freeze_panes(1, 0)


def _lines(source: Path) -> Iterator[list[Any]]:
    from pyarrow import parquet

    with parquet.ParquetFile(source) as table:
        yield table.schema_arrow.names
        for part in table.iter_batches(batch_size=10_000):
            columns = [_cells(column) for column in part.columns]
            yield from (list(row) for row in zip(*columns, strict=True))


def _cells(column: Any) -> list[Any]:
    """Return the cells of a column; 64-bit seeds as text, since a spreadsheet keeps 15 digits only."""
    cells: list[Any] = column.to_pylist()
    return [str(cell) if isinstance(cell, int) and abs(cell) >= 10**15 else cell for cell in cells]


def _facts(content: dict[str, Any]) -> list[list[Any]]:
    names = ("id", "reference", "seed", "runs", "n_points", "model_hash", "machine", "time", "command", "expect_hash")
    facts = [["name", "value"], *([name, str(content.get(name, ""))] for name in names)]
    facts += [[f"version of {name}", str(version)] for name, version in content.get("versions", {}).items()]
    return [*facts, ["whole manifest", manifest.NAME]]
