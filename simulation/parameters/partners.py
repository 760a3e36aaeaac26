"""Property management at work beside the team, the owners' committee on stage, the owners' chat, the past."""

from simulation.parameter import Group, parameter


class Involvement(Group):
    """Property management's path from tables to partner [handbook 3.2]."""

    full_gain: float = parameter(
        0.04, "share", 0.005, 1, "A65", "Gain of owners' mean trust in it that is all the benefit it hopes for."
    )
    patience: float = parameter(
        0.25, "share", 0, 1, "handbook 3.2; A66", "Profit pressure, less conviction, that still lets it co-host."
    )
    matter_every: int = parameter(26, "weeks", 4, 520, "A65", "Weeks between a resident's matters for it to settle.")
    matter_weight: float = parameter(0.5, "experiences", 0, 5, "A65", "Worth of a matter settled, quickly or not.")
    premises_seen: float = parameter(0.1, "share", 0, 1, "A65", "Of an experience on its premises, credited to it.")
    tables_seen: float = parameter(0.2, "share", 0, 1, "A65", "Of an experience at its tables, credited to it.")
    part_seen: float = parameter(0.5, "share", 0, 1, "A65", "Of an experience it had a part in, credited to it.")
    tables: float = parameter(0.1, "share", 0, 1, "handbook 3.2; A64", "Money saved by the tables and rooms it lends.")
    part_hours: float = parameter(0.1, "share", 0, 0.9, "handbook 3.2; A64", "Hours saved by the part that it runs.")
    keeps_open: float = parameter(
        1.5, "h/week", 0, 40, "model 13; A64", "Hours for which an owner that co-hosts opens a room left to residents."
    )
    part_quality: float = parameter(0.15, "share", 0, 1, "A64", "Lack of quality made good by the part that it runs.")


class Stigma(Group):
    """How an owners' committee comes to be taken for bought, or is seen at work [handbook 2.1]."""

    suspicion: float = parameter(0.005, "share/week", 0, 1, "A68", "Growth where all distrust management.")
    ordinary: float = parameter(0.1, "share", 0, 1, "A68", "How far a committee at work is seen without the team.")
    stage: float = parameter(0.06, "share/week", 0, 1, "A68", "Decline in a week in which all see it at work.")
    sight: float = parameter(4.0, "weeks", 0.5, 52, "A68", "Time for half of having been seen at work to fade.")
    audience: float = parameter(30.0, "residents", 1, 1000, "A68", "People before whom an appearance counts in full.")
    steps_out: float = parameter(0.6, "share", 0, 1, "A68", "Cooperation from which it comes along to activities.")
    lost_trust: float = parameter(0.3, "share", 0, 1, "A68", "Owners' trust in it that a full stigma takes away.")
    lost_hearing: float = parameter(0.5, "share", 0, 1, "A68", "Of its skill, what a full stigma takes away.")
    practice: float = parameter(0.05, "share", 0, 1, "A68", "Skill gained by a deliberation that it convened.")


class Chat(Group):
    """The owners' chat (业主群) [handbook 2.1, 3.1, 4.2]."""

    reach: float = parameter(0.6, "share", 0, 1, "model 4", "Owners who read it.")
    notice: float = parameter(0.01, "probability", 0, 1, "A67", "Chance that a reader notices an activity by it.")
    posts: float = parameter(0.05, "probability", 0, 1, "A67", "Chance that a reader's bad experience is told there.")
    scolding: float = parameter(
        0.1, "probability/week", 0, 1, "handbook 2.1; A67", "Chance that a fully stigmatised committee is scolded."
    )
    weight: float = parameter(0.05, "experiences", 0, 1, "model 4", "Worth of bad news beside an own experience.")
    most: float = parameter(3.0, "experiences", 0, 100, "A67", "Bad news a week that anyone takes in.")


class Past(Group):
    """What is left of incidents of years past [handbook 1.1.1A]."""

    half_life: float = parameter(4.0, "years", 0.1, 100, "A69", "Time for half of what an incident left to fade.")
    need: float = parameter(0.3, "share", 0, 1, "A69", "Of the need not felt, what a severe incident raises.")
    trust: float = parameter(0.3, "share", 0, 1, "A69", "Trust that a severe incident costs whom it is blamed on.")
    openness: float = parameter(0.12, "share", 0, 1, "handbook 1.1.1A; A69", "Openness that a severe incident costs.")
