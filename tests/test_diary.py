"""A diary tells all that happened, and makes nothing happen: replayed, it gives the state of the estate."""

import re
from itertools import pairwise

import numpy as np
import pytest

from simulation.model import Community
from simulation.story.names import Names
from simulation.story.sentences import clause
from simulation.topics import STAGES, Role
from simulation.words import LANGUAGES, use_language
from simulation.world.settings import SETTINGS
from tests import random_worlds, worlds

AFTER = {
    "took_up_work": Role.CONTRIBUTOR, "took_the_lead": Role.ACTIVIST, "left_work": Role.RESIDENT,
    "burnt_out": Role.BURNT_OUT, "came_back": Role.RESIDENT,
}  # fmt: skip


def keen():
    return worlds.scenario(weeks=60, exit=40, parameters=worlds.KEEN)


def lived(scenario, seed=5, *, diary=True):
    community = Community(scenario, seed=seed, collect=False, diary=diary)
    while community.running:
        community.step()
    return community


WORLDS = range(24)


@pytest.fixture(scope="module", params=["keen", *WORLDS])
def told(request):
    """A keen world, and random ones in which whatever there is may happen."""
    if request.param == "keen":
        return lived(keen())
    return lived(random_worlds.random_scenario(request.param), seed=request.param)


def rows_with(community, *names):
    return sorted({entry.who for entry in community.estate.diary if entry.kind == "resident" and entry.what in names})


@pytest.mark.parametrize("number", [None, *range(8)])
def test_a_diary_changes_no_number(number):
    scenario = keen() if number is None else random_worlds.random_scenario(number)
    told, silent = lived(scenario), lived(scenario, diary=False)
    for name, series in told.recorder.weekly.items():
        assert series.tobytes() == silent.recorder.weekly[name].tobytes(), name
    assert told.recorder.outcomes(told.estate, exit=scenario.exit) == pytest.approx(
        silent.recorder.outcomes(silent.estate, exit=scenario.exit), rel=0, abs=0, nan_ok=True
    )
    for name, column in told.residents.columns.items():
        assert column.tobytes() == silent.residents.columns[name].tobytes(), name
    assert list(silent.estate.diary) == []


def test_roles_replayed_from_the_diary_are_the_roles_there_are(told):
    before = Community(told.spec, seed=told.run_seed, collect=False)  # some lead a group that is there already
    roles = before.residents.role.copy()
    for entry in told.estate.diary:
        if entry.kind == "resident" and entry.what in AFTER:
            roles[entry.who] = AFTER[entry.what]
    assert roles.tolist() == told.residents.role.tolist()


def test_everyone_who_knows_the_team_or_left_an_address_did_so_once_in_the_diary(told):
    for what, column in (("became_aware", told.residents.aware), ("left_contact", told.residents.reachable)):
        found = [entry.who for entry in told.estate.diary if entry.what == what]
        assert sorted(found) == np.flatnonzero(column).tolist()


def test_everyone_who_ever_came_has_a_first_time(told):
    came = np.flatnonzero(np.any([last >= 0 for last in told.estate.slots.last_came.values()], axis=0))
    assert rows_with(told, "first_came") == came.tolist()


def test_regulars_replayed_are_the_regulars_there_are(told):
    regulars = set()
    for entry in told.estate.diary:
        if entry.what == "became_regular":
            assert entry.who not in regulars
            regulars.add(entry.who)
        elif entry.what == "ceased_regular":
            regulars.remove(entry.who)
    assert sorted(regulars) == told.estate.regulars.tolist()


def test_whoever_has_lost_interest_is_told_to_have(told):
    away = set()
    for entry in told.estate.diary:
        if entry.what == "lost_interest":
            away.add(entry.who)
        elif entry.what == "regained_interest":
            away.discard(entry.who)
    assert sorted(away) == np.flatnonzero(~told.residents.engaged).tolist()


def test_who_came_on_an_invitation_was_invited_by_a_tied_activist(told):
    for entry in [entry for entry in told.estate.diary if entry.because == "invited_by"]:
        assert entry.facts["by"] in told.estate.ties.of(entry.who)


def test_a_first_visit_is_caused_by_what_the_draw_fell_into():
    """Nobody passes by and nobody invites: every first visit but that of those told is by a told neighbour."""
    unseen = [worlds.HALL | {"footfall": 0.0}, worlds.SQUARE | {"footfall": 0.0}, worlds.YARD | {"footfall": 0.0}]
    world = lived(worlds.scenario(weeks=20, parameters=worlds.KEEN | {"chat": {"reach": 0.0}}, venues=tuple(unseen)))
    assert {entry.because for entry in world.estate.diary if entry.what == "first_came"} <= {"told", "invited_by"}


def test_settings_replayed_are_as_open_and_in_the_hands_they_are(told):
    hosts, closed = {}, set()
    for entry in told.estate.diary:
        if entry.kind == "setting" and entry.what in ("handed_over", "taken_back"):
            hosts[entry.who] = entry.what
        elif entry.kind == "setting" and entry.what == "closed":
            closed.add(entry.who)
    for setting in [setting for setting in told.estate.settings if setting.action in SETTINGS]:
        assert setting.is_open == (setting.number not in closed)
        by_residents = setting.is_group or hosts.get(setting.number) == "handed_over"
        assert setting.host.name == ("RESIDENTS" if by_residents else "TEAM")


def test_conflicts_replayed_from_the_diary_are_the_conflicts_there_are():
    world = lived(worlds.troubled(weeks=30))
    open_now, ends = set(), {"conflict_settled", "conflict_died_down"}
    for entry in world.estate.diary:
        if entry.what == "conflict_arose":
            open_now.add(entry.who)
        elif entry.what in ends:
            open_now.remove(entry.who)
    assert open_now == {conflict.number for conflict in world.estate.conflicts}
    said = [entry.what for entry in world.estate.diary]
    count = world.estate.conflicts.count
    assert said.count("conflict_settled") == count.settled > 0
    assert said.count("conflict_flared") == count.flared > 0
    assert said.count("deliberation_failed") == count.failed > 0


def test_groups_replayed_live_and_have_the_autonomies_and_leaders_they_have(told):
    groups = told.estate.groups
    for number in range(len(groups)):
        entries = told.estate.diary.of("group", number)
        what = [entry.what for entry in entries]
        assert ("founded" in what) == (groups.founded[number] >= 0)
        assert ("ended" in what) == (not groups.is_alive[number])
        moves = [entry for entry in entries if entry.what in ("stage_gained", "stage_lost")]
        if moves and groups.is_alive[number]:
            stage = STAGES.index(moves[-1].facts["stage"]) + (moves[-1].what == "stage_gained")
            assert stage == groups.stage[number]
        leaders = [entry.facts["leader"] for entry in entries if entry.what in ("founded", "new_leader")]
        if leaders and groups.is_alive[number]:
            assert leaders[-1] == groups.leader[number]


def test_members_replayed_are_the_members_there_are(told):
    before = Community(told.spec, seed=told.run_seed, collect=False).estate.groups
    members = set(zip(before.group.tolist(), before.member.tolist(), strict=True))
    for entry in told.estate.diary:
        pair = (entry.facts.get("group"), entry.who)
        if entry.kind == "resident" and entry.what in ("joined_group", "founded_group"):
            assert pair not in members, entry
            members.add(pair)
        elif entry.kind == "resident" and entry.what in ("left_group", "group_ended"):
            members.remove(pair)
    groups = told.estate.groups
    assert members == set(zip(groups.group.tolist(), groups.member.tolist(), strict=True))


def test_conflicts_replayed_are_as_open_as_they_are(told):
    still_open = set()
    for entry in told.estate.diary:
        if entry.kind == "conflict" and entry.what == "conflict_arose":
            still_open.add(entry.who)
        elif entry.kind == "conflict" and entry.what in ("conflict_settled", "conflict_died_down"):
            still_open.remove(entry.who)
    assert still_open == {conflict.number for conflict in told.estate.conflicts.open}


def test_the_resource_map_replayed_is_the_map_there_is(told):
    resources = told.estate.resources
    found = [entry.who for entry in told.estate.diary if entry.what == "resource_found"]
    assert len(found) == len(set(found))
    assert set(found) == {item.id for item, known in zip(resources.items, resources.is_known, strict=True) if known}


def test_an_institution_replayed_is_as_involved_as_it_is(told):
    for name, institution in told.estate.institutions.items():
        levels = [entry.facts for entry in told.estate.diary.of("institution", name) if "level" in entry.facts]
        assert all(one["level"] == after["before"] for one, after in pairwise(levels))
        if levels:
            assert levels[-1]["level"] == institution.level


def test_whatever_happened_can_be_told_in_both_languages(told):
    names = Names(told.estate, told.spec)
    for lang in LANGUAGES:
        use_language(lang)
        for entry in told.estate.diary:
            text = clause(entry, names)
            assert not re.search(r"[{}]|None|\bnan\b", text), (entry, text)
    use_language("en")


def test_in_the_keen_world_every_rung_is_there_to_be_told_of():
    told = lived(keen())
    assert {"first_came", "became_regular", *AFTER} <= {entry.what for entry in told.estate.diary}
    assert any(entry.because == "invited_by" for entry in told.estate.diary)
