"""Progress of a batch on standard error: a bar on a terminal, else a line every ten seconds."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from simulation.batch.conduct import State
from simulation.measures import OUTCOMES
from simulation.words import tell

if TYPE_CHECKING:
    from rich.console import Console

    from simulation.batch.interim import SoFar

EVERY = 10.0  # seconds from one plain line to the next
MOST_SAID = 4  # comparisons told of a batch that goes on
Teller = Callable[[State], None]


@contextmanager
def shown(*, quiet: bool) -> Iterator[Teller]:
    """Lend what is to be told how far a batch is."""
    if quiet:
        yield lambda state: None
    elif sys.stderr.isatty():
        with bar() as teller:
            yield teller
    else:
        yield _Lines()


class Pace:
    """How fast runs are done, and how long the rest will take."""

    def __init__(self) -> None:
        self.start = time.monotonic()

    def rate(self, state: State) -> float:
        """Return runs a second, those found done not counted."""
        passed = time.monotonic() - self.start
        return (state.done + state.failed - state.before) / passed if passed > 0 else 0.0

    def left(self, state: State) -> float:
        """Return the seconds left, NaN while nothing is known."""
        rate = self.rate(state)
        return (state.wanted - state.done - state.failed) / rate if rate > 0 else float("nan")


def clock(seconds: float) -> str:
    """Return a time left as hours, minutes and seconds."""
    if seconds != seconds:
        return "–"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _values(state: State, pace: Pace) -> dict[str, str]:
    return {
        "done": f"{state.done:,}",
        "wanted": f"{state.wanted:,}",
        "failed": f"{state.failed:,}",
        "before": f"{state.before:,}",
        "rate": f"{pace.rate(state):.2g}" if pace.rate(state) < 10 else f"{pace.rate(state):,.0f}",
        "left": clock(pace.left(state)),
    }


def so_far(state: State) -> list[str]:
    """Return what the complete replicates say of the measure that the batch is about, a line a comparison."""
    said = []
    for row in state.so_far[:MOST_SAID]:
        if not row.n:
            continue
        digits = OUTCOMES[row.measure].digits
        bounds = "" if row.low != row.low else f" [{_signed(row.low, row, digits)}, {_signed(row.high, row, digits)}]"
        values = {
            "measure": tell(f"measure.{row.measure}.label"),
            "n": f"{row.n:,}",
            "arm": row.arm,
            "minus": row.minus,
        }
        name = "progress.difference" if row.minus else "progress.alone"
        said.append(tell(name, **values, mean=_signed(row.mean, row, digits) + bounds))
    return said


def _signed(number: float, row: "SoFar", digits: int) -> str:
    return f"{round(number, digits) + 0.0:{'+' if row.minus else ''},.{digits}f}"


class _Lines:
    """Plain lines, for a log."""

    def __init__(self) -> None:
        self.pace, self.latest = Pace(), 0.0

    def __call__(self, state: State) -> None:
        """Print a line if the last one is old."""
        now = time.monotonic()
        if not self.latest:
            self.pace, self.latest = Pace(), now
            if state.before:
                print(tell("progress.found", **_values(state, self.pace)), file=sys.stderr, flush=True)
        elif now - self.latest >= EVERY:
            self.latest = now
            lines = [tell("progress.line", **_values(state, self.pace)), *so_far(state)]
            print("\n  ".join(lines), file=sys.stderr, flush=True)


@contextmanager
def bar(console: "Console | None" = None) -> Iterator[Teller]:
    """Lend a bar that moves, with what is known so far beneath it, and vanishes when all is done."""
    from rich.console import Console, Group
    from rich.live import Live
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    columns = (BarColumn(), TextColumn("{task.description}"), TextColumn(tell("progress.left")), TimeRemainingColumn())
    progress, beneath = Progress(*columns), Text(style="dim")
    task = progress.add_task("", total=None)
    pace = Pace()
    shown = Group(progress, beneath)
    with Live(shown, console=console or Console(stderr=True), transient=True, refresh_per_second=4):

        def teller(state: State) -> None:
            if not state.done + state.failed - state.before:
                pace.start = time.monotonic()
            text = tell("progress.state", **_values(state, pace))
            progress.update(task, total=state.wanted, completed=state.done + state.failed, description=text)
            beneath.plain = "\n".join(so_far(state))

        yield teller
