"""Answers in files: read, kept after every question, and put back where one left off."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from simulation.batch.files import whole
from simulation.errors import BadInput, Problem
from simulation.form.answers import Answers
from simulation.form.printing import from_markdown
from simulation.form.reading import Unclear
from simulation.form.writing import answers_text
from simulation.loading.checking import checked
from simulation.loading.toml_source import LARGEST, Source, read, read_text
from simulation.words import tell


def load(path: Path) -> Answers:
    """Return the answers that a file gives: TOML, or the Markdown form filled in.

    Raises:
        BadInput: with every problem, each with its line.
    """
    if path.suffix.lower() not in (".md", ".markdown"):
        return checked(Answers, read(path))
    try:
        answers = from_markdown(read_text(path, largest=LARGEST))
    except Unclear as reason:
        line, _, said = str(reason).partition(":")
        raise BadInput([Problem("form_unclear", str(path), int(line), {"value": said})]) from None
    if not answers:
        raise BadInput([Problem("form_no_answers", str(path))])
    return checked(Answers, Source(path, answers))


def plain(answers: Answers) -> dict[str, Any]:
    """Return answers as the form keeps them while it is being filled in."""
    return answers.model_dump(exclude_none=True)


def keep(path: Path, name: str, answers: dict[str, Any]) -> None:
    """Write what has been answered so far, whole or not at all; a file of no answers is none."""
    if answers:
        with whole(path) as unfinished:
            unfinished.write_text(answers_text(answers, [tell("form.comment.answers", name=name)]), encoding="utf-8")
    else:
        with suppress(OSError):
            path.unlink()
