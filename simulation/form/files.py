"""The estate's own files, made from answers: a commented community, and a scenario with the team's hours and money."""

from math import floor
from pathlib import Path
from string import Template

from simulation.form.answers import Answers
from simulation.form.filling import LIKE, Filled, filled
from simulation.form.questions import Question, questions
from simulation.form.reading import choice_word
from simulation.form.writing import community_text, written
from simulation.loading import load_community
from simulation.loading.names import known_names
from simulation.loading.parts import TABLES_OF_COMMUNITY
from simulation.loading.sources import read_chain
from simulation.words import language, tell

_TEMPLATES = Path(__file__).parent / "templates"
HOURS, MONEY = 30.0, 150_000.0  # of a middling team (model 16)


def from_answers(name: str, answers: Answers, base: str | None) -> tuple[dict[str, str], Filled]:
    """Return the texts of the estate's files by name, and what was filled in.

    A team with fewer hours than the shipped strategies ask for gets a strategy of its own.

    Args:
        name: of the files.
        answers: what is known.
        base: the community whose numbers stand in for what is not; None for one of the same type.
    """
    like = base or LIKE[answers.kind or "commodity"]
    out = filled(answers, load_community(like))
    called = answers.name or name
    out.community["name"] = {"en": called, "zh": called}
    about = answers.about or tell("form.comment.head", name=called)
    out.community["about"] = {"en": about, "zh": about}
    head = [tell("form.comment.head", name=called), tell("form.like", base=Path(like).stem), *_said(answers)]
    rooms = [venue for venue in out.community["venues"] if venue["kind"] == "room"]
    strategy = "no-team" if answers.hours == 0 else "space" if rooms else "one-off-events"
    texts = {f"{name}-community": community_text(out.community, out.marks, head)}
    if answers.hours and answers.hours < HOURS:
        texts[f"{name}-strategy"] = strategy_text(name, strategy, answers.hours / HOURS)
        strategy = f"{name}-strategy"
    return texts | {name: scenario_text(name, answers, strategy)}, out


def blank(name: str, base: str) -> dict[str, str]:
    """Return the texts of a community with the numbers of another, and of its scenario, by name."""
    profile = load_community(base).model_dump(
        mode="json", exclude={"id", "residents", "ties", "residents_digest", "ties_digest"}
    )
    profile |= {"name": {"en": name, "zh": name}}
    profile |= {"about": {lang: tell("form.to_be_described", lang, name=name) for lang in ("en", "zh")}}
    parameters = read_chain("community", base).only(TABLES_OF_COMMUNITY).tables
    head = [tell("form.comment.head_blank", base=Path(base).stem)]
    texts = {f"{name}-community": community_text(profile, {}, head, parameters)}
    return texts | {name: scenario_text(name, None, "space")}


def strategy_text(name: str, base: str, share: float) -> str:
    """Return a strategy like a shipped one, with a share of its hours."""
    tables = read_chain("strategy", base).tables
    lines = [f"# {tell('form.comment.strategy', name=name, base=base)}"]
    for key, value in tables.items():
        if key in ("about", "name"):
            lines += [f"{key}.{lang} = {written(text)}" for lang, text in value.items()]
        elif key != "phase":
            lines.append(f"{key} = {written(value)}")
    for phase in tables["phase"]:
        hours = {action: floor(given * share * 10) / 10 for action, given in phase["hours"].items()}
        lines += ["", "[[phase]]", *(f"{key} = {written(value)}" for key, value in (phase | {"hours": hours}).items())]
    return "\n".join(lines) + "\n"


def scenario_text(name: str, answers: Answers | None, strategy: str) -> str:
    """Return a commented scenario of the community of this name.

    Args:
        name: of the files.
        answers: what is known of the team, or None for an example.
        strategy: what the team does.
    """
    strategies = ", ".join(known for known in known_names("strategy") if known != strategy)
    template = Template((_TEMPLATES / f"scenario.{language()}.toml").read_text(encoding="utf-8"))
    values = {"name": name, "strategy": strategy, "strategies": strategies}
    for key, likely in (("hours", HOURS), ("money", MONEY)):
        given = getattr(answers, key) if answers else likely
        values[key] = f"{likely if given is None else given:.10g}"
        values[f"{key}_mark"] = tell("form.mark.unknown_value") + " · " if given is None else ""
    return template.substitute(values)


def _said(answers: Answers) -> list[str]:
    """Return what was answered in words and stands nowhere else, as lines of comment."""
    known = {part.key: part for one in questions() for part in (one, *one.parts)}
    lines = [
        tell(f"form.comment.said_{key}", text=" ".join(text.split()))
        for key in ("about", "history")
        if (text := getattr(answers, key)) is not None
    ]
    past = [_event(event.what, event.years_ago, known["past.what"]) for event in answers.past or ()]
    if past:
        lines.append(tell("form.comment.said_past", text=tell("form.list_comma").join(past)))
    return lines


def _event(what: str, years: float | None, asked: Question) -> str:
    said = tell(choice_word(asked, what))
    return said if years is None else tell("form.comment.years_ago", what=said, years=f"{years:g}")
