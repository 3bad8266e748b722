"""Will we get there? Where a series leads by the day of its target, and how likely it reaches it."""

from collections.abc import Sequence

from metrics import Expected, Reading, Series, Snapshot
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.ahead_lines import ahead_lines, ends_of
from pages.components.exhibits.axes import scale_note
from pages.components.exhibits.exhibit import Exhibit, Figure, Reckoned, Table
from pages.components.exhibits.remembered import remembered
from pages.components.words import courses, targets
from pages.components.words.apart import difference
from pages.components.words.chances import in_tens
from pages.components.words.numbers import exactly, interval_text, measured_in, unit, upper_first, value_text
from pages.components.words.periods import dated, each, span
from pages.components.words.places import not_of, place
from pages.components.words.precision import of_series
from pages.components.words.sentences import in_turn
from pages.components.words.states import observed

_QUESTION = "Will we get there?"
_GOES_ON = "Expected if it goes on as it has; 8 in 10 such figures lie within the limits"
_HOLDS = "Expected if it keeps its level; nearly all such figures lie within the limits"


@remembered
def ahead(snapshot: Snapshot, indicator: str, area: str, places: int | None = None) -> Exhibit | None:
    """Where an area's series leads, or the borough's where the indicator stops there; None where nothing can be said of
    the day of its target, of which the strip says why."""
    if lookup.unknown(snapshot, indicator, area):
        return None
    whole = lookup.here(snapshot, indicator, area, places)
    reading, expected = snapshot.reading(indicator, whole.area.code), snapshot.expected(indicator, whole.area.code)
    if reading is None or reading.frequency is not whole.frequency or not expected:
        return None
    series = courses.judged(whole, reading)
    if series.latest is None:
        return None
    places = of_series(series)
    elsewhere = not_of(snapshot.areas[area]) if series.area.code != area else ""
    told = (elsewhere, courses.course_sentence(series.indicator, reading, places))
    notes = (how_to_read(series, reading), protected.rounded(snapshot, series.indicator))
    return Exhibit(
        f"ahead-{indicator}-{area}",
        _QUESTION,
        in_turn(told),
        figures=(Figure(ahead_lines(series, reading, expected), alt(series, reading)),),
        table=table(series, reading, places),
        how_to_read=in_turn(notes),
        source=lookup.source(snapshot, series.indicator),
        rows=series.observations,
        place="ahead",
        reckoned=reckoned(series, reading, expected),
    )


def alt(series: Series, reading: Reading) -> str:
    """What kind of figure it is and of what, from which figure to which it goes, and what else is drawn."""
    indicator, places = series.indicator, of_series(series)
    shown = [one for one in series.observations if one.value is not None]
    first, last = (f"{observed(indicator, one, places)} {dated(indicator, one)}" for one in (shown[0], shown[-1]))
    what = (indicator.title, unit(indicator, series.frequency), place(series.area))
    return (
        f"A line with what lies ahead: {', '.join(part for part in what if part)}. {upper_first(span(shown))}, from "
        f"{first} to {last}. A dotted line in a shaded fan goes on to "
        f"{value_text(indicator, reading.expected or 0.0, places)}. "
        f"{targets.sentence(indicator, series.area)}, is a bar at that day."
    )


def how_to_read(series: Series, reading: Reading) -> str:
    """What the dotted line, the fan and the dashed line are."""
    share = "nearly all" if courses.holds(reading) else "8 in 10"
    goes = "it keeps its level" if courses.holds(reading) else "it goes on as it has"
    notes = [
        f"The dotted line is where it leads if {goes}; {share} figures would then lie in the shaded fan around it."
    ]
    if reading.milestone:
        notes.append("The dashed line is the way from where the target began to where it is to be.")
    notes.append(scale_note(series.indicator, ends_of(series, reading)))
    return in_turn(notes)


def reckoned(series: Series, reading: Reading, expected: Sequence[Expected]) -> tuple[Reckoned, ...]:
    """Where it leads, period by period."""
    what = _HOLDS if courses.holds(reading) else _GOES_ON
    in_it = measured_in(series.indicator, series.frequency)
    of = (series.indicator.slug, series.area.code, series.frequency)
    return tuple(Reckoned(what, *of, one.period, in_it, one.fit, one.lower, one.upper) for one in expected)


def table(series: Series, reading: Reading, places: int) -> Table:
    """The same in figures: where it leads, then the line that it goes on from, newest first."""
    indicator, latest = series.indicator, series.latest
    every = each(reading.frequency)
    ends = interval_text(indicator, reading.expected_lower, reading.expected_upper, places)
    by = targets.day(reading.target_by) if reading.target_by else ""
    rows = [
        ["Latest figure", f"{observed(indicator, latest, places)} {dated(indicator, latest)}" if latest else ""],
        [f"Likely by {by}", f"{value_text(indicator, reading.expected or 0.0, places)} ({ends})"],
        ["Target", f"{exactly(indicator, reading.target or 0.0)} {unit(indicator)}".strip()],
        [f"Change {every} now", difference(indicator, reading.pace or 0.0)],
        [f"Change {every} that would reach it", difference(indicator, reading.needed or 0.0)],
        ["Chance of reaching it", in_tens(reading.chance or 0.0)],
        *(
            [upper_first(dated(indicator, one)), observed(indicator, one, places)]
            for one in reversed(series.observations)
        ),
    ]
    return Table(f"{indicator.title}, {series.area.name}: what lies ahead", ["What", "How much"], rows, of_words=True)
