"""What would change an advice: the nearest thing that would make another rule hold."""

from data.vocabulary import Frequency, Method, Signal, Unjudged
from metrics.judged.needed import lacking
from metrics.judged.variation import WINDOW
from metrics.snapshots.because import Because
from metrics.snapshots.otherwise import Otherwise
from metrics.snapshots.reading import Reading

_RUNS = (Signal.OUTSIDE, Signal.TWO_IN_THREE, Signal.SHIFT)


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
