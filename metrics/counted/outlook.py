"""How the figures of an indicator come: by when each period that cannot be told yet is due, and how fresh they are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from data.holding.freshness import Freshness, Supply, standing
from data.periods import end, following, months_later, start
from data.vocabulary import Frequency, Reason, Standing, Status
from metrics.counted.coverage import Coverage, told
from metrics.declared.indicator import Indicator

_YEARS = (Frequency.YEAR, Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR)

State = tuple[Status, Reason]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the extracts of an indicator cover together, and how each of them comes; where its series is `listed`, only
    the periods that it gives are looked for, and it is its own last period that the next one follows."""

    indicator: Indicator
    coverage: Coverage
    supplies: tuple[Supply, ...]
    listed: bool = False

    def until(self, period: date) -> "Outlook":
        """The same, of a series of its own that ends with a period."""
        reach = end(self.indicator.frequency, period)
        own = tuple(replace(each, covers_to=reach) for each in self.supplies)
        return replace(self, coverage=replace(self.coverage, last=reach), supplies=own)

    def open(self, frequency: Frequency, period: date) -> bool:
        """Whether what is covered cannot tell the whole of a period."""
        return told(end(frequency, period), self.coverage) > self.coverage.last

    def state(self, frequency: Frequency, period: date, as_of: date) -> State:
        """Why there is no figure on a day for a period that is open; one that its sources will never tell is missing
        in part."""
        last = end(frequency, period)
        if as_of <= last:
            return Status.PENDING, Reason.RUNNING
        if as_of <= told(last, self.coverage):
            return Status.PENDING, Reason.WAITING
        due = self.due(frequency, period)
        if due is None:
            return Status.MISSING, Reason.INCOMPLETE
        return (Status.PENDING, Reason.NOT_DUE) if as_of <= due else (Status.MISSING, Reason.LATE)

    def due(self, frequency: Frequency, period: date) -> date | None:
        """By when an open period is due: the last of the sources that have to come for it; None where one will not."""
        day = told(end(frequency, period), self.coverage)
        dues = [each.due(day, of_year=frequency in _YEARS) for each in self.supplies if each.covers_to < day]
        known = [due for due in dues if due is not None]
        return max(known) if len(known) == len(dues) else None

    def later(self, frequency: Frequency, as_of: date) -> Iterator[date]:
        """Each period that begins after the coverage, has wholly passed by a day, and is owed."""
        if frequency is Frequency.ONCE or not self._owes():
            return
        period = following(frequency, start(frequency, self.coverage.last))
        while end(frequency, period) < as_of:
            yield period
            period = following(frequency, period)

    def freshness(self, frequency: Frequency, as_of: date) -> Freshness:
        """How the series of a frequency stands on a day: by when its next period is due."""
        if frequency is Frequency.ONCE or not self._owes():
            ended = any(each.ended for each in self.supplies)
            return Freshness(Standing.ENDED if ended else Standing.ON_TIME)
        this = start(frequency, self.coverage.last)
        period = start(frequency, months_later(this, -self.coverage.closes_after_months))
        while period < self.coverage.first or not self.open(frequency, period):
            period = following(frequency, period)
        dues = [self.due(frequency, each) for each in (period, following(frequency, period))]
        return standing([due for due in dues if due is not None], as_of)

    def _owes(self) -> bool:
        return all(each.owes for each in self.supplies)
