"""The journal of a batch: every finished run is kept at once, so that no end of the program loses it.

A small SQLite file in the batch's folder. Each run is a transaction of its own, on the disk before it counts as done
(write-ahead log, `synchronous=FULL`). The tables are made from the journal, and a batch goes on from it. Runs of
another version of the model stay in it, unused.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from simulation.batch.design import Place
from simulation.batch.packing import Packed
from simulation.batch.worker import Failure
from simulation.errors import BadInput, Problem, RunFailed

NAME = "journal.sqlite"
# A file that may not grow, for want of room or by a limit on its size.
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE)
FORMAT = 2
_TABLES = (
    "CREATE TABLE IF NOT EXISTS runs (key TEXT PRIMARY KEY, model TEXT, outcomes BLOB, spending BLOB, weekly BLOB)",
    "CREATE TABLE IF NOT EXISTS failures (key TEXT PRIMARY KEY, kind TEXT, stage TEXT, trace TEXT, tries INTEGER)",
    "CREATE TEMP TABLE IF NOT EXISTS places"
    " (key TEXT, arm TEXT, point INTEGER, replicate INTEGER, seed INTEGER, scenario_hash TEXT)",
)
_IN_ORDER = "SELECT * FROM places ORDER BY key, arm, point, replicate"


class Row(NamedTuple):
    """A run where it belongs in the tables."""

    run_key: str
    place: Place
    run: Packed


class Journal:
    """The runs of a folder that are done.

    Args:
        folder: the batch's folder, which exists.
        model: hash of the model, under which runs are kept.

    Raises:
        BadInput: the file there is no journal.
        RunFailed: the disk is full or refuses.
    """

    def __init__(self, folder: Path, model: str) -> None:
        self.folder, self._path, self._model = folder, folder / NAME, model
        self._identity: tuple[int, int] | None = None
        with self._saying_what_went_wrong():
            self._file = sqlite3.connect(self._path, isolation_level=None)
            try:
                self._file.execute("PRAGMA journal_mode=WAL")
                self._file.execute("PRAGMA synchronous=FULL")
                found = self._file.execute("PRAGMA user_version").fetchone()[0]
                if found not in (0, FORMAT):
                    raise BadInput([Problem("journal_unreadable", str(self._path))])
                for table in _TABLES:
                    self._file.execute(table)
                self._file.execute(f"PRAGMA user_version={FORMAT}")
            except BaseException:
                self._file.close()
                raise
        self._identity = self._on_disk()

    def n_of_other_models(self) -> int:
        """Return how many runs of other versions of the model there are."""
        with self._saying_what_went_wrong():
            return self._file.execute("SELECT count(*) FROM runs WHERE model <> ?", (self._model,)).fetchone()[0]

    def holds(self, key: str) -> bool:
        """Return whether a run is done."""
        with self._saying_what_went_wrong():
            return self._file.execute("SELECT 1 FROM runs WHERE key = ?", (key,)).fetchone() is not None

    def keep(self, key: str, run: Packed) -> None:
        """Keep a run; it is there for good when this returns."""
        with self._saying_what_went_wrong(), self._file:
            self._file.execute("BEGIN")
            self._file.execute("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?)", (key, self._model, *run))
            self._file.execute("DELETE FROM failures WHERE key = ?", (key,))
        self._still_there()

    def keep_failure(self, key: str, failure: Failure, tries: int) -> None:
        """Keep how a run failed, until it is done."""
        row = (key, failure.kind, failure.stage, failure.trace, tries)
        with self._saying_what_went_wrong():
            self._file.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?)", row)
        self._still_there()

    def run(self, key: str) -> Packed | None:
        """Return a run, if it is done."""
        with self._saying_what_went_wrong():
            row = self._file.execute("SELECT outcomes, spending, weekly FROM runs WHERE key = ?", (key,)).fetchone()
        return None if row is None else Packed(*row)

    def outcomes(self, key: str) -> bytes | None:
        """Return the outcomes of a run, if it is done."""
        with self._saying_what_went_wrong():
            row = self._file.execute("SELECT outcomes FROM runs WHERE key = ?", (key,)).fetchone()
        return None if row is None else row[0]

    def rows(self, places: Iterable[tuple[str, Place]]) -> Iterator[Row]:
        """Yield the runs that are done where they belong, in the order of their keys, one at a time.

        Args:
            places: with the key of the run that belongs there.
        """
        with self._saying_what_went_wrong():
            self._file.execute("BEGIN")
            self._file.execute("DELETE FROM places")
            self._file.executemany(
                "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?)", ((key, *place) for key, place in places)
            )
            self._file.execute("COMMIT")
            found = self._file.execute(_IN_ORDER)
        while True:
            with self._saying_what_went_wrong():
                row = found.fetchone()
            if row is None:
                return
            run = self.run(row[0])
            if run is not None:
                yield Row(row[0], Place(*row[1:]), run)

    def size(self) -> int:
        """Return the bytes it takes on the disk."""
        return sum(path.stat().st_size for path in self.folder.glob(f"{NAME}*"))

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _on_disk(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._path)
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _still_there(self) -> None:
        """Refuse to write into a file that nobody will find again: a deleted one takes whatever it is given."""
        if self._identity is not None and self._on_disk() != self._identity:
            raise RunFailed(Problem("folder_gone", values={"folder": str(self.folder)}))

    @contextmanager
    def _saying_what_went_wrong(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            self._still_there()
            full = error.sqlite_errorcode in _FULL
            values = {"folder": str(self.folder), "reason": str(error)}
            raise RunFailed(Problem("disk_full" if full else "not_stored", values=values)) from error
        except sqlite3.DatabaseError as error:
            raise BadInput([Problem("journal_unreadable", str(self._path))]) from error
