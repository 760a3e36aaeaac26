"""Every staff hour and every yuan: what came in, where it went, what was left [model 0, conservation]."""

from collections import defaultdict


class Ledger:
    """The books of one run.

    Hours are booked in the week they are worked, yuan in the week they are paid. At any moment
    `hours_offered = hours worked + hours_unused` and `yuan_granted = yuan paid + yuan_left + yuan_returned`.
    """

    def __init__(self) -> None:
        self.hours: dict[str, float] = defaultdict(float)
        self.yuan: dict[str, float] = defaultdict(float)
        self.hours_lent: dict[str, float] = defaultdict(float)
        self.yuan_saved: dict[str, float] = defaultdict(float)
        self.hours_offered = 0.0
        self.hours_unused = 0.0
        self.hours_stranded = 0.0
        self.yuan_granted = 0.0
        self.yuan_left = 0.0
        self.yuan_returned = 0.0
        self.year_granted = 0.0
        self.week_hours = 0.0
        self.week_yuan = 0.0

    def new_week(self) -> None:
        """Start the week's own totals from zero."""
        self.week_hours = self.week_yuan = 0.0

    def grant(self, yuan: float) -> None:
        """Book a year's money; what was left of the year before goes back to the funder."""
        self.yuan_returned += self.yuan_left
        self.yuan_left = self.year_granted = yuan
        self.yuan_granted += yuan

    def offer(self, hours: float) -> None:
        """Book the hours the team has this week; they count as unused until worked."""
        self.hours_offered += hours
        self.hours_unused += hours

    def work(self, action: str, hours: float) -> None:
        """Book hours worked on an action."""
        self.hours[action] += hours
        self.hours_unused -= hours
        self.week_hours += hours

    def strand(self, hours: float) -> None:
        """Note that hours already worked came to nothing: a preparation was given up."""
        self.hours_stranded += hours

    def borrow(self, action: str, *, hours: float, yuan: float) -> None:
        """Book what an institution gives to an action: hours of its people, money that its things save.

        Neither comes out of the team's hours and money, so the two are kept beside the balance.
        """
        self.hours_lent[action] += hours
        self.yuan_saved[action] += yuan

    def pay(self, action: str, yuan: float) -> bool:
        """Pay for an action if the money is there; say whether it was."""
        if yuan > self.yuan_left:
            return False
        self.yuan[action] += yuan
        self.yuan_left -= yuan
        self.week_yuan += yuan
        return True

    def total_hours(self) -> float:
        """Return all hours worked so far."""
        return sum(self.hours.values())

    def total_yuan(self) -> float:
        """Return all yuan paid so far."""
        return sum(self.yuan.values())
