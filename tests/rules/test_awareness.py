import numpy as np
import pytest

from simulation.model import Community
from simulation.parameters import Awareness
from simulation.rules import awareness
from simulation.topics import Telling
from tests import worlds

NOBODY_ELSE = {"decision": {"base": -10.0}, "notice": {"publicity": 0.0}}


def test_visitors_tell_whatever_others_know():
    told = awareness.word_of_mouth(np.array([0.3, 0.0]), np.array([0, 9]), weights=Awareness())
    assert told.tolist() == [0.3, 0.0]


def test_each_who_tells_gives_a_chance_of_its_own():
    told = awareness.contact(np.zeros(3), np.array([0, 1, 2]), weights=Awareness(contact=0.1))
    assert told == pytest.approx([0.0, 0.1, 0.19])


def test_some_tire_of_telling():
    assert awareness.tires(np.array([0.19, 0.21]), recovery=0.2).tolist() == [True, False]


def spread(member, weeks=40, **parameters):
    """Let news spread from one resident in an estate where the team does nothing; return who knows, week by week."""
    scenario = worlds.scenario(
        worlds.phase(0, weeks, {}), weeks=weeks, exit=weeks, rules={"awareness": member},
        parameters={"awareness": parameters},
    )  # fmt: skip
    community = Community(scenario, seed=1, collect=False)
    community.estate.become_aware(np.array([7]), "told")
    known = []
    while community.running:
        community.step()
        known.append(community.residents.aware.copy())
    ties, telling = community.estate.ties, community.residents.telling.copy()
    community.close()
    return np.array(known), ties, telling


def test_where_everyone_tells_at_once_news_travels_one_tie_a_week():
    known, ties, _ = spread("contact", contact=1.0, recovery=0.0)
    reached = np.arange(ties.n) == 7
    for week in range(5):
        reached |= ties.count(reached) > 0
        assert known[week].tolist() == reached.tolist()


def test_who_tires_at_once_tells_for_one_week():
    known, ties, telling = spread("contact", contact=0.05, recovery=1.0)
    assert known[0].sum() <= 1 + ties.degree[7]
    assert not (telling == Telling.TELLS).any()
    assert ((telling == Telling.TOLD_ENOUGH) == known[-1]).all()


@pytest.mark.parametrize("member", ["word_of_mouth", "none"])
def test_where_nobody_came_or_nobody_tells_nobody_else_hears_of_the_team(member):
    known, _, telling = spread(member, contact=1.0)
    assert known[-1].sum() == 1
    if member == "word_of_mouth":
        assert not telling.any()  # nobody keeps count where visitors tell
