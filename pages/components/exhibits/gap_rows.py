"""The gap of every indicator that is compared between wards, and why others are not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from metrics import (
    BOROUGH,
    Frequency,
    GapChange,
    Indicator,
    Inequality,
    Kind,
    Level,
    Observation,
    Polarity,
    Priority,
    Series,
    Snapshot,
    Unjudged,
)
from pages.components.exhibits.gaps import wards
from pages.components.words.lists import listed
from pages.components.words.periods import period_text
from pages.components.words.precision import places as places_of
from pages.components.words.unequal import YEAR, Gap, Measure, over_years

NOT_MEASURED = {
    Measure.FIFTHS: "a mean, and the means of several wards are not taken together",
    Measure.SLOPE: "no line can be drawn through its wards",
    Measure.RELATIVE: "the line through its wards begins at nought or below, over which nothing has a ratio",
}
_WHOLE = 50.0  # where Camden lies on a track, in per cent
_REACH = 44.0  # how far from it what is furthest, so that a dot has room
_INSIDE = 0.8  # of the wards: those further out would press all others together


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator in the newest year: its gap and those of the years before, oldest first, Camden's own figure, how
    far from that its track reaches, the figures that all this is made of, and Camden's over the
    years."""

    indicator: Indicator
    priority: str
    gaps: tuple[Gap, ...]
    years: tuple[Inequality, ...]
    camden: float | None
    furthest: float
    observations: tuple[Observation, ...]
    series: Series

    @property
    def gap(self) -> Gap:
        """The newest."""
        return self.gaps[-1]

    @property
    def places(self) -> int:
        """So many places its figures are written with, here and in what looks closer at it."""
        return places_of(self.indicator, self.observations)

    def place(self, value: float) -> float:
        """Where a figure lies on its track, in per cent from the left: to the right is better, or higher."""
        if self.camden is None:
            return _WHOLE
        way = -1 if self.indicator.polarity is Polarity.LOW_IS_GOOD else 1
        return _WHOLE + way * _REACH * (value - self.camden) / self.furthest


@dataclass(frozen=True, slots=True)
class Left:
    """An indicator that is counted for wards and not compared, and why."""

    indicator: Indicator
    why: str


def rows(snapshot: Snapshot, priorities: Iterable[Priority], measure: Measure) -> tuple[list[Row], list[Left]]:
    """Those of some priorities, in their order and by title; and those that are left out."""
    told: list[Row] = []
    left: list[Left] = []
    for priority in priorities:
        for indicator in of_wards(snapshot, priority):
            found = row(snapshot, indicator.slug, priority.title, measure)
            if isinstance(found, Row):
                told.append(found)
            else:
                left.append(Left(indicator, found))
    return told, left


def of_wards(snapshot: Snapshot, priority: Priority) -> list[Indicator]:
    """A priority's indicators that are counted for wards, by title."""
    mine = (each for each in snapshot.indicators.values() if each.priority == priority.slug)
    return sorted((each for each in mine if each.level is Level.WARD), key=lambda each: each.title)


def to_look_at(snapshot: Snapshot, priorities: Iterable[Priority]) -> list[str]:
    """Those of some priorities that are counted for wards: one whose gap is widening first, else one that has a clear
    gap, then those that are compared, each in the order of the table, and then the others."""
    several = [each.slug for priority in priorities for each in of_wards(snapshot, priority)]
    compared = [slug for slug in several if not why_not(snapshot, slug)]
    ordered = [*compared, *(slug for slug in several if slug not in compared)]

    def stands_out(slug: str) -> tuple[bool, bool]:
        found = over_years(snapshot.indicators[slug], snapshot.inequality(slug), Measure.SLOPE)
        return (found[-1].change is GapChange.WIDENING, found[-1].side > 0) if found else (False, False)

    first = max(compared, key=stands_out, default=None)
    return ordered if first is None else [first, *(slug for slug in ordered if slug != first)]


def row(snapshot: Snapshot, indicator: str, priority: str, measure: Measure) -> Row | str:
    """An indicator's row; where it has none of the newest year, why not."""
    declared, found = snapshot.indicators[indicator], snapshot.inequality(indicator)
    if why := why_not(snapshot, indicator):
        return why
    gaps = over_years(declared, found, measure)
    if not gaps or gaps[-1].period != found[-1].period:
        return NOT_MEASURED[measure]
    own = wards(snapshot, indicator, gaps[-1].period)
    series = snapshot.series(indicator, BOROUGH, frequency=YEAR)
    total = next(
        (each for each in series.observations if each.period == gaps[-1].period and each.value is not None), None
    )
    whole = total.value if total is not None else None
    told = own if total is None else (total, *own)
    return Row(declared, priority, tuple(gaps), tuple(found), whole, _furthest(own, gaps[-1], whole), told, series)


def _furthest(own: Sequence[Observation], gap: Gap, camden: float | None) -> float:
    """How far from Camden four fifths of the wards lie, or either side of the gap."""
    if camden is None:
        return 1.0
    apart = sorted(abs(each.value - camden) for each in own if each.value is not None)
    inside = apart[: max(1, round(len(apart) * _INSIDE))]
    return max(*inside, abs(gap.poorer - camden), abs(gap.richer - camden)) or 1.0


def why_not(snapshot: Snapshot, indicator: str) -> str:
    """Why an indicator has no gap of the newest year; '' where it has one."""
    declared, reading = snapshot.indicators[indicator], snapshot.reading(indicator, BOROUGH)
    why = reading.inequality_why if reading is not None else Unjudged.NO_FIGURES
    if not why:
        return ""
    if why is Unjudged.NOT_COMPARED:
        return _not_compared(declared)
    newest = snapshot.comparison(indicator, Level.WARD, None, YEAR)
    shown = sum(item.observation.value is not None for item in newest.items)
    every = sum(each.level is Level.WARD for each in snapshot.areas.values())
    if newest.period is None or why in (Unjudged.NO_FIGURES, Unjudged.PROVISIONAL):
        return Unjudged(why).word
    when = period_text(YEAR, newest.period)
    counted = f"{shown} of {every} wards have a figure for {when}, and a gap needs all of them"
    # What is shown of every ward may all the same be a bound, as '95% or more' is.
    if shown == every:
        counted = (
            f"not every ward has a figure of its own for {when}, and a gap needs all of them: {Unjudged(why).word}"
        )
    found = snapshot.inequality(indicator)
    return f"{counted}; the latest year that has them is {period_text(YEAR, found[-1].period)}" if found else counted


def is_withheld(snapshot: Snapshot, indicator: str) -> bool:
    """Whether that is to protect people."""
    reading = snapshot.reading(indicator, BOROUGH)
    hidden = reading is not None and reading.inequality_why is Unjudged.WITHHELD
    declared = snapshot.indicators[indicator]
    return hidden or (declared.level is Level.WARD and declared.every(Level.WARD) is None)


def _not_compared(declared: Indicator) -> str:
    every = declared.every(Level.WARD)
    if declared.level is not Level.WARD:
        return "counted for all Camden only"
    if every is None:
        return "never shown for wards, since numbers are small"
    if declared.kind is Kind.COUNT:
        return "a number that grows with a ward's size"
    if every is Frequency.ONCE:
        return "counted once, and not by the financial year"
    several = [f"the {each.word}" for each in declared.frequencies_of(Level.WARD)]
    return f"told of wards by {listed(several)}, and not by the financial year"


def observations(told: Sequence[Row]) -> tuple[Observation, ...]:
    """All figures that some rows are made of."""
    return tuple(each for one in told for each in one.observations)
