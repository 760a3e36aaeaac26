"""Taking part: the decision, habit, experience, trust and needs."""

from pydantic import Field

from simulation.parameter import Group, parameter


class Awareness(Group):
    """How it gets about that there is a team, by the contact rule [model 15]."""

    contact: float = parameter(0.05, "probability/week", 0, 1, "A99", "Chance that one who knows tells a given tie.")
    recovery: float = parameter(0.2, "probability/week", 0, 1, "A99", "Chance to tire of telling; with 0 nobody does.")


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
    entitled: float = parameter(0.5, "logit", 0, 10, "model 5", "Weight of entitlement where nothing is given.")
    invited: float = parameter(1.0, "logit", 0, 10, "A4", "Weight of an activist's charisma when invited in person.")
    scale: float = parameter(0.3, "share", 0.05, 1, "model 5", "Dissimilarity of activities: 1 is a flat logit.")
    need_centre: float = parameter(0.23, "share", 0, 1, "A5; A31", "Answerable need at which the need term is zero.")
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
    ema_rate: float = parameter(0.1, "share", 0, 1, "model 6", "Step of a kept opinion per experience.")
    own_weight: float = parameter(1.0, "ties", 0, 100, "DeGroot 1974", "Weight of one's own opinion, for degroot.")
    confidence: float = parameter(
        0.2, "share", 0, 1, "Deffuant 2000; A92", "Difference up to which opinions influence one another."
    )
    convergence: float = parameter(
        0.5, "share", 0, 0.5, "Deffuant 2000", "Share of a difference given up in a week of talk."
    )


class Needs(Group):
    """Needs met and needs that return [handbook 2.1]."""

    half_life: float = parameter(6.0, "weeks", 0.5, 104, "model 7", "Time for half of a met need to return.")
    dialogue: float = parameter(0.12, "share", 0, 1, "model 7; A32", "Step of publicness in full dialogue, when open.")
    unmet_share: float = parameter(
        0.3, "share", 0, 1, "model 7", "What dialogue does while one's own need is unmet, beside when it is met."
    )
    dialogue_scale: float = parameter(15.0, "people", 1, 200, "model 7", "People present that halve dialogue.")
    public_half_life: float = parameter(52.0, "weeks", 1, 1040, "model 7", "Time for half of publicness to fade.")
    quasi_public: float = parameter(1 / 3, "share", 0, 1, "model 7", "Publicness from which a need is quasi-public.")
    public: float = parameter(2 / 3, "share", 0, 1, "model 7", "Publicness from which a need is public.")
    met_per_visit: float = parameter(0.25, "share", 0, 1, "model 7", "Share of an open need that a visit meets.")
