"""Costs and effects of getting to know a community and the people in it, one class an action [model 3]."""

from simulation.parameter import Group, parameter


class DeskResearch(Group):
    """Reading what is written about the community (资料查阅) [handbook 1.1.1A]."""

    cost_hours: float = parameter(1.0, "h", 0.1, 40, "A33", "The unit of reading: an hour.")
    rate: float = parameter(0.02, "share/h", 0, 1, "A33", "Step of the estimate per hour of reading.")
    local: float = parameter(0.2, "share", 0, 1, "A33", "How much of what is written is true of this place alone.")
    styles: float = parameter(0.03, "share/h", 0, 1, "A33", "Step of insight into institutions per hour of reading.")
    insight: float = parameter(0.4, "share", 0, 1, "A33", "Insight into institutions that no reading goes beyond.")


class JoinPartnerEvents(Group):
    """Taking part in events of partners, and watching (参与活动) [handbook 1.1.1C]."""

    cost_hours: float = parameter(3.0, "h", 0.5, 100, "A34", "Staff hours at one event of a partner.")
    insight: float = parameter(0.15, "share", 0, 1, "A34", "Step of insight into the partner at each of its events.")
    met: float = parameter(12.0, "people", 0, 500, "A34", "Residents whom the team talks with at such an event.")
    depth: float = parameter(0.25, "h", 0.05, 12, "A34", "Hours of contact for each of them.")
    sign_up: float = parameter(0.2, "probability", 0, 1, "A34", "Chance that one of them leaves contact details.")


class NeedsSurvey(Group):
    """A wave of questionnaires (问卷) [handbook 2.1: the needs on the surface]."""

    cost_hours: float = parameter(30.0, "h", 1, 1000, "model 3", "Staff hours of one wave.")
    rate: float = parameter(0.03, "share/h", 0, 1, "model 3", "Step of the estimate per hour of survey.")
    local: float = parameter(0.3, "share", 0, 1, "model 3", "How much of what a questionnaire finds is local.")
    asked: float = parameter(200.0, "people", 0, 1e5, "A33", "Residents who fill in a questionnaire of one wave.")
    clarity: float = parameter(0.3, "probability", 0, 1, "A33", "Chance that one asked learns who asks: publicity.")


class SpotActivists(Group):
    """Visiting candidates for leading (挖掘积极分子) [handbook 4.1]."""

    cost_hours: float = parameter(2.0, "h", 0.1, 40, "model 3", "Staff hours of a look at one candidate.")
    depth: float = parameter(0.75, "h", 0.05, 12, "A36", "Hours of contact for the candidate.")


class Snowball(Group):
    """A resident who trusts the team introduces friends (滚雪球) [handbook 3.4]."""

    cost_hours: float = parameter(1.0, "h", 0.1, 40, "model 3", "Staff hours of one round of introductions.")
    friends: int = parameter(2, "people", 1, 20, "A35", "Friends one resident brings along.")
    depth: float = parameter(0.5, "h", 0.05, 12, "A35", "Hours the friends and the team spend together.")
    lent: float = parameter(1.0, "experiences", 0, 10, "A35", "Good experiences that a fully trusting word is worth.")
    sign_up: float = parameter(0.5, "probability", 0, 1, "A35", "Chance that a friend leaves contact details.")
