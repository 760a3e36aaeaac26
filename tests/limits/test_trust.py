"""Trust with known ends: consensus, clusters of opinions, evidence that comes regularly or in bursts [model 15]."""

import numpy as np
import pytest

from simulation.parameters import Trust
from simulation.registry import FAMILIES
from simulation.rules.habit import fading
from simulation.rules.trust import beta


def complete(n):
    """Return the ties of a graph in which everybody knows everybody."""
    return np.arange(n + 1) * (n - 1), np.concatenate([np.delete(np.arange(n), i) for i in range(n)])


def moved(member, opinion, starts, tied, luck=None, **weights):
    n = len(opinion)
    nothing = np.zeros((2, n))
    return FAMILIES["trust"].members[member](
        opinion, np.full(n, 0.5), nothing, nothing, nothing, starts, tied,
        weights=Trust(**weights), draws=luck.random((2, n)) if luck is not None else np.zeros((2, n)),
    )  # fmt: skip


def test_a_star_of_ten_agrees_on_the_mean_weighted_by_ties_and_oneself():
    """DeGroot (1974) with a self-weight of one: influence is (1 + ties) / (sum of these), 10/28 for the hub."""
    starts = np.array([0, 9, *range(10, 19)])
    tied = np.array([*range(1, 10), *[0] * 9])
    opinion = np.zeros(10)
    opinion[0] = 1.0
    for _ in range(400):
        opinion = moved("degroot", opinion, starts, tied, own_weight=1.0)
    assert opinion == pytest.approx(np.full(10, 10 / 28), abs=1e-9)


def clusters(opinion, apart=0.02):
    return 1 + int(np.count_nonzero(np.diff(np.sort(opinion)) > apart))


def large_clusters(opinion, apart=0.02, least=0.05):
    """Return the number of clusters that hold more than a twentieth: a few stray at the ends, as in the source."""
    ordered = np.sort(opinion)
    sizes = np.diff([0, *np.flatnonzero(np.diff(ordered) > apart) + 1, len(ordered)])
    return int(np.count_nonzero(sizes > least * len(ordered)))


@pytest.mark.parametrize(("confidence", "number"), [(0.3, 1), (0.2, 2)])
def test_opinions_that_meet_half_way_end_in_one_cluster_or_two(confidence, number):
    """Deffuant and others (2000), mu = 1/2: the most common number in eleven crowds of 300."""
    starts, tied = complete(300)
    found = []
    for seed in range(11):
        luck = np.random.default_rng(seed)
        opinion = luck.random(300)
        for _ in range(120):
            opinion = moved("deffuant", opinion, starts, tied, luck, confidence=confidence, convergence=0.5)
        found.append(large_clusters(opinion))
    assert np.median(found) == number


@pytest.mark.parametrize(("confidence", "consents"), [(0.15, False), (0.3, True)])
def test_those_close_to_one_another_agree_from_a_quarter_on(confidence, consents):
    """Hegselmann and Krause (2002): consensus in none of ten crowds below .19, in all from .25."""
    starts, tied = complete(200)
    for seed in range(5):
        opinion = np.random.default_rng(seed).random(200)
        for _ in range(40):
            opinion = moved("hegselmann_krause", opinion, starts, tied, confidence=confidence)
        assert (clusters(opinion) == 1) == consents


def mean_trust(weeks_between, burst, keep, good=0.8, years=40):
    """Return the mean trust over a late cycle, by the product's rule and forgetting, W = 2, a = 1/2."""
    half_life = np.log(0.5) / np.log(keep)
    factor = fading(half_life=half_life)
    evidence, seen = 0.0, []
    cycle = weeks_between * burst
    for week in range(cycle * int(np.ceil(52 * years / cycle))):
        evidence = evidence * factor + (burst if week % cycle == 0 else 0)
        one = np.array([evidence])
        seen.append(beta(one * good, one * (1 - good), np.array([0.5]), prior_weight=2.0)[0])
    return float(np.mean(seen[-cycle:]))


def test_regular_contact_beats_bursts_by_concavity_only_and_loses_where_experiences_are_bad():
    """Two weeks apart against six at once every twelve weeks, L = .95: .7500 and .7489."""
    assert mean_trust(2, 1, 0.95) == pytest.approx(0.7500, abs=5e-5)
    assert mean_trust(2, 6, 0.95) == pytest.approx(0.7489, abs=5e-5)
    assert mean_trust(2, 1, 0.95, good=0.3) < mean_trust(2, 6, 0.95, good=0.3)


@pytest.mark.parametrize(("keep", "gain"), [(0.8, 0.059), (0.95, 0.023), (0.98, 0.003)])
def test_thirteen_contacts_spread_over_a_year_against_all_in_a_week(keep, gain):
    assert mean_trust(4, 1, keep) - mean_trust(4, 13, keep) == pytest.approx(gain, abs=5.5e-4)


def test_three_agents_with_unequal_say_agree_on_two_two_and_one_fifths():
    """Golub and Jackson (2010): the first hears both others alike, the second the first, the third the second."""
    starts, tied = np.array([0, 2, 3, 4]), np.array([1, 2, 0, 1])
    for heard, influence in enumerate((2 / 5, 2 / 5, 1 / 5)):
        opinion = np.eye(3)[heard]
        for _ in range(200):
            opinion = moved("degroot", opinion, starts, tied, own_weight=0.0)
        assert opinion == pytest.approx(np.full(3, influence), abs=1e-9)


def weeks_above(level, weeks_between, burst, keep, good=0.8):
    """Return in how many weeks of a late year trust is above a level, of contacts of which a share is good."""
    factor, evidence, seen = fading(half_life=np.log(0.5) / np.log(keep)), 0.0, []
    for week in range(52 * 40):
        evidence = evidence * factor + (burst if week % (weeks_between * burst) == 0 else 0)
        one = np.array([evidence])
        seen.append(beta(one * good, one * (1 - good), np.array([0.5]), prior_weight=2.0)[0] > level)
    return sum(seen[-52:])


def test_evidence_after_regular_contact_and_bursts_is_that_of_the_closed_form():
    """j weeks after a contact every k weeks L^j / (1 - L^k), after bursts of b every bk weeks b L^j / (1 - L^(bk))."""
    keep, between = 0.95, 2
    for burst in (1, 6):
        evidence, cycle = 0.0, between * burst
        for week in range(cycle * 400 + 1):
            evidence = evidence * keep + (burst if week % cycle == 0 else 0)
        assert evidence == pytest.approx(burst / (1 - keep**cycle))


def test_with_a_threshold_of_trust_bursts_can_win():
    """L = .9, four contacts a year: above .6 for 14 weeks in bursts, 12 evenly."""
    assert weeks_above(0.6, 13, 4, 0.9) == 14
    assert weeks_above(0.6, 13, 1, 0.9) == 12


@pytest.mark.parametrize(("confidence", "consents"), [(0.19, False), (0.25, True)])
def test_a_thousand_agree_from_a_quarter_on_and_never_below_a_fifth(confidence, consents):
    """Hegselmann and Krause (2002), n = 1000 at random: consensus in none at .19, in all from .25."""
    starts, tied = complete(1000)
    opinion = np.random.default_rng(4).random(1000)
    for _ in range(30):
        before, opinion = opinion, moved("hegselmann_krause", opinion, starts, tied, confidence=confidence)
        if np.array_equal(before, opinion):
            break
    assert (clusters(opinion) == 1) == consents
