"""A series drawn small, without an axis: where its line, its expected range, its target and its latest signals lie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from metrics import Chart, ChartPoint, Observation, Reading, Series, Variation
from pages.components.exhibits.control_ends import ends_of, meaning
from pages.components.exhibits.enough import OF_A_BAND, OF_A_LINE
from pages.components.words.periods import stretches

MOST = 36  # figures: three years of months, as control charts have
SIZE = 1000  # of the drawing, in which all places are told from its left and its top
_SIDE, _END = 20, 45  # room at the sides and at both ends, for half of a mark

Place = tuple[int, int]

# The mark of a figure that is a signal: the shape says the same as the colour.
_SIGNALS = {
    Variation.IMPROVEMENT: "better",
    Variation.CONCERN: "worse",
    Variation.HIGH: "higher",
    Variation.LOW: "lower",
}
_UNCLEAR = "similar"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: how far it is from each edge of the drawing."""

    top: int
    right: int
    bottom: int
    left: int


@dataclass(frozen=True, slots=True)
class Small:
    """Lines through figures that follow one another, dots where they are few or stand alone, the expected range of
    each part, the height of the target where it is not far off, and the marks of the latest figures by their names."""

    lines: tuple[tuple[Place, ...], ...]
    dots: tuple[Place, ...]
    bands: tuple[Box, ...]
    target: int | None
    marks: tuple[tuple[str, Place], ...]


def drawn(series: Series, chart: Chart | None) -> Series:
    """The part of a series that is drawn: up to its latest complete figure, over the periods of its control chart, or
    its latest figures where it has none; with the periods between them that have no figure."""
    latest = series.latest
    if latest is None:
        return replace(series, observations=())
    complete = [each.period for each in series.observations if each.value is not None and not each.provisional]
    first = complete[-MOST:][0]
    if chart is not None:
        first = max(first, next(each for each in complete if each >= chart.points[0].period))
    kept = tuple(each for each in series.observations if first <= each.period <= latest.period)
    return replace(series, observations=kept)


def small(series: Series, chart: Chart | None, reading: Reading | None) -> Small | None:
    """The drawing of what `drawn` has left of a series; None of fewer than two figures."""
    shown = [each for each in series.observations if each.value is not None]
    if len(shown) < 2:
        return None
    points = _within(chart, shown) if chart and len(shown) >= OF_A_BAND else ()
    low, high = ends_of(series, Chart(series.indicator.slug, series.area.code, points))
    days = (shown[-1].period - shown[0].period).days

    def across(period: date) -> int:
        return _SIDE + round((SIZE - 2 * _SIDE) * (period - shown[0].period).days / days)

    def down(value: float) -> int:
        return _END + round((SIZE - 2 * _END) * (high - value) / (high - low))

    def place(each: Observation) -> Place:
        return across(each.period), down(each.value or 0.0)

    runs = stretches(series)
    lines = [run for run in runs if len(run) > 1] if len(shown) >= OF_A_LINE else []
    few = shown if len(shown) < OF_A_BAND else [run[0] for run in runs if len(run) == 1]
    marks = tuple((name, place(each)) for name, each in _marked(points, reading, shown))
    dots = [place(each) for each in dict.fromkeys([*few, *([] if marks else shown[-1:])])]
    target = series.indicator.target
    at = down(target.value) if target is not None else -1
    return Small(
        tuple(tuple(map(place, run)) for run in lines),
        tuple(each for each in dots if each not in {where for _, where in marks}),
        tuple(
            Box(
                max(_END, down(upper)),
                SIZE - across(part[-1].period),
                SIZE - min(SIZE - _END, down(lower)),
                across(part[0].period),
            )
            for part, lower, upper in _parts(points)
        ),
        at if _END <= at <= SIZE - _END else None,
        marks,
    )


def signals(chart: Chart | None) -> list[ChartPoint]:
    """The latest figures in a row that are signals of one meaning, the newest first."""
    shown = [each for each in reversed(chart.points if chart else ()) if each.value is not None]
    return list(takewhile(lambda each: meaning(each) and each.meaning == shown[0].meaning, shown))


def _within(chart: Chart, shown: Sequence[Observation]) -> tuple[ChartPoint, ...]:
    return tuple(each for each in chart.points if shown[0].period <= each.period <= shown[-1].period)


def _parts(points: Sequence[ChartPoint]) -> Iterator[tuple[list[ChartPoint], float, float]]:
    """The points of each part that has limits, and these."""
    for begins in dict.fromkeys(each.begins for each in points):
        part = [each for each in points if each.begins == begins]
        if part[0].lower is not None and part[0].upper is not None:
            yield part, part[0].lower, part[0].upper


def _marked(
    points: Sequence[ChartPoint], reading: Reading | None, shown: Sequence[Observation]
) -> Iterator[tuple[str, Observation]]:
    """The figures that have a mark: the latest run of signals, or the latest alone, of which its reading speaks."""
    latest = shown[-1]
    if reading is None or reading.frequency is not latest.frequency or reading.period != latest.period:
        return
    if reading.variation is Variation.COMMON:
        yield _UNCLEAR, latest
    if reading.variation not in _SIGNALS:
        return
    at = {each.period: each for each in shown}
    run = signals(Chart(reading.indicator, reading.area, tuple(points)))
    told = {each.period: Variation(each.meaning) for each in run if each.meaning}
    # Of years it is their trend that has a meaning, which no single figure has: the latest stands for it.
    told = told or {latest.period: reading.variation}
    yield from ((_SIGNALS[told[period]], at[period]) for period in sorted(told) if told[period] in _SIGNALS)
