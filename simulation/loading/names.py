"""From a name to a file: a path; beside the file that names it; in ./scenarios; among those shipped."""

import difflib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from simulation.errors import BadInput, Problem
from simulation.loading.kinds import kind_of
from simulation.loading.toml_source import Place

FOLDERS = {
    "scenario": "scenarios",
    "community": "scenarios/communities",
    "strategy": "scenarios/strategies",
    "rules": "scenarios/rules",
    "experiment": "experiments",
}
_PACKAGE = Path(__file__).parents[1]
# What is given to a command in the place of what: each pair has a sentence on what to type instead.
_TAKEN_FOR = (("experiment", "scenario"), ("scenario", "experiment"), ("strategy", "scenario"))
_CLEAN = re.compile(r"\w[\w.-]*")


@cache
def shipped_root() -> Path:
    """Return the folder of what is shipped: inside the wheel, or the repository of an editable install."""
    inside = _PACKAGE / "shipped"
    return inside if inside.is_dir() else _PACKAGE.parent


def find(kind: str, name: str | Path, *, beside: Path | None = None, place: Place | None = None) -> Path:
    """Return the file of a scenario, community, strategy, set of rules or experiment.

    Args:
        kind: one of `FOLDERS`.
        name: a path, or a name without folder and ending.
        beside: the file that names it, if any; never found itself.
        place: where the name stands, for the message if there is no such file.

    Raises:
        BadInput: there is no such file; the message names the nearest names that there are.
    """
    text = str(name)
    path = _first(kind, text, beside)
    if beside is None:
        _refuse_another(kind, text, path)
    return _short(path or _whatever(kind, text, beside, place or Place()))


def _first(kind: str, text: str, beside: Path | None) -> Path | None:
    """Return the nearest file that a name leads to."""
    for path in _candidates(kind, text, beside):
        if path.is_file() and not _same(path, beside) and _may_be(kind, path, text):
            return path
    return None


def is_found(kind: str, name: str) -> bool:
    """Return whether a name leads to a file from the working folder."""
    try:
        find(kind, name)
    except BadInput:
        return False
    return True


def _refuse_another(kind: str, text: str, path: Path | None) -> None:
    """Raise if what a command was given is of a kind that another command or option takes."""
    for other, wanted in _TAKEN_FOR:
        if wanted == kind and (_first(other, text, None) if path is None else kind_of(path) == other):
            raise BadInput([Problem(f"{other}_for_{kind}", values={"value": text})])


def _candidates(kind: str, text: str, beside: Path | None) -> Iterator[Path]:
    """Yield where a name may lead, nearest first."""
    if _is_path(text):
        if beside is not None:
            yield beside.parent / text
        yield Path(text)
        return
    if beside is None:
        yield Path(text)
    for folder in _folders(kind, beside):
        yield folder / f"{text}.toml"
        if kind == "experiment" and folder.is_dir():
            yield from sorted(folder.glob(f"*/{_plain(text)}.toml"))


def _folders(kind: str, beside: Path | None) -> list[Path]:
    """Return the folders in which files of a kind are looked for."""
    inside = Path(FOLDERS[kind])
    near = [Path()]
    if beside is not None:
        near = [beside.parent / inside.name, beside.parent, beside.parent.parent / inside.name]
    return [*near, inside, shipped_root() / inside]


def _may_be(kind: str, path: Path, text: str) -> bool:
    """Return whether a file found by a bare name is of the wanted kind, as far as one can tell."""
    return _is_path(text) or kind_of(path) in (kind, "")


def _whatever(kind: str, text: str, beside: Path | None, place: Place) -> Path:
    """Return a file that the reader will complain of in clearer words than `not found`, or raise."""
    if beside is not None and beside.stem == Path(text).stem and _is_same_kind(kind, beside):
        return beside
    if _is_path(text) or Path(text).is_dir():
        path = next((path for path in _candidates(kind, text, beside) if path.exists()), None)
        if path is not None:
            return path
    raise BadInput([Problem(f"no_{kind}", place.file, place.line, _values(kind, text, beside))])


def _is_same_kind(kind: str, path: Path) -> bool:
    return kind_of(path) in (kind, "")


def _values(kind: str, text: str, beside: Path | None) -> dict:
    names = known_names(kind, beside)
    near = difflib.get_close_matches(Path(text).stem, names, n=1, cutoff=0.5)
    return {"value": text, "near": near[0] if near else "", "choices": names}


def known_names(kind: str, beside: Path | None = None) -> list[str]:
    """Return the names of the files of a kind that can be found and typed as they are."""
    pattern = "**/*.toml" if kind == "experiment" else "*.toml"
    found = (path for folder in _folders(kind, beside) if folder.is_dir() for path in folder.glob(pattern))
    return sorted({path.stem for path in found if _CLEAN.fullmatch(path.stem) and kind_of(path) == kind})


def _is_path(text: str) -> bool:
    return "/" in text or "\\" in text or text.endswith(".toml")


def _plain(text: str) -> str:
    """Return a name without the signs that mean something in a pattern of file names."""
    return "".join(letter for letter in text if letter not in "*?[]")


def _same(path: Path, other: Path | None) -> bool:
    return other is not None and path.resolve() == other.resolve()


def _short(path: Path) -> Path:
    """Return a path as the user would type it: relative below the working folder, else in full."""
    full = Path.cwd() / path
    try:
        return full.resolve().relative_to(Path.cwd().resolve())
    except ValueError:
        return full.resolve()
