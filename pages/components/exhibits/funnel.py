"""Which wards differ by more than chance? The wards against their size, judged at 99.8%."""

from collections.abc import Sequence

from metrics import Beside, Frequency, FunnelPoint, Indicator, Level, Observation, Snapshot
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.axes import scale_note
from pages.components.exhibits.exhibit import Exhibit, Figure, Reckoned, Table
from pages.components.exhibits.funnel_lines import ends_of, funnel_lines, is_between, stands
from pages.components.exhibits.remembered import remembered
from pages.components.words.chances import by_chance
from pages.components.words.numbers import (
    count_text,
    interval_text,
    lower_first,
    measured_in,
    out_of,
    upper_first,
    value_text,
)
from pages.components.words.periods import period_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import places as places_of
from pages.components.words.sentences import in_turn

_QUESTION = "Which wards differ by more than chance?"
_CHANCE = "Camden's figure; the limits are those that a ward of this size lies in by chance alone if it is as Camden is"
_FEWEST = 5  # a funnel of fewer shows no shape


@remembered
def funnel(snapshot: Snapshot, indicator: str, area: str, places: int | None = None) -> Exhibit | None:
    """The wards of the latest complete period against their size, `area` with its name where it is one; None where they
    are not compared with Camden so, or too few are shown."""
    points = snapshot.funnel(indicator)
    if len(points) < _FEWEST:
        return None
    declared = snapshot.indicators[indicator]
    rows = _rows(snapshot, indicator, points)
    places = places_of(declared, rows) if places is None else places
    notes = (how_to_read(declared, points), protected.rounded(snapshot, declared))
    names = {code: each.name for code, each in snapshot.areas.items()}
    drawn = funnel_lines(declared, points, names, rows, places=places, chosen=[area])
    return Exhibit(
        f"funnel-{indicator}-{area}",
        _QUESTION,
        finding(declared, points, names, places),
        figures=(Figure(drawn, alt(declared, points, period_text(rows[0].frequency, points[0].period), places)),),
        table=table(declared, points, names, places),
        how_to_read=in_turn(notes),
        source=lookup.source(snapshot, declared),
        rows=rows,
        place="funnel",
        reckoned=reckoned(declared, rows[0].frequency, points),
    )


def finding(indicator: Indicator, points: Sequence[FunnelPoint], names: dict[str, str], places: int) -> str:
    """The wards outside the outer limits, and how many lie between the two, beside what chance alone has there."""
    told = []
    for way in (Beside.WORSE, Beside.HIGHER, Beside.BETTER, Beside.LOWER):
        own = [each for each in points if stands(indicator, each) is way]
        if own:
            named = ", ".join(f"{names[each.area]} ({value_text(indicator, each.value, places)})" for each in own)
            told.append(f"{upper_first(way.word)} than chance alone would have it: {named}.")
    told = told or [f"No ward differs from {BOROUGH_NAME} by more than chance alone would have it."]
    between = sum(map(is_between, points))
    if between:
        most = by_chance(len(points))
        alone = f": of {len(points)} wards that do not differ, chance alone has about {most} there" if most else ""
        told.append(f"{between} {'lies' if between == 1 else 'lie'} between the two limits, and may be chance{alone}.")
    return " ".join(told)


def alt(indicator: Indicator, points: Sequence[FunnelPoint], period: str, places: int) -> str:
    """What kind of figure it is and of what, and what the finding above it does not say."""
    small, large = (
        f"{count_text(indicator, each.size)} ({value_text(indicator, each.value, places)})"
        for each in (points[0], points[-1])
    )
    outer = interval_text(indicator, points[0].lower_998, points[0].upper_998, places)
    inner = interval_text(indicator, points[-1].lower_998, points[-1].upper_998, places)
    return (
        f"A funnel: {indicator.title}, {len(points)} wards by {lower_first(out_of(indicator))}, {period}. Smallest "
        f"{small}, where chance alone has {outer}; largest {large}, where it has {inner}. {BOROUGH_NAME}: "
        f"{value_text(indicator, points[0].average, places)}."
    )


def how_to_read(indicator: Indicator, points: Sequence[FunnelPoint]) -> str:
    """What the lines and marks are."""
    size = lower_first(out_of(indicator))
    notes = (
        f"Each mark is a ward, further right the more {size} it has.",
        "Small wards move more by chance, so the limits narrow towards the right.",
        "A ward is named where it lies outside the dashed lines, which 2 in 1,000 pass by chance alone.",
        f"Each ward is a part of {BOROUGH_NAME}, which it is compared with.",
        scale_note(indicator, ends_of(indicator, points)),
    )
    return in_turn(notes)


def reckoned(indicator: Indicator, frequency: Frequency, points: Sequence[FunnelPoint]) -> tuple[Reckoned, ...]:
    """Between which figures a ward of each one's size lies by chance alone."""
    in_it = measured_in(indicator, frequency)
    return tuple(
        Reckoned(
            _CHANCE,
            *(each.indicator, each.area, frequency, each.period, in_it, each.average),
            *(each.lower, each.upper, each.lower_998, each.upper_998),
        )
        for each in points
    )


def table(indicator: Indicator, points: Sequence[FunnelPoint], names: dict[str, str], places: int) -> Table:
    """The same figures, the largest ward first."""
    rows = [
        [
            names[each.area],
            count_text(indicator, each.size),
            value_text(indicator, each.value, places),
            interval_text(indicator, each.lower, each.upper, places),
            interval_text(indicator, each.lower_998, each.upper_998, places),
            "May be chance" if is_between(each) else stands(indicator, each).word,
        ]
        for each in reversed(points)
    ]
    headings = [
        "Ward",
        out_of(indicator),
        "Figure",
        "By chance, 95%",
        "By chance, 99.8%",
        f"Compared with {BOROUGH_NAME}",
    ]
    return Table(f"{indicator.title}: wards by size", [upper_first(each) for each in headings], rows)


def _rows(snapshot: Snapshot, indicator: str, points: Sequence[FunnelPoint]) -> tuple[Observation, ...]:
    """The observations of these wards."""
    every = snapshot.indicators[indicator].every(Level.WARD)
    compared = snapshot.comparison(indicator, Level.WARD, points[0].period, every)
    drawn = {each.area for each in points}
    return tuple(item.observation for item in compared.items if item.code in drawn)
