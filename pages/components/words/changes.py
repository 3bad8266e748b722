"""How a series has moved: from which figure, to which, and where the latest stands among all that are known."""

import math
from itertools import pairwise
from typing import Protocol

from metrics import Bound, Frequency, Indicator, Kind, Observation, Polarity, Series, Status
from pages.components.words.numbers import count_text, displayed, is_money, unit
from pages.components.words.periods import apart, dated, months_on
from pages.components.words.precision import of_series
from pages.components.words.ranges import range_text
from pages.components.words.states import observed

_RECENT_MONTHS = 24
_ANOTHER = 1.5  # times as many, from which on shares are out of another number
_SEVERAL = 3  # figures, from which on one of them is a record
_LITTLE = 5  # a change under this part of all movement is little
_YEARLY = (Frequency.YEAR, Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR, Frequency.ONCE)
_HIDDEN = 2  # by so much rounding to 5 moves a count at the most
_LEAST = 5  # no smaller count of people is shown
_ROSE, _FELL = "Rose", "Fell"
_STEP = {_ROSE: "up", _FELL: "down"}
PRICES = ", before allowing for price rises"


def moved(series: Series, places: int | None = None, *, rounded: bool = False) -> str:
    """'Fell from 98 sites in 2018 to 3 in 2024; the lowest yet': the latest complete figure beside the first of the
    series, of months, terms and quarters the first of the last two years, with the places of the exhibit; '' where none
    is complete. Of counts that are `rounded` it tells no change that may be their rounding. It compares two figures and
    judges no series, so that it has none of the words of a verdict."""
    complete = _complete(series)
    if not complete:
        return ""
    places = of_series(series) if places is None else places
    indicator, latest = series.indicator, complete[-1]
    recent = _recent(series, complete)
    in_full = f" {unit(indicator, series.frequency)}".rstrip()
    now = f"{dated(indicator, latest)}{_likely(indicator, latest, places)}"
    if len(recent) == 1:
        only = "; the only figure so far" if len(complete) == 1 else ""
        return f"{observed(indicator, latest, places)}{in_full} {now}{only}."
    first = recent[0]
    start, end = (observed(indicator, each, places) for each in (first, latest))
    before, over = f"{start}{in_full} {dated(indicator, first)}", _over(complete, recent)
    way = _way(indicator, first, latest, places, rounded=rounded)
    record = _record(series, complete, way, places, rounded=rounded)
    if way and (record or not _little(indicator, recent, places)):
        told = f"{way}{over} from {before} to {end} {now}{PRICES if is_money(indicator) else ''}"
        step = _last_step(series, complete, way, places, rounded=rounded)
        return f"{told}{record or _between(indicator, recent, places)}{step}."
    if first.bound or latest.bound:
        return f"{before}, {end} {now}."
    if start == end:
        told = f"As before: {end}{in_full} {dated(indicator, first)} and {now}"
    elif way:
        told = f"Little changed{over}: {before}, {end} {now}"
    elif indicator.sampled and not _ranged(first, latest):
        told = f"{before}, then {end} {now}"
    else:
        told = f"No clear difference{over}: {before}, {end} {now}"
    step = _last_step(series, complete, "", places, rounded=rounded)
    return f"{told}{_between(indicator, recent, places)}{step}."


def among(series: Series) -> str:
    """What must be known before the two figures of a change are compared: what the head says, or that the number they
    are out of is another, where no range makes up for it; ''."""
    indicator, complete = series.indicator, _complete(series)
    recent = _recent(series, complete) if complete else []
    if len(recent) < 2:
        return ""
    if indicator.when_compared:
        return f"{indicator.when_compared}."
    first, latest = recent[0], recent[-1]
    if indicator.kind is not Kind.PROPORTION or not (first.denominator and latest.denominator) or _ranged(first):
        return ""
    few, many = sorted((first.denominator, latest.denominator))
    if many < few * _ANOTHER:
        return ""
    before, now = (count_text(indicator, each.denominator or 0.0) for each in (first, latest))
    return f"It is out of {before} {dated(indicator, first)} and {now} {dated(indicator, latest)}."


def _complete(series: Series) -> list[Observation]:
    return [each for each in series.observations if each.value is not None and not each.provisional]


def _recent(series: Series, complete: list[Observation]) -> list[Observation]:
    """Those that a change is told over: all years, and of shorter periods two years, to the same season."""
    if series.frequency in _YEARLY:
        return complete
    since = months_on(complete[-1].period, -_RECENT_MONTHS)
    return [each for each in complete if each.period >= since]


def _likely(indicator: Indicator, each: Observation, places: int) -> str:
    likely = range_text(indicator, each, places)
    return f" ({likely})" if likely else ""


def _ranged(*several: Observation) -> bool:
    return all(each.lower is not None and each.upper is not None for each in several)


def _way(indicator: Indicator, first: Observation, latest: Observation, places: int, *, rounded: bool) -> str:
    """Whether the second is clearly more or less than the first: as they are written, and by more than chance where
    both have a range, or than what rounding hides. '' where it is neither, where a bound leaves it open, and where some
    were asked and no range says how far their answers stand for all."""
    before, now = first.value, latest.value
    if before is None or now is None:
        return ""
    if displayed(indicator, before, places) == displayed(indicator, now, places):
        return ""
    if _open(first, latest, rose=now > before):
        return ""
    if not _ranged(first, latest):
        hidden = rounded and indicator.kind is Kind.PROPORTION and not surely_apart(first, latest)
        return "" if indicator.sampled or hidden else _ROSE if now > before else _FELL
    low, high = likely_change(first, latest)
    return _ROSE if low > 0 else _FELL if high < 0 else ""


def surely_apart(first: Observation, latest: Observation) -> bool:
    """Whether two shares differ whatever their counts were before they were rounded."""
    (low, high), (lower, upper) = _may_be(first), _may_be(latest)
    return high < lower or upper < low


def _may_be(each: Observation) -> tuple[float, float]:
    """Between which values a share of rounded counts lies: 30 is of 28 to 32."""
    value, x, n = each.value or 0.0, each.numerator, each.denominator
    if each.bound == Bound.AT_MOST:
        return 0.0, value
    if each.bound == Bound.AT_LEAST:
        return value, 1.0
    if x is None or n is None:
        return value, value
    return max(x - _HIDDEN, _LEAST) / (n + _HIDDEN), (x + _HIDDEN) / (n - _HIDDEN)


def _open(first: Observation, latest: Observation, *, rose: bool) -> bool:
    """Whether a bound leaves open which is more: 'at most 8%' before, and 5% now."""
    lower, higher = (first, latest) if rose else (latest, first)
    return lower.bound in (Bound.AT_LEAST, Bound.MORE_THAN) or higher.bound in (Bound.AT_MOST, Bound.LESS_THAN)


class Ranged(Protocol):
    """A figure with its range."""

    @property
    def value(self) -> float | None: ...
    @property
    def lower(self) -> float | None: ...
    @property
    def upper(self) -> float | None: ...


def likely_change(first: Ranged, latest: Ranged) -> tuple[float, float]:
    """The range in which the true difference is likely to lie, from the two ranges (Newcombe 1998, method 10: square
    and add). Two ranges that overlap a little can still tell a difference."""
    v, low, high = (end or 0.0 for end in (first.value, first.lower, first.upper))
    w, lower, upper = (end or 0.0 for end in (latest.value, latest.lower, latest.upper))
    return (w - v) - math.hypot(w - lower, high - v), (w - v) + math.hypot(upper - w, v - low)


def _record(series: Series, complete: list[Observation], way: str, places: int, *, rounded: bool) -> str:
    """'; the lowest yet': whether the latest is the lowest or highest of at least three figures, as they are written,
    and of a gap that is neither good nor bad on either side the nearest to nought; else ''. Money has no record: in
    that of each year the newest is nearly always the highest."""
    indicator = series.indicator
    written = [displayed(indicator, each.value or 0.0, places) for each in complete]
    if not way or len(complete) < _SEVERAL or any(each.bound for each in complete) or is_money(indicator):
        return ""
    *earlier, latest = complete
    if rounded and indicator.kind is Kind.PROPORTION and not all(surely_apart(each, latest) for each in earlier):
        return ""
    rest, now = written[:-1], written[-1]
    known = "yet" if _all_known(series, complete) else "of those known"
    if indicator.polarity is Polarity.NEUTRAL and min(written) < 0:
        # A gap that has two sides: its highest is no more than another lowest, and nought is where there is none.
        return f"; the nearest to nought {known}" if abs(now) < min(map(abs, rest)) else ""
    if (way == _FELL and now < min(rest)) or (way == _ROSE and now > max(rest)):
        return f"; the {'lowest' if way == _FELL else 'highest'} {known}"
    return ""


def _all_known(series: Series, complete: list[Observation]) -> bool:
    """Whether no figure before the latest is withheld, missing or skipped: one that is not known may have been lower.
    Figures that do not follow one another at one spacing skip some, as those in print do that have no row for a year
    without a figure."""
    unknown = (Status.WITHHELD, Status.MISSING)
    held = [each for each in series.observations if complete[0].period <= each.period <= complete[-1].period]
    spacings = {apart(series.frequency, one.period, other.period) for one, other in pairwise(held)}
    return len(spacings) <= 1 and not any(each.status in unknown for each in held)


def _between(indicator: Indicator, recent: list[Observation], places: int) -> str:
    """'; between 71% and 88% over that time' where figures in between lie outside the two ends, as written."""
    if len(recent) < 3 or any(each.bound for each in recent):
        return ""
    lowest, *_, highest = sorted(recent, key=lambda each: each.value or 0.0)
    ends = {displayed(indicator, each.value or 0.0, places) for each in (recent[0], recent[-1])}
    reach = {displayed(indicator, each.value or 0.0, places) for each in (lowest, highest)}
    if min(reach) >= min(ends) and max(reach) <= max(ends):
        return ""
    return f"; between {observed(indicator, lowest, places)} and {observed(indicator, highest, places)} over that time"


def _little(indicator: Indicator, recent: list[Observation], places: int) -> bool:
    """Whether the two ends differ by less than a fifth of what lies between the least and the greatest, as written:
    such a change is no more than the figure moves in between."""
    if any(each.bound for each in recent):
        return False
    written = [displayed(indicator, each.value or 0.0, places) for each in recent]
    return round(abs(written[-1] - written[0]) * _LITTLE, 9) < round(max(written) - min(written), 9)


def _last_step(series: Series, complete: list[Observation], way: str, places: int, *, rounded: bool) -> str:
    """'; but up from 157 in 2023': of years, the newest step where it runs against the way of the whole, or where the
    whole has none; '' where it is itself little, or not clear."""
    if series.frequency not in _YEARLY or len(complete) < _SEVERAL:
        return ""
    indicator, (*earlier, one, latest) = series.indicator, complete
    step = _way(indicator, one, latest, places, rounded=rounded)
    if not step or step == way or _little(indicator, [one, *earlier, latest], places):
        return ""
    return f"; {'but ' if way else ''}{_STEP[step]} from {observed(indicator, one, places)} {dated(indicator, one)}"


def _over(complete: list[Observation], recent: list[Observation]) -> str:
    """' over two years', where the change is told over no more of a series that has earlier figures."""
    if len(recent) == len(complete) or months_on(recent[0].period, _RECENT_MONTHS) != recent[-1].period:
        return ""
    return " over two years"
