"""Where the filled parts stand: between `<!-- generated:name -->` and `<!-- /generated -->`."""

import re
from collections.abc import Callable

from simulation.documents import tables

PART = re.compile(r"(<!-- generated:([a-z-]+) -->\n)(.*?)(<!-- /generated -->)", re.DOTALL)
ODD = "docs/odd.md"
FROM_CODE: dict[str, Callable[[], str]] = {
    "parameters": tables.parameter_tables,
    "state": tables.state_table,
    "schedule": tables.schedule,
}


def filled(text: str, parts: dict[str, str]) -> str:
    """Return a document with the named parts put in; parts of other names stay as they are."""

    def put_in(found: re.Match) -> str:
        inside = f"{parts[found[2]]}\n" if found[2] in parts else found[3]
        return found[1] + inside + found[4]

    return PART.sub(put_in, text)


def parts_of(text: str) -> dict[str, str]:
    """Return what stands in the filled parts of a document, by name."""
    return {found[2]: found[3].removesuffix("\n") for found in PART.finditer(text)}


def from_code() -> dict[str, str]:
    """Return the parts that follow from the code alone."""
    return {name: fill() for name, fill in FROM_CODE.items()}
