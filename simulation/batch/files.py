"""Files that appear whole or not at all."""

import errno
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from simulation.errors import Problem, RunFailed

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
READABLE = 0o644
UNFINISHED = ".unfinished"


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Lend a path to write to; what was written takes the place of `path` if no error came between.

    Raises:
        RunFailed: the disk is full or refuses; what was at `path` before is untouched.
    """
    unfinished = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=UNFINISHED)
        os.close(handle)
        unfinished = Path(name)
        yield unfinished
        unfinished.chmod(READABLE)
        _to_disk(unfinished)
        os.replace(unfinished, path)
        _to_disk(path.parent)
    except OSError as error:
        values = {"folder": str(path.parent), "reason": error.strerror or str(error)}
        raise RunFailed(Problem("disk_full" if error.errno in _FULL else "not_stored", values=values)) from error
    finally:
        if unfinished is not None:
            with suppress(OSError):
                unfinished.unlink()


def clear_unfinished(folder: Path, names: Iterable[str]) -> None:
    """Remove what a process that was killed left unfinished of some files; nobody else may be writing them."""
    for name in names:
        for path in folder.glob(f".{name}.*{UNFINISHED}"):
            with suppress(OSError):
                path.unlink()


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write a JSON file whole or not at all."""
    with whole(path) as unfinished:
        text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
        unfinished.write_text(text + "\n", encoding="utf-8", errors="backslashreplace")


def _to_disk(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    with suppress(PermissionError):  # a folder cannot be opened everywhere
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
