"""A card of small multiples: an indicator where it is shown, in as few words and marks as tell how it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from metrics import BOROUGH, Chart, ChartPoint, Origin, Reading, Series, Snapshot, Status, Variation
from pages.components.exhibits import lookup, protected
from pages.components.exhibits import small as drawing
from pages.components.exhibits.enough import OF_A_BAND
from pages.components.exhibits.exhibit import Absent
from pages.components.exhibits.line_names import borough_beside
from pages.components.exhibits.small import Small
from pages.components.words.courses import course
from pages.components.words.limits import expected
from pages.components.words.numbers import exactly, unit, unit_words, upper_first
from pages.components.words.periods import before, dated, ending, when
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_series
from pages.components.words.printed import beside as printed_by
from pages.components.words.reaches import from_to
from pages.components.words.sentences import in_turn
from pages.components.words.standing import (
    fresh_text,
    standing_text,
    why_alone,
    why_none_mark,
    withheld_since,
)
from pages.components.words.states import observed
from pages.components.words.verdicts import NOT_JUDGED, Verdict, assurance, variation

_ONE = "One figure only"
_NONE = "No figure to show"
_TARGET_OPEN = "Target not judged"


@dataclass(frozen=True, slots=True)
class Card:
    """An indicator in the place where it is shown: what is drawn of it (`series`), what it says there and by which
    chart; in words its latest figure, what it was before and what else stands beside it; its marks; the drawing with
    what is said in its place, or why there is none. `only` of an indicator that is of Camden alone where a part of
    Camden is asked for. `told` are all of its figures there, `places` those that they are written with."""

    series: Series
    told: Series
    reading: Reading | None
    chart: Chart | None
    places: int
    words: str
    value: str
    unit: str
    was: str
    beside: str
    verdicts: tuple[Verdict, ...]
    amiss: tuple[tuple[str, str], ...]
    small: Small | None
    alt: str
    ends: tuple[str, str]
    target: str
    absent: Absent | None
    printed: str
    only: bool

    @property
    def slug(self) -> str:
        """The indicator's."""
        return self.series.indicator.slug

    @property
    def origin(self) -> Origin | None:
        """Of its latest figure; None where it has none."""
        return self.told.latest.origin if self.told.latest else None

    @property
    def points(self) -> Mapping[date, ChartPoint]:
        """What its chart says of each figure, by its period."""
        return {each.period: each for each in self.chart.points if each.value is not None} if self.chart else {}


def card(snapshot: Snapshot, indicator: str, area: str) -> Card:
    """The card of an indicator in an area, or in the borough where it stops there."""
    whole = lookup.here(snapshot, indicator, area)
    borough = lookup.borough(snapshot, whole)
    reading = snapshot.reading(indicator, whole.area.code)
    charted = reading is not None and reading.frequency is whole.frequency and whole.latest is not None
    printed = lookup.quoted(snapshot, whole)
    return made(
        whole,
        borough,
        reading,
        snapshot.chart(indicator, whole.area.code) if charted else None,
        only=whole.area.code == BOROUGH != area,
        lacking=lookup.lacking(snapshot, whole.indicator),
        instead=protected.instead(snapshot, whole),
        printed=printed_by(printed) if printed else "",
    )


def made(
    whole: Series,
    borough: Series | None = None,
    reading: Reading | None = None,
    chart: Chart | None = None,
    *,
    only: bool = False,
    lacking: Sequence[str] = (),
    instead: str = "",
    printed: str = "",
) -> Card:
    """The card of a series, with the borough's figure where it is another's, and its reading and chart; what it is
    `lacking` are titles, `instead` says where to look for a figure that is withheld, and `printed` who printed it."""
    indicator, latest, places = whole.indicator, whole.latest, of_series(whole, borough)
    series = replace(drawing.drawn(whole, chart), places=places)
    drawn = drawing.small(series, chart, reading)
    shown = [each for each in series.observations if each.value is not None]
    return Card(
        series=series,
        told=whole,
        reading=reading,
        chart=chart,
        places=places,
        words=unit_words(indicator),
        value=observed(indicator, latest, places) if latest else "",
        unit=unit(indicator) if latest else "",
        was=_was(whole, places),
        beside=_beside(whole, borough, places),
        verdicts=_verdicts(reading, whole, places),
        amiss=tuple(_amiss(whole, drawn)),
        small=drawn,
        alt=_alt(series, reading, chart, places) if drawn else "",
        ends=(when(shown[0], short=True), when(shown[-1], short=True)) if drawn else ("", ""),
        target=_target(series, drawn) if drawn else "",
        absent=None if drawn else _absent(whole, lacking, instead),
        printed=printed,
        only=only,
    )


def _was(series: Series, places: int) -> str:
    """'was 82% in Aug 2026'; of a figure that has none before it, its own period."""
    latest = series.latest
    if latest is None:
        return ""
    earlier = before(series)
    if earlier:
        return f"was {observed(series.indicator, earlier[0], places)} {dated(series.indicator, earlier[0], short=True)}"
    at_the_end = series.indicator.at_the_end
    return ending(series.frequency, latest.period, short=True) if at_the_end else when(latest, short=True)


def _beside(series: Series, borough: Series | None, places: int) -> str:
    """'Camden 81%', and its period where that is another; '' beside itself."""
    there = borough_beside(series, borough)
    if there is None or series.latest is None:
        return ""
    period = "" if there.period == series.latest.period else f" {dated(series.indicator, there, short=True)}"
    return f"{BOROUGH_NAME} {observed(series.indicator, there, places)}{period}"


def _verdicts(reading: Reading | None, series: Series, places: int) -> tuple[Verdict, ...]:
    """Whether it is changing, and whether it will meet its target, or can where that is not known."""
    if reading is None:
        return ()
    indicator = series.indicator
    towards = (course(reading) if reading.course else None) or assurance(indicator, reading, places)
    if towards.word == NOT_JUDGED:
        towards = replace(towards, word=_TARGET_OPEN)
    return variation(indicator, reading, places), towards


def _amiss(series: Series, drawn: Small | None) -> Iterator[tuple[str, str]]:
    """That a newer figure is withheld, and that the next is late or will not come, which stands in the place of a
    drawing where there is none: marks with their words."""
    if since := withheld_since(series):
        yield Status.WITHHELD.mark, since
    if drawn and (stands := fresh_text(series)) and series.freshness is not None:
        yield series.freshness.standing.mark, upper_first(stands)


def _alt(series: Series, reading: Reading | None, chart: Chart | None, places: int) -> str:
    """What the drawing says: whether it is changing, from where to where it goes, its expected range, how many of the
    latest figures are signals, and its target."""
    indicator = series.indicator
    shown = [each for each in series.observations if each.value is not None]
    change = f"{variation(indicator, reading, places).word}." if reading else ""
    parts = [change, f"{from_to(series, shown)}."]
    points = chart.points if chart else ()
    latest = next((each for each in reversed(points) if each.period == shown[-1].period), None)
    if latest is not None and len(shown) >= OF_A_BAND:
        ends = expected(indicator, latest.lower, latest.upper, places, latest.value)
        run = len(drawing.signals(chart))
        parts.append(f"Expected range {ends}." if ends else "")
        if run and reading is not None and reading.variation not in (Variation.COMMON, Variation.UNKNOWN):
            parts.append(f"The latest {run} figures are marked." if run > 1 else "The latest figure is marked.")
    parts.append(f"{_aim(series)}." if indicator.target else "")
    return in_turn(parts)


def _aim(series: Series) -> str:
    """'Target 90%, illustrative'; of a target that is not of this place, whose it is."""
    target = series.indicator.target
    if target is None:
        return ""
    name = "Target" if series.area.level in target.levels else f"{BOROUGH_NAME}'s target"
    return f"{name} {exactly(series.indicator, target.value)}, {target.origin.word}"


def _target(series: Series, drawn: Small) -> str:
    """What stands above the drawing: the target, and on which side of it where it is far off."""
    target, shown = series.indicator.target, [each.value for each in series.observations if each.value is not None]
    if target is None or drawn.target is not None:
        return _aim(series)
    return f"{_aim(series)}: far {'above' if target.value > max(shown) else 'below'}"


def _absent(series: Series, lacking: Sequence[str], instead: str) -> Absent:
    """What stands in the place of the drawing: when a second figure comes, or why there is none at all."""
    if series.latest is not None:
        return Absent(Variation.UNKNOWN.mark, _ONE, f"{standing_text(series)}.".lstrip("."))
    return Absent(why_none_mark(series), _NONE, in_turn((why_alone(series, lacking), instead)))
