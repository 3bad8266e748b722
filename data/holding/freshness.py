"""Whether an extract is as new as its cadence promises; a sample is judged as any other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from data.periods import end, year_end
from data.vocabulary import Frequency, Standing


@dataclass(frozen=True, slots=True)
class Freshness:
    """How an extract stands, and the last day on which its successor is on time; None where none is owed."""

    standing: Standing
    due: date | None
    days_late: int = 0

    def __str__(self) -> str:
        if self.due is None:
            return "on time: no other is due"
        days = "1 day" if self.days_late == 1 else f"{self.days_late:,} days"
        said = {
            Standing.ON_TIME: f"on time, the next is due by {self.due}",
            Standing.LATE: f"late by {days}, the next was due by {self.due}",
            Standing.STALE: f"stale: late by {days}, the next was due by {self.due} and the one after it too",
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
# the regulator's tenant satisfaction measures come some eight months after their year.
CADENCES = {
    "daily": Cadence(lambda day: day, allowed=1),
    "weekly": Cadence(lambda day: day + timedelta(days=6 - day.weekday()), allowed=7, slack=1),
    "monthly": Cadence(partial(end, Frequency.MONTH), allowed=31, slack=4),
    "termly": Cadence(partial(end, Frequency.TERM), allowed=62, slack=45),
    "quarterly": Cadence(partial(end, Frequency.QUARTER), allowed=62, slack=7),
    "yearly": Cadence(year_end, allowed=275, slack=7),
}


def judge(covers_to: date, cadence: str, today: date) -> Freshness:
    """How an extract that covers up to a day stands today under its contract's cadence."""
    if cadence not in CADENCES:
        return Freshness(Standing.ON_TIME, None)
    rule = CADENCES[cadence]
    ends = rule.end(covers_to + timedelta(days=1 + rule.slack))
    due, next_due = (day + timedelta(days=rule.allowed) for day in (ends, rule.end(ends + timedelta(days=1))))
    if today <= due:
        return Freshness(Standing.ON_TIME, due)
    return Freshness(Standing.LATE if today <= next_due else Standing.STALE, due, (today - due).days)


def period_end(first: date, cadence: str) -> date:
    """The last day of the period that starts on a day, where rows are dated by periods; the day itself for `once`."""
    return CADENCES[cadence].end(first) if cadence in CADENCES else first
