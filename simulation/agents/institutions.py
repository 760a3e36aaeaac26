"""Institutions of the estate: what any of them takes in, remembers and tends to [model 10, handbook 3]."""

from collections.abc import Callable

import mesa
import numpy as np

from simulation.agents.residents import Residents
from simulation.institution_profiles import Committee
from simulation.institution_profiles import Institution as InstitutionProfile
from simulation.parameters import Parameters
from simulation.rules import cooperation as rules
from simulation.rules.habit import fading
from simulation.streams import Streams
from simulation.topics import Trustee
from simulation.world.diary import Diary

INTRODUCTIONS = ("cold", "acquaintance", "superior")
CAUSES = ("benefit", "service", "risk", "support", "trust", "lead", "values")
FULL_HOUSE = 30.0  # residents who make an activity well visited [handbook 3.2; model 16]


class Institution(mesa.Agent):
    """An institution that helps, watches or refuses.

    Args:
        model: the Mesa model.
        profile: trust, starting cooperation, reach, and what is its own.
        parameters: all parameters; `[cooperation]` and `[styles]` are used.
        diary: where its changes are written down.
    """

    name: str
    trustee: Trustee

    def __init__(
        self,
        model: mesa.Model,
        profile: InstitutionProfile | Committee,
        parameters: Parameters,
        diary: Diary | None = None,
    ) -> None:
        super().__init__(model)
        self.profile, self.all_parameters, self.parameters = profile, parameters, parameters.cooperation
        self.diary = diary or Diary()
        self.cooperation = profile.cooperation
        self.good = self.bad = 0.0
        self.risk = self.informed = self.benefit = self.service = self.support = 0.0
        self.shared = self.conviction = self.influence = self.example = 0.0
        self.first_contact = ""
        self.in_core_group = self.endorses = self.has_met_team = False
        self._known: np.ndarray | None = None
        self.tends_to: Callable[..., float] = rules.as_moved
        p = self.parameters
        half_lives = (p.inform_half_life, p.risk_half_life, p.share_half_life, p.conviction_half_life)
        self._fadings = tuple(fading(half_life=weeks) for weeks in (*half_lives, p.benefit_half_life))
        self._level, self._moves = self.level, self.moves()
        self._allowed = rules.level(self.cooperation)

    @property
    def is_active(self) -> bool:
        """Whether there is anybody to decide, help or refuse."""
        return True

    @property
    def weights(self) -> rules.Weights:
        """Its constant, and its weight on benefit, service and risk."""
        raise NotImplementedError

    @property
    def trust(self) -> float:
        """Its trust in the team, by the beta rule with a base rate of one half [share]."""
        return (self.good + 1.0) / (self.good + self.bad + 2.0)

    @property
    def own_credit(self) -> float:
        """Share of the team's achievement that counts as its own without being given any."""
        return 0.0

    @property
    def felt_benefit(self) -> float:
        """What the team's work is worth to it [share]."""
        return self.benefit

    @property
    def level(self) -> int:
        """Level of involvement, 0 absent to 4 co-hosts."""
        return rules.level(self.cooperation)

    def see_activity(self, n_came: int, *, on_premises: bool, regular: bool, n_bad: int, beside: bool = False) -> None:
        """Take in an activity of the team: achievement so far as it is its own, risk from surprise and trouble."""
        p = self.parameters
        self.has_met_team = True
        own = 1.0 if beside else rules.credited(self.own_credit, self.shared)
        seen = own * p.achievement * min(1.0, n_came / FULL_HOUSE) * (p.premises if on_premises and regular else 1.0)
        self.benefit += min(1.0, seen) * (1.0 - self.benefit)
        uninformed = max(0.0, 1.0 - self.informed)
        self.alarm(p.surprise * uninformed * (1.0 if on_premises else 0.5) + p.trouble * n_bad)

    def alarm(self, threat: float) -> None:
        """Take in something that makes the team's work look risky [share]."""
        self.risk += min(1.0, threat) * (1.0 - self.risk)

    def receive_visit(self, introduced: str, *, went_well: bool) -> None:
        """Take in a formal visit: cold, introduced by an acquaintance, or on a superior's word [handbook 3.1].

        The first contact stays: a head who was called upon cold takes later visits less seriously.
        """
        p = self.parameters
        self.has_met_team = True
        worth = getattr(p, introduced)
        if not self.first_contact:
            self.first_contact = introduced
            self.diary.note("institution", self.name, "first_contact", INTRODUCTIONS[INTRODUCTIONS.index(introduced)])
        elif self.first_contact == "cold":
            worth *= p.first_cold
        if went_well:
            self.good += worth
        else:
            self.bad += worth
        if introduced == "superior":
            self.support = p.support

    def share(self, materials: float) -> None:
        """Take in materials and results shared: credit for what the team achieves, and its own work made visible."""
        self.shared += 1.0
        self.benefit += materials * (1.0 - self.benefit)

    def hear_values(self, effect: float) -> None:
        """Take to heart a talk about what the project is for [handbook 3.2]."""
        self.conviction += effect * (1.0 - self.conviction)

    def moves(self) -> dict[str, float]:
        """Return what moves it, by name [logit]."""
        return rules.terms(
            self.weights,
            benefit=self.felt_benefit,
            service=self.service,
            risk=rules.felt_risk(self.risk, self.informed, effect=self.parameters.inform_effect),
            support=self.support,
            trust=self.trust,
            lead=self.example,
        )

    def move(self) -> None:
        """Let a week pass: cooperation moves to its target; what was seen, told and learned fades."""
        if self.is_active:
            moves = self.moves()
            self.cooperation = rules.moved(self.cooperation, self._target(moves), rate=self.parameters.rate)
            self._note_level(moves)
        told, alarmed, shared, convinced, memory = self._fadings
        self.informed *= told
        self.risk *= alarmed
        self.shared *= shared
        self.conviction *= convinced
        self.benefit *= memory
        self.good *= memory
        self.bad *= memory

    def _target(self, moves: dict[str, float]) -> float:
        """Return the cooperation it tends to, by the rule in force."""
        return self.tends_to(moves, cooperation=self.cooperation)

    def _note_level(self, moves: dict[str, float]) -> None:
        """Write down a change of level, and what has moved it most since the last one."""
        now, before = self.level, self._level
        was_allowed, self._allowed = self._allowed, rules.level(self.cooperation)
        if now == before:
            return
        up = 1.0 if now > before else -1.0
        because = max(CAUSES, key=lambda name: up * (moves[name] - self._moves[name]))
        if up * (moves[because] - self._moves[because]) <= 1e-9:
            because = "its_nature"  # it had not yet come to where it stands by itself
        if self._allowed == was_allowed:
            because = "change_of_view"  # not cooperation, but what it makes of it
        if self.has_met_team:  # before that it draws towards nobody
            what = "drew_nearer" if up > 0 else "drew_back"
            self.diary.note("institution", self.name, what, because, level=now, before=before)
        self._level, self._moves = now, moves

    def knows(self, streams: Streams) -> np.ndarray:
        """Return which residents it knows, drawn once: its reach among all (n,) bool."""
        if self._known is None:
            self._known = streams.everyone(f"known/{self.name}", -1) < np.float32(self.profile.reach)
        return self._known

    def names_of_keen(self, residents: Residents, streams: Streams, week: int) -> np.ndarray:
        """Return the rows of keen residents that it names to the team, the keenest first.

        It names those it knows whose charisma and mobilising power it thinks highest, as many as it cooperates; an
        absent one names nobody.

        Args:
            residents: the table of residents.
            streams: the run's randomness.
            week: the week it is asked in; its errors of judgement are of that week.
        """
        n_named = int(self.parameters.keen_names * self.cooperation)
        if not self.is_active or self.level == 0 or n_named == 0:
            return np.zeros(0, dtype=np.int64)
        who = self.knows(streams).nonzero()[0]
        blur = streams.some(f"keen/{self.name}", week, who) - np.float32(0.5)
        seen = (residents.charisma[who] + residents.mobilising[who]) / 2
        keenness = seen + np.float32(2.0 * self.parameters.keen_blur) * blur
        return who[np.argsort(-keenness, kind="stable")[:n_named]]
