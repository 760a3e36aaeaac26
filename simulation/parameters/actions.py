"""Costs and effects of what the team can do with an hour, one class an action [model 3]."""

from simulation.parameter import Group, parameter
from simulation.parameters.outreach import DeskResearch, JoinPartnerEvents, NeedsSurvey, Snowball, SpotActivists


class OneOffEvent(Group):
    """One afternoon at a place chosen anew (一次性活动) [handbook 1.2.1]."""

    cost_hours: float = parameter(60.0, "h", 1, 1000, "model 3", "Staff hours of an event.")
    cohost_hours: float = parameter(25.0, "h", 1, 1000, "model 3", "Staff hours as co-host (协办).")
    cost_yuan: float = parameter(3_500.0, "yuan", 0, 1e6, "model 3", "Money of an event.")
    duration: float = parameter(2.0, "h", 0.5, 12, "A19", "How long it lasts for one who comes.")
    publicity: float = parameter(5.0, "factor", 0, 10, "A20", "Posters and loudspeakers, beside footfall alone.")
    use: float = parameter(20.0, "h/week", 0, 168, "A20", "Hours of presence an event is worth to passers-by.")
    appeal: float = parameter(1.55, "logit", -5, 5, "A25", "Draw of an occasion, beside an ordinary week of a room.")
    sign_up: float = parameter(0.5, "probability", 0, 1, "A21", "Chance that one who comes leaves contact details.")


class FixedPointEvent(OneOffEvent):
    """The same place and weekday again (定点定时活动) [handbook 3.2]."""


class RunSpace(Group):
    """A room open every week (空间运营) [handbook 1.2.3]."""

    hours_per_opening_hour: float = parameter(1.5, "h", 1, 2.5, "model 3", "Staff hours per opening hour.")
    rent: float = parameter(200.0, "yuan/week", 0, 1e5, "model 3", "Rent and running costs.")
    duration: float = parameter(1.5, "h", 0.25, 12, "A19", "How long a visitor stays.")
    hours_per_topic: float = parameter(6.0, "h", 1, 40, "A22", "Opening hours for each small activity offered.")
    sign_up: float = parameter(0.15, "probability", 0, 1, "A21", "Chance that a visitor leaves contact details.")


class FollowUp(Group):
    """Second contact with a resident who left contact details (二次接触) [handbook 1.2.1, 3.4]."""

    cost_hours: float = parameter(1.5, "h", 0.1, 40, "model 3", "Staff hours of a home visit or call.")
    depth: float = parameter(0.75, "h", 0.05, 12, "A23", "Hours of contact for the resident.")


class FormalVisit(Group):
    """A visit to an institution (拜访) [handbook 3.1]."""

    cost_hours: float = parameter(4.0, "h", 0.5, 100, "model 3", "Staff hours of a visit.")


class KeepInformed(Group):
    """Telling an institution beforehand (告知沟通) [handbook 3.1]."""

    cost_hours: float = parameter(1.0, "h", 0.1, 40, "model 3", "Staff hours of a call.")


class ShareMaterials(Group):
    """Sharing materials, and the credit for results, with an institution (资料与成果共享) [handbook 3.1]."""

    cost_hours: float = parameter(2.0, "h", 0.1, 40, "model 3", "Staff hours to put together and hand over.")
    materials: float = parameter(0.03, "share", 0, 1, "A61", "Benefit of its own work made visible, each time.")


class ValueTalk(Group):
    """Telling an institution what the project is for in the long run (转变观念) [handbook 3.2]."""

    cost_hours: float = parameter(4.0, "h", 0.5, 100, "A66", "Staff hours of a talk, as of a visit.")
    effect: float = parameter(0.15, "share", 0, 1, "A66", "Of what it does not yet believe, what one talk conveys.")


class FieldObservation(Group):
    """Walking the estate with open eyes (走访观察) [handbook 1.1.1B]."""

    cost_hours: float = parameter(1.0, "h", 0.1, 40, "A7", "The unit of observation: an hour.")


class HandOver(Group):
    """Asking a regular to take a piece of the work (赋权) [handbook 1.2.3]."""

    cost_hours: float = parameter(1.0, "h", 0.1, 40, "model 3", "Staff hours to hand over one piece.")


class ConveneDeliberation(Group):
    """A meeting on an open conflict, or a training (议事协商) [handbook 2.2.2, 6]."""

    cost_hours: float = parameter(12.0, "h", 0.5, 200, "model 3", "Staff hours of a deliberation or training.")


class ServeKeyGroup(Group):
    """Working through an established group (重点群体) [handbook 1.2.2]."""

    cost_hours: float = parameter(8.0, "h", 0.5, 200, "A54", "Staff hours of one joint occasion.")
    sign_up: float = parameter(0.3, "probability", 0, 1, "A54", "Chance that a member leaves contact details.")


class Coach(Group):
    """Coaching a person or a group (培育扶持) [handbook 4.2]."""

    cost_hours: float = parameter(3.0, "h", 0.25, 100, "model 3", "Staff hours of a session.")


class MicroGrants(Group):
    """A round of small grants (金点子, 社区公益微创投) [handbook 5.3]."""

    cost_hours: float = parameter(20.0, "h", 1, 500, "model 3", "Staff hours of a round.")


class BrokerResources(Group):
    """Bringing one resource to a group (链接资源) [handbook 2.2.3B]."""

    cost_hours: float = parameter(4.0, "h", 0.5, 200, "A85", "Staff hours to bring one resource to a group.")


class Actions(Group):
    """What the team can do with an hour: costs and effects of each action."""

    one_off_event: OneOffEvent = OneOffEvent()
    fixed_point_event: FixedPointEvent = FixedPointEvent()
    run_space: RunSpace = RunSpace()
    follow_up: FollowUp = FollowUp()
    formal_visit: FormalVisit = FormalVisit()
    keep_informed: KeepInformed = KeepInformed()
    share_materials: ShareMaterials = ShareMaterials()
    value_talk: ValueTalk = ValueTalk()
    field_observation: FieldObservation = FieldObservation()
    hand_over: HandOver = HandOver()
    convene_deliberation: ConveneDeliberation = ConveneDeliberation()
    serve_key_group: ServeKeyGroup = ServeKeyGroup()
    coach: Coach = Coach()
    desk_research: DeskResearch = DeskResearch()
    join_partner_events: JoinPartnerEvents = JoinPartnerEvents()
    needs_survey: NeedsSurvey = NeedsSurvey()
    snowball: Snowball = Snowball()
    micro_grants: MicroGrants = MicroGrants()
    broker_resources: BrokerResources = BrokerResources()
    spot_activists: SpotActivists = SpotActivists()
