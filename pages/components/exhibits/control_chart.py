"""Is it changing? A control chart: what a series does by chance alone, and what is more than that."""

import dataclasses
from collections.abc import Mapping
from datetime import date

from metrics import Chart, ChartPoint, Observation, Printed, Series, Snapshot
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.control_ends import meaning
from pages.components.exhibits.control_lines import control_lines
from pages.components.exhibits.control_words import alt, finding, how_to_read
from pages.components.exhibits.exhibit import Exhibit, Figure, Reckoned, Table
from pages.components.exhibits.flags import Flag, flags, listed
from pages.components.exhibits.over_time import beside, over_time
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.ringed import Ringed, ringed, sentence
from pages.components.exhibits.tables import series_table
from pages.components.words import limits
from pages.components.words.numbers import measured_in
from pages.components.words.periods import last_day
from pages.components.words.places import not_of
from pages.components.words.precision import of_series
from pages.components.words.sentences import in_turn

_QUESTION = "Is it changing?"
_EXPECTED = "Usual level; the limits are those of the expected range, which nearly all figures lie in by chance alone"


@remembered
def changing(
    snapshot: Snapshot,
    indicator: str,
    area: str,
    places: int | None = None,
    *,
    printed: str = "",
    decided: tuple[Flag, ...] = (),
) -> Exhibit:
    """The control chart of an area, or of the borough where the indicator stops there; where it has none, the line that
    says why. What another indicator has of it in print stands beside it as a ring (`printed`), and what was `decided`
    as numbered flags."""
    if lookup.unknown(snapshot, indicator, area):
        return over_time(snapshot, indicator, area)
    whole = lookup.here(snapshot, indicator, area, places)
    reading, chart = snapshot.reading(indicator, whole.area.code), snapshot.chart(indicator, whole.area.code)
    if chart is None or reading is None or reading.frequency is not whole.frequency or whole.latest is None:
        return over_time(snapshot, indicator, area, places)
    series, borough = _since(whole, chart), lookup.borough(snapshot, whole)
    borough = _since(borough, chart) if borough else None
    last = last_day(series.frequency, chart.points[-1].period)
    known = flags(series.indicator, chart.points[0].period, last, decided)
    elsewhere = not_of(snapshot.areas[area]) if series.area.code != area else ""
    found = ringed(snapshot, printed) if printed else None
    notes = (how_to_read(series, chart, borough, found), protected.rounded(snapshot, series.indicator))
    parts = (
        elsewhere,
        finding(series, chart, reading, of_series(series, borough)),
        *beside(series, borough, lookup.beyond(snapshot, series)),
        protected.by_longer(series),
        protected.instead(snapshot, series),
        sentence(found) if found else "",
    )
    drawing = control_lines(series, chart, borough, known, found)
    sources = (series.indicator, *([found.indicator] if found else []))
    return Exhibit(
        f"over-time-{indicator}-{area}",
        _QUESTION,
        in_turn(parts),
        figures=(Figure(drawing, alt(series, chart, borough, known, found), key=listed(known)),),
        table=table(series, chart, borough, lookup.each_quoted(snapshot, series), found),
        how_to_read=in_turn(notes),
        source="; ".join(lookup.source(snapshot, each) for each in sources),
        rows=(
            *series.observations,
            *(borough.observations if borough else ()),
            *([found.observation] if found else ()),
        ),
        place="over-time",
        reckoned=reckoned(series, chart),
    )


def table(
    series: Series,
    chart: Chart,
    borough: Series | None,
    printed: Mapping[date, Printed],
    beside: Ringed | None = None,
) -> Table:
    """The same figures, newest first, with the expected range and what each is a signal of; last what stands `beside`
    them as a ring."""
    made = series_table(series, borough, printed)
    told = {each.period: each for each in chart.points}
    places = of_series(series, borough)
    rows = [
        [*row, *_judged(series, told.get(each.period), places)]
        for row, each in zip(made.rows, reversed(series.observations), strict=True)
    ]
    headings = [*made.headings, "Expected range", "Signal"]
    if beside:
        rows.append([f"In print {beside.by}", beside.figure, *[""] * (len(headings) - 2)])
    return dataclasses.replace(made, headings=headings, rows=rows)


def reckoned(series: Series, chart: Chart) -> tuple[Reckoned, ...]:
    """The usual level and the expected range of each figure that is judged."""
    in_it = measured_in(series.indicator, series.frequency)
    of = (series.indicator.slug, series.area.code, series.frequency)
    return tuple(
        Reckoned(_EXPECTED, *of, each.period, in_it, each.centre, each.lower, each.upper)
        for each in chart.points
        if each.value is not None
    )


def _judged(series: Series, point: ChartPoint | None, places: int) -> tuple[str, str]:
    """The expected range and the signal of a row; nothing of what has come since the latest complete period."""
    if point is None or point.value is None:
        return "", ""
    range_of_it = limits.expected(series.indicator, point.lower, point.upper, places, point.value)
    return range_of_it, meaning(point) or "within chance"


def _since(series: Series, chart: Chart) -> Series:
    """The periods of a chart, and what has come since."""
    first = chart.points[0].period
    kept: tuple[Observation, ...] = tuple(each for each in series.observations if each.period >= first)
    return dataclasses.replace(series, observations=kept)
