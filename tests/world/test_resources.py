"""The resource map: what there is, how each way of looking finds its own part of it, and what counts as used."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.topics import ResourceHolder, ResourceKind
from tests import worlds

BANK = {
    "id": "bank", "name": worlds.SAID, "kind": "money", "holder": "property", "capacity": 4000.0, "recorded": True,
    "used": True,
}  # fmt: skip
TEACHER = {
    "id": "teacher", "name": worlds.SAID, "kind": "skill", "holder": "outside", "capacity": 2.0, "topic": "sport",
}  # fmt: skip
NOTHING_ELSE = {"shops": 2, "partners": 0, "teachers": 0, "funders": 0, "relations": 0, "skilled": 0.5}
THOROUGH = {"resources": {"desk": 1.0, "walk": 1.0, "visit": 1.0, "search": 1.0, "contact": 1.0}}


@pytest.fixture
def estate():
    scenario = worlds.scenario(resources=(BANK, TEACHER), resource_counts=NOTHING_ELSE, parameters=THOROUGH)
    community = Community(scenario, seed=1, collect=False, diary=True)
    community.start_week()
    yield community.estate
    community.close()


def found(resources):
    return {resources.items[number].id for number in np.flatnonzero(resources.is_known)}


def test_venues_named_resources_unnamed_ones_and_skills_are_on_the_map(estate):
    items = {item.id: item for item in estate.resources.items}
    assert {"hall", "square", "yard", "bank", "teacher", "shops/1", "shops/2"} < set(items)
    skilled = [item for item in items.values() if item.holder == ResourceHolder.RESIDENT]
    assert 40 < len(skilled) < 80  # about half of 120
    assert all(item.capacity == estate.residents.community_leisure[item.row] for item in skilled)
    assert items["hall"].kind == ResourceKind.SPACE
    assert items["hall"].capacity == 20


def test_at_first_nothing_is_known_and_only_what_others_use_is_used(estate):
    assert found(estate.resources) == set()
    assert [estate.resources.items[number].id for number in np.flatnonzero(estate.resources.in_use)] == ["bank"]


@pytest.mark.parametrize(
    ("search", "more", "finds"),
    [
        ("desk_research", {}, {"hall", "square", "bank"}),  # the office's and public spaces are in the papers
        ("field_observation", {}, {"hall", "square", "yard", "shops/1", "shops/2"}),
        ("formal_visit", {"of": "property"}, {"yard", "bank"}),
        ("formal_visit", {"of": "office"}, {"hall"}),
        ("brokering", {}, {"teacher"}),
    ],
)
def test_each_way_of_looking_finds_its_own(estate, search, more, finds):
    recorded = {item.id for item in estate.resources.items if item.is_recorded and item.id.startswith("shops")}
    estate.resources.discover(search, 100.0, **more)
    assert found(estate.resources) == finds | (recorded if search == "desk_research" else set())


def test_contact_finds_the_skills_of_those_met_and_of_nobody_else(estate):
    rows = np.arange(30)
    estate.resources.discover("contact", 100.0, rows=rows)
    assert found(estate.resources) == {f"skill/{row}" for row in rows} & set(estate.resources.numbers)


def test_no_hours_find_nothing_and_what_is_known_is_not_found_again(estate):
    assert estate.resources.discover("desk_research", 0.0) == 0
    assert estate.resources.discover("desk_research", 100.0) > 0
    assert estate.resources.discover("desk_research", 100.0) == 0


def test_half_a_chance_finds_half():
    """With hazard ln 2 an hour, one hour finds each of many shops with chance one half: 4 sd are 32 of 256."""
    counts = {"shops": 256, "partners": 0, "teachers": 0, "funders": 0, "relations": 0, "skilled": 0.0}
    scenario = worlds.scenario(resource_counts=counts, parameters={"resources": {"walk": float(np.log(2.0))}})
    community = Community(scenario, seed=1, collect=False)
    community.start_week()
    assert 96 <= community.estate.resources.discover("field_observation", 1.0) <= 163
    community.close()


def test_a_further_resource_changes_no_other_ones_luck():
    def known(resources):
        some = {"resources": {"walk": 0.7}}
        community = Community(worlds.scenario(resources=resources, parameters=some), seed=3, collect=False)
        community.start_week()
        community.estate.resources.discover("field_observation", 1.0)
        names = found(community.estate.resources)
        community.close()
        return names

    assert known((BANK, TEACHER)) == known(())


def test_use_counts_weeks_once_and_lasts_a_quarter(estate):
    resources = estate.resources
    teacher = np.array([resources.numbers["teacher"]])
    resources.use(teacher, "brokering")
    resources.use(teacher, "brokering")
    assert resources.weeks_used[teacher] == 1
    resources.week = 11
    assert resources.in_use[teacher]
    resources.week = 12
    assert not resources.in_use[teacher]


def test_the_snapshot_is_a_table_that_later_weeks_do_not_change(estate):
    before = estate.resources.snapshot()
    estate.resources.discover("desk_research", 100.0)
    assert not before["known"].any()
    assert {len(column) for column in before.values()} == {len(estate.resources)}
    assert estate.resources.snapshot()["known"].sum() >= 3


def test_discoveries_are_written_down_with_how_they_came_about(estate):
    estate.resources.discover("brokering", 100.0)
    (entry,) = estate.diary.of("resource", "teacher")
    assert (entry.week, entry.what, entry.because) == (0, "resource_found", "brokering")
