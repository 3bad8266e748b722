"""Whether what is held is as new as it should be: when the next is due, since when it is late, or that none will come.

A sample is judged as any other. An extract is judged by its own days, a series in it by those that the series has."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import islice

from data.contracts.contract import Contract
from data.periods import end, year_end
from data.vocabulary import Frequency, Standing

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Freshness:
    """How an extract or a series stands, and the last day on which its next is on time; None where none is owed."""

    standing: Standing
    due: date | None = None
    days_late: int = 0

    @property
    def late_since(self) -> date | None:
        """The first day on which it was late; None where it is not."""
        return self.due + DAY if self.due and self.days_late else None

    def __str__(self) -> str:
        if self.standing is Standing.ENDED:
            return "ended: no other will come"
        if self.due is None:
            return "on time: no date is kept for the next"
        days = "1 day" if self.days_late == 1 else f"{self.days_late:,} days"
        said = {
            Standing.ON_TIME: f"on time, the next is due by {self.due}",
            Standing.LATE: f"late by {days}, the next was due by {self.due}",
            Standing.STALE: f"overdue: late by {days}, the next was due by {self.due} and the one after it too",
        }
        return said[self.standing]


@dataclass(frozen=True, slots=True)
class Cadence:
    """How supply goes: `end` is the last day of the period that a day is in.

    The next file is due `allowed` days after its period's end. A file whose last rows are up to `slack` days
    short of a period's end has the period: nothing need happen on a weekend or in a holiday.
    """

    end: Callable[[date], date]
    allowed: int
    slack: int = 0


# Days allowed: what it usually takes to close a period, and to extract and check it. Yearly statistics take longest:
# the regulator's tenant satisfaction measures come some eight months after their year. A contract whose publisher takes
# longer says so itself.
CADENCES = {
    "daily": Cadence(lambda day: day, allowed=1),
    "weekly": Cadence(lambda day: day + timedelta(days=6 - day.weekday()), allowed=7, slack=1),
    "monthly": Cadence(partial(end, Frequency.MONTH), allowed=31, slack=4),
    "termly": Cadence(partial(end, Frequency.TERM), allowed=62, slack=45),
    "quarterly": Cadence(partial(end, Frequency.QUARTER), allowed=62, slack=7),
    "yearly": Cadence(year_end, allowed=275, slack=7),
}


@dataclass(frozen=True, slots=True)
class Supply:
    """How an extract, or a series in one, comes: up to which day it is there, at which cadence (one that is in none of
    CADENCES owes nothing), how many days its publisher is allowed where not the cadence's own, and whether it ended."""

    covers_to: date
    cadence: str
    allowed: int | None = None
    ended: bool = False

    @property
    def owes(self) -> bool:
        """Whether another is to come at a time that is known."""
        return not self.ended and self.cadence in CADENCES

    def due(self, day: date, *, of_year: bool = False) -> date | None:
        """By when the supply that reaches a day after `covers_to` is due; None where none is owed. Where it is the last
        day `of_year`, a yearly supply is of that very year, wherever in one the days end that are there."""
        if of_year and self.owes and self.cadence == "yearly":
            return day + self._allowed
        return next((due for ends, due in self._next() if ends >= day), None)

    def judged(self, today: date) -> Freshness:
        """How it stands: late once the next is overdue, stale once the one after it is too."""
        dues = [due for _, due in islice(self._next(), 2)]
        return standing(dues, today) if dues else Freshness(Standing.ENDED if self.ended else Standing.ON_TIME)

    @property
    def _allowed(self) -> timedelta:
        return timedelta(days=CADENCES[self.cadence].allowed if self.allowed is None else self.allowed)

    def _next(self) -> Iterator[tuple[date, date]]:
        """The last day of each supply to come, and by when it is due; nothing where none is owed."""
        if not self.owes:
            return
        rule = CADENCES[self.cadence]
        ends = rule.end(self.covers_to + timedelta(days=1 + rule.slack))
        while True:
            yield ends, ends + self._allowed
            ends = rule.end(ends + DAY)


def standing(dues: list[date], today: date) -> Freshness:
    """How something stands whose next is due by the first of two days, and the one after it by the second."""
    due, next_due = dues
    if today <= due:
        return Freshness(Standing.ON_TIME, due)
    return Freshness(Standing.LATE if today <= next_due else Standing.STALE, due, (today - due).days)


def supply(contract: Contract, covers_to: date) -> Supply:
    """How the extract of a contract comes, of which there is one that covers up to a day."""
    return Supply(covers_to, contract.cadence, contract.due_after_days, contract.ended is not None)


def judge(contract: Contract, covers_to: date, today: date) -> Freshness:
    """How an extract that covers up to a day stands today under its contract."""
    return supply(contract, covers_to).judged(today)


def period_end(first: date, cadence: str) -> date:
    """The last day of the period that starts on a day, where rows are dated by periods; of a supply at no fixed times,
    the day itself."""
    return CADENCES[cadence].end(first) if cadence in CADENCES else first
