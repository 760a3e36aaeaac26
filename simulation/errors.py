"""What is said to a user instead of a traceback."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Problem:
    """One thing wrong with what a user gave: a key of the catalogue's [problem] table and its values.

    Args:
        key: name of the sentence in `words/*.toml`, table `[problem]`.
        file: the file it is in, or "" for the command line.
        line: 1-based line, or 0 where there is none.
        values: what the sentence names: key, value, limit, near, unit.
    """

    key: str
    file: str = ""
    line: int = 0
    values: dict[str, Any] = field(default_factory=dict)


class BadInput(Exception):  # noqa: N818
    """Input that cannot be used; carries every problem found, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.file}:{p.line}: {p.key} {p.values}" for p in problems))


class RunFailed(Exception):  # noqa: N818
    """A run could not be finished; carries one problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(f"{problem.file}:{problem.line}: {problem.key} {problem.values}")

    def __reduce__(self) -> tuple:
        """Let a failure travel between processes."""
        return RunFailed, (self.problem,)
