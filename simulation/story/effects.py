"""The effect table (成效反馈表) of a run: whom, their difficulties, what the team did, what changed, and notes.

Source: handbook 4.2.4.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from simulation.story.lived import Lived
from simulation.story.names import Names
from simulation.story.senses import CHANGE, DEED, EVENTFUL, TROUBLE, TURNS, is_deed, sense
from simulation.story.sentences import capital, cell
from simulation.topics import AGES, Role
from simulation.words import tell
from simulation.world.diary import Entry

COLUMNS = ("who", "trouble", "deeds", "changes", "notes")
MOST_IN_A_CELL = 6
MOST_WEEKS = 4


@dataclass(frozen=True)
class Row:
    """One line of the table; a cell holds one thing a line."""

    who: str
    trouble: list[str]
    deeds: list[str]
    changes: list[str]
    notes: list[str]


def table(lived: Lived, names: Names) -> list[Row]:
    """Return a line for every group, everyone who ever led, and every institution to which anything happened."""
    leaders = sorted({int(entry.who) for entry in lived.entries if entry.what == "took_the_lead"})
    groups = dict.fromkeys(entry.who for entry in lived.entries if entry.kind == "group")
    institutions = [name for name in lived.estate.institutions if lived.of("institution", name)]
    subjects = [("group", who) for who in groups] + [("resident", row) for row in leaders]
    return [_row(lived, names, kind, who) for kind, who in [*subjects, *(("institution", who) for who in institutions)]]


def _row(lived: Lived, names: Names, kind: str, who: Any) -> Row:
    entries = lived.of(kind, who)
    return Row(
        capital(names.of(kind, who)),
        _cell((cell(entry, names, with_cause=True), entry) for entry in entries if sense(entry) == TROUBLE),
        _cell((deed(entry, names), entry) for entry in entries if is_deed(entry)),
        _cell((cell(entry, names, with_cause=False), entry) for entry in entries if sense(entry) == CHANGE),
        list(_notes(lived, names, kind, who)),
    )


def deed(entry: Entry, names: Names) -> str:
    """Return what the team did: the entry itself, or the deed that is its cause."""
    if sense(entry) == DEED:
        return cell(entry, names, with_cause=False)
    return tell(f"story.deed.{entry.because}", **names.facts(entry.facts))


def _cell(said: Iterable[tuple[str, Entry]]) -> list[str]:
    """Return what happened, each thing once with its weeks; of many things, the weightiest."""
    weeks: dict[str, list[int]] = {}
    weight: dict[str, int] = {}
    for text, entry in said:
        weeks.setdefault(text, []).append(entry.week)
        weight[text] = EVENTFUL.get(entry.what, TURNS.get(entry.what, 0))
    kept = set(sorted(weeks, key=lambda text: -weight[text])[:MOST_IN_A_CELL])
    lines = [_in_weeks(text, happened) for text, happened in weeks.items() if text in kept]
    more = len(weeks) - len(kept)
    return lines if more == 0 else [*lines, tell("story.effects.more", n=more)]


def _in_weeks(text: str, weeks: list[int]) -> str:
    name = "in_week" if len(weeks) == 1 else "in_weeks" if len(weeks) <= MOST_WEEKS else "in_many_weeks"
    shown = tell("story.comma").join(map(str, weeks[:MOST_WEEKS]))
    return tell(f"story.effects.{name}", text=text, weeks=shown, n=len(weeks))


def _notes(lived: Lived, names: Names, kind: str, who: Any) -> Iterator[str]:
    if kind == "resident":
        residents = lived.residents
        age = tell(f"story.age.{AGES[residents.age_group[who]]}")
        yield tell("story.effects.resident", age=age, building=int(residents.building[who]))
        yield tell(f"story.effects.now_{Role(int(residents.role[who])).name.lower()}")
    elif kind == "group":
        yield from _of_group(lived, names, who)
    elif kind == "institution":
        institution = lived.estate.institutions[who]
        style = tell(f"story.style.{getattr(institution.profile, 'style', 'committee')}")
        yield tell("story.effects.institution", style=style, cooperation=f"{institution.cooperation:.2f}")


def _of_group(lived: Lived, names: Names, number: int) -> Iterator[str]:
    """Yield since when a group has lived, and how many it has and who leads it, or when it ended."""
    groups = lived.estate.groups
    founded = int(groups.founded[number])
    yield tell("story.effects.founded" if founded >= 0 else "story.effects.old", week=founded)
    if groups.is_alive[number]:
        leader = names.resident(int(groups.leader[number]))
        yield tell("story.effects.group_now", n=len(groups.members_of(number)), leader=leader)
    else:
        yield tell("story.effects.group_ended", week=int(groups.ended[number]))


def markdown(rows: list[Row], title: str) -> str:
    """Return the table as Markdown."""
    heads = [tell(f"story.effects.head.{name}") for name in COLUMNS]
    lines = [heads, ["---"] * len(heads), *([_one_line(cell) for cell in _cells(row)] for row in rows)]
    return f"# {title}\n\n" + "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _one_line(cell: str) -> str:
    return cell.replace("|", "\\|").replace("\n", "<br>")


def as_csv(rows: list[Row]) -> str:
    """Return the table as CSV, with a mark by which spreadsheets know UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([tell(f"story.effects.head.{name}") for name in COLUMNS])
    writer.writerows(_cells(row) for row in rows)
    return "\ufeff" + text.getvalue()


def _cells(row: Row) -> list[str]:
    return [row.who, *("\n".join(getattr(row, name)) for name in COLUMNS[1:])]


def plain(rows: list[Row]) -> list[dict[str, Any]]:
    """Return the table as plain data."""
    return [asdict(row) for row in rows]
