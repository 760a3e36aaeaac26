"""The chapters of a resident's story: rungs of the ladder, climbed and left."""

from dataclasses import dataclass, field

from simulation.words import knows, tell
from simulation.world.diary import Entry

# What opens a chapter, and which; the chapter before ends there.
OPENS = {
    "first_came": "visits",
    "became_regular": "regular",
    "took_up_work": "work",
    "took_the_lead": "lead",
    "burnt_out": "rest",
    "came_back": "again",
    "left_work": "again",
}
RUNGS = ("again", "visits", "regular", "work", "lead")  # a rung opens no chapter for whom stands on it or above


@dataclass
class Chapter:
    """Some weeks of a life.

    Args:
        name: of its title in the catalogue.
        start: its first week.
        end: the week after its last.
        entries: what happened.
    """

    name: str
    start: int
    end: int = 0
    entries: list[Entry] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Its title, with its weeks."""
        last = max(self.end - 1, self.start)
        span = tell("story.weeks" if last > self.start else "story.one_week", first=self.start, last=last, weeks=last)
        return tell("story.chapter", name=tell(f"story.chapter_of.{self.name}"), weeks=span)

    def quiet(self, *, is_aware: bool) -> str:
        """Return what is said of a chapter in which nothing happened."""
        name = "aware" if self.name == "before" and is_aware else self.name
        return tell(f"story.quiet.{name}") if knows(f"story.quiet.{name}") else ""


def chapters(entries: list[Entry], *, weeks: int, exit: int, has_team: bool) -> list[Chapter]:
    """Return a life in chapters.

    Args:
        entries: of one resident, in order.
        weeks: length of the run.
        exit: the week the team leaves.
        has_team: whether there was a team to leave.
    """
    found = [Chapter("before", 0)]
    for entry in entries:
        if has_team and entry.week >= exit and found[-1].name != "after":
            found.append(Chapter("after", exit))
        name = OPENS.get(entry.what)
        if name and found[-1].name != "after" and not _stands_there(name, found[-1].name):
            found.append(Chapter(name, entry.week))
        found[-1].entries.append(entry)
    if has_team and exit < weeks and found[-1].name != "after":
        found.append(Chapter("after", exit))
    for chapter, following in zip(found, [*found[1:], None], strict=True):
        chapter.end = following.start if following else weeks
        _carry_over(chapter, following)
    return [chapter for chapter in found if chapter.end > chapter.start or chapter.entries]


def _carry_over(chapter: Chapter, following: Chapter | None) -> None:
    """Leave to the next chapter what recurred in the week in which that begins."""
    if following is not None:
        late = [entry for entry in chapter.entries if entry.week >= following.start and is_tallied(entry)]
        chapter.entries = [entry for entry in chapter.entries if entry not in late]
        following.entries += late


def is_tallied(entry: Entry) -> bool:
    """Return whether what happened is told in one sentence for all the weeks of a chapter in which it did."""
    return knows(f"story.tally.{entry.what}")


def _stands_there(name: str, now: str) -> bool:
    """Return whether a rung is reached already, in this chapter or a higher one."""
    if "again" in (name, now):
        return name == now
    return name in RUNGS and now in RUNGS and RUNGS.index(now) >= RUNGS.index(name)
