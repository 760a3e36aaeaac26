"""Weeks, years and holidays."""

WEEKS_A_YEAR = 52


class Calendar:
    """The calendar of a run; week 0 is the first week of a year.

    Args:
        holidays: weeks of the year with a holiday, 0 to 51.
    """

    def __init__(self, holidays: tuple[int, ...]) -> None:
        self.holidays = frozenset(holidays)

    def is_holiday(self, week: int) -> bool:
        """Return whether `week` has a holiday, when estates are full of people with time."""
        return week % WEEKS_A_YEAR in self.holidays

    @staticmethod
    def year(week: int) -> int:
        """Return the budget year of `week`, from 0."""
        return week // WEEKS_A_YEAR
