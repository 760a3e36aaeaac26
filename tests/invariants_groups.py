"""What must hold for residents' groups after every week (model 9)."""

from typing import Any

import numpy as np

from simulation.columns import columns_of
from simulation.topics import Role

SHARES = ("openness", "cohesion", "dominance", "initiative")


def memberships_are_sound(community: Any) -> None:
    """Each membership once, of a living group; counts of groups a resident are those of the pairs."""
    groups, p = community.estate.groups, community.spec.parameters.groups
    pairs = list(zip(groups.member.tolist(), groups.group.tolist(), strict=True))
    assert len(pairs) == len(set(pairs)), "somebody is twice a member of one group"
    assert groups.is_alive[groups.group].all(), "an ended group has members"
    counts = np.bincount(groups.member, minlength=len(community.residents))
    assert (groups.n_groups_of == counts).all(), "memberships were miscounted"
    began = len(community.spec.community.groups)
    assert counts.max(initial=0) <= max(p.most_groups, began), "somebody belongs to too many groups"


def groups_are_sound(community: Any) -> None:
    """Shares are shares, stages are stages, and every living group has one leader, who is a member and an activist."""
    groups, residents = community.estate.groups, community.residents
    for name in columns_of(groups.agent_class):
        assert np.isfinite(groups.columns[name]).all(), f"{name} of a group is not finite"
    for name in SHARES:
        column = groups.columns[name]
        assert column.min(initial=0) >= 0, f"{name} of a group fell below zero"
        assert column.max(initial=0) <= 1 + 1e-6, f"{name} of a group rose above one"
    assert groups.stage.max(initial=0) <= 4
    leaders = []
    for group in groups.living:
        leaders.append(group.leader)
        assert group.leader in group.members, "a leader is no member"
        assert residents.role[group.leader] == Role.ACTIVIST, "a leader is no activist"
        assert residents.setting[group.leader] == group.setting, "a leader works elsewhere"
    assert len(leaders) == len(set(leaders)), "somebody leads two groups"
    ended = {int(groups.setting[row]) for row in range(len(groups)) if not groups.is_alive[row]}
    assert not ended & set(residents.setting.tolist()), "somebody works for a group that has ended"


def meetings_fit(community: Any) -> None:
    """No slot is given twice, nobody meets without a seat, and members who came had the time."""
    groups = community.estate.groups
    slots = [(venue.id, day) for venue, day in community.meetings.slots]
    assert len(slots) == len(set(slots)), "a slot was booked twice"
    held = [(venue.id, day) for number in groups.alive for venue, day in groups.held[number]]
    assert len(held) == len(set(held)), "a slot was given to two groups"
    n = len(community.meetings.seats)
    assert (groups.came[:n][groups.is_alive[:n]] <= community.meetings.seats[groups.is_alive[:n]]).all(), (
        "more members met than there were seats"
    )


GROUP_CHECKS = (memberships_are_sound, groups_are_sound, meetings_fit)
