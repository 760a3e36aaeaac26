"""Every parameter of the model: default, unit, range, source, and one sentence.

Parameters are data: the same entries check scenario files, answer `shequ explain`, fill the tables of the ODD
description and will build the sliders of the browser. A class here is a table in TOML (`[trust]`), a file of
rules (`rules/trust.py`) and a row in the README. The Chinese sentences live in `words/parameters.zh.toml`, under
`[parameter.<table>]`.
"""

from pydantic import Field

from simulation.action_parameters import Actions
from simulation.parameter import Group, parameter
from simulation.topics import N_TOPICS


class Team(Group):
    """The social-work team (社工) and what it can spend [handbook 1.2]."""

    hours: float = parameter(30.0, "h/week", 0, 400, "model 16", "Direct staff hours a week.")
    money: float = parameter(150_000.0, "yuan/year", 0, 1e7, "model 16", "Money the team may spend in a year.")
    quality: float = parameter(0.85, "probability", 0, 1, "model 17", "Professional quality of a contact.")
    clarity: float = parameter(
        0.05, "probability", 0, 1, "handbook 1.2.1; A1",
        "Chance that one who notices an activity learns who the team is: the clarity of its message.",
    )  # fmt: skip


class Notice(Group):
    """Who notices an activity [handbook 1.2.1]."""

    publicity: float = parameter(0.3, "share", 0, 1, "A2", "How well passers-by see that something goes on.")
    reach: float = parameter(3.0, "buildings", 0.1, 100, "model 4", "Distance over which footfall falls by 1/e.")
    full_week: float = parameter(40.0, "h/week", 1, 168, "model 4", "Hours of use that everyone passing notices.")
    invite: float = parameter(0.3, "probability", 0, 1, "model 4", "Chance that an invitation sent is read.")
    p_tell: float = parameter(0.02, "probability/week", 0, 1, "model 4", "Chance that a tied visitor tells of it.")
    tell_window: int = parameter(4, "weeks", 1, 12, "model 4", "Weeks for which a visitor goes on telling.")
    holiday: float = parameter(1.5, "factor", 0, 5, "handbook 1.2.1; A2", "Passers-by in a week with a holiday.")
    memory: int = parameter(12, "weeks", 0, 104, "model 4", "Weeks for which a regular slot is remembered.")


class Decision(Group):
    """Whether to take part, and in what [model 5]."""

    base: float = parameter(-3.9, "logit", -10, 10, "model 17; A3", "Log-odds of an average resident in week 0.")
    need: float = parameter(1.0, "logit", 0, 10, "model 5", "Weight of the unmet need an activity answers.")
    trust: float = parameter(2.0, "logit", 0, 10, "model 5", "Weight of trust in the host.")
    peers: float = parameter(1.5, "logit", 0, 10, "model 5", "Weight of the share of ties active of late.")
    habit: float = parameter(5.0, "logit", 0, 20, "model 17", "Weight of habit.")
    cost: float = parameter(1.0, "logit", 0, 10, "model 5", "Weight of the hours asked over the hours left.")
    fatigue: float = parameter(0.5, "logit", 0, 10, "model 5", "Weight of fatigue.")
    gain: float = parameter(1.0, "logit", 0, 10, "model 5", "Weight of material gain, for resource seekers.")
    invited: float = parameter(1.0, "logit", 0, 10, "A4", "Weight of an activist's charisma when invited in person.")
    scale: float = parameter(0.3, "share", 0.05, 1, "model 5", "Dissimilarity of activities: 1 is a flat logit.")
    need_centre: float = parameter(0.3, "share", 0, 1, "A5", "Unmet need at which the need term is zero.")
    trust_centre: float = parameter(0.5, "share", 0, 1, "A5", "Trust at which the trust term is zero.")
    cost_centre: float = parameter(0.4, "share", 0, 5, "A5", "Hours asked over hours left at which cost is zero.")
    bass_p: float = parameter(0.03, "probability/week", 0, 1, "Bass 1969", "Innovation, for the bass rule.")
    bass_q: float = parameter(0.38, "probability/week", 0, 1, "Bass 1969", "Imitation, for the bass rule.")
    count_all: bool = Field(
        False,
        description="Whether the threshold rule counts all residents, not only ties.",
        json_schema_extra={"unit": "yes or no", "source": "Granovetter 1978; Watts 2002"},
    )
    gain_yuan: float = parameter(50.0, "yuan/person", 1, 1000, "model 5", "Spending a head that counts as full gain.")


class Habit(Group):
    """How coming becomes a custom, and how it is lost [handbook 1.2.3: regulars, 熟客]."""

    growth: float = parameter(0.62, "share/visit", 0, 1, "model 17", "Share of the way to full habit per visit.")
    half_life: float = parameter(1.3, "weeks", 0.1, 104, "model 17", "Time for half of a habit to fade.")
    same_place: float = parameter(0.5, "share", 0, 1, "model 5", "Habit that counts for the same host or venue.")
    elsewhere: float = parameter(0.2, "share", 0, 1, "model 5", "Habit that counts anywhere else.")
    disengagement: float = parameter(
        0.07,
        "probability/visit",
        0,
        1,
        "model 17",
        "Chance to lose interest for long after a visit, without habit.",
    )
    comeback: float = parameter(0.02, "probability/week", 0, 1, "model 6", "Chance to regain interest.")


class Experience(Group):
    """What a contact leaves behind [model 6]."""

    fit_floor: float = parameter(0.3, "share", 0, 1, "model 6", "Fit of an activity that answers no need at all.")
    bad: float = parameter(0.25, "share", 0, 1, "model 6", "Chance of a bad experience per lack of quality.")
    commercial: float = parameter(0.3, "share", 0, 1, "handbook 1.2.1", "Bad experiences from commercial flavour.")
    depth: float = parameter(1.5, "h", 0.05, 24, "model 6", "Hours after which a contact counts 63 %.")
    turned_away: float = parameter(0.2, "experiences", 0, 1, "A6", "Bad experience of one who found no place.")


class Trust(Group):
    """Trust of residents in whom they meet [model 6]."""

    half_life: float = parameter(26.0, "weeks", 1, 520, "model 6", "Time for half of the evidence to fade.")
    prior_weight: float = parameter(2.0, "experiences", 0.1, 50, "Josang and Ismail 2002", "Weight of the base rate.")
    base: float = parameter(0.5, "share", 0.05, 0.95, "model 6", "Trust in a stranger on a good errand.")
    endorsement: float = parameter(0.6, "share", 0, 2, "handbook 3.2", "Trust lent by institutions that endorse.")
    negativity: float = parameter(2.0, "experiences", 1, 10, "model 6", "Good experiences one bad one outweighs.")
    second_hand: float = parameter(0.2, "share", 0, 1, "model 6", "Discount of what a tied resident tells.")
    ema_rate: float = parameter(0.1, "share", 0, 1, "model 6", "Step of the ema rule per experience.")


class Needs(Group):
    """Needs met and needs that return [handbook 2.1]."""

    half_life: float = parameter(6.0, "weeks", 0.5, 104, "model 7", "Time for half of a met need to return.")
    met_per_visit: float = parameter(0.25, "share", 0, 1, "model 7", "Share of an open need that a visit meets.")


class Knowledge(Group):
    """What the team believes residents need [handbook 2.1: surface, imagined and local needs]."""

    rate: float = parameter(0.01, "share/h", 0, 1, "model 3", "Step of the estimate per hour of observation or talk.")
    seen_per_hour: float = parameter(4.0, "residents/h", 0, 100, "A7", "Residents watched in an hour of observation.")
    talk_share: float = parameter(0.2, "share", 0, 1, "A8", "Share of the hours at one's own activities spent in talk.")
    generic: tuple[float, ...] = Field(
        (0.22, 0.22, 0.16, 0.14, 0.10, 0.10, 0.06),
        min_length=N_TOPICS,
        max_length=N_TOPICS,
        description="Needs of residents anywhere, as professional judgement has them before any contact.",
        json_schema_extra={"unit": "share", "source": "handbook 2.1; A9"},
    )


class Roles(Group):
    """The ladder from resident to activist (参与阶梯) [model 8]."""

    attendee_window: int = parameter(8, "weeks", 1, 12, "model 8", "Weeks for which one visit makes an attendee.")
    regular_visits: int = parameter(4, "weeks of 12", 1, 12, "model 8", "Weeks with a visit that make a regular.")
    gate: float = parameter(0.65, "share", 0, 1, "model 8", "Trust without which nobody contributes.")
    spontaneous: float = parameter(0.002, "probability/week", 0, 1, "A10", "Chance that a regular helps unasked.")
    accept: float = parameter(0.35, "probability", 0, 1, "A10", "Chance that a regular asked takes a piece of work.")
    lead: float = parameter(0.012, "probability/week", 0, 1, "A11", "Chance that an able contributor takes the lead.")
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
    identification: float = parameter(0.03, "share/week", 0, 1, "A13", "Step from 'you' to 'we' per week of work.")


class Fatigue(Group):
    """What work costs those who do it [handbook 2.1: care, not haste]."""

    keep: float = parameter(0.9, "share/week", 0, 1, "model 8", "Fatigue that stays from one week to the next.")
    burnout_base: float = parameter(-7.0, "logit", -20, 5, "model 8", "Log-odds of burning out when rested.")
    burnout_slope: float = parameter(1.5, "logit", 0, 20, "model 8", "How much fatigue hastens burning out.")
    rest: int = parameter(26, "weeks", 1, 104, "model 8", "Weeks that one who burnt out stays away from work.")


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


class Population(Group):
    """Residents as they are before anyone comes [model 1]."""

    leisure_elder: float = parameter(35.0, "h/week", 1, 100, "model 1", "Median leisure of elders.")
    leisure_middle: float = parameter(20.0, "h/week", 1, 100, "model 1", "Median leisure of the middle-aged.")
    leisure_parent: float = parameter(12.0, "h/week", 1, 100, "model 1", "Median leisure of parents.")
    leisure_young: float = parameter(18.0, "h/week", 1, 100, "model 1", "Median leisure of the child-free young.")
    leisure_spread: float = parameter(0.4, "log", 0, 2, "model 1", "Standard deviation of log leisure.")
    community_share: float = parameter(0.25, "share", 0, 1, "model 1", "Leisure one is ready to give the community.")
    community_cap: float = parameter(12.0, "h/week", 0, 100, "model 1", "Most hours one is ready to give.")
    heterogeneity: float = parameter(0.48, "logit", 0, 5, "model 17", "Spread of lasting personal inclination.")
    trait_spread: float = parameter(0.18, "share", 0.01, 0.29, "A16", "Standard deviation of traits.")
    need_spread: float = parameter(0.2, "share", 0.01, 0.4, "A16", "Standard deviation of needs within a group.")
    trust_spread: float = parameter(0.12, "share", 0, 0.29, "A16", "Standard deviation of trust before anyone comes.")


class Network(Group):
    """Ties between residents [model 1]."""

    mean_degree: float = parameter(8.0, "ties", 0, 60, "model 1", "Mean number of ties of a resident.")
    in_building: float = parameter(0.5, "share", 0, 1, "A17", "Ties within the building.")
    long_ties: float = parameter(0.1, "share", 0, 1, "Watts and Strogatz 1998; A17", "Ties to anyone at all.")


class Access(Group):
    """Who may enter where access is not open [handbook 1.1.4, 2.1]."""

    keyholder_comes: float = parameter(0.6, "probability/week", 0, 1, "A24", "Chance that a keyholder opens the door.")
    donor_wealth: float = parameter(0.55, "share", 0, 1, "A24", "Wealth from which one has donated.")
    weekday_leisure: float = parameter(22.0, "h/week", 0, 112, "A24", "Leisure from which one is free on weekdays.")


class Aftermath(Group):
    """What goes on when the team has left [model 13]."""

    event_hours: float = parameter(
        30.0, "h", 1, 200, "A18", "Staff hours' worth of work in an event of residents' own."
    )
    publicity: float = parameter(0.5, "factor", 0, 1, "A18", "Publicity residents make, beside the team's.")
    appeal: float = parameter(0.5, "factor", 0, 1, "A18", "Appeal of an event without the team's money.")
    quality: float = parameter(0.6, "probability", 0, 1, "A18", "Quality of what residents without charisma run.")
    charisma: float = parameter(0.6, "share", 0, 1, "A18", "Lack of quality that full charisma makes good.")
    least_opening: float = parameter(2.0, "h/week", 0, 40, "A18", "Opening hours below which a room closes.")


class Parameters(Group):
    """All parameters of a run, by table."""

    team: Team = Team()
    notice: Notice = Notice()
    decision: Decision = Decision()
    habit: Habit = Habit()
    experience: Experience = Experience()
    trust: Trust = Trust()
    needs: Needs = Needs()
    knowledge: Knowledge = Knowledge()
    roles: Roles = Roles()
    fatigue: Fatigue = Fatigue()
    cooperation: Cooperation = Cooperation()
    population: Population = Population()
    network: Network = Network()
    access: Access = Access()
    aftermath: Aftermath = Aftermath()
    actions: Actions = Actions()
