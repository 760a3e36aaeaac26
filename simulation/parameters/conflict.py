"""Incidents, the conflicts that come of them or arise among residents, and deliberation."""

from simulation.parameter import Group, parameter


class KindOfIncident(Group):
    """One kind of incident (突发事件)."""

    severity: float = parameter(0.5, "share", 0, 1, "A71", "How grave it is, beside the gravest.")
    hit: float = parameter(0.3, "share", 0, 1, "A71", "Residents it happens to, of those it concerns.")
    stakes: float = parameter(0.5, "share", 0, 1, "A71", "What there is to lose in a conflict about it.")


class Burglary(KindOfIncident):
    """Flats in one building are burgled (偷盗) [handbook 1.1.1A]."""

    severity: float = parameter(1.0, "share", 0, 1, "A71", "How grave it is, beside the gravest.")
    hit: float = parameter(0.25, "share", 0, 1, "A71", "Residents it happens to, of those it concerns.")
    stakes: float = parameter(0.6, "share", 0, 1, "A71", "What there is to lose in a conflict about it.")


class Sewage(KindOfIncident):
    """Sewage backs up in one building (污水) [handbook 2.2.2]."""

    severity: float = parameter(0.7, "share", 0, 1, "A71", "How grave it is, beside the gravest.")
    stakes: float = parameter(0.4, "share", 0, 1, "A71", "What there is to lose in a conflict about it.")


class Brawl(KindOfIncident):
    """People come to blows, perhaps at an activity (斗殴) [handbook 2.2.2]."""

    severity: float = parameter(0.6, "share", 0, 1, "A71", "How grave it is, beside the gravest.")
    hit: float = parameter(0.15, "share", 0, 1, "A71", "Residents it happens to, of those it concerns.")
    stakes: float = parameter(0.3, "share", 0, 1, "A71", "What there is to lose in a conflict about it.")


class DanceNoise(KindOfIncident):
    """Square dancing keeps the next building awake (广场舞噪声)."""

    severity: float = parameter(0.5, "share", 0, 1, "A71", "How grave it is, beside the gravest.")
    stakes: float = parameter(0.3, "share", 0, 1, "A71", "What there is to lose in a conflict about it.")


class Parking(KindOfIncident):
    """There is nowhere to park, or it costs more (停车)."""

    severity: float = parameter(0.5, "share", 0, 1, "A71", "How grave it is, beside the gravest.")
    hit: float = parameter(0.2, "share", 0, 1, "A71", "Residents it happens to, of those it concerns.")


class Fees(KindOfIncident):
    """Property management raises its fees, or does little for them (物业费)."""

    severity: float = parameter(0.5, "share", 0, 1, "A71", "How grave it is, beside the gravest.")
    stakes: float = parameter(0.7, "share", 0, 1, "A71", "What there is to lose in a conflict about it.")


class Incidents(Group):
    """Incidents: how often, whom they anger, what they leave behind [handbook 1.1.1A, 2.2.2]."""

    rate: float = parameter(1.0, "factor", 0, 20, "A70", "How often incidents happen, beside the community's rates.")
    felt: float = parameter(0.9, "share", 0, 1, "A72", "Grievance of one hit by the gravest incident.")
    unease: float = parameter(0.6, "share", 0, 1, "A72", "Grievance of a neighbour not hit, beside that of one hit.")
    need: float = parameter(0.3, "share", 0, 1, "A73", "Step to full need of what a full grievance is about.")
    need_half_life: float = parameter(26.0, "weeks", 1, 520, "A73", "Time for half of a need so raised to fade.")
    distrust: float = parameter(1.0, "experiences", 0, 5, "A73", "Bad experience of one hit with those blamed.")
    at_activity: float = parameter(0.3, "probability", 0, 1, "A71", "Chance that a brawl is at an activity, if any.")
    office_risk: float = parameter(0.4, "share", 0, 1, "A73", "Risk to the office of an incident at an activity.")
    car_wealth: float = parameter(0.45, "share", 0, 1, "A71", "Wealth from which residents below old age have a car.")
    burglary: Burglary = Burglary()
    sewage: Sewage = Sewage()
    brawl: Brawl = Brawl()
    dance_noise: DanceNoise = DanceNoise()
    parking: Parking = Parking()
    fees: Fees = Fees()


class Mobilisation(Group):
    """Mobilisation: who joins in, day by day, along ties [handbook 2.2.2]."""

    lead: float = parameter(0.35, "share", 0, 1, "A74", "What a full grievance is worth without others joining in.")
    gather: float = parameter(
        0.05, "probability/week", 0, 1, "A79", "Chance that twenty mobilised by an incident gather in a rights group."
    )
    rounds: int = parameter(7, "days/week", 1, 7, "model 12", "Rounds in which people join in within a week.")
    half_life: float = parameter(6.0, "weeks", 0.5, 104, "A74", "Time for half of a grievance to fade.")


class Conflict(Group):
    """Conflicts: how tense it gets, when it flares up, which arise without an incident [handbook 2.2.2, 6]."""

    start: float = parameter(0.1, "share", 0, 1, "A75", "Tension of a conflict in the week it arises.")
    keep: float = parameter(0.97, "share/week", 0, 1, "model 12", "Tension that stays from one week to the next.")
    gain: float = parameter(0.1, "share/week", 0, 1, "model 12", "Tension added when everybody has joined in.")
    flare: float = parameter(0.05, "probability/week", 0, 1, "model 12", "Chance to flare up at full tension.")
    flare_tension: float = parameter(0.1, "share", 0, 1, "A75", "Step to full tension when a conflict flares up.")
    flare_risk: float = parameter(0.2, "share", 0, 1, "A75", "Risk to the office of a conflict that flares up.")
    distrust: float = parameter(0.5, "experiences", 0, 5, "A75", "Bad experience with the other side in a flare-up.")
    calm: float = parameter(0.05, "share", 0, 1, "A75", "Tension below which a conflict without followers dies down.")
    peace: int = parameter(26, "weeks", 0, 520, "A76", "Weeks for which the same discontent makes no new conflict.")
    content: float = parameter(0.45, "share", 0.05, 1, "A76", "Trust in property management that owners can live with.")
    discontent: float = parameter(0.02, "probability/week", 0, 1, "A76", "Chance of owners without trust to rise.")
    discontent_stakes: float = parameter(0.7, "share", 0, 1, "A76", "What owners and property management may lose.")
    exclusion: float = parameter(
        0.02,
        "probability/week",
        0,
        1,
        "A76",
        "Chance that tenants rise over a room in use that is shut to all of them.",
    )
    exclusion_grievance: float = parameter(0.5, "share", 0, 1, "A76", "Grievance of a tenant shut out.")
    exclusion_stakes: float = parameter(0.4, "share", 0, 1, "A76", "What there is to lose over a shut door.")
    committee: float = parameter(
        0.05, "probability/week", 0, 1, "A79", "Chance that twenty mobilised owners form or revive their committee."
    )


class Deliberation(Group):
    """Deliberation (议事协商): who comes, whether it settles a conflict, what one learns [handbook 2.2.2, 6]."""

    duration: float = parameter(2.0, "h", 0.5, 12, "A77", "How long a meeting lasts.")
    seats: int = parameter(20, "residents", 2, 200, "A77", "Places at the table.")
    accept: float = parameter(0.5, "probability", 0, 1, "A77", "Chance to come of one fully open or aggrieved.")
    quorum: int = parameter(4, "residents", 1, 50, "A77", "Residents of the parties without whom nothing is decided.")
    trained: float = parameter(0.5, "share", 0, 1, "A77", "Skill from which outsiders are asked to help at the table.")
    helpers: int = parameter(4, "residents", 0, 50, "A77", "Most trained outsiders at the table.")
    constant: float = parameter(-1.0, "logit", -10, 10, "model 12", "Log-odds of success without skill, trust, stakes.")
    skill: float = parameter(3.0, "logit", 0, 20, "model 12", "Weight of mean skill at the table.")
    facilitation: float = parameter(1.5, "logit", 0, 20, "model 12", "Weight of the convener's facilitation.")
    trust: float = parameter(2.0, "logit", 0, 20, "model 12", "Weight of trust between the parties.")
    stakes: float = parameter(2.0, "logit", 0, 20, "model 12", "Weight of what there is to lose.")
    practice: float = parameter(0.05, "share", 0, 1, "A78", "Step to full skill in a deliberation that went well.")
    training: float = parameter(0.1, "share", 0, 1, "A78", "Step to full skill in a training.")
    failed_tension: float = parameter(0.1, "share", 0, 1, "A75", "Step to full tension when a deliberation fails.")
    failed_risk: float = parameter(0.1, "share", 0, 1, "A75", "Risk to the office of a deliberation that fails.")
    committee: float = parameter(
        0.3, "probability", 0, 1, "A79", "Chance that owners who settled a matter form or revive their committee."
    )
    pause: int = parameter(4, "weeks", 1, 52, "A77", "Weeks before parties sit down again over the same conflict.")
    own_hours: float = parameter(40.0, "h", 1, 400, "A79", "Residents' hours to prepare a deliberation of their own.")
    own_tension: float = parameter(0.1, "share", 0, 1, "A79", "Tension from which residents convene one themselves.")
    own_skill: float = parameter(0.4, "share", 0, 1, "A79", "Skill without which residents do not convene one.")
