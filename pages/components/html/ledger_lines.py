"""One indicator as a line of the table of all: its latest figure, those before it, its small line and its marks."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics import Indicator, Printed, Reading, Series
from pages.components.exhibits.line_names import borough_beside
from pages.components.html.markup import joined
from pages.components.html.spark import spark
from pages.components.html.table import cell
from pages.components.html.template import Template
from pages.components.theme.badges import origin_badge
from pages.components.theme.marks import mark
from pages.components.words.numbers import unit, unit_words, upper_first
from pages.components.words.periods import before, dated, ending, when
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.places import beyond as in_no_ward
from pages.components.words.precision import of_series
from pages.components.words.printed import beside
from pages.components.words.standing import fresh_text, why_none, why_none_mark, withheld_since
from pages.components.words.states import observed
from pages.components.words.verdicts import CLASSES, assurance, variation

HEADINGS = ("Indicator", "Latest", "Before", "Over time", "Change and target", "Origin")
SMALL, _SPAN = Template("<small>{}</small>"), Template("<span>{}</span>")
_MARKED = Template('<span class="marked-word">{} <span class="{}">{}</span></span>')
_NOW = Template("<b>{}</b> <span>{}</span><small>{}</small>{}")


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: its name, the words that its number needs beside it, the cells after its name, and whether these
    are of the borough `only`, where a part of it is asked for."""

    slug: str
    priority: str
    title: str
    words: str
    cells: Markup
    only: bool = False


def line(
    series: Series,
    borough: Series | None = None,
    *,
    lacking: Sequence[str] = (),
    printed: Printed | None = None,
    share: float | None = None,
    instead: str = "",
    reading: Reading | None = None,
) -> Line:
    """An indicator where it is shown, with the borough's figure beside it: what it is `lacking` are titles; who
    `printed` its latest figure, where that is quoted; the `share` of the borough's that lies in no ward, where that is
    large; where to look `instead` of a figure that is withheld; and its `reading` of the same place."""
    indicator = series.indicator
    places = of_series(series, borough)
    # What is said of its small line has the places of the figures beside it.
    series = dataclasses.replace(series, places=places)
    beyond = SMALL.format(beside(printed)) if printed else Markup()
    beyond += _beside(series, borough, places, share)
    return Line(
        indicator.slug,
        indicator.priority,
        indicator.title,
        unit_words(indicator),
        _cells(series, beyond, lacking, places, instead=instead, reading=reading),
    )


def _beside(series: Series, borough: Series | None, places: int, share: float | None) -> Markup:
    """'Camden: 84%', for the same period where it has a figure, else its own latest with its period; '' beside
    itself."""
    there = borough_beside(series, borough)
    if there is None:
        return Markup()
    same = series.latest is not None and there.period == series.latest.period
    period = "" if same else f" {dated(series.indicator, there, short=True)}"
    return SMALL.format(f"{BOROUGH_NAME}: {observed(series.indicator, there, places)}{period}{in_no_ward(share)}")


def _cells(
    series: Series, beyond: Markup, lacking: Sequence[str], places: int, *, instead: str, reading: Reading | None
) -> Markup:
    """The cells after the name; where there is no figure, one that says why, and where to look `instead`. `beyond`
    stands under either."""
    indicator, latest = series.indicator, series.latest
    if latest is None:
        words = f"{why_none(series, lacking)} {instead}".strip()
        why = Markup("<p>{} {}</p>").format(mark(why_none_mark(series)), words)
        return cell(why + beyond, name="why", span=len(HEADINGS) - 1)
    period = ending(series.frequency, latest.period) if indicator.at_the_end else when(latest)
    number, per = observed(indicator, latest, places), unit(indicator, series.frequency)
    facts = [f"{observed(indicator, each, places)} {dated(indicator, each, short=True)}" for each in before(series)]
    told = [f"{'and' if place else 'was'} {fact}" for place, fact in enumerate(facts)] or ["The only figure"]
    return joined(
        [
            cell(_NOW.format(number, per, _dated(period, series), beyond), name="now"),
            cell(joined(_SPAN.format(each) for each in told), name="was"),
            cell(spark(series), name="line"),
            cell(_marks(indicator, reading, places), name="marks"),
            cell(origin_badge(latest.origin), name="origin"),
        ]
    )


def _marks(indicator: Indicator, reading: Reading | None, places: int) -> Markup:
    """Whether it is changing, and whether it can meet its target: two marks with their words."""
    if reading is None:
        return Markup()
    told = (variation(indicator, reading, places), assurance(indicator, reading, places))
    return joined(_MARKED.format(mark(each.mark), CLASSES[each.colour], each.word) for each in told)


def _dated(period: str, series: Series) -> str:
    """The period of the latest figure, whether one since is withheld, and whether the next is late or will not come."""
    return "; ".join(filter(None, (upper_first(period), withheld_since(series), fresh_text(series))))
