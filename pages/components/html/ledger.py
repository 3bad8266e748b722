"""All indicators in one table: by kind of priority, by priority, and by whether they speak of lives or of our work."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics import BOROUGH, Area, Indicator, Origin, Printed, Priority, Reading, Series, Snapshot
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.line_names import borough_beside
from pages.components.html.markup import joined, link
from pages.components.html.spark import spark
from pages.components.html.table import body, cell, row, row_header, stacked
from pages.components.html.template import Template
from pages.components.theme.badges import origin_badge
from pages.components.theme.marks import mark
from pages.components.words.numbers import lower_first, unit, unit_words, upper_first
from pages.components.words.of_priority import LIVES, OURS
from pages.components.words.periods import before, dated, ending, newest, when
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.places import beyond as in_no_ward
from pages.components.words.precision import of_series
from pages.components.words.printed import beside
from pages.components.words.standing import fresh_text, why_none, why_none_mark, withheld_since
from pages.components.words.states import observed
from pages.components.words.tally import lead, tally
from pages.components.words.verdicts import CLASSES, assurance, variation

HEADINGS = ("Indicator", "Latest", "Before", "Over time", "Change and target", "Origin")

_SMALL, _SPAN = Template("<small>{}</small>"), Template("<span>{}</span>")
_MARKED = Template('<span class="marked-word">{} <span class="{}">{}</span></span>')
_NOW = Template("<b>{}</b> <span>{}</span><small>{}</small>{}")
_KIND = Markup("<h2>{}</h2>")
_PART = Markup("<h4>{}{}</h4>")
_ONLY = Markup(", <b>all Camden only</b>")
_PRIORITY = Markup('<h3 id="{}">{}</h3><p>{}</p>')
_PROMISE = Markup("<b>{}:</b> {}.")
_CONTENTS = Markup('<nav class="contents" aria-label="Priorities"><ul>{}</ul></nav>')
_KEY = Markup('<ul class="marked">{}</ul>')
_LINE = Markup("<li>The line shows each figure so far, each on a scale of its own; its dot is the latest.</li>")
_KEY_ITEM = Markup("<li>{} {}</li>")
_SAYS = {
    Origin.SAMPLE: "made up",
    Origin.PUBLISHED: "published by others",
    Origin.QUOTED: "printed by others than those who counted it",
    Origin.COUNCIL: "the council's own",
}
_CONTENT = Markup('<li><a href="#{}">{}</a></li>')


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


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every indicator as it is in one area, by title: the lines, a sentence on them all, their newest period, and how
    many figures are of which origin."""

    lines: tuple[Line, ...]
    lead: str
    newest: str
    origins: Mapping[Origin, int]


def in_area(snapshot: Snapshot, area: Area) -> Ledger:
    """What the table says of an area; slow enough to be kept."""
    several = [lookup.here(snapshot, slug, area.code) for slug in snapshot.indicators]
    several.sort(key=lambda series: series.indicator.title)
    lines = [
        line(
            series,
            lookup.borough(snapshot, series),
            only=series.area.code == BOROUGH != area.code,
            lacking=lookup.lacking(snapshot, series.indicator),
            printed=lookup.quoted(snapshot, series),
            share=lookup.beyond(snapshot, series),
            instead=protected.instead(snapshot, series),
            reading=snapshot.reading(series.indicator.slug, series.area.code),
        )
        for series in several
    ]
    origins = Counter(series.latest.origin for series in several if series.latest)
    readings = (snapshot.reading(slug, area.code) for slug in snapshot.indicators)
    told = lead(several, area, tally([each for each in readings if each], area))
    return Ledger(tuple(lines), told, newest(several), origins)


def line(
    series: Series,
    borough: Series | None = None,
    *,
    only: bool = False,
    lacking: Sequence[str] = (),
    printed: Printed | None = None,
    share: float | None = None,
    instead: str = "",
    reading: Reading | None = None,
) -> Line:
    """An indicator where it is shown, with the borough's figure beside it: in the borough `only`, where it stops there;
    what it is `lacking` are titles; who `printed` its latest figure, where that is quoted; the `share` of the borough's
    that lies in no ward, where that is large; where to look `instead` of a figure that is withheld; and its `reading`
    of the same place."""
    indicator = series.indicator
    places = of_series(series, borough)
    # What is said of its small line has the places of the figures beside it.
    series = dataclasses.replace(series, places=places)
    beyond = _SMALL.format(beside(printed)) if printed else Markup()
    beyond += _beside(series, borough, places, share)
    return Line(
        indicator.slug,
        indicator.priority,
        indicator.title,
        unit_words(indicator),
        _cells(series, beyond, lacking, places, instead=instead, reading=reading),
        only,
    )


def ledger(
    priorities: Iterable[Priority], lines: Sequence[Line], address: Callable[[str], str], *, year: int
) -> Markup:
    """The table, in the order given; `address` is that of a slug's page, and `year` the snapshot's, by which a
    promise's own may have passed."""
    bodies, kind = [], None
    for priority in priorities:
        if priority.kind != kind:
            kind = priority.kind
            bodies.append(body([_across("group", _KIND.format(kind.word))]))
        mine = [each for each in lines if each.priority == priority.slug]
        bodies.append(body(_rows(priority, mine, address, year)))
    return stacked("ledger", HEADINGS, bodies, caption="Every indicator, by priority")


def contents(priorities: Iterable[Priority]) -> Markup:
    """Links to each priority's place in the table."""
    return _CONTENTS.format(joined(_CONTENT.format(each.slug, each.title) for each in priorities))


def key(origins: Iterable[Origin]) -> Markup:
    """How to read a row's line, and where its figures are from; only what there is."""
    told = [_KEY_ITEM.format(origin_badge(each), each_says) for each, each_says in _SAYS.items() if each in origins]
    return _KEY.format(joined([_LINE, *told]))


def promise(priority: Priority, year: int) -> Markup:
    """The promise with its year before it, and whether that has passed."""
    if priority.by is None:
        return Markup("{}.").format(priority.promise)
    due = f"Due by {priority.by}; that date has passed" if priority.by < year else f"By {priority.by}"
    return _PROMISE.format(due, lower_first(priority.promise))


def _rows(priority: Priority, lines: Sequence[Line], address: Callable[[str], str], year: int) -> Iterable[Markup]:
    yield _across("priority", _PRIORITY.format(priority.slug, priority.title, promise(priority, year)))
    for title, ours in ((LIVES, False), (OURS, True)):
        for only in (False, True):
            part = [each for each in lines if (each.slug in priority.our_own_work, each.only) == (ours, only)]
            if part:
                yield _across("part", _PART.format(title, _ONLY if only else ""))
                yield from (_row(each, address) for each in part)
    if not lines:
        yield _across("part", Markup("<p>No indicator yet.</p>"))


def _across(name: str, content: Markup) -> Markup:
    return row(cell(content, span=len(HEADINGS)), name=name)


def _row(line: Line, address: Callable[[str], str]) -> Markup:
    words = _SMALL.format(line.words) if line.words else ""
    return row(row_header(link(address(line.slug), line.title) + words), line.cells)


def _beside(series: Series, borough: Series | None, places: int, share: float | None) -> Markup:
    """'Camden: 84%', for the same period where it has a figure, else its own latest with its period; '' beside
    itself."""
    there = borough_beside(series, borough)
    if there is None:
        return Markup()
    same = series.latest is not None and there.period == series.latest.period
    period = "" if same else f" {dated(series.indicator, there, short=True)}"
    return _SMALL.format(f"{BOROUGH_NAME}: {observed(series.indicator, there, places)}{period}{in_no_ward(share)}")


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
