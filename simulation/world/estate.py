"""Everything of a run that rules and actions may touch: the estate and its people, in one place."""

from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np

from simulation.agents.committee import OwnersCommittee
from simulation.agents.groups import Groups
from simulation.agents.institutions import Institution
from simulation.agents.partners import PropertyManagement
from simulation.agents.residents import Residents
from simulation.parameters import Parameters
from simulation.registry import InForce
from simulation.rules import needs
from simulation.rules import trust as trust_rules
from simulation.streams import Streams
from simulation.topics import Holder, Role, Trustee
from simulation.world.calendar import Calendar
from simulation.world.chat import OwnersChat
from simulation.world.conflicts import Conflicts
from simulation.world.diary import Diary
from simulation.world.grants import GrantBook
from simulation.world.incidents import Incidents
from simulation.world.ledger import Ledger
from simulation.world.network import Ties
from simulation.world.resources import ResourceMap
from simulation.world.settings import Setting
from simulation.world.slots import SlotBook
from simulation.world.told import Told
from simulation.world.venues import Venue


@dataclass
class Estate:
    """The state of a run.

    Args:
        parameters: all parameters.
        streams: the randomness of the run.
        rules: the member in force of each family of rules.
        residents: the table of residents.
        ties: their network.
        venues: venues by id.
        institutions: `office`, `property` and `committee`.
        chat: the owners' chat.
        calendar: holidays.
        ledger: hours and yuan.
        slots: activities people remember.
        spectrum: (3, n_topics) shares of each need served by market, government and civic work [share].
        groups: residents' groups and who belongs to them.
        resources: the resource map.
        time_outside: (n,) leisure over its mean: how often one can be met outside [ratio].
        week: the week that passes, -1 before the first.
        settings: what goes on from week to week.
        grants: what rounds of grants gave, and what came of it.
        n_founded: groups founded since the run began [count].
        n_newly_active: residents whose first hour for the community was in a group they joined [count].
        served_others: hours that groups' activities gave to non-members this week [h].
        meeting_hours: hours that members gave at their groups' meetings this week [h].
        joined: groups whose meeting the team takes part in this week, and whether it is on the group's own topic.
        regulars: rows of those who came in enough of the last 12 weeks (熟客), as of the last week completed.
        recent: (n,) who came in the last 4 weeks, as of the last week completed.
        workers: rows of contributors and activists, as of this week's work.
        luck_of_workers: (4, n_workers) their draws of this week.
        practised: rows whose habit grew this week, so that it does not fade.
        active_ties: (n,) how many tied residents are among `recent` [count].
        persuasion: (n,) charisma of the activist who invited each resident this week [share].
        invitations: activists who invited, and whom, pair by pair, this week.
        told: this week's experiences, to be told to ties.
        remembered: (2, n, n_trustees) evidence after last week's talk, where trust is kept as an opinion.
        diary: what happened to whom and why; empty unless it is kept.
        incidents: what may happen, and what has.
        conflicts: who is at odds with whom.
        weighed: whether the committee was active when influence was last weighed, None before that.
    """

    parameters: Parameters
    streams: Streams
    rules: InForce
    residents: Residents
    ties: Ties
    venues: dict[str, Venue]
    institutions: dict[str, Institution]
    chat: OwnersChat
    calendar: Calendar
    ledger: Ledger
    slots: SlotBook
    spectrum: np.ndarray
    groups: Groups
    resources: ResourceMap
    time_outside: np.ndarray
    week: int = -1
    settings: list[Setting] = field(default_factory=list)
    n_founded: int = 0
    grants: GrantBook = field(default_factory=GrantBook)
    n_newly_active: int = 0
    served_others: float = 0.0
    meeting_hours: float = 0.0
    joined: dict[int, bool] = field(default_factory=dict)
    regulars: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    recent: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    workers: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    luck_of_workers: np.ndarray = field(default_factory=lambda: np.zeros((4, 0), dtype=np.float32))
    practised: list[np.ndarray] = field(default_factory=list)
    active_ties: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    persuasion: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    invitations: tuple[np.ndarray, np.ndarray] = field(
        default_factory=lambda: (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    )
    told: dict[Trustee, Told] = field(default_factory=dict)
    remembered: np.ndarray | None = None
    diary: Diary = field(default_factory=Diary)
    incidents: Incidents = field(default_factory=Incidents)
    conflicts: Conflicts = field(init=False)
    weighed: bool | None = None

    def __post_init__(self) -> None:
        self.conflicts = Conflicts(
            self.ties,
            self.diary,
            half_life=self.parameters.mobilisation.half_life,
            peace=self.parameters.conflict.peace,
        )

    @property
    def management(self) -> PropertyManagement:
        """Property management."""
        return cast(PropertyManagement, self.institutions["property"])

    @property
    def committee(self) -> OwnersCommittee:
        """The owners' committee, dormant or at work."""
        return cast(OwnersCommittee, self.institutions["committee"])

    def venues_of(self, name: str) -> list[Venue]:
        """Return the venue with this id, or all of a kind (`room`, `ground`)."""
        if name in self.venues:
            return [self.venues[name]]
        return [venue for venue in self.venues.values() if venue.profile.kind == name]

    def decider(self, venue: Venue) -> Institution | None:
        """Return who must agree to the use of a venue: None for public ground.

        Common property of the owners is decided by their committee, or by property management while it is dormant.
        """
        if venue.owner == Holder.PUBLIC:
            return None
        if venue.owner == Holder.OFFICE:
            return self.institutions["office"]
        decides = venue.owner == Holder.OWNERS and self.institutions["committee"].is_active
        return self.institutions["committee" if decides else "property"]

    def asks_for(self, venue: Venue) -> bool:
        """Return whether the use of `venue` is granted this week: with the owner's cooperation as probability."""
        owner = self.decider(venue)
        if owner is None:
            return True
        return self.streams.one("request", self.week, occasion=venue.number) < owner.cooperation

    def response(self, topics: np.ndarray, who: np.ndarray) -> np.ndarray:
        """Return the part of the needs of `who` that work in the community can answer: (n_topics, n) [share]."""
        return needs.response(
            self.spectrum[:, topics],
            self.residents.wealth[who],
            cooperation=self.institutions["office"].cooperation,
        )

    def setting_at(self, slots: np.ndarray) -> np.ndarray:
        """Return the number of the setting each slot belongs to, -1 for none: same shape as `slots`."""
        return self.slots.settings()[slots]

    def become_aware(self, who: np.ndarray, because: str, **facts: Any) -> None:
        """Let the residents `who` know the team; the diary keeps how those learnt of it to whom it is new."""
        new = who[~self.residents.aware[who]]
        self.residents.aware[new] = True
        self.diary.note_residents(new, "became_aware", because, **facts)

    def leave_contact(self, who: np.ndarray, because: str, **facts: Any) -> None:
        """Let the residents `who` leave their contact details; the diary keeps those who had not yet."""
        new = who[~self.residents.reachable[who]]
        self.residents.reachable[new] = True
        self.diary.note_residents(new, "left_contact", because, **facts)

    def take_up_work(self, who: np.ndarray, because: str, otherwise: int = -1, **facts: Any) -> None:
        """Make the residents `who` contributors in the setting they are used to come to, or, without one, elsewhere."""
        if len(who) == 0:
            return
        residents = self.residents
        residents.change_role(who, Role.CONTRIBUTOR)
        usual = self.setting_at(residents.habit_slot[who])
        residents.setting[who] = np.where(usual < 0, otherwise, usual)
        residents.idle[who] = 0
        self.diary.note_residents(who, "took_up_work", because, setting=residents.setting[who], **facts)

    def remember(
        self, who: np.ndarray, trustee: Trustee, outcome: np.ndarray, weight: float, *, is_told: bool = True
    ) -> None:
        """Add experiences of the residents `who` (each once) with a trustee to their evidence, to be told on.

        Args:
            who: (n,) rows, each at most once.
            trustee: whom the experience was with.
            outcome: (n,) +1 good, -1 bad, 0 neutral.
            weight: what one experience counts [experiences].
            is_told: whether they tell their ties of it.
        """
        if self.residents.trust_rule == trust_rules.TWO_OUTCOMES:
            outcome = trust_rules.two_outcomes(outcome)
        felt = outcome.nonzero()[0]
        who, is_good = who[felt], outcome[felt] > 0
        good = is_good * np.float32(weight)
        bad = ~is_good * np.float32(weight * self.parameters.trust.negativity)
        self.learn(who, trustee, good, bad)
        if not is_told:
            return
        told = self.told.setdefault(trustee, Told())
        told.who.append(who)
        told.good.append(good)
        told.bad.append(bad)

    def learn(self, who: np.ndarray, trustee: Trustee, good: np.ndarray | float, bad: np.ndarray | float) -> None:
        """Add evidence about a trustee to that of the residents `who` (each once); nothing of it is told on.

        Args:
            who: (n,) rows, each at most once.
            trustee: whom it is about.
            good: (n,) good evidence [experiences].
            bad: (n,) bad evidence, already times negativity [experiences].
        """
        residents = self.residents
        residents.good[:, trustee][who] += good  # one column first: numpy is quicker on one index than on two
        residents.bad[:, trustee][who] += bad

    def endorse(self, institution: Institution) -> None:
        """Let an institution be seen beside the team: its name lends trust, or costs it [handbook 3.2]."""
        if not institution.endorses:
            institution.endorses = True
            believed = float(self.residents.base[:, Trustee.TEAM].mean(dtype=np.float64))
            who = [other.trustee for other in self.institutions.values() if other.endorses]
            lent = np.stack([self.residents.trust(trustee) for trustee in who], axis=1)
            p = self.parameters.trust
            base = trust_rules.base_rate(p.base, lent, endorsement=p.endorsement)
            opinion = self.residents.opinion[:, Trustee.TEAM] + base - self.residents.base[:, Trustee.TEAM]
            self.residents.opinion[:, Trustee.TEAM] = np.clip(opinion, 0.0, 1.0)
            self.residents.base[:, Trustee.TEAM] = base
            change = float(base.mean(dtype=np.float64)) - believed
            what = "endorses" if change >= 0 else "endorsement_backfires"
            because = "is_trusted" if change >= 0 else "is_distrusted"
            self.diary.note("institution", institution.name, what, because, change=round(change, 3))
