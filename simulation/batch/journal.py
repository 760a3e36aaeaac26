"""The journal of a batch: every finished run is kept at once, so that no end of the program loses it.

A small SQLite file in the batch's folder. The tables are made from it, and a batch goes on from it; runs of another
version of the model are in the way of nothing and are dropped.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from simulation.errors import BadInput, Problem, RunFailed
from simulation.measures import OUTCOMES, WEEKLY
from simulation.strategy import ACTIONS

NAME = "journal.sqlite"
# A file that may not grow, for want of room or by a limit on its size.
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE)
FORMAT = 1
# A legacy is a difference from the twin run, so it is no part of a run.
OWN_OUTCOMES = tuple(name for name in OUTCOMES if not name.startswith("legacy_"))


class Kept(NamedTuple):
    """The numbers of one run as they are kept.

    Args:
        outcomes: by name, without legacies.
        spending: (n_actions, 2) hours and yuan.
        weekly: (n_weekly, n_weeks) float32.
    """

    outcomes: dict[str, float]
    spending: np.ndarray
    weekly: np.ndarray


def kept(run: Any) -> Kept:
    """Return the numbers of a run in the order in which they are kept.

    Raises:
        KeyError: the run lacks a measure, or spends on an action that there is not.
    """
    spending = np.zeros((len(ACTIONS), 2))
    places = {action: place for place, action in enumerate(ACTIONS)}
    for action, spent in run.spending.items():
        spending[places[action]] = spent
    weekly = np.stack([np.asarray(run.weekly[name], dtype=np.float32) for name in WEEKLY])
    return Kept({name: float(run.outcomes[name]) for name in OWN_OUTCOMES}, spending, weekly)


class Journal:
    """The runs of a folder that are done.

    Args:
        folder: the batch's folder, which exists.
        model: hash of the model; runs of another one are dropped.

    Raises:
        BadInput: the file there is no journal.
        RunFailed: the disk is full or refuses.
    """

    def __init__(self, folder: Path, model: str) -> None:
        self.folder = folder
        with self._saying_what_went_wrong():
            self._file = sqlite3.connect(folder / NAME, isolation_level=None)
            try:
                self._file.execute("PRAGMA journal_mode=WAL")
                self._file.execute("PRAGMA synchronous=NORMAL")
                found = self._file.execute("PRAGMA user_version").fetchone()[0]
                if found not in (0, FORMAT):
                    raise BadInput([Problem("journal_unreadable", str(folder / NAME))])
                self._file.execute(
                    "CREATE TABLE IF NOT EXISTS runs"
                    " (key TEXT PRIMARY KEY, model TEXT, outcomes BLOB, spending BLOB, weekly BLOB) WITHOUT ROWID"
                )
                self._file.execute(f"PRAGMA user_version={FORMAT}")
                self.n_dropped = self._file.execute("DELETE FROM runs WHERE model <> ?", (model,)).rowcount
            except BaseException:
                self._file.close()
                raise
        self._model = model

    def keys(self) -> set[str]:
        """Return the run keys of all runs done."""
        with self._saying_what_went_wrong():
            return {key for (key,) in self._file.execute("SELECT key FROM runs")}

    def keep(self, key: str, run: Kept) -> None:
        """Keep a run; it is there for good when this returns."""
        row = (
            key,
            self._model,
            np.array(list(run.outcomes.values()), dtype="<f8").tobytes(),
            run.spending.astype("<f8").tobytes(),
            zlib.compress(run.weekly.astype("<f4").tobytes(), 1),
        )
        with self._saying_what_went_wrong():
            self._file.execute("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?)", row)

    def outcomes_and_spending(self, keys: Iterable[str]) -> Iterator[tuple[str, dict[str, float], np.ndarray]]:
        """Yield key, outcomes and spending of the runs asked for that are done."""
        for key, outcomes, spending in self._rows("key, outcomes, spending", keys):
            numbers = np.frombuffer(outcomes, dtype="<f8").tolist()
            yield (
                key,
                dict(zip(OWN_OUTCOMES, numbers, strict=True)),
                np.frombuffer(spending, dtype="<f8").reshape(len(ACTIONS), 2),
            )

    def weekly(self, keys: Iterable[str]) -> Iterator[tuple[str, np.ndarray]]:
        """Yield key and weekly series (n_weekly, n_weeks) of the runs asked for that are done."""
        for key, weekly in self._rows("key, weekly", keys):
            yield key, np.frombuffer(zlib.decompress(weekly), dtype="<f4").reshape(len(WEEKLY), -1)

    def _rows(self, columns: str, keys: Iterable[str]) -> Iterator[tuple]:
        for key in keys:
            with self._saying_what_went_wrong():
                row = self._file.execute(f"SELECT {columns} FROM runs WHERE key = ?", (key,)).fetchone()
            if row is not None:
                yield row

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    @contextmanager
    def _saying_what_went_wrong(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            full = error.sqlite_errorcode in _FULL
            values = {"folder": str(self.folder), "reason": str(error)}
            raise RunFailed(Problem("disk_full" if full else "not_stored", values=values)) from error
        except sqlite3.DatabaseError as error:
            raise BadInput([Problem("journal_unreadable", str(self.folder / NAME))]) from error
