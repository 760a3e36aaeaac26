"""Counting the groups of a week [model 14]."""

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.topics import N_STAGES, STAGES, GroupKind
from simulation.world.estate import Estate
from simulation.world.settings import Offer


def count(estate: Estate, team: SocialWorkTeam, offers: list[Offer]) -> dict[str, float]:
    """Return the measures of groups at the end of a week; dominance and autonomy are means over living groups."""
    groups, alive = estate.groups, estate.groups.alive
    kinds = np.bincount(groups.kind[alive], minlength=len(GroupKind))
    of_club = groups.kind[groups.group] == GroupKind.CLUB.value
    holding = (groups.stage[alive, None] > np.arange(N_STAGES)).sum(axis=0)
    held = [len(groups.held[number]) for number in alive]
    oldest = min(alive, key=lambda number: groups.founded[number], default=-1)
    return {
        "groups": len(alive),
        "clubs": kinds[GroupKind.CLUB],
        "rights_groups": kinds[GroupKind.RIGHTS],
        "service_groups": kinds[GroupKind.SERVICE],
        "group_members": np.count_nonzero(groups.n_groups_of),
        "club_members": np.count_nonzero(np.bincount(groups.member[of_club])) if of_club.any() else 0,
        "newly_activated": estate.n_newly_active,
        "groups_founded": estate.n_founded,
        "open_groups": np.count_nonzero(groups.opened[alive]),
        **{f"own_{stage}": n for stage, n in zip(STAGES, holding.tolist(), strict=True)},
        "autonomy": float(groups.stage[alive].mean()) if len(alive) else np.nan,
        "dominance": float(groups.dominance[alive].mean(dtype=np.float64)) if len(alive) else np.nan,
        "meeting_hours": estate.meeting_hours,
        "hours_to_others": estate.served_others,
        "slots_held": sum(held),
        "slot_capture": len(groups.held[oldest]) / sum(held) if sum(held) else np.nan,
    }
