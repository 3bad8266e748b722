"""What was expected of work before it started, frozen as it was then, and what came of it beside comparison wards.

The first text is scored: the last that was written down no later than the start. What was written later is an
amendment, which is shown with its day and its reason and never scored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from data.store import Expectation, Initiative, Kept
from metrics import Effect, Found, Indicator, Precision, Unmeasured, Variation, Way
from pages.components.words import effects, work
from pages.components.words.apart import as_set, between, difference
from pages.components.words.looked_back import UNKNOWN, LookedBack, arrow
from pages.components.words.periods import day_text
from pages.components.words.sentences import in_turn

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
    moved: str = ""  # that the start was moved, in words


def frozen(history: Sequence[Kept[Expectation]], versions: Sequence[Kept[Initiative]]) -> Frozen:
    """The text that is scored, of every version that there is, oldest first, by all `versions` of the work. Before it
    starts nothing is frozen, and the newest counts. The start is the first that was registered: moving it later makes
    no amendment the text that is scored. Of what was first written down after that day, but before a later start as it
    was known by then, the first text counts."""
    said = [each for each in versions if each.entry.started]
    last = _last(said[0]) if said else date.max
    before = [each for each in history if each.at is None or each.at.date() <= last]
    if not before:
        before = [each for each in history[:1] if each.at and each.at.date() <= _known_at(said, each.at)]
    return Frozen(before[-1] if before else None, tuple(history[len(before) :]), _moved(said))


def told(expectation: Expectation, indicator: Indicator | None) -> str:
    """'Repairs finished on time up 5 percentage points by 30 September 2026, beside its comparison wards'."""
    by = f"by {day_text(expectation.by)}"
    if indicator is None:
        return f"{expectation.indicator} {_WAYS[expectation.way]} {expectation.by_how_much:g} {by}"
    return f"{indicator.title} {_WAYS[expectation.way]} {as_set(indicator, expectation.by_how_much)} {by}"


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
    if effect.estimate is None or (effect.show_by and expected.by < effect.show_by):
        return _unmeasured(effect, expected.by)
    if effect.way is None or effect.lower is None or effect.upper is None:
        moved = f"{difference(indicator, abs(effect.estimate))} {_side(effect.estimate)}"
        return LookedBack(None, f"{moved}. There are too few other wards to say what chance does.", UNKNOWN)
    right = effect.way if expected.way is Way.RISE else -effect.way
    reached = abs(effect.estimate) + _NOISE >= expected.by_how_much
    found = Found.AS_HOPED if right > 0 and reached else Found.NOT_AS_HOPED
    hoped = [] if reached else [expected.by_how_much]
    moved = difference(indicator, abs(effect.estimate), within=(effect.lower, effect.upper), beside=hoped)
    likely = f"likely range {between(indicator, effect.lower, effect.upper)}"
    said = f"{moved} {_side(effect.estimate)} ({likely})"
    if right == 0:
        said = f"No clear change beside them: {said}"
    elif right > 0 and not reached:
        said = f"{said}, less than the {as_set(indicator, expected.by_how_much)} that was hoped"
    elif right < 0:
        said = f"{said}, the other way"
    return LookedBack(found, f"{said}.", str(Variation.COMMON.mark) if right == 0 else arrow(effect.way, right))


def amended(of: Frozen) -> str:
    """That it was changed after the start, or the start was: 'Amended once, on 3 May 2026.'; '' where neither was."""
    days = [each.at.date() for each in of.amended if each.at]
    if not days:
        return of.moved
    if of.text is None:
        return in_turn((f"Written down on {day_text(days[0])}, after the start.", of.moved))
    times = {1: "once, on", 2: "twice, last on"}.get(len(days), f"{len(days)} times, last on")
    return in_turn((f"Amended {times} {day_text(days[-1])}.", of.moved))


def _side(estimate: float) -> str:
    return f"{'up' if estimate >= 0 else 'down'} beside its comparison wards"


def _unmeasured(effect: Effect, by: date) -> LookedBack:
    """Why nothing can be scored; that it is too soon where more figures would let it be, or a later day."""
    soon = effect.why in (None, Unmeasured.TOO_SOON, Unmeasured.TOO_FEW_AFTER)
    words = effects.why_not(effect)
    if soon and effect.show_by and by < effect.show_by:
        words = (
            f"Its day, {day_text(by)}, comes before {day_text(effect.show_by)}, from when on the work should show: "
            "figures up to its day cannot say."
        )
    elif effect.ready and effect.show_by and by < effect.ready:
        words = (
            f"Up to its day, {day_text(by)}, there are too few figures of the time since {day_text(effect.show_by)}, "
            f"when the work should show: that takes those up to {day_text(effect.ready)}."
        )
    return LookedBack(Found.TOO_SOON if soon else None, words, Found.TOO_SOON.mark if soon else UNKNOWN)


def _last(of: Kept[Initiative]) -> date:
    """The last day that may be its first; the last of all where its start is not known."""
    entry = of.entry
    return work.last_start(entry.started, entry.started_to) if entry.started else date.max


def _known_at(said: Sequence[Kept[Initiative]], at: datetime) -> date:
    """The last day that may be the first of the work, as it was known at a moment; the last of all before one was."""
    known = [each for each in said if each.at is None or each.at <= at]
    return _last(known[-1]) if known else date.max


def _moved(said: Sequence[Kept[Initiative]]) -> str:
    """That its start was moved from that which was registered first; '' where it is the same."""
    if not said or _start(said[0].entry) == _start(said[-1].entry):
        return ""
    first, now = work.started(said[0].entry), work.started(said[-1].entry)
    since = work.so_since(said, _start)
    on = f" on {day_text(since.at.date())}" if since.at else ""
    return f"Its start was moved from {first} to {now}{on}; what counts is what was written down before the first."


def _start(of: Initiative) -> tuple[date | None, Precision]:
    return of.started, of.started_to
