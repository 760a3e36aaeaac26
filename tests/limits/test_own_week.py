"""The simple members as rules of the product's own week: what section 15 knows comes out of its steps [model 15].

An estate in which everybody notices the one space, has the hours, and finds a seat.
"""

from statistics import NormalDist

import numpy as np
import pytest

from simulation.model import Community
from tests import worlds

ROOMY = worlds.SQUARE | {"capacity": 2000, "opening_hours": 100.0, "kind": "room", "id": "hall"}
EASY = {
    "habit": {"disengagement": 0.0},
    "team": {"hours": 400.0},
    "trust": {"second_hand": 0.0},
}


def estate(weeks, adults=100, **rules):
    """Return a community with nothing between a decision and its end."""
    hours = worlds.phase(0, weeks, {"run_space": 150.0}, run_space={"venue": "hall", "hours_open": 100.0})
    scenario = worlds.scenario(
        hours, weeks=weeks, exit=weeks, adults=adults, venues=(ROOMY,), parameters=EASY,
        rules={"notice": "everyone", "roles": "none", **rules},
    )  # fmt: skip
    community = Community(scenario, seed=1, collect=False)
    community.residents.community_leisure[:] = 12.0
    return community


def ever(community):
    return np.count_nonzero(community.residents.hours_given) / len(community.residents)


def crowd(thresholds, weeks):
    """Return how many came of late after some weeks in which everybody sees everybody."""
    community = estate(weeks, decision="threshold")
    community.estate.parameters = community.estate.parameters.model_copy(
        update={"decision": community.estate.parameters.decision.model_copy(update={"count_all": True})}
    )
    community.residents.threshold[:] = thresholds
    while community.running:
        community.step()
    found = np.count_nonzero(community.estate.recent)
    community.close()
    return found


def test_thresholds_from_0_to_99_bring_everyone_one_a_week():
    """Granovetter (1978): a hundred weeks for a hundred people, and with one person changed one comes."""
    people = np.arange(100) / 100
    assert crowd(people, 50) == 50
    assert crowd(people, 101) == 100
    people[1] = people[2]
    assert crowd(people, 20) == 1


@pytest.mark.parametrize(("sigma", "number"), [(12, 3), (13, 100)])
def test_at_normal_quantiles_the_crowd_jumps_between_sigma_12_and_13(sigma, number):
    bell = NormalDist(25, sigma)
    thresholds = [max(bell.inv_cdf((i + 0.5) / 100) / 100, 0.0) for i in range(100)]
    assert crowd(thresholds, 80) == number


def test_bass_follows_the_unit_step_form_of_the_curve():
    """p = .03, q = .38 a week; the luck of the first week moves the whole curve in time."""
    n = 2000
    community = estate(20, adults=n, decision="bass")
    found = []
    while community.running:
        community.step()
        found.append(ever(community))
    community.close()
    early = np.sqrt(0.03 * 0.97 / n) / 0.03
    for week, share in ((5, 0.2729), (10, 0.7826), (15, 0.9782), (20, 0.9984)):
        spread = early * share * (1 - share) + np.sqrt(share * (1 - share) / n)
        assert abs(found[week - 1] - share) <= 4 * spread


def test_who_always_comes_comes_every_week():
    community = estate(6, decision="always")
    for week in range(6):
        community.step()
        assert (community.residents.attended == (1 << (week + 1)) - 1).all()
    community.close()


@pytest.mark.parametrize(
    ("member", "confidence", "is_one"),
    [
        ("degroot", 0.2, True),
        ("hegselmann_krause", 1.0, True),
        ("deffuant", 1.0, True),
        ("bounded_confidence", 0.0, False),
    ],
)
def test_opinions_averaged_week_by_week_agree_where_all_listen_and_only_there(member, confidence, is_one):
    """In an estate where nothing is lived, trust in the team from 0 to 1 meets on one value along the ties."""
    nothing = worlds.scenario(
        worlds.phase(0, 300, {}), weeks=300, exit=300, adults=40, rules={"trust": member},
        parameters={"trust": {"confidence": confidence}},
    )  # fmt: skip
    community = Community(nothing, seed=1, collect=False)
    residents, ties = community.residents, community.estate.ties
    start = np.linspace(0, 1, 40, dtype=np.float32)
    residents.opinion[:, 0] = start
    while community.running:
        community.step()
    opinion = residents.opinion[:, 0].copy()
    community.close()
    assert (np.ptp(opinion) < 0.01) == is_one
    if member == "degroot":  # each counts as many ties as it has, and one for itself
        weight = 1 + ties.degree
        assert opinion == pytest.approx(np.full(40, (weight @ start) / weight.sum()), abs=1e-3)
    if member == "deffuant":  # a pair shares what it has
        assert opinion.mean() == pytest.approx(start.mean(), abs=1e-4)
    if member == "bounded_confidence":
        assert opinion == pytest.approx(start)
