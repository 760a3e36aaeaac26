"""The four autonomies are won one by one, and lost after eight weeks."""

import numpy as np

from simulation.rules import autonomy

LIMITS = (0.5, 3, 8, 0.3, 0.5)


def conditions(need=0.6, contributors=3, meetings=8, skill=0.3, own=0.5):
    arrays = [np.array([x]) for x in (need, contributors, meetings, skill, own)]
    return autonomy.conditions(*arrays, limits=LIMITS)[0].tolist()


def test_each_condition_belongs_to_one_stage():
    assert conditions() == [True] * 4
    assert conditions(need=0.4) == [False, True, True, True]
    assert conditions(contributors=2) == [True, False, True, True]
    assert conditions(meetings=7) == conditions(skill=0.2) == [True, True, False, True]
    assert conditions(own=0.4) == [True, True, True, False]


def weeks(holds, n, stage=0):
    stages, unmet = np.array([stage], dtype=np.uint8), np.zeros((1, 4), dtype=np.uint8)
    for _ in range(n):
        stages, unmet = autonomy.moved(stages, unmet, np.array([holds]), patience=8)
    return int(stages[0])


def test_one_stage_a_week_and_never_over_a_gap():
    assert [weeks([True] * 4, n) for n in (1, 2, 4, 9)] == [1, 2, 4, 4]
    assert weeks([True, False, True, True], 9) == 1


def test_a_lapse_is_forgiven_for_seven_weeks():
    lapsed = [True, False, True, True]
    assert weeks(lapsed, 7, stage=4) == 4
    assert weeks(lapsed, 8, stage=4) == 1


def test_a_stage_won_back_starts_counting_anew():
    stages, unmet = np.array([2], dtype=np.uint8), np.zeros((1, 4), dtype=np.uint8)
    for holds in ([True, False] + [True] * 2,) * 7 + ([True] * 4,):
        stages, unmet = autonomy.moved(stages, unmet, np.array([holds]), patience=8)
    assert unmet[0, 1] == 0
    assert stages[0] == 4
