"""Commitment: roles, fatigue, and what residents carry on by themselves."""

from simulation.parameter import Group, parameter


class Roles(Group):
    """The ladder from resident to activist (参与阶梯) [model 8]."""

    attendee_window: int = parameter(8, "weeks", 1, 12, "model 8", "Weeks for which one visit makes an attendee.")
    regular_visits: int = parameter(4, "weeks of 12", 1, 12, "model 8", "Weeks with a visit that make a regular.")
    gate: float = parameter(0.65, "share", 0, 1, "model 8", "Trust without which nobody contributes.")
    spontaneous: float = parameter(0.002, "probability/week", 0, 1, "A10", "Chance that a regular helps unasked.")
    accept: float = parameter(0.35, "probability", 0, 1, "A10", "Chance that a regular asked takes a piece of work.")
    lead: float = parameter(0.008, "probability/week", 0, 1, "A11", "Chance that an able contributor takes the lead.")
    quit: float = parameter(0.01, "probability/week", 0, 1, "model 8", "Chance that a contributor leaves quietly.")
    quit_trust: float = parameter(1.5, "logit", 0, 10, "model 8", "How much distrust hastens leaving.")
    idle_weeks: int = parameter(4, "weeks", 1, 52, "model 8", "Weeks without work after which leaving trebles.")
    contribution: float = parameter(2.0, "h/week", 0, 20, "A12", "Work a contributor does in a week.")
    worth: float = parameter(0.3, "h/h", 0.05, 1, "A12", "Staff hours that an hour of residents' work replaces.")
    lead_hours: float = parameter(2.0, "h/week", 0, 20, "model 8", "Work of an activist without drive.")
    lead_drive: float = parameter(4.0, "h/week", 0, 20, "model 8", "Further work of an activist with full drive.")
    invitations: float = parameter(
        4.0, "ties/week", 0, 20, "model 8", "Ties a fully mobilising activist invites, beside one."
    )
    public: float = parameter(1.0, "factor", 0, 10, "A37", "How much sooner one works who sees a need as everybody's.")
    practice: float = parameter(0.002, "share/week", 0, 1, "A37", "Step of deliberation skill per week of work.")
    identification: float = parameter(0.03, "share/week", 0, 1, "A13", "Step from 'you' to 'we' per week of work.")


class Fatigue(Group):
    """What work costs those who do it [handbook 2.1: care, not haste]."""

    keep: float = parameter(0.9, "share/week", 0, 1, "model 8", "Fatigue that stays from one week to the next.")
    burnout_base: float = parameter(-7.0, "logit", -20, 5, "model 8", "Log-odds of burning out when rested.")
    burnout_slope: float = parameter(1.5, "logit", 0, 20, "model 8", "How much fatigue hastens burning out.")
    rest: int = parameter(26, "weeks", 1, 104, "model 8", "Weeks that one who burnt out stays away from work.")


class Aftermath(Group):
    """What goes on when the team has left [model 13]."""

    event_hours: float = parameter(
        30.0, "h", 1, 200, "A18", "Staff hours' worth of work in an event of residents' own."
    )
    publicity: float = parameter(0.4, "factor", 0, 1, "A18", "Publicity residents make, beside the team's.")
    appeal: float = parameter(0.5, "factor", 0, 1, "A18", "Appeal of an event without the team's money.")
    quality: float = parameter(0.5, "probability", 0, 1, "A18", "Quality of what residents without charisma run.")
    charisma: float = parameter(0.6, "share", 0, 1, "A18", "Lack of quality that full charisma makes good.")
    least_opening: float = parameter(2.0, "h/week", 0, 40, "A18", "Opening hours below which a room closes.")
