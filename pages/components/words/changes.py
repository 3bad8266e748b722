"""How a series has moved: from which figure, to which, and where the latest stands among all that are known."""

from metrics import Frequency, Indicator, Kind, Observation, Series
from pages.components.words.clearly_more import FELL, ROSE, ranged, way_of
from pages.components.words.numbers import count_text, displayed, is_money, unit
from pages.components.words.periods import dated, months_on
from pages.components.words.precision import of_series
from pages.components.words.ranges import range_text
from pages.components.words.record_yet import SEVERAL, record_yet
from pages.components.words.states import observed

_RECENT_MONTHS = 24
_ANOTHER = 1.5  # times as many, from which on shares are out of another number
_LITTLE = 5  # a change under this part of all movement is little
_YEARLY = (Frequency.YEAR, Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR, Frequency.ONCE)
_STEP = {ROSE: "up", FELL: "down"}
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
    way = way_of(indicator, first, latest, places, rounded=rounded)
    record = record_yet(series, complete, way, places, rounded=rounded)
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
    elif indicator.sampled and not ranged(first, latest):
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
    if indicator.kind is not Kind.PROPORTION or not (first.denominator and latest.denominator) or ranged(first):
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
    if series.frequency not in _YEARLY or len(complete) < SEVERAL:
        return ""
    indicator, (*earlier, one, latest) = series.indicator, complete
    step = way_of(indicator, one, latest, places, rounded=rounded)
    if not step or step == way or _little(indicator, [one, *earlier, latest], places):
        return ""
    return f"; {'but ' if way else ''}{_STEP[step]} from {observed(indicator, one, places)} {dated(indicator, one)}"


def _over(complete: list[Observation], recent: list[Observation]) -> str:
    """' over two years', where the change is told over no more of a series that has earlier figures."""
    if len(recent) == len(complete) or months_on(recent[0].period, _RECENT_MONTHS) != recent[-1].period:
        return ""
    return " over two years"
