"""Where the filled parts stand: between `<!-- generated:name -->` and `<!-- /generated -->`."""

import re
from collections.abc import Callable

from simulation.documents import tables

PART = re.compile(r"(<!-- generated:([a-z-]+) -->\n).*?(\n<!-- /generated -->)", re.DOTALL)
ODD = "docs/odd.md"
FROM_CODE: dict[str, Callable[[], str]] = {
    "parameters": tables.parameter_tables,
    "state": tables.state_table,
    "schedule": tables.schedule,
}


def filled(text: str, parts: dict[str, str]) -> str:
    """Return a document with the named parts put in; parts of other names stay as they are."""
    return PART.sub(lambda found: found[1] + parts.get(found[2], _inside(found)) + found[3], text)


def parts_of(text: str) -> dict[str, str]:
    """Return what stands in the filled parts of a document, by name."""
    return {found[2]: _inside(found) for found in PART.finditer(text)}


def from_code() -> dict[str, str]:
    """Return the parts that follow from the code alone."""
    return {name: fill() for name, fill in FROM_CODE.items()}


def _inside(found: re.Match) -> str:
    return found[0][len(found[1]) : -len(found[3])]
