import numpy as np
import pytest

from simulation.rules import roles


def masks(*texts):
    """Return attendance masks from texts with the latest week on the right."""
    return np.array([int(text, 2) for text in texts], dtype=np.uint16)


def test_a_visit_is_forgotten_after_twelve_weeks():
    mask = masks("1")
    for week in range(11):
        mask = roles.next_week(mask)
        assert roles.weeks_attended(mask).tolist() == [1], week
    assert roles.next_week(mask).tolist() == [0]


def test_weeks_attended_are_counted_over_the_whole_window():
    assert roles.weeks_attended(masks("0", "1", "100000000001", "111111111111")).tolist() == [0, 1, 2, 12]


def test_who_came_four_weeks_ago_is_outside_the_last_four_weeks():
    mask = masks("10000", "01000")  # the fifth and the fourth week counted from the latest
    assert roles.came_within(mask, weeks=4).tolist() == [False, True]
    assert roles.came_within(mask, weeks=12).tolist() == [True, True]


def test_nobody_contributes_below_the_gate_of_trust():
    trust = np.array([0.649, 0.65, 0.9])
    starts = roles.takes_up_work(trust, gate=0.65, chance=1.0, pressure=1.0, draws=np.zeros(3))
    assert starts.tolist() == [False, True, True]


def test_twice_the_pressure_asks_twice():
    """One minus (1 - 1/2) squared: three of four say yes."""
    trust, draws = np.ones(2), np.array([0.749, 0.751])
    assert roles.takes_up_work(trust, gate=0.65, chance=0.5, pressure=2.0, draws=draws).tolist() == [True, False]


def test_able_contributors_lead_sooner():
    able, unable = np.full(2, 0.8), np.full(2, 0.1)
    draws = np.array([0.0239, 0.0241])
    hazard = {"hazard": 0.01, "found": 5.0, "pressure": 1.0, "draws": draws}
    self_made = np.zeros(2, dtype=bool)
    assert roles.takes_the_lead(able, able, able, self_made, **hazard).tolist() == [True, False]
    assert not roles.takes_the_lead(unable, unable, unable, self_made, **hazard).any()


def test_who_was_found_leads_five_times_as_soon():
    able, draws = np.full(2, 0.8), np.array([0.119, 0.119])
    hazard = {"hazard": 0.01, "found": 5.0, "pressure": 1.0, "draws": draws}
    assert roles.takes_the_lead(able, able, able, np.array([True, False]), **hazard).tolist() == [True, False]


def test_the_responsible_and_those_who_see_the_need_as_everybodys_take_up_work_sooner():
    """.2 x (.5 + r)(1 + y): .1 at nothing of either, .2 at r = .5, .3 at r = 1, twice that at y = 1."""
    responsibility, publicness = np.array([0.0, 0.5, 1.0, 1.0]), np.array([0.0, 0.0, 0.0, 1.0])
    chance = roles.readiness(responsibility, publicness, chance=0.2, public=1.0)
    assert chance == pytest.approx([0.1, 0.2, 0.3, 0.6])
    assert roles.readiness(responsibility, publicness, chance=0.9, public=1.0).max() == 1.0


def test_work_with_others_teaches_to_deliberate():
    assert roles.practised(np.array([0.0, 0.5]), step=0.01) == pytest.approx([0.01, 0.505])


@pytest.mark.parametrize(
    ("trust", "identification", "idle", "chance"),
    [
        (0.5, 0.0, False, 0.01),
        (0.5, 0.0, True, 0.03),
        (0.5, 1.0, False, 0.005),
        (0.0, 0.0, False, 0.01 * np.exp(0.75)),
        (1.0, 0.0, False, 0.01 * np.exp(-0.75)),
    ],
)
def test_contributors_leave_quietly(trust, identification, idle, chance):
    leaves = roles.leaves_quietly(
        np.full(2, trust), np.full(2, identification), np.full(2, 0.5), np.full(2, idle), hazard=0.01, trust_slope=1.5,
        draws=np.array([chance - 1e-6, chance + 1e-6]),
    )  # fmt: skip
    assert leaves.tolist() == [True, False]


def test_the_irresponsible_leave_three_times_as_often_as_the_responsible():
    leaves = roles.leaves_quietly(
        np.full(3, 0.5), np.zeros(3), np.array([0.0, 0.5, 1.0]), np.zeros(3, dtype=bool), hazard=0.01, trust_slope=1.5,
        draws=np.full(3, 0.0075),
    )  # fmt: skip
    assert leaves.tolist() == [True, True, False], "chances are .015, .01 and .005"


def work(is_activist, drive, hours_left, pressure=1.0):
    offered = roles.work_offered(
        np.array([is_activist]), np.array([drive]), np.array([hours_left]), contribution=2.0,
        lead_hours=2.0, lead_drive=4.0, pressure=pressure,
    )  # fmt: skip
    return float(offered[0])


def test_a_contributor_works_two_hours_and_an_activist_with_drive_more():
    assert work(False, 0.9, 10) == 2.0
    assert work(True, 0.5, 10) == 4.0


def test_pressure_multiplies_the_hours_asked():
    assert work(True, 0.5, 10, pressure=1.5) == 6.0


def test_nobody_works_more_hours_than_are_left():
    assert work(True, 1.0, 1.25) == 1.25
    assert work(False, 0.0, 0.0) == 0.0


def test_work_taken_up_without_trust_or_by_nobody():
    trust, draws = np.array([0.0, 0.9]), np.array([0.09, 0.11])
    settings = {"gate": 0.65, "chance": 0.1, "pressure": 1.0, "draws": draws}
    assert roles.MEMBERS["gated"](trust, **settings).tolist() == [False, False]
    assert roles.MEMBERS["ungated"](trust, **settings).tolist() == [True, False]
    assert roles.MEMBERS["none"](trust, **settings).tolist() == [False, False]
