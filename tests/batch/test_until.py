from types import SimpleNamespace

import numpy as np
import pytest

from simulation.batch.until import conducted_until, level_at, look, looks, parsed
from simulation.errors import BadInput

ARMS = ["space", "one-off", "one"]


def test_a_rule_names_two_arms_a_measure_and_a_width():
    rule = parsed("space-one-off.contributors.halfwidth<1.5", ARMS)
    assert (rule.one, rule.other, rule.measure, rule.limit) == ("space", "one-off", "contributors", 1.5)
    assert parsed("one-off-space . regulars.halfwidth < 2", ARMS).other == "space"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("contributors<1", "until_form"),
        ("space-one.contributors.halfwidth<0", "until_form"),
        ("space-one.contributors.halfwidth>1", "until_form"),
        ("space-spice.contributors.halfwidth<1", "unknown_value"),
        ("space-space.contributors.halfwidth<1", "unknown_value"),
        ("space-one.contributers.halfwidth<1", "unknown_value"),
    ],
)
def test_a_wrong_rule_is_one_sentence(text, key):
    with pytest.raises(BadInput) as bad:
        parsed(text, ARMS)
    assert [problem.key for problem in bad.value.problems] == [key]


def test_looks_grow_by_a_quarter_and_end_at_the_most():
    assert list(looks(4, 30)) == [10, 13, 17, 22, 28, 30]
    assert list(looks(40, 30)) == [30]


def test_error_is_spent_once_over_all_looks():
    assert level_at(1) == pytest.approx(0.975)
    assert sum(1 - level_at(k) for k in range(1, 10_000)) == pytest.approx(0.05, abs=1e-5)


def fake(values):
    """Return a stand-in for `conduct` on values by replicate, and the runs it was asked for."""
    asked = []

    def conduct(design):
        asked.append(design.runs)
        columns = {"a": {"regulars": values[: design.runs]}, "b": {"regulars": np.zeros(design.runs)}}
        return SimpleNamespace(columns=columns)

    return conduct, asked


class Asked(SimpleNamespace):
    def with_runs(self, runs):
        return Asked(runs=runs)


def test_it_stops_as_soon_as_the_difference_is_known_well_enough():
    values = np.random.default_rng(0).normal(5.0, 1.0, size=500)
    conduct, asked = fake(values)
    rule = parsed("a-b.regulars.halfwidth<0.5", ["a", "b"])
    _, seen = conducted_until(Asked(runs=10), rule, most=500, conduct=conduct)
    assert seen.reached
    assert asked == list(looks(10, 500))[: len(asked)]
    assert not look(rule, len(asked) - 1, values[: asked[-2]], np.zeros(asked[-2])).reached


def test_it_gives_up_at_the_most():
    conduct, asked = fake(np.random.default_rng(0).normal(size=40))
    _, seen = conducted_until(
        Asked(runs=10), parsed("a-b.regulars.halfwidth<0.001", ["a", "b"]), most=40, conduct=conduct
    )
    assert (seen.reached, seen.runs, asked[-1]) == (False, 40, 40)


def test_the_corrected_interval_at_the_stop_holds_the_truth_often_enough():
    """Stopping when the interval is narrow favours samples that vary little; 600 sequences of skewed luck."""
    dice, held, n = np.random.default_rng(3), 0, 600
    truth = np.exp(0.125)
    for _ in range(n):
        values = dice.lognormal(sigma=0.5, size=300)
        conduct, _ = fake(values)
        rule = parsed("a-b.regulars.halfwidth<0.2", ["a", "b"])
        _, seen = conducted_until(Asked(runs=10), rule, most=300, conduct=conduct)
        held += seen.low <= truth <= seen.high
    assert held / n >= 0.95 - 3 * np.sqrt(0.95 * 0.05 / n)
