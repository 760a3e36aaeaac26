"""Counting a week, and the outcomes of a run, from the state of the estate [model 14]."""

from collections.abc import Callable

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.measures import OUTCOMES, WEEKLY
from simulation.rules import knowledge, needs, roles
from simulation.topics import AgeGroup, Role, Trustee
from simulation.week import (
    counting_conflict,
    counting_groups,
    counting_institutions,
    counting_needs,
    counting_resources,
    counting_roles,
)
from simulation.world.estate import Estate
from simulation.world.settings import Offer
from simulation.world.slots import Host

QUARTER = 12
TRUTH_EVERY = 4
# Families of measures that are read off the estate: each a function (estate, team, offers) -> numbers by name. In a
# week in which a family returns nothing, its measures stand as they were.
Count = Callable[[Estate, SocialWorkTeam, list[Offer]], dict[str, float]]
COUNTS: tuple[Count, ...] = (
    counting_needs.count,
    counting_roles.count,
    counting_groups.count,
    counting_institutions.count,
    counting_conflict.count,
    counting_resources.count,
)


class Recorder:
    """The weekly series of one run.

    Args:
        weeks: length of the run.
    """

    def __init__(self, weeks: int) -> None:
        self.weekly = {name: np.zeros(weeks, dtype=np.float32) for name in WEEKLY}
        self.occasions: list[int] = []
        self._match = 0.0
        self._last: dict[Count, dict[str, float]] = {count: {} for count in COUNTS}
        self._groups: dict[str, tuple[np.ndarray, float]] = {}

    def count(self, estate: Estate, team: SocialWorkTeam, offers: list[Offer], own_work: float, work: float) -> None:
        """Store this week's measures.

        Args:
            estate: the state at the end of the week.
            team: the social-work team.
            offers: this week's activities with those who came.
            own_work: hours residents worked where residents are the hosts [h].
            work: hours residents worked in all [h].
        """
        for name, number in self._numbers(estate, team, offers, own_work, work).items():
            self.weekly[name][estate.week] = number
        for count in COUNTS:
            numbers = self._last[count] = count(estate, team, offers) or self._last[count]
            for name, number in numbers.items():
                self.weekly[name][estate.week] = number

    def _numbers(
        self, estate: Estate, team: SocialWorkTeam, offers: list[Offer], own_work: float, work: float
    ) -> dict[str, float]:
        residents, ledger = estate.residents, estate.ledger
        recent = estate.recent
        if estate.week % TRUTH_EVERY == 0:  # the truth moves slowly, and the mean over all needs is costly
            truth = knowledge.shares(needs.unmet(residents.need, residents.met))
            self._match = knowledge.match(team.estimate, truth)
        self.occasions += [len(offer.came) for offer in offers if offer.host == Host.TEAM]
        came = sum(len(offer.came) for offer in offers)
        hours = sum(len(offer.came) * offer.duration for offer in offers)
        own = sum(len(offer.came) * offer.duration for offer in offers if offer.host == Host.RESIDENTS)
        return {
            "awareness": np.count_nonzero(residents.aware) / len(residents),
            "trust": residents.trust(Trustee.TEAM).sum(dtype=np.float64) / len(residents),
            "taking_part": np.count_nonzero(recent),
            "attendance": came,
            "attendees": np.count_nonzero(
                roles.came_within(residents.attended, weeks=estate.parameters.roles.attendee_window)
            ),
            "regulars": len(estate.regulars),
            "contributors": np.count_nonzero(residents.role == Role.CONTRIBUTOR.value),
            "activists": np.count_nonzero(residents.role == Role.ACTIVIST.value),
            "burnt_out": np.count_nonzero(residents.role == Role.BURNT_OUT.value),
            "cooperation_office": estate.institutions["office"].cooperation,
            "cooperation_property": estate.institutions["property"].cooperation,
            "property_level": estate.institutions["property"].level,
            "resident_hours": hours + work + estate.meeting_hours,
            "own_hours": own + own_work + estate.meeting_hours,
            "own_visits": own,
            "opening_hours": sum(offer.staff_hours for offer in offers if offer.setting.is_space),
            "team_hours": ledger.week_hours,
            "team_yuan": ledger.week_yuan,
            "estimate_match": self._match,
            **{name: relative_share(recent, group, share) for name, (group, share) in self._of(estate).items()},
            "hours_gini": gini(residents.hours_given),
        }

    def _of(self, estate: Estate) -> dict[str, tuple[np.ndarray, float]]:
        """Return the groups whose inclusion is counted, with their share of residents; nobody changes group."""
        if not self._groups:
            residents = estate.residents
            groups = {
                "tenant_share": ~residents.owner,
                "migrant_share": ~residents.local,
                "worker_share": residents.age_group != AgeGroup.ELDER.value,
            }
            self._groups = {name: (group, np.count_nonzero(group) / len(group)) for name, group in groups.items()}
        return self._groups

    def outcomes(self, estate: Estate, *, exit: int) -> dict[str, float]:
        """Return the outcomes of the run; NaN where a run was too short to know.

        States are those of the last week before exit; flows are means of the 12 weeks before it.
        """
        weeks = estate.week + 1
        last = min(exit, weeks) - 1
        ledger = estate.ledger
        found = {name: float(self.weekly[name][max(last, 0)]) for name in WEEKLY if name in OUTCOMES}
        for flow in ("attendance", "resident_hours"):
            found[flow] = self._mean(flow, last + 1)
        found["visitors_per_occasion"] = float(np.mean(self.occasions)) if self.occasions else np.nan
        found["team_hours"], found["team_yuan"] = ledger.total_hours(), ledger.total_yuan()
        found["hours_unused"] = ledger.hours_unused + ledger.hours_stranded
        for after in (26, 52):
            known = exit + after <= weeks
            found[f"own_{after}"] = self._mean("own_hours", exit + after) if known else np.nan
            found[f"own_visits_{after}"] = self._mean("own_visits", exit + after) if known else np.nan
            before = found["resident_hours"]
            found[f"persistence_{after}"] = found[f"own_{after}"] / before if before > 0 else np.nan
        on_map = self.weekly["resources_known"]
        found["resources_growth"] = float(on_map[max(last, 0)] - on_map[0])
        found["hours_per_regular"] = _per(found["team_hours"], found["regulars"])
        found["hours_per_contributor"] = _per(found["team_hours"], found["contributors"] + found["activists"])
        found["yuan_per_regular"] = _per(found["team_yuan"], found["regulars"])
        return found

    def _mean(self, name: str, end: int) -> float:
        """Return the mean of a series over the 12 weeks before week `end`."""
        window = self.weekly[name][max(0, end - QUARTER) : end]
        return float(window.mean(dtype=np.float64)) if len(window) else np.nan


def _per(amount: float, people: float) -> float:
    return amount / people if people > 0 and amount > 0 else np.nan


def relative_share(taking_part: np.ndarray, group: np.ndarray, share: float) -> float:
    """Return a group's share among those taking part over its `share` of residents: 1 is even, NaN unknown."""
    n_part = np.count_nonzero(taking_part)
    if n_part == 0 or share == 0:
        return np.nan
    return np.count_nonzero(taking_part & group) / n_part / share


def gini(amount: np.ndarray) -> float:
    """Return the Gini coefficient of amounts >= 0: 0 all equal, near 1 one has all, NaN if there is nothing."""
    total = amount.sum(dtype=np.float64)
    if total <= 0:
        return np.nan
    given = np.sort(amount[amount > 0])  # those who gave nothing add nothing to the sum
    ranks = np.arange(len(amount) - len(given) + 1.0, len(amount) + 1)
    return float(2.0 * (given @ ranks) / (len(amount) * total) - (len(amount) + 1) / len(amount))
