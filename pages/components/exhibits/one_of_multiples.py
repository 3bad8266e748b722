"""One area of several that are compared over time: its figure, with its newest number and how that stands."""

from collections.abc import Sequence

from markupsafe import Markup

from metrics import Beside, Observation, Series, Snapshot
from pages.components.exhibits import lookup
from pages.components.exhibits.beside import beside
from pages.components.exhibits.exhibit import Figure
from pages.components.exhibits.lines import few
from pages.components.exhibits.multiples_lines import multiple
from pages.components.exhibits.over_time import extremes
from pages.components.theme.marks import mark
from pages.components.words.away import away, from_camden, places_apart
from pages.components.words.numbers import unit
from pages.components.words.periods import dated, months_on, span
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_series
from pages.components.words.states import observed
from pages.components.words.verdicts import CLASSES

_ABOVE = Markup(
    '<div class="multiple"><h3>{}</h3><p class="now"><span class="value">{}</span> <span class="unit">{}</span>'
    '<span class="was">{}</span></p><p class="stands">{}</p></div>'
)
_MARKED = Markup('{}<span class="{}">{}</span>')


def alt(series: Series) -> str:
    """What is drawn, of what and for which periods; the highest and the lowest."""
    shown = [each for each in series.observations if each.value is not None]
    places = of_series(series)
    kind = "Dots" if few(series) else "A line"
    what = f"{kind} over time: {series.indicator.title}, {series.area.name}. {len(shown)} figures, {span(shown)}."
    return f"{what} {extremes(series, shown, places)} {BOROUGH_NAME} and the other areas chosen stand beside it."


def figure(snapshot: Snapshot, series: Series, drawn: Sequence[Series], camden: Series) -> Figure:
    """One area: over its drawing its name, its newest figure, what it was a year before, and how it stands."""
    indicator, places = series.indicator, of_series(series)
    latest = [each for each in series.observations if each.value is not None][-1]
    level = series.area.level
    benchmark = lookup.side_by_side(snapshot, indicator.slug, level, latest.period, latest.frequency).judged_by
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
