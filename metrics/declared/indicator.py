"""An indicator: what the head of its file declares and the SQL below it, and what follows from these."""

from datetime import date

from pydantic import Field

from data.periods import end
from data.vocabulary import Frequency, Kind, Level, Uncertainty
from metrics.declared.keys import Head
from metrics.declared.publish import ROLLS_UP_TO, YEARS

QUALIFIER, EXACTLY = "qualifier", "exactly"  # how a published figure is printed: so, or by a word of Bound


class Indicator(Head):
    """One indicator: its place (priority, slug), its words and its SQL. Values are in the units of `kind`:
    a proportion is 0 to 1, a rate is already times `per`."""

    slug: str = Field(description="its name in every address, file and query")
    priority: str = Field(description="the priority that it belongs to")
    sql: str = Field(description="the query that counts it from the extracts")

    @property
    def needed(self) -> tuple[str, ...]:
        """The extracts without which it has no figures."""
        return tuple(name for name in self.extracts if name not in self.may_be_absent)

    @property
    def counts(self) -> tuple[str, ...]:
        """The count columns its SQL returns."""
        if self.weighted:
            return ("numerator", "denominator", "weight_squares", "yes", "answers")
        if self.kind is Kind.MEAN and self.no_interval is None:
            return ("numerator", "denominator", "sum_of_squares")
        if self.kind in (Kind.PROPORTION, Kind.MEAN) or self.denominator_is is not None:
            return ("numerator", "denominator")
        return ("value",) if self.kind is Kind.PUBLISHED else ("numerator",)

    @property
    def optional(self) -> tuple[str, ...]:
        """Columns that its SQL may return beside them: the publisher's own limits, and whether the figure is printed
        as exact, as about so much or as a bound; of a count without an interval whether it is only a lower bound."""
        if self.kind is Kind.PUBLISHED:
            return ("lower", "upper", QUALIFIER)
        return (QUALIFIER,) if self.kind is not Kind.MEAN and self.no_interval is not None else ()

    @property
    def uncertainty(self) -> Uncertainty:
        """What its figures' ranges are of: answers of some stand for all; what is counted in full has been moved by
        chance alone; a publisher has its own."""
        if self.no_interval is not None:
            return Uncertainty.NONE
        if self.kind is Kind.PUBLISHED:
            return Uncertainty.PUBLISHER
        return Uncertainty.SAMPLE if self.weighted else Uncertainty.CHANCE

    @property
    def counts_working_days(self) -> bool:
        """Whether its SQL counts days by the calendar's working days."""
        return "working_day" in self.sql

    @property
    def at_the_end(self) -> bool:
        """Whether its figures are positions at the end of their periods."""
        return self.stock and not self.of_a_day

    def is_part_of(self, frequency: Frequency, period: date) -> bool:
        """Whether one of its own periods is part of a longer one that holds it: of a stock, the last of them alone."""
        return not self.stock or end(frequency, period) == end(self.frequency, period)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column its SQL returns."""
        area = ("area",) if self.level is Level.WARD else ()
        return (*area, "period", *self.breakdowns, *self.counts)

    @property
    def frequencies(self) -> tuple[Frequency, ...]:
        """What is stored: its own frequency, the longer ones that it is published over, and a kind of year of a monthly
        or quarterly flow: the financial one, unless another is published."""
        flow = not self.stock and self.denominator_is is None and self.kind is not Kind.PUBLISHED
        longer = set(self.publish.longer)
        if flow and self.frequency in (Frequency.MONTH, Frequency.QUARTER) and not longer.intersection(YEARS):
            longer.add(Frequency.FINANCIAL_YEAR)
        return (self.frequency, *(each for each in Frequency if each in longer and each is not self.frequency))

    def every(self, level: Level, *, categories: bool = False) -> Frequency | None:
        """The shortest period over which a level, or its categories, are published; None where they never are. What
        has no ward recorded is published as wards are."""
        place = Level.WARD if level is Level.NONE else level
        said = (self.publish.categories.every(place) if categories else None) or self.publish.every(place)
        return self.frequency if said is None else said if isinstance(said, Frequency) else None

    def frequencies_of(self, level: Level, *, categories: bool = False) -> tuple[Frequency, ...]:
        """That period, and the longer ones that are stored of it."""
        every = self.every(level, categories=categories)
        longer = ROLLS_UP_TO.get(every, frozenset()) if every is not None else frozenset()
        return tuple(each for each in self.frequencies if each is every or each in longer)
