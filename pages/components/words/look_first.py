"""The one indicator of several to look at first, by a rule that is written down (METHODS, item 68), and why, in a few
words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from metrics import (
    SHORT_NAME,
    Advised,
    Assurance,
    Because,
    Course,
    Frequency,
    Indicator,
    Origin,
    Reading,
    Signal,
    Variation,
)
from pages.components.words.outside import cut
from pages.components.words.periods import period_text
from pages.components.words.reasons import NEED_A_DECISION
from pages.components.words.verdicts import marked

_DECISION, _WORSE, _OFF_COURSE, _SHORT, _BETTER, _UNUSUAL = range(6)
_CHANGED = {
    Variation.CONCERN: (_WORSE, "Worse"),
    Variation.IMPROVEMENT: (_BETTER, "Improving"),
    Variation.HIGH: (_UNUSUAL, "Unusual"),
    Variation.LOW: (_UNUSUAL, "Unusual"),
}
_OVER_YEARS = {Signal.RISING: ("Rising", "up"), Signal.FALLING: ("Falling", "down")}
_BY_THEIR_FIRST_MONTH = (Frequency.QUARTER, Frequency.TERM)
_WHY = {
    Because.HARM: "harm is reported",
    Because.WIDENING: "poorer wards behind",
    Because.FALLEN_BEHIND: "poorer wards behind",
    Because.DONE: "its target is held",
    Because.DONE_IN_TIME: "its target was held",
    Because.NOT_WORKING: "no clear gain",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What an indicator says in an area: its reading there, and what that suggests where something is advised; whether
    it is of our own work."""

    indicator: Indicator
    reading: Reading
    advised: Advised | None = None
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """An indicator to look at: by slug, with its mark, its short name and the way it went, and why it is looked at;
    whether its figures are made up."""

    slug: str
    mark: str
    words: str
    why: str
    sample: bool


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why an indicator is looked at, how far ahead of other reasons that stands, and whether it is new."""

    rank: int
    mark: str
    why: str
    new: bool = False
    rule: int = 0  # of the ladder of advice
    moved: bool = False  # whether the way that its number went belongs to its name


def first(several: Iterable[Told]) -> Look | None:
    """The one that comes first; None where nothing stands out."""
    found = [(_place(each, reason), each, reason) for each in several if (reason := _reason(each))]
    if not found:
        return None
    _, told, reason = min(found, key=lambda each: each[0])
    name = short_name(told.indicator)
    words = f"{name}: {_way(told.reading)}" if reason.moved else name
    return Look(told.indicator.slug, reason.mark, words, reason.why, told.reading.origin == Origin.SAMPLE)


def short_name(indicator: Indicator) -> str:
    """What it is called where there is little room; a title without a short one is cut behind a whole word."""
    return indicator.short or cut(indicator.title, SHORT_NAME)


def _place(told: Told, reason: _Reason) -> tuple[int, int, bool, bool, int, str]:
    """By reason, what needs a decision by the ladder's order; then what is new, then residents' lives before our own
    work, then what changed last, then by title."""
    since = told.reading.since or told.reading.period or date.min
    return reason.rank, reason.rule, not reason.new, told.ours, -since.toordinal(), told.indicator.title


def _reason(told: Told) -> _Reason | None:
    return _decision(told) or _worse(told) or _target(told) or _changed(told)


def _decision(told: Told) -> _Reason | None:
    """Where it is advised to pause or to stop."""
    advised, reading = told.advised, told.reading
    if advised is None or advised.advice not in NEED_A_DECISION:
        return None
    if advised.because is Because.WORSE:
        why = f"{advised.advice.word}: worse{_since(reading)}"
        mark = marked(reading.variation, reading.polarity)
        return _Reason(_DECISION, mark, why, _is_new(reading), advised.rule, moved=True)
    why = f"{advised.advice.word}: {_WHY[advised.because]}"
    return _Reason(_DECISION, advised.advice.mark, why, rule=advised.rule)


def _worse(told: Told) -> _Reason | None:
    return _changed(told) if told.reading.variation is Variation.CONCERN else None


def _target(told: Told) -> _Reason | None:
    """Where it is off course, or as it is cannot meet its target."""
    reading = told.reading
    if reading.course == Course.OFF_COURSE and reading.target_by is not None:
        new = reading.course_before != Course.OFF_COURSE
        return _Reason(_OFF_COURSE, Course.OFF_COURSE.mark, f"Off course for {reading.target_by.year}", new)
    if reading.assurance == Assurance.FAIL:
        new = reading.assurance_before != Assurance.FAIL
        return _Reason(_SHORT, Assurance.FAIL.mark, "Short of its target", new)
    return None


def _changed(told: Told) -> _Reason | None:
    """Where its figures say that something has changed."""
    reading = told.reading
    if reading.variation not in _CHANGED:
        return None
    rank, word = _CHANGED[reading.variation]
    if rank is _UNUSUAL and reading.signal in _OVER_YEARS:
        word, _ = _OVER_YEARS[reading.signal]
    mark = marked(reading.variation, reading.polarity)
    return _Reason(rank, mark, f"{word}{_since(reading)}", _is_new(reading), moved=True)


def _is_new(reading: Reading) -> bool:
    return reading.variation is not reading.variation_before


def _way(reading: Reading) -> str:
    """The way that its number went, or where it is: 'up', 'high'."""
    if reading.signal in _OVER_YEARS:
        return _OVER_YEARS[reading.signal][1]
    return marked(reading.variation, reading.polarity).rpartition("_")[2]


def _since(reading: Reading) -> str:
    """' since Apr 2025', a quarter or a term by its first month; of the latest month or year alone ' in Apr 2025'."""
    start = reading.since or reading.period
    if start is None:
        return ""
    of_several = reading.frequency in _BY_THEIR_FIRST_MONTH
    told = period_text(Frequency.MONTH if of_several else reading.frequency, start, short=True)
    alone = start == reading.period and reading.signal not in _OVER_YEARS
    return f" in {told}" if alone and not of_several else f" since {told}"
