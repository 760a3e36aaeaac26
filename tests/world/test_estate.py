"""The estate as a whole: who decides over a venue, and what an institution's name lends the team."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.topics import Trustee
from tests import worlds

LOVED = {"style": "cooperative", "trust": 0.9, "cooperation": 1.0, "reach": 1.0}


def after_events_with(partner):
    """Run fourteen weeks of events, joined by `partner` or by nobody; return the community."""
    plan = worlds.phase(0, 14, {"one_off_event": 25.0}, one_off_event={"co_host": partner, "every": 1})
    scenario = worlds.scenario(plan, weeks=14, office=LOVED, property=LOVED)
    community = Community(scenario, seed=1, collect=False)
    while community.running:
        community.step()
    return community


@pytest.mark.parametrize("partner", ["office", "property"])
def test_who_hosts_an_event_with_the_team_endorses_it_in_the_eyes_of_strangers(partner):
    """Who trusts the office .9 trusts the team it stands beside .6 x .4 more than a stranger."""
    community = after_events_with(partner)
    other = {"office": "property", "property": "office"}[partner]
    assert community.estate.institutions[partner].endorses
    assert not community.estate.institutions[other].endorses
    residents, p = community.residents, community.spec.parameters.trust
    strangers = np.flatnonzero(residents.good[:, Trustee.TEAM] + residents.bad[:, Trustee.TEAM] == 0)
    assert len(strangers) > 5
    believed = residents.base[strangers, Trustee.TEAM].mean()
    assert believed == pytest.approx(p.base + p.endorsement * (0.9 - 0.5), abs=0.08)


def test_events_of_the_team_alone_are_endorsed_by_nobody():
    community = after_events_with("")
    assert not any(institution.endorses for institution in community.estate.institutions.values())
    assert community.residents.base[:, Trustee.TEAM] == pytest.approx(community.spec.parameters.trust.base)


def test_public_ground_is_decided_by_nobody_and_common_property_by_the_management():
    venues = tuple(
        worlds.SQUARE | {"id": owner, "owner": owner} for owner in ("public", "office", "property", "owners")
    )
    estate = Community(worlds.scenario(venues=venues), seed=1, collect=False).estate
    deciders = [estate.decider(estate.venues[venue["id"]]) for venue in venues]
    office, management = estate.institutions["office"], estate.institutions["property"]
    assert deciders == [None, office, management, management]


def test_an_active_owners_committee_decides_about_common_property():
    venues = tuple(worlds.SQUARE | {"id": owner, "owner": owner} for owner in ("property", "owners"))
    estate = Community(worlds.scenario(venues=venues, committee={"active": True}), seed=1, collect=False).estate
    management, committee = estate.institutions["property"], estate.institutions["committee"]
    assert [estate.decider(estate.venues[name]) for name in ("property", "owners")] == [management, committee]
