"""`shequ`: the command line. Nothing is imported up here, so that Ctrl-C is answered from the first moment."""

INTERRUPTED = 130


def main(argv: list[str] | None = None) -> int:
    """Run a command and return the exit code: 0 done, 1 failed, 2 bad input, 130 interrupted.

    Args:
        argv: the words of the command line; None for those of this process, which ends with the command.
    """
    try:
        import sys

        if argv is None:
            from simulation.cli import process

            process.begin()
        from simulation.cli.start import answer

        return answer(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt as stop:
        if argv is None:
            _be_deaf()
        return _interrupted(str(stop))
    finally:
        if argv is None:
            _be_deaf()


def _interrupted(sentence: str) -> int:
    """Say that there was an interruption, and how to go on if that is known."""
    import sys

    from simulation.words import tell

    print(sentence or f"\n{tell('cli.interrupted')}", file=sys.stderr)
    return INTERRUPTED


def _be_deaf() -> None:
    """Let nothing interrupt what is left to do: to say goodbye."""
    import signal

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
