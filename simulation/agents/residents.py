"""Residents (居民) and the table they live in; an activist (积极分子) is a resident who leads."""

import mesa
import numpy as np

from simulation.columns import Column, RowAgent, Table
from simulation.rules import trust as trust_rules
from simulation.topics import N_TOPICS, N_TRUSTEES, AgeGroup, Channel, Role, Telling, Trustee

NO_SLOT = -1
NEVER = -1000


class Resident(RowAgent):
    """A person who may take part in community life [model 1]."""

    building = Column(np.int32, unit="building", doc="Where one lives.")
    age_group = Column(np.uint8, kind=AgeGroup, doc="Stage of life.")
    owner = Column(bool, doc="Owner, or tenant.")
    local = Column(bool, doc="Local, or migrant.")
    leisure = Column(np.float32, unit="h/week", doc="Leisure.")
    community_leisure = Column(np.float32, unit="h/week", doc="Hours one is ready to give the community.")
    wealth = Column(np.float32, unit="share", doc="Wealth (有钱).")
    charisma = Column(np.float32, unit="share", doc="How one persuades (感染力).")
    mobilising = Column(np.float32, unit="share", doc="How many one brings along (带动力).")
    drive = Column(np.float32, unit="share", doc="How much one gets done (行动力).")
    responsibility = Column(np.float32, unit="share", doc="Sense of responsibility (责任感).")
    openness = Column(np.float32, unit="share", doc="Openness to others (开放性).")
    resource_seeking = Column(np.float32, unit="share", doc="How much one looks for what is given (资源导向).")
    public_spirit = Column(np.float32, unit="share", doc="Publicness one comes back to without dialogue (公共精神).")
    threshold = Column(np.float32, unit="share", doc="Threshold, for the threshold rule of decision.")
    propensity = Column(np.float32, unit="logit", doc="Lasting personal inclination.")
    need = Column(np.float32, width=N_TOPICS, unit="share", doc="Felt need of each topic.")
    base = Column(np.float32, width=N_TRUSTEES, default=0.5, unit="share", doc="Trust without evidence.")

    expectation = Column(np.float32, unit="share", doc="What one has come to expect from public-interest resources.")
    entitlement = Column(np.float32, unit="share", doc="What one holds to be due and did not get (公益变公共).")

    aware = Column(bool, doc="Knows the team.")
    telling = Column(np.uint8, kind=Telling, doc="Whether one tells ties of the team, for the contact rule.")
    reachable = Column(bool, doc="Left contact details.")
    engaged = Column(bool, default=True, doc="Has not lost interest for long.")
    habit = Column(np.float32, unit="share", doc="How regularly one comes (熟客).")
    habit_slot = Column(np.int32, default=NO_SLOT, unit="slot", doc="The slot one is used to.")
    attended = Column(np.uint16, unit="mask", doc="Weeks with a visit, of the last 12.")
    fatigue = Column(np.float32, unit="work over leisure", doc="Tiredness from work.")
    identification = Column(np.float32, unit="share", doc="From 'you' to 'we'.")
    role = Column(np.uint8, kind=Role, doc="Commitment: resident, contributor, activist, burnt out.")
    setting = Column(np.int16, default=NO_SLOT, unit="setting", doc="Where a contributor works.")
    idle = Column(np.uint16, unit="weeks", doc="Weeks without work, for contributors.")
    spotted = Column(np.uint8, kind=Channel, doc="How the team found one who accepted to lead (挖掘途径).")
    resting = Column(np.uint16, unit="weeks", doc="Weeks of rest left after burning out.")
    trained_until = Column(
        np.int32, default=NEVER, unit="week", doc="Until when training outside spurs one on (走出去)."
    )
    coached = Column(np.int32, default=NEVER, unit="week", doc="Week of the last coaching.")
    contacted = Column(np.int32, default=NEVER, unit="week", doc="Week of the last second contact.")
    deliberated = Column(np.uint16, unit="meetings", doc="Deliberations and trainings one has been to.")
    introduced = Column(np.int32, default=NEVER, unit="week", doc="Week in which a friend introduced one to the team.")
    hours_left = Column(np.float32, unit="h", doc="Community leisure not yet given this week.")
    hours_given = Column(np.float32, unit="h", doc="Hours given to the community so far.")
    met = Column(np.float32, width=N_TOPICS, unit="share", doc="Share of each need met at the moment.")
    publicness = Column(np.float32, width=N_TOPICS, unit="share", doc="From private to public need (公共性).")
    skill = Column(np.float32, unit="share", doc="How well one deliberates (议事能力).")
    good = Column(np.float32, width=N_TRUSTEES, unit="experiences", doc="Good evidence remembered.")
    bad = Column(np.float32, width=N_TRUSTEES, unit="experiences", doc="Bad evidence remembered.")
    opinion = Column(np.float32, width=N_TRUSTEES, default=0.5, unit="share", doc="Trust, where a rule keeps it.")


class Activist(Resident):
    """A resident who leads work; the same row, seen as an activist while the role lasts."""


class Residents(Table):
    """All residents of an estate.

    Args:
        model: the Mesa model.
        n_rows: number of adults.
        n_buildings: number of buildings.
        trust_rule: the member of the family `trust` in force.
        prior_weight: evidence the base rate is worth, for the beta rule.
    """

    def __init__(
        self, model: mesa.Model, n_rows: int, *, n_buildings: int, trust_rule: str, prior_weight: float
    ) -> None:
        super().__init__(model, Resident, n_rows)
        self.n_buildings, self.trust_rule, self.prior_weight = n_buildings, trust_rule, prior_weight
        self.keeps_opinions = trust_rule not in trust_rules.MEMBERS

    def class_of(self, row: int) -> type[RowAgent]:
        """Return `Activist` while the row leads, else `Resident`."""
        return Activist if self.role[row] == Role.ACTIVIST else Resident

    def trust(self, trustee: Trustee, who: np.ndarray | slice = slice(None)) -> np.ndarray:
        """Return trust of the residents `who` in one trustee: (n,) float32."""
        if self.keeps_opinions:
            return self.opinion[who, trustee]
        good, bad, base = self.good[:, trustee], self.bad[:, trustee], self.base[:, trustee]
        return trust_rules.beta(good[who], bad[who], base[who], prior_weight=self.prior_weight)

    def change_role(self, who: np.ndarray, role: Role) -> None:
        """Give the residents `who` a role; those already seen as Mesa agents change class with it."""
        if len(who) == 0:
            return
        self.role[who] = role
        if not self.has_views:
            return
        for row in who:
            agent, wanted = self.views[row], self.class_of(row)
            if type(agent) is not wanted:
                self.model.reclass(agent, wanted)
