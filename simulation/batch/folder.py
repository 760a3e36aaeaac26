"""The folder of a batch: a new one, or one that holds the same question already."""

import tempfile
from pathlib import Path

from simulation.batch import lock, manifest
from simulation.batch.design import Design
from simulation.batch.files import UNFINISHED
from simulation.errors import BadInput, Problem

RESULTS = Path("results")


def opened(design: Design, out: Path | None) -> Path:
    """Return the folder for a batch, made if need be.

    Args:
        design: what the batch is about.
        out: the folder the user wants, or None for `results/<id>`; if that holds another question and the user
            named no folder, a new one beside it.

    Raises:
        BadInput: it holds another batch or other files, or cannot be written to.
    """
    folder = Path(out) if out is not None else RESULTS / design.id
    try:
        return _taken(folder, design)
    except BadInput as bad:
        if out is not None or bad.problems[0].key not in ("other_batch", "other_files"):
            raise
    return _taken(folder.with_name(f"{folder.name}-{design.fingerprint()[:6]}"), design)


def _taken(folder: Path, design: Design) -> Path:
    """Return a folder that is new, empty, or holds runs of the same question."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        inside = sorted(path.name for path in folder.iterdir() if not _is_passing(path.name))
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise BadInput([Problem("no_folder", str(folder), 0, {"reason": error.strerror or str(error)})]) from None
    if not inside:
        return folder
    found = manifest.read(folder)
    if found is None:
        raise BadInput([Problem("other_files", str(folder), 0, {"value": inside[0]})])
    if found.get("fingerprint") != design.fingerprint() and not manifest.grows_into(found, design):
        values = {"value": str(found.get("id", "")), "key": design.id}
        raise BadInput([Problem("other_batch", str(folder), 0, values)])
    return folder


def _is_passing(name: str) -> bool:
    """Return whether a file is there for the time of a batch only."""
    return name == lock.NAME or name.endswith(UNFINISHED)
