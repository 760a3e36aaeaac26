"""The process of a command: streams that may be missing or lose their reader, and signals that end it."""

import os
import signal
import sys
from typing import Any, TextIO


def begin() -> None:
    """Make the streams and signals of this process such that no command must think of them."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # or the next file opened would take its number, and what is printed
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign must not end a run
    sys.stdout = Heard(sys.stdout, (BrokenPipeError,))  # type: ignore[assignment]
    sys.stderr = Heard(sys.stderr, (OSError,))  # type: ignore[assignment]
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends us politely is answered like Ctrl-C


class Heard:
    """A stream whose reader may leave: what nobody reads is dropped, and the work goes on.

    Args:
        stream: what is written to.
        dropped: the errors that are nobody's concern; after any other, too, nothing more is written.
    """

    def __init__(self, stream: TextIO, dropped: tuple[type[OSError], ...]) -> None:
        self._stream, self._dropped = stream, dropped

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write a text if anybody reads."""
        try:
            return self._stream.write(text)
        except OSError as error:
            self._leave(error)
            return len(text)

    def flush(self) -> None:
        """Write what is still in the buffer if anybody reads."""
        try:
            self._stream.flush()
        except OSError as error:
            self._leave(error)

    def _leave(self, error: OSError) -> None:
        """Lead the stream to nowhere, where the rest of its buffer can go too."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)
        if not isinstance(error, self._dropped):
            raise error
