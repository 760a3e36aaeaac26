"""What must hold of conflicts and deliberations after every week of every run (model 12)."""

from typing import Any

import numpy as np


def conflicts_are_sound(community: Any) -> None:
    """Tension and grievance are shares; only open conflicts have followers; a quarrel is open once."""
    conflicts = community.estate.conflicts
    assert [one.key for one in conflicts.all if one.is_open] == [one.key for one in conflicts], "the open ones disagree"
    assert len({one.key for one in conflicts}) == len(conflicts), "one quarrel is open twice"
    for conflict in conflicts.all:
        name = f"the conflict {conflict.key}"
        assert 0 <= conflict.tension <= 1, f"the tension of {name} is no share"
        assert (np.diff(conflict.who) > 0).all(), f"{name} concerns somebody twice"
        if len(conflict.who):
            assert conflict.grievance.min() >= 0, f"a grievance in {name} fell below zero"
            assert conflict.grievance.max() <= 1, f"a grievance in {name} rose above one"
        assert (conflict.grievance[conflict.is_mobilised] > 0).all(), f"somebody joined in {name} without grievance"
        assert conflict.is_open or not conflict.is_mobilised.any(), f"{name} is over and has followers"
        assert not (conflict.is_open and conflict.is_settled), f"{name} is settled and goes on"


def settled_conflicts_stay_settled(community: Any, settled_before: set[int]) -> set[int]:
    """Return the conflicts settled by now; none may have come undone."""
    conflicts = community.estate.conflicts
    settled = {one.number for one in conflicts.all if one.is_settled}
    assert settled_before <= settled, "a settled conflict came undone"
    assert len(settled) == conflicts.count.settled, "the settled conflicts are miscounted"
    assert conflicts.count.settled + conflicts.count.failed == conflicts.count.deliberations, "a deliberation is lost"
    return settled


def tables_seat_whom_they_can(community: Any) -> None:
    """At a meeting nobody sits twice, no more than there are places for, and only where all may enter."""
    most = community.spec.parameters.deliberation.seats
    for meeting in community.estate.conflicts.meetings:
        assert len(set(meeting.came.tolist())) == len(meeting.came), "somebody sits at a table twice"
        assert 0 < len(meeting.came) <= min(most, meeting.venue.profile.capacity), "a table has too many guests"
        assert meeting.venue.may_enter[meeting.came].all(), "somebody was let in to a meeting who may not enter"
    at_tables = [meeting.about for meeting in community.estate.conflicts.meetings if meeting.about >= 0]
    assert len(at_tables) == len(set(at_tables)), "a conflict was at two tables in one week"
    first = int(np.count_nonzero(community.residents.deliberated))
    assert first == community.estate.conflicts.count.first_timers, "first-timers are miscounted"
