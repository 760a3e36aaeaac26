"""From answers to a community: what is known goes in, what is not is taken from a like estate and marked."""

from dataclasses import dataclass, field
from math import exp, log
from typing import Any

from simulation.form.answers import WEEK_OF, Answers, Level, Past
from simulation.form.places import groups_of, resources_of, spaces_of
from simulation.profile import CommunityProfile
from simulation.topics import AGES
from simulation.words import tell

# Whose numbers stand in for those nobody knows.
LIKE = {"commodity": "jinjiang", "upscale": "upscale", "relocation": "relocation", "urban_village": "urban-village"}
TRUST: dict[Level, float] = {"low": 0.32, "middling": 0.46, "high": 0.6}  # A95
NEIGHBOURS: dict[Level, float] = {"low": 0.4, "middling": 0.5, "high": 0.6}  # A95
COOPERATION = {"cooperative": 0.6, "watching": 0.35, "refusing": 0.12}  # A95
LEADER_REACH, OTHER_REACH = 0.55, 0.25  # A95
NEED_NAMED = 0.15  # what is added to a need that the observers name (A95)
SEVERITY: dict[Level, float] = {"low": 0.3, "middling": 0.6, "high": 1.0}  # of something that happened (A96)
YEARS_UNKNOWN = 3.0  # since something of which nobody knows when it was (A96)
# The need that an incident has raised ever since, and whom it set residents against, where nobody says otherwise (A96).
TOUCHES = {
    "burglary": ("safety", "property"), "sewage": ("environment", "property"), "brawl": ("safety", "neighbours"),
    "dance_noise": ("environment", "neighbours"), "parking": ("safety", "property"), "fees": ("safety", "property"),
}  # fmt: skip
SPREAD = {"adults": 2.0, "buildings": 1.5}  # A98: what an unknown number may be too small or too large by: a factor
DOUBT = 0.15  # and what an unknown share may be off by


@dataclass
class Filled:
    """A community as plain data, and what is to be marked in it.

    Args:
        community: as its file will say it.
        marks: by dotted path, what stands beside a value nobody gave.
    """

    community: dict[str, Any]
    marks: dict[str, str] = field(default_factory=dict)

    def unknown(self, path: str, said: str = "") -> None:
        """Mark a value that is not known, with what it might be."""
        self.marks[path] = tell("form.mark.unknown", range=said) if said else tell("form.mark.unknown_value")

    def assumed(self, path: str) -> None:
        """Mark a number that follows from an answer in words."""
        self.marks.setdefault(path, tell("form.mark.assumed"))


def filled(answers: Answers, base: CommunityProfile) -> Filled:
    """Return the community that the answers describe, laid over a like one."""
    plain = base.model_dump(mode="json", exclude={"id", "residents", "ties", "residents_digest", "ties_digest"})
    out = Filled(plain)
    _people(answers, out)
    _actors(answers, out)
    _past(answers, out)
    spaces_of(answers, out.community, out.marks)
    groups_of(answers, out.community, out.marks)
    resources_of(answers, out.community, out.marks)
    if answers.occasions is None:
        out.unknown("holidays")
    else:
        plain["holidays"] = sorted(WEEK_OF[occasion] for occasion in answers.occasions)
    return out


def _people(answers: Answers, out: Filled) -> None:
    plain = out.community
    for key in ("adults", "buildings"):
        given = getattr(answers, key)
        if given is None:
            low, high = plain[key] / SPREAD[key], plain[key] * SPREAD[key]
            out.unknown(key, tell("form.mark.range", low=f"{low:,.0f}", high=f"{high:,.0f}"))
        else:
            plain[key] = given
    if answers.kind is None:
        out.unknown("kind")
    else:
        plain["kind"] = answers.kind
    if answers.ages is None:
        out.unknown("ages", _off())
    else:
        plain["ages"] = _shares(answers.ages)
    for key in ("owners", "locals"):
        percent = getattr(answers, key)
        if percent is None:
            out.unknown(key, _off())
        else:
            plain[key] = _with_mean(plain[key], plain["ages"], percent / 100.0)
            out.assumed(key)
    for topic in answers.needs or ():
        for age in AGES:
            plain["needs"][topic][age] = _share(plain["needs"][topic][age] + NEED_NAMED)
        out.assumed(f"needs.{topic}")
    if answers.needs is None:
        out.unknown("needs", _off())
    out.unknown("traits", _off())


def _off() -> str:
    return tell("form.mark.off", off=f"{DOUBT:g}")


def _actors(answers: Answers, out: Filled) -> None:
    plain = out.community
    _level(answers.neighbours, NEIGHBOURS, plain, "neighbours", out)
    for name in ("office", "property"):
        style = getattr(answers, f"{name}_style")
        if style is None:
            out.unknown(f"{name}.style")
            out.unknown(f"{name}.cooperation", _off())
        else:
            plain[name] |= {"style": style, "cooperation": COOPERATION[style]}
            out.assumed(f"{name}.cooperation")
        _level(getattr(answers, f"{name}_trust"), TRUST, plain[name], f"{name}.trust", out)
    _level(answers.committee_trust, TRUST, plain["committee"], "committee.trust", out)
    if answers.committee is None:
        out.unknown("committee.active")
    else:
        plain["committee"]["active"] = answers.committee == "active"
    for name in ("skill", "alignment", "stigma"):
        out.unknown(f"committee.{name}", _off())
    for name in ("office", "property", "committee"):
        if answers.leads is None:
            out.unknown(f"{name}.reach", _off())
        else:
            plain[name]["reach"] = LEADER_REACH if name == answers.leads else OTHER_REACH
            out.assumed(f"{name}.reach")


def _level(level: Level | None, levels: dict[Level, float], table: dict[str, Any], path: str, out: Filled) -> None:
    """Put in the number of a level, or mark it unknown."""
    if level is None:
        out.unknown(path, _off())
    else:
        table[path.rpartition(".")[2]] = levels[level]
        out.assumed(path)


def _past(answers: Answers, out: Filled) -> None:
    """Put in what happened; of a past nobody knows there is nothing, which is marked."""
    if answers.past is None:
        out.unknown("history")
    out.community["history"] = [_event(event, number, out) for number, event in enumerate(answers.past or ())]


def _event(event: Past, number: int, out: Filled) -> dict[str, Any]:
    topic, against = TOUCHES[event.what]
    path = f"history.{number}"
    for key, given in (("years_ago", event.years_ago), ("severity", event.how_bad), ("against", event.against)):
        if given is None:
            out.unknown(f"{path}.{key}")
    if event.how_bad is not None:
        out.assumed(f"{path}.severity")
    return {
        "kind": event.what,
        "years_ago": YEARS_UNKNOWN if event.years_ago is None else event.years_ago,
        "severity": SEVERITY[event.how_bad or "middling"],
        "topic": topic,
        "against": against if event.against is None else event.against.replace("nobody", ""),
    }


def _shares(parts: tuple[float, ...]) -> dict[str, float]:
    """Return four numbers as shares that sum to 1."""
    total = sum(parts)
    shares = [round(part / total, 3) for part in parts]
    largest = shares.index(max(shares))
    shares[largest] = round(shares[largest] + 1.0 - sum(shares), 3)
    return dict(zip(AGES, shares, strict=True))


def _with_mean(shares: dict[str, float], ages: dict[str, float], wanted: float) -> dict[str, float]:
    """Return shares by age moved alike in log-odds until their mean over the ages is the one wanted."""
    low, high = -12.0, 12.0
    for _step in range(60):
        shift = (low + high) / 2.0
        mean = sum(ages[age] * _moved(share, shift) for age, share in shares.items())
        low, high = (shift, high) if mean < wanted else (low, shift)
    return {age: round(_moved(share, shift), 3) for age, share in shares.items()}


def _moved(share: float, shift: float) -> float:
    inside = min(0.99, max(0.01, share))
    return 1.0 / (1.0 + exp(-(log(inside / (1.0 - inside)) + shift)))


def _share(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 3)
