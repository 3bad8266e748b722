"""The facts that an advice is told with, and what would change it: each as it was judged, none worked out anew."""

import string
from datetime import date
from typing import TYPE_CHECKING

from data.vocabulary import Course, Frequency, Method, Polarity, Signal, Unjudged
from metrics.judged.gap_changes import limit_of_gap
from metrics.judged.towards import FEWEST_AHEAD
from metrics.judged.variation import MINIMUM, WINDOW
from metrics.judged.years import FEWEST_OF_YEARS
from metrics.snapshots.because import Because
from metrics.snapshots.fact import Fact, FactKind
from metrics.snapshots.otherwise import Otherwise
from metrics.snapshots.reading import Reading
from metrics.statistics.trend import YEARS

if TYPE_CHECKING:
    from metrics.judged.work import Work

_RUNS = (Signal.OUTSIDE, Signal.TWO_IN_THREE, Signal.SHIFT)


def facts(reading: Reading, because: Because, told: Otherwise, work: "Work | None") -> tuple[Fact, ...]:
    """Those that the two sentences have a place for, in the order of their places."""
    sentences = because.word + told.word
    names = dict.fromkeys(name for _, name, *_ in string.Formatter().parse(sentences) if name)
    known = _known(reading, work)
    return tuple(Fact(name, *known[name]) for name in names)


def _known(reading: Reading, work: "Work | None") -> dict[str, tuple[FactKind, float | date | str]]:
    """Every fact by its name; those that there are."""
    figure, change, count, day = FactKind.FIGURE, FactKind.CHANGE, FactKind.COUNT, FactKind.DAY
    good, bad = _sides(reading)
    middles = (reading.centre, reading.now, reading.value)
    told: dict[str, tuple[FactKind, float | date | str | None]] = {
        "points": (count, reading.points),
        "needed_points": (count, needed_points(reading)),
        "more": (count, max(1, lacking(reading))),
        "why": (FactKind.WORDS, _why(reading).word),
        "period": (FactKind.PERIOD, reading.period),
        "change": (FactKind.WORDS, _change(reading)),
        "drift": (FactKind.WORDS, f", though {_together(reading)}" if reading.drift else ""),
        "harm": (FactKind.WORDS, work.harm if work else None),
        "since": (FactKind.PERIOD, reading.since),
        "signal": (FactKind.WORDS, reading.signal.word),
        "gap": (FactKind.GAP, _size(reading.slope_index)),
        "gap_before": (FactKind.GAP, _size(reading.slope_index_before)),
        "year": (FactKind.YEAR, reading.year),
        "year_before": (FactKind.YEAR, reading.year and reading.year.replace(year=reading.year.year - 1)),
        "limit_of_gap": (FactKind.GAP, limit_of_gap(reading)),
        "beyond": (count, reading.beyond),
        "aim": (figure, reading.aim if reading.aim is not None else reading.target),
        "target": (figure, reading.target),
        "by": (day, reading.target_by),
        "seen": (count, work.figures_since_change if work else None),
        "changed": (day, work.changed if work else None),
        "review": (day, work.review if work else None),
        "pace": (change, reading.pace),
        "needed": (change, reading.needed),
        "expected": (figure, reading.expected),
        "centre": (figure, next((each for each in middles if each is not None), None)),
        "cause": (FactKind.WORDS, reading.cause),
        "chance": (FactKind.CHANCE, reading.chance),
        "good_limit": (figure, good),
        "bad_limit": (figure, bad),
        "low": (figure, reading.limit_lower if reading.course is not Course.UNCERTAIN else reading.expected_lower),
        "high": (figure, reading.limit_upper if reading.course is not Course.UNCERTAIN else reading.expected_upper),
    }
    return {name: (kind, value) for name, (kind, value) in told.items() if value is not None}


def _sides(reading: Reading) -> tuple[float | None, float | None]:
    """The limits on the good side and on the other."""
    both = reading.limit_upper, reading.limit_lower
    return both if reading.polarity is Polarity.HIGH_IS_GOOD else both[::-1]


def _change(reading: Reading) -> str:
    """What is said where the latest figures are no signal: nothing has changed, unless all of them together have."""
    if not reading.drift:
        return "Nothing has changed beyond chance"
    charted = reading.method is Method.CONTROL_CHART
    latest = "No latest figure stands out" if charted else "The last five years show no clear trend"
    return f"{latest}, but {_together(reading)}"


def _together(reading: Reading) -> str:
    """What all figures together say."""
    good = (reading.drift > 0) == (reading.polarity is Polarity.HIGH_IS_GOOD)
    told = f"got {'better' if good else 'worse'} by more than chance"
    if reading.method is Method.CONTROL_CHART:
        return f"all {reading.points} together have {told}"
    # The recent trend is of five years; Kendall's test of up to ten.
    return f"with the years before them it has {told}"


def _size(index: float | None) -> float | None:
    return None if index is None else abs(index)


def needed_points(reading: Reading) -> int:
    """How many figures a judgement takes."""
    if reading.frequency in WINDOW:
        # A line takes fewer than a chart, if by then it reaches back as far as the target's day lies ahead.
        left = reading.horizon - (FEWEST_AHEAD - reading.points)
        return FEWEST_AHEAD if reading.points < FEWEST_AHEAD and 0 < left <= FEWEST_AHEAD else MINIMUM
    ranged = reading.lower is not None or reading.target_by is not None
    return YEARS if ranged else FEWEST_OF_YEARS


def lacking(reading: Reading) -> int:
    """How many more figures that is."""
    return needed_points(reading) - reading.points


def _why(reading: Reading) -> Unjudged:
    """Why what a sentence asks is not known."""
    whys = (reading.variation_why, reading.course_why, reading.assurance_why)
    return next((each for each in whys if each), Unjudged.TOO_FEW_POINTS)


def otherwise(reading: Reading, rule: int, because: Because) -> Otherwise:
    """What would change an advice: the nearest thing that would make another rule hold."""
    drawn = reading.centre is not None and reading.limit_lower is not None
    # One figure beyond the limits of a stock is no signal by itself, nor are seven on one side.
    limited = drawn and not reading.carries_over
    some = reading.frequency is not Frequency.ONCE and reading.variation_why is not Unjudged.OVERLAPPING
    fixed = {
        Because.NO_DIRECTION: Otherwise.A_DIRECTION,
        Because.TOO_FEW: Otherwise.MORE_FIGURES,
        Because.NOT_JUDGED: Otherwise.FIGURES,
        Because.LATE: Otherwise.MORE_FIGURES if some and lacking(reading) > 1 else Otherwise.NEXT_FIGURE,
        Because.ENDED: Otherwise.NOTHING,
        Because.HARM: Otherwise.NO_MORE_HARM,
        Because.WORSE: _end_of(reading),
        Because.WIDENING: Otherwise.NARROWER,
        Because.FALLEN_BEHIND: Otherwise.NARROWER,
        Because.DONE: Otherwise.SHORT_OF_AIM,
        Because.DONE_IN_TIME: Otherwise.SHORT_OF_AIM,
        Because.TOO_SLOW: Otherwise.A_PACE,
        Because.CAUSE_KNOWN: Otherwise.WITHOUT_CAUSE,
        Because.TEMPORARY: Otherwise.NOT_BACK,
        Because.UNCERTAIN: Otherwise.CLEAR_OF_TARGET,
        Because.HIT_OR_MISS: Otherwise.CLEAR_OF_AIM if drawn else Otherwise.A_RANGE_CLEAR_OF_AIM,
    }
    if because in fixed:
        return fixed[because]
    if rule in (5, 7):
        return Otherwise.A_CHANGE if limited else Otherwise.A_CLEAR_CHANGE
    if limited:
        return Otherwise.A_FALL_BACK
    return Otherwise.A_CLEAR_FALL_BACK if reading.frequency in WINDOW else Otherwise.A_TREND


def _end_of(reading: Reading) -> Otherwise:
    """What would end a signal for the worse."""
    if reading.method is not Method.CONTROL_CHART:
        return Otherwise.CAUSE_OR_YEARS
    return Otherwise.CAUSE_OR_MIDDLE if reading.signal in _RUNS else Otherwise.CAUSE_OR_TURN
