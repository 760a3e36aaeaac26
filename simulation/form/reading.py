"""What somebody typed or wrote on paper, as the answer to a question."""

import re
import unicodedata
from typing import Any

from simulation.form.questions import CHOICE, CHOICES, NUMBERS, TEXT, WHOLE, YES, Question
from simulation.words import LANGUAGES, tell

ADULTS_A_HOUSEHOLD = 2.1  # A97
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
_HOUSEHOLDS = re.compile(r"(\d[\d,]*)\s*(?:h|households?|户)", re.IGNORECASE)


class Unclear(ValueError):  # noqa: N818
    """Something that is no answer to the question; the text says why, in the reader's language."""


def read(asked: Question, text: str) -> Any:
    """Return the answer that a text gives, or None for none.

    Raises:
        Unclear: it is no answer to this question.
    """
    text = unicodedata.normalize("NFKC", text).strip() if asked.form != TEXT else text.strip()
    if not text or set(text) <= set("_.… -–"):
        return None
    if asked.form == TEXT:
        return text
    if asked.form == YES:
        return _yes(text)
    if asked.form in (CHOICE, CHOICES):
        return _chosen(asked, text)
    return _numbers(asked, text)


def _numbers(asked: Question, text: str) -> Any:
    if asked.key == "adults" and (found := _HOUSEHOLDS.fullmatch(text)):
        return round(float(found[1].replace(",", "")) * ADULTS_A_HOUSEHOLD)
    numbers = [float(part.replace(",", "")) for part in _NUMBER.findall(text)]
    if asked.form == NUMBERS:
        if len(numbers) != 4 or min(numbers) < 0 or sum(numbers) <= 0:
            raise Unclear(tell("form.unclear.numbers"))
        return tuple(numbers)
    if len(numbers) != 1:
        raise Unclear(tell("form.unclear.number"))
    low, high = asked.low, asked.high
    if (low is not None and numbers[0] < low) or (high is not None and numbers[0] > high):
        raise Unclear(tell("form.unclear.range", low=f"{low or 0:,g}", high=f"{high or 0:,g}"))
    return round(numbers[0]) if asked.form == WHOLE else numbers[0]


def _yes(text: str) -> bool:
    for answer, key in ((True, "yes"), (False, "no")):
        if means(text, f"form.{key}"):
            return answer
    raise Unclear(tell("form.unclear.yes"))


def means(text: str, name: str) -> bool:
    """Return whether a text is one of the words that the catalogue lists under `name`, in either language."""
    return text.strip().lower() in {word for lang in LANGUAGES for word in tell(name, lang).split()}


def _chosen(asked: Question, text: str) -> Any:
    """Return what was chosen, by number, by name in a file, or by the words of either language."""
    parts = re.split(r"[,，、;；\s]+", text) if asked.form == CHOICES else [text]
    found: list[str] = []
    for part in [part for part in parts if part]:
        choice = _one(asked, part)
        if choice is None:
            raise Unclear(tell("form.unclear.choice", value=part))
        found.append(choice)
    if asked.form == CHOICE:
        return found[0]
    return tuple(dict.fromkeys(found))


def _one(asked: Question, part: str) -> str | None:
    if part.isdecimal():
        return asked.choices[int(part) - 1] if 0 < int(part) <= len(asked.choices) else None
    for choice in asked.choices:
        said = [tell(choice_word(asked, choice), lang).lower() for lang in LANGUAGES]
        if part.lower() in [choice, *said, *(one.split("（")[0].split(" (")[0] for one in said)]:
            return choice
    return None


def choice_word(asked: Question, choice: str) -> str:
    """Return the catalogue's name for one choice of a question."""
    return f"form.choice.{SAME_WORDS.get(asked.key, asked.key)}.{choice}"


# Questions whose choices have the same words.
SAME_WORDS = {
    "office_style": "style",
    "property_style": "style",
    "office_trust": "level",
    "property_trust": "level",
    "committee_trust": "level",
    "neighbours": "level",
    "past.how_bad": "level",
    "spaces.busy": "level",
    "groups.openness": "level",
    "groups.topic": "needs",
}
