"""A state variable is declared once, and worn by both the agent and its table."""

from enum import IntEnum

import mesa
import numpy as np
import pytest

from simulation.columns import Column, RowAgent, Table, columns_of


class Mood(IntEnum):
    CALM = 0
    CROSS = 1


class Neighbour(RowAgent):
    """Somebody next door."""

    habit = Column(np.float32, default=0.5, unit="share", doc="How regularly one comes.")
    mood = Column(np.uint8, kind=Mood, doc="How one feels.")
    needs = Column(np.float32, width=3, unit="share", doc="What one needs.")


class Landlord(Neighbour):
    """A neighbour with houses."""

    houses = Column(np.int32, default=2, doc="How many.")


@pytest.fixture
def neighbours():
    return Table(mesa.Model(rng=1), Neighbour, 4)


def test_a_column_starts_from_its_default_in_its_type(neighbours):
    assert neighbours.habit.tolist() == [0.5] * 4
    assert neighbours.habit.dtype == np.float32
    assert neighbours.needs.shape == (4, 3)


def test_agent_and_table_are_the_same_memory(neighbours):
    neighbours.habit[2] = 0.25
    assert neighbours[2].habit == 0.25
    neighbours[1].habit = 0.75
    assert neighbours.habit.tolist() == [0.5, 0.75, 0.25, 0.5]


def test_an_agents_number_is_a_plain_python_number(neighbours):
    assert type(neighbours[0].habit) is float
    assert neighbours[0].mood is Mood.CALM


def test_an_exclusive_state_reads_as_its_name(neighbours):
    neighbours[3].mood = Mood.CROSS
    assert neighbours.mood.tolist() == [0, 0, 0, 1]
    assert neighbours[3].mood is Mood.CROSS


def test_a_wide_column_gives_the_agent_its_row(neighbours):
    neighbours[1].needs[2] = 0.5
    assert neighbours.needs[1].tolist() == [0, 0, 0.5]


def test_assigning_a_column_keeps_the_array_that_others_hold(neighbours):
    held = neighbours.habit
    neighbours.habit = [0.1, 0.2, 0.3, 0.4]
    assert neighbours.habit is held
    assert held == pytest.approx([0.1, 0.2, 0.3, 0.4])
    neighbours.habit *= 2
    assert neighbours.habit is held


def test_a_column_of_the_wrong_length_is_refused(neighbours):
    with pytest.raises(ValueError, match="broadcast"):
        neighbours.habit = [0.1, 0.2]


def test_columns_are_inherited_in_order_of_declaration():
    assert list(columns_of(Landlord)) == ["habit", "mood", "needs", "houses"]
    assert Landlord.houses.__doc__ == "How many."


def test_agents_are_made_when_first_asked_for_and_then_stay(neighbours):
    assert not neighbours.has_views
    assert neighbours[1] is neighbours[1]
    assert neighbours.has_views
    assert [agent.row for agent in neighbours] == [0, 1, 2, 3]
    assert len(neighbours) == 4


def test_where_gives_a_mesa_agent_set(neighbours):
    neighbours.habit[2] = 0.9
    keen = neighbours.where(neighbours.habit > 0.6)
    assert isinstance(keen, mesa.agent.AgentSet)
    assert [agent.row for agent in keen] == [2]
    assert keen.get("habit") == pytest.approx([0.9])


def test_where_nobody_is_meant_the_set_is_empty(neighbours):
    assert len(neighbours.where(neighbours.habit > 2)) == 0


def test_an_empty_table_has_no_agents():
    assert list(Table(mesa.Model(rng=1), Neighbour, 0)) == []
