"""What an indicator did since a decision: what it said then, as it was frozen, beside what it says now.

The change is judged by the two ranges, or where either has none by the mark of the series, and never by a bare
difference; and only once there are enough figures of a time after the decision and after the lag of the work."""

from dataclasses import dataclass
from datetime import date

from data.store import Read
from metrics import Decided, Found, Frequency, Indicator, Polarity, Reading, Unjudged, Variation, Way
from pages.components.words.clearly_more import likely_change
from pages.components.words.numbers import value_text
from pages.components.words.periods import day_text, months_on
from pages.components.words.precision import apart, finest

RULE = (
    "The change is judged by the ranges of the two figures, or where either has none by the mark of the series. It is "
    "too soon while there are fewer than three monthly figures, or one of a longer period, of a time that lies wholly "
    "after the decision and the lag of the work. To go faster or keep going hopes for a clear change the right way; to "
    "pause or stop, that it gets no worse. That a change followed does not say that the decision brought it."
)
_ENOUGH = {Frequency.MONTH: 3}
_HOPES_FOR_A_CHANGE = (Decided.GO_FASTER, Decided.KEEP_GOING)
_NO_FIGURE, _UNCLEAR = "no figure", ": no clear change"
_MISSING, UNKNOWN = "missing", "unknown"  # marks


@dataclass(frozen=True, slots=True)
class _Ranged:
    """A figure with its range, where it has one."""

    value: float | None
    lower: float | None
    upper: float | None

    @property
    def is_ranged(self) -> bool:
        return None not in (self.value, self.lower, self.upper)


@dataclass(frozen=True, slots=True)
class Now:
    """What an indicator says now of the area that was decided on, in so many places; and how many complete figures it
    has of a time after the first day from which the decision could show."""

    indicator: Indicator
    reading: Reading
    places: int
    figures: int


@dataclass(frozen=True, slots=True)
class LookedBack:
    """What a look back found, where that can be judged, in words, with its mark."""

    found: Found | None
    words: str
    mark: str

    @property
    def text(self) -> str:
        """'As hoped. 75% then, 81% now.'"""
        return f"{self.found.word}. {self.words}" if self.found else self.words


def shows_from(on: date, lag_months: int) -> date:
    """The first day from which a decision can show."""
    later = months_on(on, lag_months)
    return on if lag_months == 0 else later.replace(day=1)


def enough(frequency: Frequency) -> int:
    """How many figures it takes to look back."""
    return _ENOUGH.get(frequency, 1)


def at_a_decision(then: Read, decided: Decided, now: Now | None, *, way: Way | None, shows: date) -> LookedBack:
    """What came of a decision by one of the indicators that it stood on; `now` is None where that is no longer among
    the indicators. `way` is the way that its number should move, None where neither is better."""
    if now is None:
        return LookedBack(None, f"{then.value or _NO_FIGURE} then. It is no longer among the indicators.", _MISSING)
    if cannot := _lacking(then, now):
        return cannot
    if now.figures < (needed := enough(now.reading.frequency)):
        return LookedBack(Found.TOO_SOON, _too_soon(then, now, needed, shows), Found.TOO_SOON.mark)
    went = _went(_Ranged(then.number, then.lower, then.upper), now.reading)
    told = f"{then.value} then, {_now(now, then.number)} now"
    if went is None:
        why = Unjudged(now.reading.variation_why).word if now.reading.variation_why else "there is no range"
        return LookedBack(None, f"{told}. Whether that is more than chance is not judged: {why}.", UNKNOWN)
    if way is None:
        return LookedBack(None, f"{told}{'' if went else _UNCLEAR}. Neither way is better.", arrow(went, None))
    right = went if way is Way.RISE else -went
    if decided in _HOPES_FOR_A_CHANGE:
        found = Found.AS_HOPED if right > 0 else Found.NOT_AS_HOPED
        how = {1: "", 0: _UNCLEAR, -1: ": clearly worse"}[right]
    else:
        found = Found.AS_HOPED if right >= 0 else Found.NOT_AS_HOPED
        how = {1: ": clearly better", 0: ": no worse", -1: ": clearly worse"}[right]
    return LookedBack(found, f"{told}{how}.", arrow(went, right))


def _lacking(then: Read, now: Now) -> LookedBack | None:
    """What is said where one of the two figures is not there, or they are not of one kind; None where both are."""
    before = then.value or _NO_FIGURE
    if now.reading.value is None:
        why = f": {Unjudged(now.reading.why).word}" if now.reading.why else ""
        return LookedBack(None, f"{before} then, no figure now{why}.", _MISSING)
    if then.number is None:
        return LookedBack(None, f"No figure then, {_now(now, None)} now.", UNKNOWN)
    if not _is_counted_alike(then, now.indicator):
        return LookedBack(None, f"{before} then. It is counted in another way now.", UNKNOWN)
    return None


def better_way(polarity: Polarity) -> Way | None:
    """Which way a number should move by what it counts; None where neither is better."""
    return {Polarity.HIGH_IS_GOOD: Way.RISE, Polarity.LOW_IS_GOOD: Way.FALL}.get(polarity)


def _too_soon(then: Read, now: Now, needed: int, shows: date) -> str:
    since = f"since {day_text(shows)}"
    if now.figures == 0:
        # What is so at the end of a month tells of it whole; all else is of a month from its first day on.
        is_whole = shows.day == 1 or now.indicator.at_the_end
        first = shows if is_whole else months_on(shows.replace(day=1), 1)
        return f"{then.value} then; figures of {first:%B %Y} and later will show it."
    return f"{then.value} then, {_now(now, then.number)} now, by {now.figures} of the {needed} figures needed {since}."


def _went(then: _Ranged, reading: Reading) -> int | None:
    """Which way it has clearly moved: 1 up, -1 down, 0 neither; None where that cannot be judged."""
    latest = _Ranged(reading.value, reading.lower, reading.upper)
    if then.is_ranged and latest.is_ranged:
        low, high = likely_change(then, latest)
        return int(low > 0) - int(high < 0)
    if reading.variation is Variation.UNKNOWN:
        return None
    if reading.variation in (Variation.IMPROVEMENT, Variation.CONCERN):
        up = (reading.variation is Variation.IMPROVEMENT) == (reading.polarity is Polarity.HIGH_IS_GOOD)
        return 1 if up else -1
    return {Variation.HIGH: 1, Variation.LOW: -1}.get(reading.variation, 0)


def arrow(went: int, right: int | None) -> str:
    """The mark of a change; its arrow is the way the number went."""
    if went == 0:
        return str(Variation.COMMON.mark)
    if right is None:
        return str((Variation.HIGH if went > 0 else Variation.LOW).mark)
    kind = Variation.IMPROVEMENT if right > 0 else Variation.CONCERN
    return f"{kind.mark}_{'up' if went > 0 else 'down'}"


def _now(now: Now, then: float | None) -> str:
    """The figure of now, with so many places that it is told apart from that of then."""
    value = now.reading.value or 0.0
    places = now.places if then is None else apart(now.indicator, (then, value), now.places)
    return value_text(now.indicator, value, min(places, now.places + 1))


def _is_counted_alike(then: Read, indicator: Indicator) -> bool:
    """Whether the number of then, written as the indicator is written now, is what was written then: else it was in
    another unit."""
    number = then.number or 0.0
    written = {value_text(indicator, number)} | {
        value_text(indicator, number, places) for places in range(finest(indicator) + 1)
    }
    return not then.value or any(then.value.casefold().endswith(each.casefold()) for each in written)
