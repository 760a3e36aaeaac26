"""Progress of a batch on standard error: a bar on a terminal, else a line every ten seconds."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from simulation.batch.conduct import State
from simulation.words import tell

EVERY = 10.0  # seconds from one plain line to the next
Teller = Callable[[State], None]


@contextmanager
def shown(*, quiet: bool) -> Iterator[Teller]:
    """Lend what is to be told how far a batch is."""
    if quiet:
        yield lambda state: None
    elif sys.stderr.isatty():
        with _bar() as teller:
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
            print(tell("progress.line", **_values(state, self.pace)), file=sys.stderr, flush=True)


@contextmanager
def _bar() -> Iterator[Teller]:
    """Lend a bar that moves and vanishes when all is done."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (BarColumn(), TextColumn("{task.description}"), TextColumn(tell("progress.left")), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None)
        pace = Pace()

        def teller(state: State) -> None:
            if not state.done + state.failed - state.before:
                pace.start = time.monotonic()
            text = tell("progress.state", **_values(state, pace))
            progress.update(task, total=state.wanted, completed=state.done + state.failed, description=text)

        yield teller
