"""Measures of residents' groups [model 14; handbook 2.2, 4.2]."""

from simulation.measures.measure import Measure

WEEKLY: dict[str, Measure] = {
    "groups": Measure("groups"),
    "clubs": Measure("groups"),
    "rights_groups": Measure("groups"),
    "service_groups": Measure("groups"),
    "group_members": Measure("residents"),
    "club_members": Measure("residents"),
    "newly_activated": Measure("residents"),
    "groups_founded": Measure("groups"),
    "open_groups": Measure("groups"),
    "autonomy": Measure("stages", digits=2),
    "own_need": Measure("groups"),
    "own_responsibility": Measure("groups"),
    "own_organisation": Measure("groups"),
    "own_resources": Measure("groups"),
    "dominance": Measure("share", better=0, digits=3),
    "meeting_hours": Measure("hours_week"),
    "hours_to_others": Measure("hours_week"),
    "slots_held": Measure("slots_week", better=0),
    "slot_capture": Measure("share", better=-1, digits=3),
}

OUTCOMES: dict[str, Measure] = {
    "groups": Measure("groups", primary=True),
    "groups_founded": Measure("groups"),
    "clubs": Measure("groups"),
    "rights_groups": Measure("groups"),
    "service_groups": Measure("groups"),
    "group_members": Measure("residents"),
    "club_members": Measure("residents"),
    "newly_activated": Measure("residents"),
    "open_groups": Measure("groups"),
    "autonomy": Measure("stages", digits=2),
    "own_organisation": Measure("groups"),
    "own_resources": Measure("groups"),
    "dominance": Measure("share", better=0, digits=3),
    "hours_to_others": Measure("hours_week"),
    "slot_capture": Measure("share", better=-1, digits=3),
}
