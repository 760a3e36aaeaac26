"""What incidents of years past have left behind [model 1, handbook 1.1.1A]."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.topics import Topic, Trustee
from tests import worlds

FRESH = {"kind": "burglary", "years_ago": 0.0, "severity": 1.0, "topic": "safety", "against": "property"}


def residents(*incidents, **changes):
    return Community(worlds.scenario(history=incidents, **changes), seed=1, collect=False).residents


def test_a_fresh_burglary_raises_the_need_for_safety_and_no_other():
    """Three tenths of the need not felt so far, on the day itself."""
    before, after = residents(), residents(FRESH)
    assert after.need[:, Topic.SAFETY] == pytest.approx(0.7 * before.need[:, Topic.SAFETY] + 0.3, abs=1e-6)
    others = [topic for topic in Topic if topic != Topic.SAFETY]
    assert (after.need[:, others] == before.need[:, others]).all()


def test_it_costs_trust_in_whom_it_is_blamed_on_and_makes_people_wary():
    before, after = residents(), residents(FRESH)
    expected = np.maximum(before.base[:, Trustee.PROPERTY] - 0.3, 0.05)
    assert after.base[:, Trustee.PROPERTY] == pytest.approx(expected, abs=1e-6)
    assert (after.base[:, Trustee.OFFICE] == before.base[:, Trustee.OFFICE]).all()
    assert after.openness == pytest.approx(np.maximum(before.openness - 0.12, 0.0), abs=1e-6)


def test_of_what_happened_four_years_ago_half_is_left():
    before, after = residents(), residents(FRESH | {"years_ago": 4.0})
    lost = before.openness - after.openness
    assert lost[before.openness > 0.1] == pytest.approx(0.06, abs=1e-6)


def test_what_residents_say_themselves_is_said_after_it(tmp_path):
    path = tmp_path / "residents.csv"
    rows = [f"r{number},0,elder,yes,yes,30,0.4,0.5" for number in range(20)]
    path.write_text("id,building,age_group,owner,local,leisure,need_safety,openness\n" + "\n".join(rows))
    asked = residents(FRESH, residents=str(path))
    assert asked.need[:, Topic.SAFETY] == pytest.approx(0.4)
    assert asked.openness == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("told", "works"),
    [((), False), ((("revived", 9.0),), True), ((("revived", 9.0), ("dormant", 2.0)), False)],
)
def test_the_latest_turn_of_the_owners_committee_holds(told, works):
    past = [FRESH | {"committee": turn, "years_ago": years} for turn, years in told]
    community = Community(worlds.scenario(history=tuple(past)), seed=1, collect=False)
    assert community.estate.committee.is_active is works
