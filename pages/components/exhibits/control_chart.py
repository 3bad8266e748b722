"""Is it changing? A control chart: what a series does by chance alone, and what is more than that."""

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from metrics import Chart, ChartPoint, Observation, Printed, Reading, Series, Signal, Snapshot, Variation
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.axes import scale_note
from pages.components.exhibits.control_lines import control_lines, ends_of, meaning
from pages.components.exhibits.exhibit import Exhibit, Figure, Reckoned, Table
from pages.components.exhibits.flags import Flag, flags, listed
from pages.components.exhibits.over_time import around, beside, extremes, over_time, rings
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.ringed import HOW_TO_READ, Ringed, ringed, sentence
from pages.components.exhibits.ringed import alt as ringed_alt
from pages.components.exhibits.tables import series_table
from pages.components.words import limits, targets, verdicts
from pages.components.words.numbers import lower_first, measured_in, unit, unit_words, upper_first
from pages.components.words.periods import dated, last_day, span, within
from pages.components.words.places import not_of, place
from pages.components.words.precision import of_series
from pages.components.words.ranges import range_text
from pages.components.words.sentences import in_turn
from pages.components.words.states import observed

_QUESTION = "Is it changing?"
_STOCK = (
    "Most of those counted in one period are counted again in the next, so that chance alone can carry the line some "
    "way in small steps. A figure is marked only where the line has also gone further than that, over a year or over "
    "all its figures."
)
_EXPECTED = "Usual level; the limits are those of the expected range, which nearly all figures lie in by chance alone"
_WORTH_A_MARK = {
    Variation.IMPROVEMENT: "a circle is a change for the better",
    Variation.CONCERN: "a diamond a change for the worse",
    Variation.HIGH: "a square is unusually high",
    Variation.LOW: "a square is unusually low",
}


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


def finding(series: Series, chart: Chart, reading: Reading, places: int) -> str:
    """The latest figure, whether it is changing, what was a signal before where nothing is now, and whether it can meet
    its target."""
    latest, words = _latest(series, places), unit_words(series.indicator)
    told = verdicts.change_sentence(series.indicator, reading, places)
    latest = f"{words}: {latest}" if words else upper_first(latest)
    before = _before(series, chart) if reading.variation is Variation.COMMON else ""
    target = verdicts.assurance_sentence(series.indicator, reading, places)
    return in_turn((latest, told, before, target))


def alt(
    series: Series,
    chart: Chart,
    borough: Series | None = None,
    known: Sequence[Flag] = (),
    printed: Ringed | None = None,
) -> str:
    """What kind of figure it is and of what, and what the finding above it does not say: how many figures there are and
    for which periods, the highest and the lowest, how many are signals of what, what is not known, and what else is
    drawn."""
    indicator, places = series.indicator, of_series(series, borough)
    shown = [each for each in series.observations if each.value is not None]
    what = (indicator.title, unit(indicator, series.frequency), place(series.area))
    facts = [f"A control chart: {', '.join(part for part in what if part)}. {len(shown)} figures, {span(shown)}."]
    facts.append(extremes(series, shown, places))
    signals = Counter(Variation(each.meaning) for each in chart.points if meaning(each) and each.meaning)
    told = [f"{count} marked as {lower_first(found.word)}" for found, count in signals.items()]
    facts.append(f"{upper_first(', '.join(told))}." if told else "No figure is marked as a change.")
    if len(chart.parts) > 1:
        facts.append(f"The expected range is drawn in {len(chart.parts)} parts.")
    facts += around(series, borough)
    if indicator.target is not None:
        facts.append(f"{targets.sentence(indicator, series.area)}.")
    if printed:
        facts.append(ringed_alt(printed))
    if known:
        facts.append(f"{len(known)} numbered {'flag is' if len(known) == 1 else 'flags are'} told below.")
    return " ".join(facts)


def how_to_read(series: Series, chart: Chart, borough: Series | None = None, printed: Ringed | None = None) -> str:
    """What the band and the marks mean, as far as there are any, and how often chance alone gives a mark."""
    found = dict.fromkeys(Variation(each.meaning) for each in chart.points if meaning(each) and each.meaning)
    marks = ["A small grey dot is within chance", *(_WORTH_A_MARK[each] for each in found)]
    notes = [
        (
            "The shaded band is the expected range: where figures lie while nothing but chance moves them. It says "
            "where they have been, not where they should be. The grey line in it is their usual level."
        ),
        f"{'; '.join(marks)}.",
        (
            "Of the latest figures of series in which nothing changes, chance alone marks about 2 in 100; of rounded "
            "counts about 3."
        ),
    ]
    if series.indicator.stock:
        notes.append(_STOCK)
    if any(each.provisional and each.value is not None for each in series.observations):
        notes.append("A hollow point is provisional and not judged.")
    notes += [HOW_TO_READ] if printed else []
    notes += [*rings(series.observations), scale_note(series.indicator, ends_of(series, chart, borough, printed))]
    return in_turn(notes)


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


def _latest(series: Series, places: int) -> str:
    """'1.28 per 1,000 residents a month in January 2026 (chance variation 1.21 to 1.35).'"""
    each = series.latest
    if each is None:
        return ""
    figure = f"{observed(series.indicator, each, places)} {unit(series.indicator, series.frequency)}".strip()
    likely = range_text(series.indicator, each, places)
    return f"{figure} {dated(series.indicator, each)}{f' ({likely})' if likely else ''}."


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


def _before(series: Series, chart: Chart) -> str:
    """The newest figure that was a signal; '' where none was."""
    last = next((each for each in reversed(chart.points) if each.signal is not Signal.NONE and each.meaning), None)
    if last is None or not last.meaning:
        return ""
    period = within(series.indicator, series.frequency, last.period)
    return (
        f"The newest figure that was more than chance is that {period} ({lower_first(Variation(last.meaning).word)})."
    )
