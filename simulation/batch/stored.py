"""A batch as it lies in its folder, read measure by measure; what analyses a batch starts here.

A *block* is one replicate: the runs of all arms, at all points, that share its luck. Analyses compare arms within
blocks and take complete blocks only; the replicate is the unit, so points are averaged within it first.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from simulation.batch import manifest
from simulation.batch.inference import complete_blocks
from simulation.batch.store import OUTCOMES_FILE, SPENDING, WEEKLY_FILE
from simulation.errors import BadInput, Problem
from simulation.measures import OUTCOMES

KEPT = 2_000_000  # numbers that are kept in memory once read
RUN = "team_hours"  # an outcome that every finished run knows
_ROWS = 65_536


class Stored:
    """A stored batch.

    Args:
        folder: where it lies.

    Raises:
        BadInput: the folder holds no batch, or one that cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        from pyarrow import ArrowInvalid, parquet

        self.folder, found = folder, manifest.read(folder)
        try:
            metadata = [parquet.read_metadata(folder / name) for name in (OUTCOMES_FILE, WEEKLY_FILE)]
        except (OSError, ArrowInvalid) as reason:
            raise BadInput([Problem("report_no_batch", values={"folder": str(folder)})]) from reason
        if found is None or not all("point" in one.schema.names for one in metadata):
            raise BadInput([Problem("report_no_batch", values={"folder": str(folder)})])
        self.manifest: dict[str, Any] = found
        self.n_rows = metadata[0].num_rows
        self.arms = [arm["id"] for arm in found["arms"]]
        self.n_runs, self.n_points = int(found["runs"]), int(found.get("n_points", 1))
        self._place_of = {arm: place for place, arm in enumerate(self.arms)}
        self.numbers = lru_cache(max(1, KEPT // max(1, self.n_rows)))(self._numbers)
        self.weekly = lru_cache(1)(self._weekly)

    def _numbers(self, name: str) -> np.ndarray:
        """Return an outcome or what was spent of every run: (n_arms, n_runs, n_points), NaN where there is no run."""
        found = np.full((len(self.arms), self.n_runs, self.n_points), np.nan)
        for rows in self.rows(OUTCOMES_FILE, name):
            found[rows["arm"], rows["replicate"], rows["point"]] = rows[name]
        return found

    def _weekly(self, name: str) -> dict[str, np.ndarray]:
        """Return a weekly series of every run there is, by arm: (n_runs, n_weeks) float32, replicate by replicate."""
        found = np.full((len(self.arms), self.n_runs, self.n_points, self._most_weeks()), np.nan, dtype=np.float32)
        for rows in self.rows(WEEKLY_FILE, "week", name):
            found[rows["arm"], rows["replicate"], rows["point"], rows["week"]] = rows[name]
        there = np.isfinite(self.numbers(RUN))
        return {arm: _up_to_its_end(found[place][there[place]]) for arm, place in self._place_of.items()}

    def _most_weeks(self) -> int:
        from pyarrow import compute

        return 1 + max((compute.max(rows["week"]).as_py() for rows in self._batches(WEEKLY_FILE, "week")), default=0)

    def rows(self, file: str, *names: str) -> Iterator[dict[str, np.ndarray]]:
        """Yield some columns of a table with the place of each row, some thousand rows at a time.

        Raises:
            KeyError: there is no such column.
        """
        for batch in self._batches(file, "arm", "replicate", "point", *names):
            coded = batch["arm"].cast("string").dictionary_encode()
            places = np.array([self._place_of[arm] for arm in coded.dictionary.to_pylist()], dtype=np.int64)
            yield {
                "arm": places[coded.indices.to_numpy()],
                **{name: batch[name].to_numpy(zero_copy_only=False) for name in ("replicate", "point", *names)},
            }

    def _batches(self, file: str, *names: str) -> Iterator[Any]:
        from pyarrow import parquet

        with parquet.ParquetFile(self.folder / file) as table:
            if unknown := set(names) - set(table.schema_arrow.names):
                raise KeyError(*unknown)
            yield from table.iter_batches(batch_size=_ROWS, columns=list(names))

    def complete(self) -> np.ndarray:
        """Return which blocks are complete, that is have every run of every arm at every point: (n_runs,).

        An arm without any run is compared with nothing, and takes nothing from the others.
        """
        return complete_blocks({arm: {RUN: mine} for arm, mine in self._by_replicate(RUN).items()}, RUN)

    def by_replicate(self, name: str) -> dict[str, np.ndarray]:
        """Return (n_runs,) of an outcome in every arm, in the mean over points; NaN in blocks that are not complete."""
        lacking = ~self.complete()
        return {arm: np.where(lacking, np.nan, mine) for arm, mine in self._by_replicate(name).items()}

    def n_lost(self) -> int:
        """Return how many runs are missing."""
        return int(np.isnan(self.numbers(RUN)).sum())

    def _by_replicate(self, name: str) -> dict[str, np.ndarray]:
        return dict(zip(self.arms, self.numbers(name).mean(axis=2), strict=True))

    def columns(self) -> "Columns":
        """Return every outcome and what was spent, by arm, each read when it is asked for."""
        return Columns(self)


def _up_to_its_end(runs: np.ndarray) -> np.ndarray:
    """Return series without the weeks that no run has."""
    lived = np.flatnonzero(np.isfinite(runs).any(axis=0))
    return runs[:, : lived[-1] + 1 if len(lived) else 0]


class Columns(Mapping[str, Mapping[str, np.ndarray]]):
    """One (n_runs,) array an arm and measure, read from a stored batch when asked for."""

    def __init__(self, batch: Stored) -> None:
        self._batch = batch

    def __getitem__(self, arm: str) -> "OfArm":
        return OfArm(self._batch, arm)

    def __iter__(self) -> Iterator[str]:
        return iter(self._batch.arms)

    def __len__(self) -> int:
        return len(self._batch.arms)


class OfArm(Mapping[str, np.ndarray]):
    """One (n_runs,) array a measure of one arm, in the mean over points."""

    def __init__(self, batch: Stored, arm: str) -> None:
        self._batch, self._arm = batch, arm

    def __getitem__(self, name: str) -> np.ndarray:
        return self._batch.by_replicate(name)[self._arm]

    def __iter__(self) -> Iterator[str]:
        return iter((*OUTCOMES, *SPENDING))

    def __len__(self) -> int:
        return len(OUTCOMES) + len(SPENDING)


class Weekly(Mapping[str, np.ndarray]):
    """The weekly series of one arm, each read when it is asked for."""

    def __init__(self, batch: Stored, arm: str, names: tuple[str, ...]) -> None:
        self._batch, self._arm, self._names = batch, arm, names

    def __getitem__(self, name: str) -> np.ndarray:
        return self._batch.weekly(name)[self._arm]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
