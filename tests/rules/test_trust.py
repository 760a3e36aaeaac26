import numpy as np
import pytest

from simulation.parameters import Parameters
from simulation.rules import experience, trust
from simulation.rules.habit import fading

GATE = Parameters().roles.gate


def one(x):
    return np.array([x], dtype=np.float32)


def test_without_evidence_trust_is_the_base_rate():
    assert trust.beta(one(0), one(0), one(0.42), prior_weight=2.0) == pytest.approx([0.42])


def test_one_good_experience_moves_a_stranger_from_a_half_to_two_thirds():
    assert trust.beta(one(1), one(0), one(0.5), prior_weight=2.0) == pytest.approx([2 / 3])


def test_one_bad_experience_that_counts_twice_outweighs_one_good():
    assert trust.beta(one(1), one(2), one(0.5), prior_weight=2.0) == pytest.approx([0.4])


def test_where_there_are_two_outcomes_what_was_not_good_was_bad():
    assert trust.two_outcomes(np.array([1, 0, -1])).tolist() == [1, -1, -1]


def test_a_trusted_blessing_lends_trust():
    assert trust.base_rate(0.5, np.array([[0.7]]), endorsement=0.6) == pytest.approx([0.62])


def test_a_distrusted_blessing_costs_trust():
    assert trust.base_rate(0.5, np.array([[0.3]]), endorsement=0.6) == pytest.approx([0.38])


def test_two_blessings_lend_their_mean():
    assert trust.base_rate(0.5, np.array([[0.9, 0.3]]), endorsement=0.6) == pytest.approx([0.56])


def test_without_blessings_the_team_stands_for_itself():
    assert trust.base_rate(0.5, np.zeros((2, 0)), endorsement=0.6) == pytest.approx([0.5, 0.5])


def test_no_blessing_makes_trust_certain():
    lent = trust.base_rate(0.9, np.array([[0.95], [0.05]]), endorsement=2.0)
    assert lent == pytest.approx([0.95, 0.05], abs=0.06)
    assert trust.base_rate(0.9, np.array([[0.95]]), endorsement=2.0) == pytest.approx([0.95])


def test_hearsay_is_discounted_by_trust_in_the_neighbours():
    good, bad = trust.hearsay(one(1), one(2), one(0.5), discount=0.2)
    assert (good[0], bad[0]) == pytest.approx((0.1, 0.2))


def test_many_ties_tell_at_most_one_experience_a_week():
    good, bad = trust.hearsay(one(30), one(10), one(1.0), discount=0.2)
    assert (good[0], bad[0]) == pytest.approx((0.75, 0.25))


def test_silence_is_no_evidence():
    good, bad = trust.hearsay(one(0), one(0), one(0.5), discount=0.2)
    assert (good[0], bad[0]) == (0, 0)


def trust_after(weeks, *, every):
    """Return trust in a competent team after contacts of 1.5 hours with fit .65, by the expected evidence."""
    p = Parameters()
    grid = (np.arange(20_000) + 0.5) / 20_000
    felt = experience.outcome(
        np.full(len(grid), 0.65), quality=0.85, commercial=0.0, bad=p.experience.bad,
        commercial_bad=p.experience.commercial, draws=grid,
    )  # fmt: skip
    counts = experience.weight(1.5, depth=p.experience.depth)
    good_each, bad_each = counts * (felt > 0).mean(), counts * (felt < 0).mean() * p.trust.negativity
    good = bad = 0.0
    for week in range(weeks):
        if week % every == 0:
            good, bad = good + good_each, bad + bad_each
        memory = fading(half_life=p.trust.half_life)
        good, bad = good * memory, bad * memory
    return trust.beta(one(good), one(bad), one(p.trust.base), prior_weight=p.trust.prior_weight)[0]


@pytest.mark.parametrize("every", [1, 2])
def test_weekly_and_fortnightly_contact_with_a_competent_team_passes_the_gate_in_a_quarter(every):
    assert trust_after(12, every=every) > GATE


def test_monthly_contact_does_not_pass_the_gate_in_a_quarter():
    """Twelve weeks are the window in which one counts as a regular.

    With a half-life of 26 weeks monthly contact passes too in the end, when old evidence has piled up; that
    it does not within a quarter is what the gate can promise.
    """
    assert trust_after(12, every=4) < GATE
    assert trust_after(156, every=4) > GATE


def mean_trust(*, burst, weeks_between, memory=0.95, share_good=0.8):
    """Return the stationary mean of beta trust under bursts of contacts, by iterating the rules themselves."""
    half_life = -1.0 / np.log2(memory)
    good = bad = 0.0
    seen = []
    for week in range(400 * weeks_between):
        good, bad = good * fading(half_life=half_life), bad * fading(half_life=half_life)
        if week % weeks_between == 0:
            good, bad = good + burst * share_good, bad + burst * (1 - share_good)
        seen.append(trust.beta(np.array([good]), np.array([bad]), np.array([0.5]), prior_weight=2.0)[0])
    return np.mean(seen[-weeks_between:])


def test_regular_contact_beats_bursts_by_a_hair_when_contact_is_good():
    """Closed form for W = 2, L = .95, k = 2, q = .8: .7500 regular, .7489 in bursts of six (model 15)."""
    assert mean_trust(burst=1, weeks_between=2) == pytest.approx(0.7500, abs=5e-5)
    assert mean_trust(burst=6, weeks_between=12) == pytest.approx(0.7489, abs=5e-5)


def test_bursts_beat_regular_contact_when_contact_is_bad():
    assert mean_trust(burst=6, weeks_between=12, share_good=0.3) > mean_trust(burst=1, weeks_between=2, share_good=0.3)
