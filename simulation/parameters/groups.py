"""Residents' groups: how they begin, meet, recruit, stand on their own feet, turn outward and end."""

from simulation.parameter import Group, parameter


class Groups(Group):
    """Residents' groups (居民组织) [handbook 2.2, 4.2]."""

    founding: float = parameter(0.03, "probability/week", 0, 1, "model 9", "Chance that an active resident founds one.")
    trained_outside: float = parameter(
        3.0, "factor", 1, 20, "model 11", "How much likelier one trained outside (走出去) is to found."
    )
    pool: int = parameter(5, "residents", 2, 50, "model 9", "People who must be found to begin.")
    founding_need: float = parameter(0.5, "share", 0, 1, "model 9", "Felt need from which one is such a person.")
    service_need: float = parameter(
        0.3, "share", 0.01, 1, "handbook 2.2.1; A40", "Mean need of care and help at which service is founded in full."
    )
    attend: float = parameter(-0.6, "logit", -10, 10, "A41", "Log-odds that an average member comes to a meeting.")
    attend_cohesion: float = parameter(2.0, "logit", 0, 10, "A41", "How much cohesion brings members to meetings.")
    attend_need: float = parameter(1.0, "logit", 0, 10, "A41", "Weight of the member's unmet need of the topic.")
    attend_size: float = parameter(0.5, "logit", 0, 5, "Olson 1965; A41", "How much less each comes in a large group.")
    meeting: float = parameter(1.5, "h", 0.25, 8, "A42", "How long a meeting lasts.")
    lead_hours: float = parameter(1.0, "h", 0, 8, "A42", "Hours a leader needs beside the meeting itself.")
    places: int = parameter(30, "members/slot", 5, 1000, "A43", "Members a group takes for each weekly slot it has.")
    recruit: float = parameter(0.003, "probability/week", 0, 1, "A44", "Chance that a member's tie is won.")
    most_groups: int = parameter(3, "groups", 1, 10, "A44", "Most groups a resident belongs to.")
    drop_out: int = parameter(8, "weeks", 2, 52, "A45", "Meetings missed in a row after which one is no member.")
    cohesion_gain: float = parameter(0.05, "share/week", 0, 1, "model 9", "Cohesion won when all members come.")
    cohesion_loss: float = parameter(0.03, "share/week", 0, 1, "model 9", "Cohesion lost in a week without meeting.")
    conflict_loss: float = parameter(
        0.1, "share/week", 0, 1, "model 9; A56", "Cohesion lost to a conflict of full tension."
    )
    dominance_gain: float = parameter(0.02, "share/week", 0, 1, "model 9", "How fast a strong leader takes over.")
    skill: float = parameter(0.01, "share/meeting", 0, 1, "model 9", "Skill that a meeting teaches where all speak.")
    volunteer: float = parameter(0.003, "probability/week", 0, 1, "A46", "Chance that a member takes up its work.")
    quality: float = parameter(0.6, "probability", 0, 1, "A18", "Quality of a meeting without charisma or skill.")
    belonging: float = parameter(0.6, "share", 0, 1, "A46", "Identification of one who leads a group, at least.")
    steadfast: float = parameter(
        0.3, "factor", 0.01, 1, "A46", "How much less readily one who leads a group lays that down quietly."
    )
    least_cohesion: float = parameter(0.1, "share", 0, 1, "model 9", "Cohesion below which a group falls apart.")
    least_attenders: int = parameter(4, "members", 1, 50, "model 9", "Attenders below which a group withers.")
    weeks_to_end: int = parameter(8, "weeks", 1, 52, "model 9", "Weeks with too few attenders that end a group.")
    upkeep: float = parameter(4.0, "h/week", 0, 100, "A47", "Residents' work that goes into the meetings themselves.")
    open_hours: float = parameter(6.0, "h", 0.5, 100, "A47", "Residents' work in one activity for non-members.")
    closed_below: float = parameter(0.3, "share", 0, 1, "A48", "Openness below which a group is closed.")
    joint_openness: float = parameter(0.02, "share", 0, 1, "model 9", "Openness won by a joint occasion.")
    pass_on: float = parameter(
        0.5, "probability", 0, 1, "model 4; A54", "Chance that members hear what the team invites to."
    )
    joint_before: int = parameter(6, "occasions", 0, 100, "model 9", "Joint occasions before coaching.")


class Autonomy(Group):
    """The four autonomies (四个自主化) [handbook 4.2]."""

    need: float = parameter(0.5, "share", 0, 1, "model 9", "Members' mean need of the topic: need is their own.")
    contributors: int = parameter(3, "residents", 1, 50, "model 9", "Contributors: responsibility is their own.")
    meetings: int = parameter(8, "weeks of 10", 1, 10, "model 9", "Weeks with a meeting: it is an organisation.")
    skill: float = parameter(0.3, "share", 0, 1, "model 9", "Members' mean skill: it is an organisation.")
    own_share: float = parameter(0.5, "share", 0, 1, "model 9", "Hours and yuan not from the team.")
    patience: int = parameter(8, "weeks", 1, 52, "model 9", "Weeks for which a lost condition is forgiven.")


class Recognition(Group):
    """What earns recognition: prizes, or service to others [handbook 2.1]."""

    club: float = parameter(-1.5, "logit", -10, 10, "A49", "Inclination of a club to serve non-members.")
    rights: float = parameter(-1.0, "logit", -10, 10, "A49", "Inclination of a rights group to serve non-members.")
    service: float = parameter(2.5, "logit", -10, 10, "A49", "Inclination of a service group to serve non-members.")
    praise: float = parameter(2.0, "logit", 0, 10, "A49", "Weight of praise for service, or against it of prizes.")
    publicness: float = parameter(3.0, "logit", 0, 20, "A49", "Weight of members' mean publicness, beyond one half.")
    inward: float = parameter(0.0, "share", 0, 1, "model 9", "What talk among old members does for publicness.")
    newcomer: int = parameter(8, "weeks", 0, 52, "A55", "Weeks for which a new member brings the outside in.")
    opens: float = parameter(0.5, "share", 0, 1, "model 9", "Mean publicness from which a group opens its activities.")
    closes: float = parameter(0.4, "share", 0, 1, "A49", "Mean publicness below which it closes them again.")


class Succession(Group):
    """Who steps up when a leader has gone [handbook 2.2.3A]."""

    least: float = parameter(0.4, "share", 0, 1, "model 9", "Skill without which nobody can lead.")
    cost: float = parameter(
        0.6, "ratio", 0, 1, "A51", "Cost of leading without skill, over what a led group is worth to each."
    )


class Coaching(Group):
    """What coaching (培育扶持) does [handbook 4.2]."""

    unfitting: float = parameter(0.3, "factor", 0, 1, "model 9", "Worth of coaching that does not fit the stage.")
    respect: float = parameter(0.6, "share", 0, 1, "A53", "How much an elder holds back before an inexperienced team.")
    shares_lead: float = parameter(0.05, "share/session", 0, 1, "model 9", "Dominance that a session takes away.")
    skill: float = parameter(0.02, "share/session", 0, 1, "A52", "Skill that a session teaches each member.")
    need: float = parameter(0.02, "share/session", 0, 1, "A52", "Need that members come to feel as their own.")
    responsibility: float = parameter(0.02, "share/session", 0, 1, "A52", "Responsibility that a session wakes.")
    accept: float = parameter(0.1, "probability", 0, 1, "A52", "Chance that a fully responsible member takes up work.")
    person: float = parameter(2.0, "factor", 0, 10, "A52", "What coaching one person teaches, beside one of a group.")
    strain: float = parameter(0.05, "work over leisure", 0, 5, "A52", "Tiredness that a session asks at pace 1.")


class Slots(Group):
    """Weekly slots at venues, and how they are given out among groups [handbook 2.1]."""

    members: float = parameter(25.0, "members", 5, 500, "A43", "Members for each weekly slot asked for.")
    most: int = parameter(4, "slots", 1, 14, "A43", "Most weekly slots of one group.")
    term: int = parameter(13, "weeks", 1, 104, "A43", "Weeks after which slots are given out anew.")
