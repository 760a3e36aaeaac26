"""What makes two runs the same run: scenario, seed, model code, numpy and the kind of processor."""

import hashlib
import platform
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_FOLDERS = ("rules", "parameters", "measures", "agents", "world", "actions", "week", "registry")
# Everything else beside these at the top of the package decides results, and so does how tables are read.
_NO_PART = ("__init__.py", "__main__.py", "errors.py", "solara_viz.py")
_BESIDES = ("loading/tables.py", "loading/csv_source.py")
DIGITS = 32


@cache
def model_hash() -> str:
    """Return a hash of all code a result depends on, as it was when first asked for."""
    return read_model_hash()


def read_model_hash() -> str:
    """Return a hash of all code a result depends on, of numpy's version and of its CPU dispatch level.

    numpy's exp, log and power differ in the last bits between versions and dispatch levels, so runs of two of them
    are not the same run.
    """
    known = hashlib.sha256()
    for path in _sources():
        lines = path.read_bytes().replace(b"\r\n", b"\n")
        known.update(f"{path.relative_to(_PACKAGE).as_posix()}:{len(lines)}\n".encode() + lines)
    known.update(f"{version('numpy')} {dispatch_level()}".encode())
    return known.hexdigest()[:DIGITS]


def _sources() -> list[Path]:
    """Return the files of the model, in an order that does not depend on the file system."""
    top = [path for path in _PACKAGE.glob("*.py") if path.name not in _NO_PART]
    inner = [path for folder in _FOLDERS for path in (_PACKAGE / folder).rglob("*.py")]
    besides = [_PACKAGE / name for name in _BESIDES]
    return sorted([*top, *inner, *(path for path in besides if path.is_file())])


def run_key(scenario_hash: str, seed: int, model: str) -> str:
    """Return the identity of a run: 32 hexadecimal digits of a hash of scenario, seed and model."""
    return hashlib.sha256(f"{scenario_hash}:{seed}:{model}".encode()).hexdigest()[:DIGITS]


@cache
def dispatch_level() -> str:
    """Return the processor features numpy uses here beyond its baseline."""
    import numpy as np

    levels = np.show_config(mode="dicts").get("SIMD Extensions", {})
    return "+".join([*levels.get("baseline", []), *levels.get("found", [])])


def machine() -> str:
    """Return the kind of machine, without its name."""
    return f"{platform.system()} {platform.machine()}, {dispatch_level()}"


def versions() -> dict[str, str]:
    """Return the versions that results may depend on."""
    from simulation import __version__

    libraries = {name: version(name) for name in ("numpy", "mesa", "pyarrow")}
    return {"shequ": __version__, "python": ".".join(map(str, sys.version_info[:3])), **libraries}
