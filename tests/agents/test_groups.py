"""Groups are agents, their memberships flat pairs that stay in step."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.topics import GroupKind, Role, Topic
from tests import worlds


@pytest.fixture
def community():
    made = Community(worlds.scenario(groups=worlds.GROUPS), seed=1, collect=False)
    yield made
    made.close()


def test_the_groups_of_the_profile_are_there_with_their_members_and_a_leader(community):
    groups = community.estate.groups
    assert [group.name for group in groups.living] == ["elders", "readers"]
    elders = groups.living[0]
    assert (elders.kind, elders.topic, elders.stage) == (GroupKind.CLUB, Topic.CULTURE, 0)
    assert len(elders.members) == 12
    assert elders.leader in elders.members
    assert (community.residents.age_group[elders.members] == 3).all()
    assert community.residents.role[elders.leader] == Role.ACTIVIST
    assert community.residents.setting[elders.leader] == elders.setting


def test_those_who_need_the_topic_more_are_more_often_members(community):
    residents, group = community.residents, community.estate.groups.living[0]
    of_age = residents.age_group == 3
    assert residents.need[group.members, group.topic].mean() > residents.need[of_age, group.topic].mean()


def test_memberships_are_counted_as_residents_join_and_leave(community):
    groups = community.estate.groups
    outsider = int((groups.n_groups_of == 0).nonzero()[0][0])
    groups.join(np.array([outsider, outsider]), np.array([1, 0]), week=3)
    assert groups.n_groups_of[outsider] == 2
    assert outsider in groups.members_of(0)
    assert outsider in groups.members_of(1)
    assert (np.diff(groups.group) >= 0).all()
    groups.leave((groups.member == outsider) & (groups.group == 0))
    assert groups.n_groups_of[outsider] == 1
    assert outsider not in groups.members_of(0)


def test_a_group_that_ends_has_no_members_and_keeps_its_number(community):
    groups = community.estate.groups
    first, second = groups.living
    groups.end(first, week=5)
    assert len(first.members) == 0
    assert (first.is_alive, first.ended, second.number) == (False, 5, 1)
    assert groups.living == [second]
    assert groups.sizes.tolist() == [0, len(second.members)]


def test_a_group_is_a_mesa_agent(community):
    assert set(community.estate.groups.living) <= set(community.agents)
