"""All indicators in one table: by kind of priority, by priority, and by whether they speak of lives or of our work."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from metrics import Area, Origin, Priority, Snapshot
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.remembered import at_hand
from pages.components.html.ledger_lines import HEADINGS, SMALL, Line, line
from pages.components.html.markup import joined, link
from pages.components.html.table import body, cell, row, row_header, stacked
from pages.components.theme.badges import origin_badge
from pages.components.words.numbers import lower_first
from pages.components.words.of_priority import LIVES, OURS
from pages.components.words.periods import newest
from pages.components.words.tally import lead, tally

# The borough's own in two snapshots; those of other areas are kept with their tables.
_LINES = 512
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
        replace(_line(snapshot, series.indicator.slug, series.area.code), only=series.area.code != area.code)
        for series in several
    ]
    origins = Counter(series.latest.origin for series in several if series.latest)
    readings = (snapshot.reading(slug, area.code) for slug in snapshot.indicators)
    told = lead(several, area, tally([each for each in readings if each], area))
    return Ledger(tuple(lines), told, newest(several), origins)


# What is of all Camden only has the same line in every area.
@at_hand(_LINES)
def _line(snapshot: Snapshot, indicator: str, area: str) -> Line:
    series = lookup.here(snapshot, indicator, area)
    return line(
        series,
        lookup.borough(snapshot, series),
        lacking=lookup.lacking(snapshot, series.indicator),
        printed=lookup.quoted(snapshot, series),
        share=lookup.beyond(snapshot, series),
        instead=protected.instead(snapshot, series),
        reading=snapshot.reading(indicator, area),
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
    words = SMALL.format(line.words) if line.words else ""
    return row(row_header(link(address(line.slug), line.title) + words), line.cells)
