"""Institutions: how they come to help, what their style weighs, and who may enter what they hold."""

from simulation.parameter import Group, parameter


class Cooperation(Group):
    """How the institutions come to help [handbook 3]."""

    rate: float = parameter(0.08, "share/week", 0, 1, "model 10", "Share of the way to the target per week.")
    inform_half_life: float = parameter(4.0, "weeks", 0.5, 52, "model 10", "Time for half of being informed to fade.")
    inform_effect: float = parameter(0.6, "share", 0, 1, "model 10", "Felt risk that full information takes away.")
    core_group: float = parameter(0.25, "calls/week", 0, 2, "model 4", "Calls that a core group is worth in a week.")
    joins: float = parameter(0.3, "share", 0, 1, "A62", "Cooperation from which it joins a core group.")
    cold: float = parameter(0.5, "experiences", 0, 5, "handbook 3.1", "Worth of a cold call.")
    acquaintance: float = parameter(1.0, "experiences", 0, 5, "handbook 3.1", "Worth of a visit with an introduction.")
    superior: float = parameter(1.0, "experiences", 0, 5, "handbook 3.1", "Worth of a visit on a superior's word.")
    first_cold: float = parameter(
        0.6, "factor", 0, 1, "handbook 3.1; A62", "Worth of all later visits where the first contact was cold."
    )
    support: float = parameter(0.5, "logit", 0, 5, "handbook 3.1", "Support of the superior who sent the team.")
    surprise: float = parameter(0.05, "share", 0, 1, "model 10", "Risk added by an activity nobody told of.")
    trouble: float = parameter(0.01, "share", 0, 1, "A14", "Risk added by each bad experience at an activity.")
    risk_half_life: float = parameter(12.0, "weeks", 0.5, 104, "A14", "Time for half of the risk felt to fade.")
    achievement: float = parameter(0.03, "share", 0, 1, "A15", "Benefit of an activity that draws 30 residents.")
    premises: float = parameter(
        2.0, "factor", 1, 10, "handbook 3.2", "Benefit of regular activities on one's premises."
    )
    benefit_half_life: float = parameter(16.0, "weeks", 0.5, 104, "A15", "Time for half of the benefit seen to fade.")
    enough_served: float = parameter(0.2, "share", 0.01, 1, "A15", "Residents taking part that count as full service.")
    share_half_life: float = parameter(12.0, "weeks", 0.5, 104, "A61", "Time for half of shared credit to fade.")
    conviction_half_life: float = parameter(
        52.0, "weeks", 0.5, 520, "A66", "Time for half of what value talks taught to fade."
    )
    lead: float = parameter(3.0, "logit", 0, 20, "handbook 1.1.2; A63", "Weight of the leading institution's example.")
    permission: int = parameter(26, "weeks", 1, 104, "A18", "Weeks for which leave to use a venue holds.")
    keen_names: float = parameter(4.0, "residents", 0, 50, "A63", "Keen residents a fully cooperative one can name.")
    keen_blur: float = parameter(0.2, "share", 0, 2, "A63", "Error in what it sees of a resident's keenness.")


class StyleWeights(Group):
    """What weighs with one style of office or management [handbook 3.1]; the defaults are the cooperative style's."""

    constant: float = parameter(0.5, "logit", -5, 5, "model 10", "Readiness to cooperate with strangers.")
    achievement: float = parameter(2.0, "logit", 0, 10, "model 10", "Weight of achievement.")
    service: float = parameter(1.0, "logit", 0, 10, "model 10", "Weight of residents served.")
    risk: float = parameter(1.0, "logit", 0, 10, "model 10", "Weight of risk.")


class Watching(StyleWeights):
    """The style that waits and sees (被动观望)."""

    constant: float = parameter(-0.5, "logit", -5, 5, "model 10", "Readiness to cooperate with strangers.")
    service: float = parameter(0.5, "logit", 0, 10, "model 10", "Weight of residents served.")
    risk: float = parameter(2.0, "logit", 0, 10, "model 10", "Weight of risk.")


class Refusing(StyleWeights):
    """The style that wants no part in it (拒绝参与)."""

    constant: float = parameter(-2.0, "logit", -5, 5, "model 10", "Readiness to cooperate with strangers.")
    achievement: float = parameter(0.5, "logit", 0, 10, "model 10", "Weight of achievement.")
    service: float = parameter(0.3, "logit", 0, 10, "model 10", "Weight of residents served.")
    risk: float = parameter(4.0, "logit", 0, 10, "model 10", "Weight of risk.")


class OfCommittee(StyleWeights):
    """An owners' committee, whose readiness is its agreement with the project's values."""

    constant: float = parameter(2.0, "logit", 0, 5, "A60", "Readiness of one that shares the values; opposes: minus.")
    achievement: float = parameter(1.0, "logit", 0, 10, "A60", "Weight of achievement.")
    risk: float = parameter(1.0, "logit", 0, 10, "A60", "Weight of risk.")


class Styles(Group):
    """What weighs with each style of institution [handbook 3.1, 3.3]."""

    cooperative: StyleWeights = StyleWeights()
    watching: Watching = Watching()
    refusing: Refusing = Refusing()
    committee: OfCommittee = OfCommittee()


class Access(Group):
    """Who may enter where access is not open [handbook 1.1.4, 2.1]."""

    keyholder_comes: float = parameter(0.6, "probability/week", 0, 1, "A24", "Chance that a keyholder opens the door.")
    donor_wealth: float = parameter(0.55, "share", 0, 1, "A24", "Wealth from which one has donated.")
    weekday_leisure: float = parameter(22.0, "h/week", 0, 112, "A24", "Leisure from which one is free on weekdays.")
