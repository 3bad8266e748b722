"""The facts that an advice is told with: each as it was judged, none worked out anew."""

import string
from datetime import date

from data.vocabulary import Course, Method, Polarity, Unjudged
from metrics.judged.gap_changes import limit_of_gap
from metrics.judged.needed import lacking, needed_points
from metrics.judged.work import Work
from metrics.snapshots.because import Because
from metrics.snapshots.fact import Fact, FactKind
from metrics.snapshots.otherwise import Otherwise
from metrics.snapshots.reading import Reading


def facts(reading: Reading, because: Because, told: Otherwise, work: Work | None) -> tuple[Fact, ...]:
    """Those that the two sentences have a place for, in the order of their places."""
    sentences = because.word + told.word
    names = dict.fromkeys(name for _, name, *_ in string.Formatter().parse(sentences) if name)
    known = _known(reading, work)
    return tuple(Fact(name, *known[name]) for name in names)


def _known(reading: Reading, work: Work | None) -> dict[str, tuple[FactKind, float | date | str]]:
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


def _why(reading: Reading) -> Unjudged:
    """Why what a sentence asks is not known."""
    whys = (reading.variation_why, reading.course_why, reading.assurance_why)
    return next((each for each in whys if each), Unjudged.TOO_FEW_POINTS)
