import numpy as np

from simulation.world.diary import Diary, Entry


def test_a_diary_tells_one_residents_story_in_order():
    diary = Diary(is_kept=True)
    diary.week = 3
    diary.note_residents(np.array([4, 7]), "took_up_work", "asked", setting=np.array([0, 2]))
    diary.week = 9
    diary.note("group", 1, "founded", "ties", leader=7)
    diary.note_residents(np.array([7]), "burnt_out", "overworked")
    assert diary.of("resident", 7) == [
        Entry(3, "resident", 7, "took_up_work", "asked", {"setting": 2}),
        Entry(9, "resident", 7, "burnt_out", "overworked"),
    ]
    assert diary.of("group", 1) == [Entry(9, "group", 1, "founded", "ties", {"leader": 7})]


def test_rows_are_kept_as_they_were():
    diary, rows = Diary(is_kept=True), np.array([1])
    diary.note_residents(rows, "left")
    rows[0] = 5
    assert [entry.who for entry in diary] == [1]


def test_a_diary_that_is_not_kept_stays_empty():
    diary = Diary()
    diary.note_residents(np.array([1]), "left")
    diary.note("team", "team", "left")
    assert list(diary) == []
