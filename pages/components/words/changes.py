"""How a series has moved: from which figure, to which, and where the latest stands among all that are known."""

import math

from metrics import Bound, Frequency, Indicator, Kind, Observation, Polarity, Series, Status
from pages.components.words.numbers import count_text, displayed, unit
from pages.components.words.periods import dated, months_on
from pages.components.words.precision import of_series
from pages.components.words.ranges import range_text
from pages.components.words.states import observed

_RECENT_MONTHS = 24
_ANOTHER = 1.5  # times as many, from which on shares are out of another number
_YEARLY = (Frequency.YEAR, Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR, Frequency.ONCE)
_ROSE, _FELL = "Rose", "Fell"


def moved(series: Series, places: int | None = None) -> str:
    """'Fell from 98 sites in 2018 to 3 in 2024; the lowest yet': the latest complete figure beside the first of the
    series, of months, terms and quarters the first of the last two years, with the
    places of the exhibit; '' where none is complete."""
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
    way = _way(indicator, first, latest, places)
    if way:
        told = f"{way} from {start}{in_full} {dated(indicator, first)} to {end} {now}"
        return f"{told}{_stands(series, complete, recent, way, places)}."
    if first.bound or latest.bound:
        return f"{start}{in_full} {dated(indicator, first)}, {end} {now}."
    if start == end:
        told = f"As before: {end}{in_full} {dated(indicator, first)} and {now}"
    else:
        told = f"No clear change: {start}{in_full} {dated(indicator, first)}, {end} {now}"
    return f"{told}{_between(indicator, recent, places)}."


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


def _way(indicator: Indicator, first: Observation, latest: Observation, places: int) -> str:
    """Whether the second is clearly more or less than the first: as they are written, and by more than chance where
    both have a range. '' where it is neither, or where a bound leaves it open."""
    before, now = first.value, latest.value
    if before is None or now is None:
        return ""
    if displayed(indicator, before, places) == displayed(indicator, now, places):
        return ""
    if _open(first, latest, rose=now > before):
        return ""
    if not _ranged(first, latest):
        return _ROSE if now > before else _FELL
    low, high = _difference(first, latest)
    return _ROSE if low > 0 else _FELL if high < 0 else ""


def _open(first: Observation, latest: Observation, *, rose: bool) -> bool:
    """Whether a bound leaves open which is more: 'at most 8%' before, and 5% now."""
    lower, higher = (first, latest) if rose else (latest, first)
    return lower.bound in (Bound.AT_LEAST, Bound.MORE_THAN) or higher.bound in (Bound.AT_MOST, Bound.LESS_THAN)


def _difference(first: Observation, latest: Observation) -> tuple[float, float]:
    """The range in which the true difference is likely to lie, from the two ranges (Newcombe 1998, method 10: square
    and add). Two ranges that overlap a little can still tell a difference."""
    v, low, high = (end or 0.0 for end in (first.value, first.lower, first.upper))
    w, lower, upper = (end or 0.0 for end in (latest.value, latest.lower, latest.upper))
    return (w - v) - math.hypot(w - lower, high - v), (w - v) + math.hypot(upper - w, v - low)


def _stands(series: Series, complete: list[Observation], recent: list[Observation], way: str, places: int) -> str:
    """Whether the latest is the lowest or highest of at least three figures, as they are written, and of a gap that is
    neither good nor bad on either side the nearest to nought; else between which it has moved."""
    indicator = series.indicator
    written = [displayed(indicator, each.value or 0.0, places) for each in complete]
    if len(complete) > 2 and not any(each.bound for each in complete):
        rest, now = written[:-1], written[-1]
        known = "yet" if _all_known(series, complete) else "of those known"
        if indicator.polarity is Polarity.NEUTRAL and min(written) < 0:
            # A gap that has two sides: its highest is no more than another lowest, and nought is where there is none.
            nearest = abs(now) < min(map(abs, rest))
            return f"; the nearest to nought {known}" if nearest else _between(indicator, recent, places)
        if (way == _FELL and now < min(rest)) or (way == _ROSE and now > max(rest)):
            end = "lowest" if way == _FELL else "highest"
            return f"; the {end} {known}"
    return _between(indicator, recent, places)


def _all_known(series: Series, complete: list[Observation]) -> bool:
    """Whether no figure before the latest is withheld or missing: one that is not known may have been lower."""
    unknown = (Status.WITHHELD, Status.MISSING)
    earlier = (each for each in series.observations if complete[0].period < each.period < complete[-1].period)
    return not any(each.status in unknown for each in earlier)


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
