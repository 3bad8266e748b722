"""How do chosen wards compare over time? A small figure of each, all on one scale, with Camden in every one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from markupsafe import Markup

from metrics import BOROUGH, Beside, Frequency, Indicator, Observation, Series, Snapshot, Variation
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.beside import beside
from pages.components.exhibits.exhibit import Absent, Exhibit, Figure, Table, nothing
from pages.components.exhibits.lines import few
from pages.components.exhibits.moved_words import elsewhere
from pages.components.exhibits.multiples_lines import multiple
from pages.components.exhibits.over_time import extremes
from pages.components.exhibits.remembered import remembered
from pages.components.theme.marks import mark
from pages.components.words.away import away, from_camden, places_apart
from pages.components.words.lists import listed
from pages.components.words.numbers import unit
from pages.components.words.periods import dated, months_on, period_text, span
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_series
from pages.components.words.sentences import in_turn
from pages.components.words.standing import why_alone
from pages.components.words.states import observed, table_code, table_note
from pages.components.words.verdicts import CLASSES

MOST = 4  # areas: more lines than that are not told apart
_PERIODS = 36
_NARROWEST = 200  # px of a figure
_SETTLED = 3  # periods on one side of Camden, from which on it is told since when
_QUESTION = "How do chosen wards compare over time?"
_PLACE = "over-time"
_TO_AND_FRO = f"by turns above and below {BOROUGH_NAME}"
_KEY = f"Same scale in each. Solid: the area; dashed: {BOROUGH_NAME}; pale: the other areas chosen."
_KEY_OF_DOTS = f"Same scale in each. Dark: the area; grey: {BOROUGH_NAME}; pale: the other areas chosen."
_NOBODY = "No area is chosen. Choose up to four above."
_ABOVE = Markup(
    '<div class="multiple"><h3>{}</h3><p class="now"><span class="value">{}</span> <span class="unit">{}</span>'
    '<span class="was">{}</span></p><p class="stands">{}</p></div>'
)
_MARKED = Markup('{}<span class="{}">{}</span>')


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
        figures=tuple(_figure(snapshot, each, drawn, camden) for each in drawn),
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


def finding(several: Sequence[Series], camden: Series) -> list[str]:
    """Since when each has been on its side of Camden; those of whom the same is said together."""
    whole = {each.period: each.value for each in camden.observations if each.value is not None}
    told: dict[str, list[str]] = {}
    for each in several:
        if words := _since(each, _sides(each, whole, of_series(camden))):
            told.setdefault(words, []).append(each.area.name)
    # What has no side comes last.
    ordered = sorted(told.items(), key=lambda each: each[0] == _TO_AND_FRO)
    said = [f"{listed(names)} {_has(words, len(names))} {words}" for words, names in ordered]
    return [f"{'; '.join(said)}."] if said else []


def _since(series: Series, sides: Sequence[tuple[date, int]]) -> str:
    """'below Camden since February 2026', 'above Camden in every figure shown', or that it has no side for long; '' of
    fewer than two figures."""
    if len(sides) < 2:
        return ""
    run = _run(sides)
    side = {1: "above", -1: "below"}.get(sides[-1][1])
    if side is None or (len(run) < _SETTLED and len(run) < len(sides)):
        return _TO_AND_FRO
    if len(run) == len(sides):
        return f"{side} {BOROUGH_NAME} in every figure shown"
    return f"{side} {BOROUGH_NAME} since {period_text(series.frequency, run[-1][0])}"


def _has(words: str, many: int) -> str:
    if words == _TO_AND_FRO:
        return "is" if many == 1 else "are"
    return "has been" if many == 1 else "have been"


def _run(sides: Sequence[tuple[date, int]]) -> list[tuple[date, int]]:
    """The newest in a row that are on one side, the newest first."""
    return [*takewhile(lambda each: each[1] == sides[-1][1], reversed(sides))]


def _sides(series: Series, whole: Mapping[date, float], places: int) -> list[tuple[date, int]]:
    """Each shown period and on which side of Camden it is as both are written: 1 above, -1 below."""
    found = []
    for each in series.observations:
        benchmark = whole.get(each.period)
        if each.value is None or benchmark is None or each.bound:
            continue
        apart = away(series.indicator, each.value, benchmark, places)
        found.append((each.period, (apart > 0) - (apart < 0)))
    return found


def alt(series: Series) -> str:
    """What is drawn, of what and for which periods; the highest and the lowest."""
    shown = [each for each in series.observations if each.value is not None]
    places = of_series(series)
    kind = "Dots" if few(series) else "A line"
    what = f"{kind} over time: {series.indicator.title}, {series.area.name}. {len(shown)} figures, {span(shown)}."
    return f"{what} {extremes(series, shown, places)} {BOROUGH_NAME} and the other areas chosen stand beside it."


def _figure(snapshot: Snapshot, series: Series, drawn: Sequence[Series], camden: Series) -> Figure:
    """One area: over its drawing its name, its newest figure, what it was a year before, and how it stands."""
    indicator, places = series.indicator, of_series(series)
    latest = [each for each in series.observations if each.value is not None][-1]
    level = series.area.level
    benchmark = snapshot.comparison(indicator.slug, level, latest.period, latest.frequency).judged_by
    stands = beside(indicator, latest, benchmark)
    above = _ABOVE.format(
        series.area.name,
        observed(indicator, latest, places),
        unit(indicator, series.frequency),
        _was(series, latest),
        _stands(latest, benchmark, stands, series),
    )
    return Figure(multiple(series, drawn, camden, stands), alt(series), series.area.name, above=above)


def _was(series: Series, latest: Observation) -> str:
    """'was 79% in Sep 2025'; of an area whose newest figure is older than the others', when that was."""
    indicator = series.indicator
    if latest is not series.observations[-1]:
        return dated(indicator, latest, short=True)
    year = months_on(latest.period, -12)
    before = next((each for each in series.observations if each.period == year and each.value is not None), None)
    if before is None:
        return ""
    return f"was {observed(indicator, before, of_series(series))} {dated(indicator, before, short=True)}"


def _stands(latest: Observation, benchmark: Observation | None, stands: Beside, series: Series) -> Markup | str:
    """'9 percentage points below Camden' with its mark; 'Too close to tell'; only the words of what is not judged."""
    indicator = series.indicator
    if benchmark is None or benchmark.value is None or latest.value is None or latest.bound:
        return ""
    places = places_apart(indicator, [latest, benchmark], of_series(series))
    apart = away(indicator, latest.value, benchmark.value, places)
    words = f"{from_camden(indicator, apart, places)} {BOROUGH_NAME}"
    if stands is Beside.NONE:
        return words
    told = stands.word if stands is Beside.SIMILAR else words
    return _MARKED.format(mark(stands.mark), CLASSES[stands.colour], told)


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
