"""Institutions: how they come to help, and who may enter what they hold."""

from simulation.parameter import Group, parameter


class Cooperation(Group):
    """How the neighbourhood office and property management come to help [handbook 3]."""

    rate: float = parameter(0.08, "share/week", 0, 1, "model 10", "Share of the way to the target per week.")
    inform_half_life: float = parameter(4.0, "weeks", 0.5, 52, "model 10", "Time for half of being informed to fade.")
    inform_effect: float = parameter(0.6, "share", 0, 1, "model 10", "Felt risk that full information takes away.")
    cold: float = parameter(0.5, "experiences", 0, 5, "handbook 3.1", "Worth of a cold call.")
    acquaintance: float = parameter(1.0, "experiences", 0, 5, "handbook 3.1", "Worth of a visit with an introduction.")
    superior: float = parameter(1.0, "experiences", 0, 5, "handbook 3.1", "Worth of a visit on a superior's word.")
    support: float = parameter(0.5, "logit", 0, 5, "handbook 3.1", "Support of the superior who sent the team.")
    surprise: float = parameter(0.05, "share", 0, 1, "model 10", "Risk added by an activity nobody told of.")
    trouble: float = parameter(0.01, "share", 0, 1, "A14", "Risk added by each bad experience at an activity.")
    risk_half_life: float = parameter(12.0, "weeks", 0.5, 104, "A14", "Time for half of the risk felt to fade.")
    credit: float = parameter(0.03, "share", 0, 1, "A15", "Benefit of an activity that draws 30 residents.")
    premises: float = parameter(
        2.0, "factor", 1, 10, "handbook 3.2", "Benefit of regular activities on one's premises."
    )
    benefit_half_life: float = parameter(16.0, "weeks", 0.5, 104, "A15", "Time for half of the benefit seen to fade.")
    enough_served: float = parameter(0.2, "share", 0.01, 1, "A15", "Residents taking part that count as full service.")
    permission: int = parameter(26, "weeks", 1, 104, "A18", "Weeks for which leave to use a venue holds.")


class Access(Group):
    """Who may enter where access is not open [handbook 1.1.4, 2.1]."""

    keyholder_comes: float = parameter(0.6, "probability/week", 0, 1, "A24", "Chance that a keyholder opens the door.")
    donor_wealth: float = parameter(0.55, "share", 0, 1, "A24", "Wealth from which one has donated.")
    weekday_leisure: float = parameter(22.0, "h/week", 0, 112, "A24", "Leisure from which one is free on weekdays.")
