"""The form to print and fill in: Markdown, HTML or TOML."""

import re
from typing import Any

from simulation.form.questions import CHOICE, CHOICES, ITEMS, PARTS, YES, Question, questions
from simulation.form.reading import Unclear, choice_word, read
from simulation.words import knows, tell

KINDS = ("md", "html", "toml")
ROWS = {"spaces": 6, "groups": 6, "resources": 8, "past": 4}  # empty lines for each list
BLANK = "______________________"


def form(kind: str) -> str:
    """Return the empty form in the current language."""
    return {"md": _markdown, "html": _html, "toml": _toml}[kind]()


def _by_part() -> list[tuple[str, list[Question]]]:
    known = {one.key: one for one in questions()}
    return [(part, [known[key] for key in keys]) for part, keys in PARTS.items()]


def _hint(asked: Question) -> str:
    name = f"form.hint.{asked.key}"
    return tell(name) if knows(name) else ""


def _markdown() -> str:
    """Return the form as Markdown, which `--answers` reads again once it is filled in."""
    lines = [f"# {tell('form.title')}", "", tell("form.how_to_fill"), ""]
    for part, asked in _by_part():
        lines += [f"## {tell(f'form.part.{part}')}", ""]
        for one in asked:
            lines += [f"**{tell(f'form.ask.{one.key}')}**" + (f" {_hint(one)}" if _hint(one) else ""), ""]
            lines += [*_of_markdown(one), ""]
    return "\n".join(lines).rstrip() + "\n"


def _of_markdown(asked: Question) -> list[str]:
    if asked.form == ITEMS:
        heads = [f"{tell(f'form.ask.{one.key}')}{_choices_of(one)}" for one in asked.parts]
        row = "| " + " | ".join(" " for _ in asked.parts) + " |"
        lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads), *[row] * ROWS[asked.key]]
        return [f"<!-- {asked.key} -->", *lines]
    if asked.form in (CHOICE, CHOICES):
        listed = [f"- {number} {tell(choice_word(asked, choice))}" for number, choice in enumerate(asked.choices, 1)]
        return [*listed, "", f"`{asked.key}` = {BLANK}"]
    return [f"`{asked.key}` = {BLANK}"]


def _choices_of(asked: Question) -> str:
    """Return the choices of a column in brackets."""
    if asked.form == YES:
        return tell("form.in_brackets", text=f"{tell('form.yes').split()[0]} / {tell('form.no').split()[0]}")
    if not asked.choices:
        return ""
    said = [f"{number} {tell(choice_word(asked, choice))}" for number, choice in enumerate(asked.choices, 1)]
    return tell("form.in_brackets", text=" / ".join(said))


def _toml() -> str:
    """Return the form as TOML with every key behind a comment sign."""
    lines = [f"# {line}" for line in (tell("form.title"), tell("form.how_to_fill_toml"))]
    items: list[str] = []
    for part, asked in _by_part():
        lines += ["", f"# {tell(f'form.part.{part}')}"]
        for one in asked:
            if one.form == ITEMS:
                items += ["", f"# {tell(f'form.ask.{one.key}')}", f"# [[{one.key}]]"]
                items += [f"# {each.name} = {_example(each)}  # {tell(f'form.ask.{each.key}')}" for each in one.parts]
            else:
                lines += [f"# {tell(f'form.ask.{one.key}')}", f"# {one.key} = {_example(one)}"]
    return "\n".join([*lines, *items]) + "\n"


def _example(asked: Question) -> str:
    if asked.form == CHOICE:
        return " | ".join(f'"{choice}"' for choice in asked.choices)
    if asked.form == CHOICES:
        return "[" + ", ".join(f'"{choice}"' for choice in asked.choices) + "]"
    return {"text": '""', "numbers": "[0, 0, 0, 0]", "yes": "true | false"}.get(asked.form, "0")


def _html() -> str:
    """Return the form as a page to print."""
    from jinja2 import Environment, PackageLoader

    page = Environment(loader=PackageLoader("simulation.form"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    parts = [
        {"title": tell(f"form.part.{part}"), "questions": [_for_page(one) for one in asked]}
        for part, asked in _by_part()
    ]
    return page.get_template("form.html.j2").render(
        lang=tell("form.lang"), title=tell("form.title"), how=tell("form.how_to_fill_paper"), parts=parts
    )


def _for_page(asked: Question) -> dict[str, Any]:
    return {
        "ask": tell(f"form.ask.{asked.key}"),
        "hint": _hint(asked),
        "form": asked.form,
        "choices": [tell(choice_word(asked, choice)) for choice in asked.choices],
        "heads": [f"{tell(f'form.ask.{one.key}')}{_choices_of(one)}" for one in asked.parts],
        "rows": ROWS.get(asked.key, 0),
    }


def from_markdown(text: str) -> dict[str, Any]:
    """Return the answers that stand in a filled form.

    Raises:
        Unclear: with the line and what is unclear there.
    """
    known = {one.key: one for one in questions()}
    answers: dict[str, Any] = {}
    listed: Question | None = None
    for number, line in enumerate(text.splitlines(), 1):
        try:
            if found := re.fullmatch(r"\s*`(\w+)`\s*[=:：]\s*(.*)", line):
                if found[1] in known and (answer := read(known[found[1]], found[2].strip("_ "))) is not None:
                    answers[found[1]] = answer
            elif found := re.fullmatch(r"\s*<!-- (\w+) -->\s*", line):
                listed = known.get(found[1])
                heads_left = 2
            elif listed is not None and line.lstrip().startswith("|"):
                if heads_left:
                    heads_left -= 1
                elif item := _row(listed, line):
                    answers.setdefault(listed.key, []).append(item)
        except Unclear as reason:
            raise Unclear(f"{number}:{reason}") from None
    return answers


def _row(listed: Question, line: str) -> dict[str, Any]:
    """Return what stands in one row of a table."""
    cells = [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
    pairs = zip(listed.parts, cells, strict=False)
    item = {part.name: answer for part, cell in pairs if (answer := read(part, cell)) is not None}
    return item if listed.parts[0].name in item else {}
