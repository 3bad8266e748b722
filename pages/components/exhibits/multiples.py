"""How do chosen wards compare over time? A small figure of each, all on one scale, with Camden in every one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from metrics import BOROUGH, Frequency, Indicator, Observation, Series, Snapshot, Variation
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.exhibit import Absent, Exhibit, Table, nothing
from pages.components.exhibits.lines import few
from pages.components.exhibits.moved_words import elsewhere
from pages.components.exhibits.one_of_multiples import figure
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.sides_of_camden import finding
from pages.components.words.lists import listed
from pages.components.words.periods import dated, period_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_series
from pages.components.words.sentences import in_turn
from pages.components.words.standing import why_alone
from pages.components.words.states import observed, table_code, table_note

MOST = 4  # areas: more lines than that are not told apart
_PERIODS = 36
_NARROWEST = 200  # px of a figure
_QUESTION = "How do chosen wards compare over time?"
_PLACE = "over-time"
_KEY = f"Same scale in each. Solid: the area; dashed: {BOROUGH_NAME}; pale: the other areas chosen."
_KEY_OF_DOTS = f"Same scale in each. Dark: the area; grey: {BOROUGH_NAME}; pale: the other areas chosen."
_NOBODY = "No area is chosen. Choose up to four above."


@remembered
def multiples(
    snapshot: Snapshot, indicator: str, codes: tuple[str, ...], every: Frequency, places: int | None = None
) -> Exhibit:
    """Up to four areas over the latest periods of a frequency, at most 36; with one figure each, or none, why."""
    question = _QUESTION.replace("wards", _called(snapshot, codes))
    key = f"multiples-{indicator}-{'-'.join(codes)}-{every}"
    if not codes:
        return nothing(key, _NOBODY, question=question, place=_PLACE, mark=Variation.UNKNOWN.mark)
    whole = snapshot.series(indicator, BOROUGH, frequency=every)
    camden, *several = _of_late([whole, *(snapshot.series(indicator, code, frequency=every) for code in codes)])
    decided = of_series(camden, *several) if places is None else places
    camden, *several = (replace(each, places=decided) for each in (camden, *several))
    drawn = [each for each in several if sum(one.value is not None for one in each.observations) > 1]
    if not drawn:
        return _none(key, question, [camden, *several], lookup.lacking(snapshot, camden.indicator))
    told = finding(several, camden)
    if any(lookup.beyond(snapshot, each) for each in several):
        level = snapshot.comparison(indicator, several[0].area.level, frequency=every)
        told = [elsewhere(level)]
    rows = tuple(one for each in (*several, camden) for one in each.observations)
    notes = (
        _KEY_OF_DOTS if few(camden) else _KEY,
        "The last point has the mark of how it compares with Camden.",
        protected.rounded(snapshot, camden.indicator),
    )
    return Exhibit(
        key,
        question,
        in_turn((*told, *_undrawn(several, drawn))),
        figures=tuple(figure(snapshot, each, drawn, camden) for each in drawn),
        table=_table(several, camden),
        how_to_read=in_turn(notes),
        source=lookup.source(snapshot, camden.indicator),
        rows=rows,
        place=_PLACE,
        abreast=MOST,
        narrowest=_NARROWEST,
    )


def _called(snapshot: Snapshot, codes: Sequence[str]) -> str:
    """'wards', 'neighbourhoods', and of both 'areas'."""
    levels = {snapshot.areas[code].level for code in codes}
    return f"{levels.pop().word}s" if len(levels) == 1 else "areas" if levels else "wards"


def _of_late(several: Sequence[Series]) -> list[Series]:
    """The last 36 periods of the borough that are complete, of each."""
    complete = [each.period for each in several[0].observations if each.value is not None and not each.provisional]
    kept = {*complete[-_PERIODS:]}
    first, last = min(kept, default=date.max), max(kept, default=date.min)
    return [
        replace(each, observations=tuple(one for one in each.observations if first <= one.period <= last))
        for each in several
    ]


def _none(key: str, question: str, several: Sequence[Series], lacking: Sequence[str]) -> Exhibit:
    """Why there is nothing to compare over time."""
    camden = several[0]
    if sum(each.value is not None for each in camden.observations) == 1:
        only = next(each for each in camden.observations if each.value is not None)
        words = f"There are figures {dated(camden.indicator, only)} alone. A line over time needs a second."
        return Exhibit(key, question, absent=Absent(Variation.UNKNOWN.mark, "One figure only", words), place=_PLACE)
    words = why_alone(camden, lacking) if not camden.latest else "None of these areas has two figures to compare."
    return nothing(key, words or "No figure can be shown.", question=question, place=_PLACE)


def _undrawn(several: Sequence[Series], drawn: Sequence[Series]) -> list[str]:
    """Which of the chosen have too few figures to draw."""
    names = [each.area.name for each in several if each not in drawn]
    return [f"{listed(names)} {'has' if len(names) == 1 else 'have'} too few figures to draw."] if names else []


def _table(several: Sequence[Series], camden: Series) -> Table:
    """A row a period, newest first, a column an area."""
    indicator, places = camden.indicator, of_series(camden)
    columns = [{each.period: each for each in one.observations} for one in (*several, camden)]
    periods = sorted({period for column in columns for period in column}, reverse=True)
    rows = [
        [period_text(camden.frequency, period), *(_cell(indicator, column.get(period), places) for column in columns)]
        for period in periods
    ]
    names = [one.area.name for one in (*several, camden)]
    note = table_note([each for column in columns for each in column.values()])
    caption = f"{indicator.title} over time, {listed(names)}. {note}".strip()
    return Table(caption, ["At the end of" if indicator.at_the_end else "Period", *names], rows)


def _cell(indicator: Indicator, each: Observation | None, places: int) -> str:
    return "" if each is None else table_code(each) or observed(indicator, each, places)
