"""A card of small multiples: an indicator where it is shown, in as few words and marks as tell how it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from metrics import BOROUGH, Chart, ChartPoint, Origin, Reading, Series, Snapshot
from pages.components.exhibits import lookup, protected
from pages.components.exhibits import small as drawing
from pages.components.exhibits.card_words import absent_of, alt_of, amiss_of, before_it, beside_it, target_above
from pages.components.exhibits.exhibit import Absent
from pages.components.exhibits.small import Small
from pages.components.words.courses import course
from pages.components.words.numbers import unit, unit_words
from pages.components.words.periods import when
from pages.components.words.precision import of_series
from pages.components.words.printed import beside as printed_by
from pages.components.words.states import observed
from pages.components.words.verdicts import NOT_JUDGED, Verdict, assurance, variation

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
        was=before_it(whole, places),
        beside=beside_it(whole, borough, places),
        verdicts=_verdicts(reading, whole, places),
        amiss=tuple(amiss_of(whole, drawn)),
        small=drawn,
        alt=alt_of(series, reading, chart, places) if drawn else "",
        ends=(when(shown[0], short=True), when(shown[-1], short=True)) if drawn else ("", ""),
        target=target_above(series, drawn) if drawn else "",
        absent=None if drawn else absent_of(whole, lacking, instead),
        printed=printed,
        only=only,
    )


def _verdicts(reading: Reading | None, series: Series, places: int) -> tuple[Verdict, ...]:
    """Whether it is changing, and whether it will meet its target, or can where that is not known."""
    if reading is None:
        return ()
    indicator = series.indicator
    towards = (course(reading) if reading.course else None) or assurance(indicator, reading, places)
    if towards.word == NOT_JUDGED:
        towards = replace(towards, word=_TARGET_OPEN)
    return variation(indicator, reading, places), towards
