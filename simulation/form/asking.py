"""The form asked in a terminal, question by question; every one can be skipped, and none is lost."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from simulation.form.questions import CHOICE, CHOICES, ITEMS, PARTS, TEXT, Question, questions
from simulation.form.reading import Unclear, choice_word, means, read
from simulation.words import knows, tell

SKIP, BACK, HELP, STOP = "", "<", "?", "."
MOST_ITEMS = 100


class Stopped(Exception):  # noqa: N818
    """The user has had enough for now."""


@dataclass
class Talk:
    """A conversation in a terminal.

    Args:
        keep: called after every answer with all there are, so that nothing is lost.
        answers: what has been answered, by key.
        listen: returns what is typed after a prompt; raises EOFError where nothing more comes.
        say: shows a line.
    """

    keep: Callable[[dict[str, Any]], None]
    answers: dict[str, Any] = field(default_factory=dict)
    listen: Callable[[str], str] = input
    say: Callable[[str], None] = print

    def ask_all(self) -> bool:
        """Ask every question that has no answer yet; return whether the end was reached."""
        asked = [one for one in questions() if one.key not in self.answers]
        heads = {names[0]: part for part, names in PARTS.items()}
        place = 0
        self.say(tell("form.begin", n=len(asked)))
        try:
            while place < len(asked):
                if asked[place].key in heads:
                    self.say("\n" + tell(f"form.part.{heads[asked[place].key]}"))
                place = max(0, place + (1 if self._ask(asked[place]) else -1))
        except (Stopped, EOFError):
            return False
        return True

    def _ask(self, asked: Question) -> bool:
        """Ask one question; return whether to go on, or back."""
        if asked.form == ITEMS:
            return self._ask_items(asked)
        answer = self._answer(asked)
        if answer == BACK:
            return False
        self._note(asked.key, answer)
        return True

    def _note(self, key: str, answer: Any) -> None:
        if answer is None:
            self.answers.pop(key, None)
        else:
            self.answers[key] = answer
        self.keep(self.answers)

    def _ask_items(self, asked: Question) -> bool:
        """Ask for a list, one thing at a time; nothing typed where a name is asked for ends it."""
        self.say("\n" + tell(f"form.ask.{asked.key}"))
        first, *others = asked.parts
        items: list[dict[str, Any]] = list(self.answers.get(asked.key, ()))
        while len(items) < MOST_ITEMS:
            name = self._answer(first)
            if name == BACK:
                if not items:
                    return False
                items.pop()
                continue
            if name is None:
                break
            item = {first.name: name}
            items.append(item)
            self._note(asked.key, items)
            for part in others:
                answer = self._answer(part, forward_only=True)
                if answer is not None:
                    item[part.name] = answer
                    self._note(asked.key, items)
        if items or self._has_none(asked):
            self._note(asked.key, items)
        return True

    def _has_none(self, asked: Question) -> bool:
        """Return whether an empty list means that there is nothing, and not that nobody knows."""
        while True:
            typed = self._typed(tell("form.none_or_unknown"))
            if typed in (SKIP, BACK):
                return False
            if means(typed, "form.none_words"):
                return True
            self.say(tell("form.none_help"))

    def _answer(self, asked: Question, *, forward_only: bool = False) -> Any:
        """Return an answer, None for none, or BACK."""
        self.say(prompt(asked))
        while True:
            typed = self._typed("> ")
            if typed == HELP:
                self.say(explained(asked))
            elif typed == BACK and not forward_only:
                return BACK
            else:
                try:
                    return read(asked, "" if typed == BACK else typed)
                except Unclear as reason:
                    self.say(str(reason))

    def _typed(self, start: str) -> str:
        typed = self.listen(start).strip()
        if typed == STOP:
            raise Stopped
        return typed


def prompt(asked: Question) -> str:
    """Return a question as it is asked, with what there is to choose from."""
    text = tell(f"form.ask.{asked.key}")
    if asked.form in (CHOICE, CHOICES):
        choices = [f"  {number} {tell(choice_word(asked, choice))}" for number, choice in enumerate(asked.choices, 1)]
        several = " " + tell("form.several") if asked.form == CHOICES else ""
        return "\n".join(["", text + several, *choices])
    indent = "  " if "." in asked.key else "\n"
    return indent + text


def explained(asked: Question) -> str:
    """Return why a question is asked and where the answer may be found, or what can be typed."""
    name = f"form.hint.{asked.key}"
    return tell(name) if knows(name) else tell("form.hint_any" if asked.form == TEXT else "form.hint_number")


def is_terminal() -> bool:
    """Return whether somebody sits there who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()
