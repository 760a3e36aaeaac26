"""The resource map and what happens to resources [model 11, handbook 5]."""

from simulation.parameter import Group, parameter


class Resources(Group):
    """How resources of the community (社区资源) come to be known, used and pooled [handbook 5]."""

    desk: float = parameter(0.05, "1/h", 0, 1, "A80", "Hazard an hour of desk research to find a recorded resource.")
    walk: float = parameter(0.03, "1/h", 0, 1, "A80", "Hazard an hour of walking to find a space or a shop.")
    visit: float = parameter(0.1, "1/h", 0, 1, "A80", "Hazard an hour of visits to hear of what an institution has.")
    search: float = parameter(0.03, "1/h", 0, 1, "A80", "Hazard an hour of brokering to find a resource outside.")
    contact: float = parameter(0.1, "1/h", 0, 1, "A80", "Hazard an hour with a resident to hear of a skill.")
    skill_bonus: float = parameter(0.1, "share", 0, 1, "model 11", "Quality that outside skill brings to a group.")
    skill_weeks: int = parameter(12, "weeks", 1, 104, "model 11", "Weeks for which that skill lasts.")
    training_weeks: int = parameter(52, "weeks", 1, 520, "A85", "Weeks for which training outside spurs a member.")
    meeting_yuan: float = parameter(50.0, "yuan", 0, 10_000, "A85", "What a group with a purse spends on a meeting.")
    purse_bonus: float = parameter(0.05, "share", 0, 1, "A85", "Quality that this money brings to its meetings.")
    platform: float = parameter(0.02, "probability/week", 0, 1, "A86", "Offers to a trusted platform.")
    conversion: float = parameter(0.005, "share/week", 0, 1, "A87", "How fast shared work turns eyes from resources.")


class Allocation(Group):
    """How grants are asked for, given out, and what that leaves behind (金点子) [handbook 5.3]."""

    group_applies: float = parameter(0.5, "probability", 0, 1, "A82", "Chance that a group applies in a round.")
    resident_applies: float = parameter(0.02, "probability", 0, 1, "A82", "Chance of one who seeks resources.")
    ask: float = parameter(3_000.0, "yuan", 1, 1e6, "A82", "What one application asks for.")
    expertise: float = parameter(0.8, "share", 0, 1, "A83", "How well a jury tells good plans from bad ones.")
    rate: float = parameter(0.3, "share/round", 0, 1, "model 11", "How fast receiving becomes expected.")
    fading: float = parameter(52.0, "weeks", 1, 1040, "A88", "Time for half of a sense of entitlement to fade.")
    mobilises: float = parameter(0.3, "probability", 0, 1, "A84", "Chance that a grant brings in another resource.")
    unfair: float = parameter(0.35, "share", 0, 1, "A84", "Justice below which those left out quarrel over a round.")
    patron: float = parameter(0.6, "share", 0, 1, "model 9", "Entitlement of the members of a patron's group.")
