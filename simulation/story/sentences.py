"""Entries of the diary as sentences: when, what, because of what."""

import re
from dataclasses import replace

from simulation.story.names import Names, listed
from simulation.words import catalogue, language, tell
from simulation.world.diary import Entry

# Figures stand close to Chinese characters, whoever wrote the sentence.
_BESIDE_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])")
SOON = 6  # weeks that are told as later than the last, beside their number
_THEY = {"they was": "they were", "they has": "they have", "they is": "they are"}


def clause(entry: Entry, names: Names, *, who: str | None = None, within: str | None = None) -> str:
    """Return what happened and because of what, without a full stop.

    Args:
        entry: an entry of the diary.
        names: what everybody is called.
        who: what its subject is called here instead, such as "they"; "" leaves it out where it stands first.
        within: what its subject is called where it was left out and stands within the sentence; None for its name.
    """
    what = f"diary.what.{entry.what}"
    if who is None or (who == "" and not sentence_of(what).startswith("{who}")):
        who = names.of(entry.kind, entry.who) if within is None or who is None else within
    facts = names.facts(entry.facts) | {"who": who}
    text = tell(what, **facts).strip()
    if entry.because:
        text = tell("story.caused", what=text, because=tell(f"diary.because.{entry.because}", **facts))
    return _BESIDE_CHINESE.sub("", text)


def sentence_of(name: str) -> str:
    """Return a sentence of the catalogue as it stands, with its placeholders."""
    return catalogue(language())[name]


def when(week: int, before: int | None = None) -> str:
    """Return the week of an entry as a sentence begins, beside that of the sentence before."""
    apart = None if before is None else week - before
    if apart == 0:
        return tell("story.same_week")
    if apart == 1:
        return tell("story.next_week", week=week)
    if apart is not None and 1 < apart <= SOON:
        return tell("story.weeks_later", n=tell(f"story.number.{apart}"), week=week)
    return tell("story.in_week", week=week)


def sentence(start: str, text: str) -> str:
    """Return a whole sentence of a beginning and a clause."""
    whole = tell("story.dated", when=start, text=text) if start else text
    return capital(_agreeing(whole)) + tell("story.stop")


def week_list(weeks: list[int]) -> str:
    """Return weeks in words: week 3, or weeks 3, 5 and 8."""
    return tell("story.one_week" if len(weeks) == 1 else "story.week_list", weeks=listed([str(week) for week in weeks]))


def capital(text: str) -> str:
    """Return a text with a great first letter, where the script has any."""
    return text[:1].upper() + text[1:]


def _agreeing(text: str) -> str:
    """Return English in which "they" has the verbs it wants."""
    for wrong, right in _THEY.items():
        text = re.sub(rf"\b{wrong}\b", right, text, flags=re.IGNORECASE)
    return text


def joined(sentences: list[str]) -> str:
    """Return sentences as one paragraph."""
    return tell("story.space").join(sentences)


def without_subject(entry: Entry, names: Names) -> str:
    """Return what happened, without its subject and its cause, to follow on what was said of the same."""
    return clause(replace(entry, because=""), names, who="").strip()


def cell(entry: Entry, names: Names, *, with_cause: bool) -> str:
    """Return what happened without its subject, as a table says it."""
    shown = entry if with_cause else replace(entry, because="")
    text = clause(shown, names, who="", within=tell(f"story.within.{entry.kind}")).strip(" ,，")
    return capital(re.sub(r"^(was|were) ", "", text)) if language() == "en" else text
