"""What must hold after every week of every run: hours, money, seats and keys are finite (model 0, conservation).

Each check is a function of a community that raises AssertionError with a sentence; `Watch` runs them all, week by
week. `test_mutants.py` breaks the model in known ways and shows that the checks notice.
"""

from collections import Counter
from typing import Any

import numpy as np

from simulation.columns import columns_of
from simulation.measures import WEEKLY
from simulation.topics import Access, Role
from simulation.world.settings import SETTINGS
from simulation.world.slots import Host
from tests.conflict_invariants import (
    conflicts_are_sound,
    settled_conflicts_stay_settled,
    tables_seat_whom_they_can,
)
from tests.invariants_groups import GROUP_CHECKS

SLACK = 1e-3  # hours and yuan; columns hold float32
SHARES = (
    "wealth", "charisma", "mobilising", "drive", "responsibility", "openness", "resource_seeking", "threshold",
    "skill", "public_spirit", "publicness", "need", "base", "habit", "identification", "met", "opinion",
)  # fmt: skip
NEVER_NEGATIVE = ("leisure", "community_leisure", "fatigue", "hours_given", "good", "bad")
WEEKLY_SHARES = (
    "awareness", "trust", "cooperation_office", "cooperation_property", "cooperation_committee", "committee_stigma",
    "property_impression", "property_conviction", "estimate_match",
)  # fmt: skip


def nobody_gives_more_hours_than_one_has(community: Any, given_before: np.ndarray) -> None:
    """Attendance, work and second contacts of the week fit into one's community leisure."""
    residents = community.residents
    given = residents.hours_given - given_before
    over = given + residents.hours_left - residents.community_leisure  # contacts take hours left, and are not given
    assert over.max() <= SLACK, f"a resident gave {over.max():.3f} h more than there were"
    assert residents.hours_left.min() >= -1e-4, "hours left fell below zero"
    assert (residents.hours_given >= given_before).all(), "hours given were taken back"


def nobody_comes_twice(community: Any) -> None:
    """At most one open activity a resident and week; the attendance mask counts it and meetings of own groups."""
    visits = Counter(row for offer in community.offers for row in offer.came.tolist())
    assert max(visits.values(), default=0) <= 1, "a resident came to two activities in one week"
    came = np.flatnonzero(community.residents.attended & 1)
    assert came.tolist() == sorted({*visits, *community.meetings.rows.tolist()}), (
        "the masks of attendance do not say who came"
    )


def nobody_comes_without_seat_or_key(community: Any) -> None:
    """Those who came found a seat the venue has, and its door was open to them."""
    for offer in community.offers:
        profile = offer.venue.profile
        holds = profile.capacity * (offer.staff_hours / offer.duration if offer.setting.is_space else 1.0)
        assert 0 <= offer.seats <= holds + 1e-6, f"{profile.id} offered {offer.seats} seats and holds {holds:.1f}"
        assert len(offer.came) <= offer.seats, f"{profile.id} seated {len(offer.came)} on {offer.seats} seats"
        assert offer.venue.may_enter[offer.came].all(), f"{profile.id} let in whom it shuts out"
        if profile.access == Access.OWNERS_ONLY:
            assert community.residents.owner[offer.came].all(), f"{profile.id} let in tenants"


def venues_are_used_once(community: Any) -> None:
    """Hours of use fit into the opening hours, and no weekday holds two occasions."""
    for venue in community.estate.venues.values():
        here = [offer for offer in community.offers if offer.venue is venue and offer.group < 0]
        groups = [day for place, day in community.meetings.slots if place is venue]
        tables = [meeting for meeting in community.estate.conflicts.meetings if meeting.venue is venue]
        length = community.spec.parameters.groups.meeting
        used = sum(offer.staff_hours for offer in here) + length * len(groups)
        used += sum(meeting.hours for meeting in tables)
        limit = venue.profile.opening_hours
        assert used <= limit + SLACK, f"{venue.id} was used {used:.2f} h of {limit} h"
        assert venue.hours_booked <= limit + SLACK, f"{venue.id} is booked beyond its opening hours"
        assert abs(used - venue.hours_booked) <= SLACK, f"{venue.id} was used otherwise than booked"
        days = [offer.slot.weekday for offer in here if not offer.setting.is_space]
        days += [*groups, *(meeting.weekday for meeting in tables)]
        assert len(days) == len(set(days)), f"{venue.id} held two occasions on one day"


def books_balance(community: Any) -> None:
    """Every staff hour and every yuan is where the ledger says."""
    ledger = community.estate.ledger
    worked, paid = sum(ledger.hours.values()), sum(ledger.yuan.values())
    assert abs(ledger.hours_offered - worked - ledger.hours_unused) <= SLACK, "a staff hour is missing"
    in_books = paid + ledger.yuan_left + ledger.yuan_returned
    assert abs(ledger.yuan_granted - in_books) <= SLACK, f"{ledger.yuan_granted - in_books:.2f} yuan are missing"
    assert paid <= ledger.yuan_granted + SLACK, "more was paid than granted"
    for name in ("hours_unused", "hours_stranded", "yuan_left", "yuan_returned"):
        assert getattr(ledger, name) >= -SLACK, f"{name} fell below zero"
    accounts = [*community.team.accounts.values(), *(setting.account for setting in community.estate.settings)]
    assert min(accounts, default=0.0) >= -SLACK, "a preparation account was overdrawn"


def the_team_works_its_hours(community: Any) -> None:
    """Staff hours of a week stay within the team's, and a team that has left works none and pays nothing."""
    ledger, spec = community.estate.ledger, community.spec
    assert ledger.week_hours <= spec.parameters.team.hours + SLACK, "the team worked more hours than it has"
    if community.estate.week >= spec.exit:
        assert ledger.week_hours == 0, "the team worked after it had left"
        assert ledger.week_yuan == 0, "the team paid after it had left"
        assert all(offer.host == Host.RESIDENTS for offer in community.offers), "the team hosts after it had left"


def states_are_sound(community: Any) -> None:
    """No NaN, shares within [0, 1], nothing negative that cannot be, twelve bits of attendance."""
    residents = community.residents
    for name in columns_of(residents.agent_class):
        assert np.isfinite(residents.columns[name]).all(), f"{name} is not finite"
    for name in SHARES:
        column = residents.columns[name]
        assert column.min() >= 0, f"{name} fell below zero"
        assert column.max() <= 1 + 1e-6, f"{name} rose above one"
    for name in NEVER_NEGATIVE:
        assert residents.columns[name].min() >= 0, f"{name} fell below zero"
    assert residents.attended.max() < 1 << 12, "the mask of attendance is longer than twelve weeks"
    for institution in community.estate.institutions.values():
        for name in ("cooperation", "trust", "risk", "benefit", "felt_benefit", "service", "conviction", "influence"):
            assert 0 <= getattr(institution, name) <= 1, f"{name} of an institution is no share"
    committee = community.estate.institutions["committee"]
    for name in ("skill", "alignment", "stigma", "on_stage", "facilitation"):
        assert 0 <= getattr(committee, name) <= 1, f"{name} of the owners' committee is no share"
    assert committee.is_active or committee.cooperation == 0, "a dormant committee cooperates"
    assert abs(community.team.estimate.sum() - 1) < 1e-6, "the estimate of needs is no set of shares"
    assert community.team.estimate.min() >= 0, "a need is believed to be negative"


def lent(community: Any) -> tuple[float, float]:
    """Return the yuan that what was lent has saved so far, and the hours lent."""
    ledger = community.estate.ledger
    return sum(ledger.yuan_saved.values()), sum(ledger.hours_lent.values())


def what_is_lent_is_booked(community: Any, before: tuple[float, float]) -> None:
    """What an activity costs is paid or saved; what is lent is in the books; who stands beside the team endorses it."""
    p = community.spec.parameters.actions
    for offer in community.offers:
        if offer.setting.action not in SETTINGS:
            continue
        own = offer.host == Host.TEAM and not offer.co_host
        price = p.run_space.rent if offer.setting.is_space else getattr(p, offer.setting.action).cost_yuan
        whole = price if own else 0.0
        assert abs(offer.yuan + offer.yuan_saved - whole) <= SLACK, "what was neither paid nor saved is missing"
        assert min(offer.yuan, offer.yuan_saved, offer.hours_saved) >= 0, "something less than nothing was lent"
        for name in offer.endorsers:
            assert offer.host == Host.TEAM, f"{name} lends its name to others than the team"
            assert community.estate.institutions[name].endorses, f"{name} stands beside the team and does not endorse"
    new = {name: sum(getattr(offer, name) for offer in community.offers) for name in ("yuan_saved", "hours_saved")}
    now = lent(community)
    assert abs(now[0] - before[0] - new["yuan_saved"]) <= SLACK, "money that was saved is not in the books"
    assert abs(now[1] - before[1] - new["hours_saved"]) <= SLACK, "hours that were lent are not in the books"


def roles_are_consistent(community: Any) -> None:
    """Contributors and activists have a setting, nobody else has; who burnt out rests, nobody else does."""
    residents = community.residents
    works = np.isin(residents.role, (Role.CONTRIBUTOR, Role.ACTIVIST))
    assert (works == (residents.setting >= 0)).all(), "work and role disagree"
    assert residents.setting.max() < len(community.estate.settings), "somebody works in a setting there is not"
    assert ((residents.role == Role.BURNT_OUT) == (residents.resting > 0)).all(), "rest and role disagree"


def what_is_known_of_people_is_sound(community: Any) -> None:
    """Candidates stand once on the list, whoever was found was asked, and nothing is known beyond knowing it all."""
    found, residents = community.team.candidates, community.residents
    assert len(np.unique(found.rows)) == len(found), "a candidate stands twice on the list"
    assert np.isfinite(found.belief).all(), "a belief about a candidate is not finite"
    assert (found.weight > 0).all(), "a belief about a candidate has no weight"
    limit = community.spec.parameters.selection
    assert found.asks.max(initial=0) <= limit.asks, "a candidate was asked more often than the team would"
    spotted = np.flatnonzero(residents.spotted)
    assert np.isin(spotted, found.rows[found.asks > 0]).all(), "somebody was found without having been asked"
    assert all(0 <= insight <= 1 for insight in community.team.insight.values()), "insight is no share"
    assert residents.introduced.max() <= community.estate.week, "somebody was introduced in a week to come"


def publicness_has_a_floor(community: Any) -> None:
    """Without dialogue nobody sees a need as less public than at the start, and with it as more."""
    lost = community.residents.public_spirit[:, None] - community.residents.publicness
    assert lost.max() <= 1e-5, "publicness fell below public spirit"


def counts_are_sound(community: Any) -> None:
    """The week's measures are finite where they must be, and shares are shares."""
    week = community.estate.week
    weekly = {name: float(community.recorder.weekly[name][week]) for name in WEEKLY}
    for name in WEEKLY_SHARES:
        assert 0 <= weekly[name] <= 1, f"{name} is no share"
    for name, number in weekly.items():
        assert np.isnan(number) or number >= -1e-6, f"{name} is negative"
    assert weekly["attendance"] == sum(len(offer.came) for offer in community.offers)
    assert weekly["own_hours"] <= weekly["resident_hours"] + SLACK, "residents gave more hours alone than in all"
    assert weekly["regulars"] <= len(community.residents)


class Watch:
    """A community under watch: `step` lets a week pass and runs every check.

    Args:
        community: the community, before its first week.
    """

    def __init__(self, community: Any) -> None:
        self.community = community
        self._settled: set[int] = set()

    def step(self) -> None:
        """Let one week pass and check it."""
        given_before, lent_before = self.community.residents.hours_given.copy(), lent(self.community)
        self.community.step()
        nobody_gives_more_hours_than_one_has(self.community, given_before)
        what_is_lent_is_booked(self.community, lent_before)
        for check in (
            nobody_comes_twice,
            nobody_comes_without_seat_or_key,
            venues_are_used_once,
            books_balance,
            the_team_works_its_hours,
            states_are_sound,
            roles_are_consistent,
            what_is_known_of_people_is_sound,
            publicness_has_a_floor,
            counts_are_sound,
            conflicts_are_sound,
            tables_seat_whom_they_can,
            *GROUP_CHECKS,
        ):
            check(self.community)
        self._settled = settled_conflicts_stay_settled(self.community, self._settled)

    def run(self) -> None:
        """Let all weeks pass."""
        while self.community.running:
            self.step()
