"""What kind of file something is, told from what it says."""

import tomllib
from pathlib import Path

from simulation.loading.toml_source import LARGEST

# A table or key that no other kind of file has; the first kind with a sign is it.
SIGNS: dict[str, frozenset[str]] = {
    "experiment": frozenset({"question", "arm", "expect"}),
    "scenario": frozenset({"community", "strategy", "rules_set", "weeks", "exit", "incident"}),
    "community": frozenset({"adults", "buildings", "ages", "owners", "locals", "office", "property"}),
    "strategy": frozenset({"phase", "pressure"}),
    "rules": frozenset({"rules"}),
}


def kind_of(path: Path) -> str:
    """Return `scenario`, `community`, `strategy`, `rules`, `experiment`, `table` for a CSV file, or ""."""
    if path.suffix.lower() == ".csv":
        return "table"
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return ""
        tables = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return ""
    return kind_of_tables(tables)


def kind_of_tables(tables: dict) -> str:
    """Return the kind of what a TOML file says."""
    for kind, signs in SIGNS.items():
        if signs & tables.keys():
            return kind
    if "based_on" in tables:
        return ""  # what it is based on says what it is
    if "name" in tables:
        return "community" if tables.keys() & {"venues", "needs", "traits"} else "strategy"
    return "rules" if any(isinstance(inside, dict) for inside in tables.values()) else ""
