from simulation.world.calendar import Calendar


def test_a_holiday_comes_back_every_year():
    calendar = Calendar((0, 5, 39))
    assert [week for week in range(110) if calendar.is_holiday(week)] == [0, 5, 39, 52, 57, 91, 104, 109]


def test_an_estate_may_have_no_holidays():
    assert not any(Calendar(()).is_holiday(week) for week in range(60))
