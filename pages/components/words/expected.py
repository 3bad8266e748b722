"""What was expected of work before it started, frozen as it was then, and what came of it beside comparison wards.

The first text is scored: the last that was written down no later than the start. What was written later is an
amendment, which is shown with its day and its reason and never scored."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.store import Expectation, Kept
from metrics import Effect, Found, Indicator, Precision, Unmeasured, Variation, Way
from pages.components.words import effects
from pages.components.words.apart import between, difference, in_units, units
from pages.components.words.looked_back import UNKNOWN, LookedBack, arrow
from pages.components.words.numbers import is_share
from pages.components.words.periods import day_text

RULE = (
    "What is scored was written down before the work started. It happened as hoped where the wards it works in moved "
    "clearly beside the comparison wards, the way that was expected and by as much. What was written later is shown "
    "and not scored."
)
_NEVER = "Nothing was written down before it started, so there is nothing to score."
_GONE = "Its indicator is no longer among the indicators."
_WAYS = {Way.RISE: "up", Way.FALL: "down"}
_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Frozen:
    """An expectation as it was when the work started, None where nothing was written down by then; and what was written
    after that, oldest first."""

    text: Kept[Expectation] | None
    amended: tuple[Kept[Expectation], ...]


def frozen(history: Sequence[Kept[Expectation]], started: date | None, known_to: Precision = Precision.DAY) -> Frozen:
    """The text that is scored, of every version that there is, oldest first. Before the work starts nothing is frozen,
    and the newest counts. A start that is known to the month or the year is its last day."""
    last = _last(started, known_to) if started else date.max
    before = [each for each in history if each.at is None or each.at.date() <= last]
    return Frozen(before[-1] if before else None, tuple(history[len(before) :]))


def told(expectation: Expectation, indicator: Indicator | None) -> str:
    """'Repairs finished on time up 5 percentage points by 30 September 2026, beside its comparison wards'."""
    by = f"by {day_text(expectation.by)}"
    if indicator is None:
        return f"{expectation.indicator} {_WAYS[expectation.way]} {expectation.by_how_much:g} {by}"
    return f"{indicator.title} {_WAYS[expectation.way]} {_set(indicator, expectation.by_how_much)} {by}"


def scored(of: Frozen, indicator: Indicator | None, effect: Effect | None, as_of: date) -> LookedBack:
    """Whether what was expected happened, by what the figures of the frozen wards say as at a day."""
    if of.text is None:
        return LookedBack(None, _NEVER, UNKNOWN)
    expected = of.text.entry
    if as_of < expected.by:
        when = f"The figures are as at {day_text(as_of)}, before its day, {day_text(expected.by)}."
        return LookedBack(Found.TOO_SOON, when, Found.TOO_SOON.mark)
    if indicator is None or effect is None:
        return LookedBack(None, _GONE, UNKNOWN)
    if effect.estimate is None:
        return _unmeasured(effect)
    if effect.way is None or effect.lower is None or effect.upper is None:
        moved = f"{difference(indicator, abs(effect.estimate))} {_side(effect.estimate)}"
        return LookedBack(None, f"{moved}. There are too few other wards to say what chance does.", UNKNOWN)
    right = effect.way if expected.way is Way.RISE else -effect.way
    reached = abs(effect.estimate) + _NOISE >= expected.by_how_much
    found = Found.AS_HOPED if right > 0 and reached else Found.NOT_AS_HOPED
    moved = difference(indicator, abs(effect.estimate), within=(effect.lower, effect.upper))
    likely = f"likely range {between(indicator, effect.lower, effect.upper)}"
    said = f"{moved} {_side(effect.estimate)} ({likely})"
    if right == 0:
        said = f"No clear change beside them: {said}"
    elif right > 0 and not reached:
        said = f"{said}, less than the {_set(indicator, expected.by_how_much)} that was hoped"
    elif right < 0:
        said = f"{said}, the other way"
    return LookedBack(found, f"{said}.", str(Variation.COMMON.mark) if right == 0 else arrow(effect.way, right))


def amended(of: Frozen) -> str:
    """That it was changed after the start: 'Amended once, on 3 May 2026.'; '' where it was not."""
    days = [each.at.date() for each in of.amended if each.at]
    if not days:
        return ""
    if of.text is None:
        return f"Written down on {day_text(days[0])}, after the start."
    times = {1: "once, on", 2: "twice, last on"}.get(len(days), f"{len(days)} times, last on")
    return f"Amended {times} {day_text(days[-1])}."


def _set(indicator: Indicator, amount: float) -> str:
    """An amount that somebody set, with all its places: '5 percentage points'."""
    number = f"{in_units(indicator, amount):,.10g}"
    words = units(indicator)
    return f"{number} {words.removesuffix('s') if number == '1' and is_share(indicator) else words}"


def _side(estimate: float) -> str:
    return f"{'up' if estimate >= 0 else 'down'} beside its comparison wards"


def _unmeasured(effect: Effect) -> LookedBack:
    """Why nothing can be scored; that it is too soon where more figures would let it be."""
    soon = effect.why in (Unmeasured.TOO_SOON, Unmeasured.TOO_FEW_AFTER)
    return LookedBack(
        Found.TOO_SOON if soon else None, effects.why_not(effect), Found.TOO_SOON.mark if soon else UNKNOWN
    )


def _last(started: date, known_to: Precision) -> date:
    if known_to is Precision.DAY:
        return started
    month = started.month if known_to is Precision.MONTH else 12
    return date(started.year, month, calendar.monthrange(started.year, month)[1])
