"""The eleven priorities in one view: what each promises, a mark for each of its indicators, how many are on course, and
which one to look at first. Nothing is averaged or added up to a score."""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

from markupsafe import Markup

from metrics import Origin, Priority, Variation
from pages.components.html import copying, meanings
from pages.components.html.markup import joined, link, more, paragraph
from pages.components.html.overview_rows import LABEL, QUIET, Row
from pages.components.html.table import body, cell, group_header, row, row_header, stacked
from pages.components.theme.badges import origin_badge
from pages.components.theme.marks import mark
from pages.components.words.numbers import lower_first
from pages.components.words.of_priority import LIVES, OURS

COURSE, LOOK = "On course", "Look at this first"
HEADINGS = (Markup('<span class="hidden">Kind</span>'), "Priority and promise", LIVES, OURS, COURSE, LOOK)
_HOW = "How to read this page"
_TO_READ = Markup(
    "<p>Each mark is one indicator: what its latest figures say, beyond what chance alone would do. Its arrow is the "
    "way the number moves, up or down, and not whether that is good: the shape and the colour say so. Of series in "
    "which nothing changes, chance alone marks 2 to 5 in 100. A dashed ring is one that is not judged, mostly since "
    "its figures are too few, or since they are late or have ended.</p>"
    "<p>Residents' lives and our own work are kept apart, and nothing is added up to a score. On course counts, of "
    "those whose way to a target can be judged, the ones that are likely to reach it in time; in a ward or a "
    "neighbourhood, most have no target of their own. "
    "What to look at first is chosen by a rule: what needs a decision, then what is getting worse, off course or short "
    "of its target, then what is improving, then what is unusual; what is new comes before what is not.</p>"
    "<p>Choose a neighbourhood or a ward, or find an indicator, at the side; on a phone, the arrows at the top open "
    "it.</p>"
)

_KIND = Markup("<h2>{}</h2>")
_NAME = Markup('{}{}<span class="aim">{}</span>')
_BY = Markup("<b>{}:</b> {}")
_LOOK = Markup('<span class="pair">{}<span>{}<small>{}{}</small></span></span>')
_KEY = Markup('<div class="overview-key"><ul><li><b>One mark is one indicator:</b></li>{}</ul>{}{}</div>')
_WAY = Markup("<p>{}</p>")


def page(lead: Markup, table: Markup, key: Markup) -> Markup:
    """The three together: apart, they would stand further apart than one screen has room for."""
    return copying.together(paragraph("lead", lead) + copying.shown(table) + key)


def table(
    rows: Iterable[Row],
    priority: Callable[[str], str],
    indicator: Callable[[str], str],
    *,
    year: int,
    otherwise: Mapping[str, Markup] = MappingProxyType({}),
) -> Markup:
    """The table, in the order given; `priority` and `indicator` are the addresses of their pages by slug, and `year`
    the snapshot's, by which a promise's own may have passed; `otherwise` marks, by slug, where what is heard
    contradicts the numbers."""
    bodies = []
    for kind, several in groupby(rows, attrgetter("priority.kind")):
        of_kind = list(several)
        named = group_header(_KIND.format(kind.word), len(of_kind))
        drawn = [
            _cells(each, priority, indicator, year, otherwise.get(each.priority.slug, Markup())) for each in of_kind
        ]
        bodies.append(body([row(named, drawn[0]), *(row(each) for each in drawn[1:])]))
    return stacked("overview", HEADINGS, bodies, caption="The priorities, each with what its indicators say")


def key(of: Collection[Variation], *ways: str) -> Markup:
    """What the marks mean, of those that are not always there only what there is; how to read the page, a click away;
    and the ways on from it."""
    told = joined(_WAY.format(each) for each in ways)
    return _KEY.format(meanings.items(meanings.changes(of)), more(_HOW, _TO_READ), told)


def promise(priority: Priority, year: int) -> Markup:
    """The promise in few words, with its year before it, and whether that has passed."""
    words = priority.in_short or priority.promise
    if priority.by is None:
        return Markup("{}").format(words)
    return _BY.format(f"By {priority.by}{', passed' if priority.by < year else ''}", lower_first(words))


def _cells(
    of: Row, priority: Callable[[str], str], indicator: Callable[[str], str], year: int, otherwise: Markup
) -> Markup:
    slug, title = of.priority.slug, of.priority.title
    cells = [
        row_header(_NAME.format(link(priority(slug), title), otherwise, promise(of.priority, year))),
        cell(LABEL.format(LIVES) + of.lives, name="lives"),
        cell(LABEL.format(OURS) + of.ours, name="ours"),
        cell(LABEL.format(COURSE) + of.course, name="course"),
        cell(_looked(of, indicator), name="look"),
    ]
    return joined(cells)


def _looked(of: Row, indicator: Callable[[str], str]) -> Markup:
    if of.look is None:
        return QUIET.format(of.nothing)
    chip = Markup(" ") + origin_badge(Origin.SAMPLE) if of.look.sample else Markup()
    return _LOOK.format(mark(of.look.mark), link(indicator(of.look.slug), of.look.words), of.look.why, chip)
