"""The eleven priorities in one view: what each promises, a mark for each of its indicators, how many are on course, and
which one to look at first. Nothing is averaged or added up to a score."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

from markupsafe import Markup

from metrics import Area, Level, Origin, Priority, Reading, Snapshot, Variation
from pages.components.html import copying, meanings
from pages.components.html.markup import joined, link, more, paragraph
from pages.components.html.table import body, cell, group_header, row, row_header, stacked
from pages.components.theme.badges import origin_badge
from pages.components.theme.marks import mark
from pages.components.words.look_first import Look, Told, first
from pages.components.words.numbers import lower_first
from pages.components.words.of_priority import LIVES, OURS
from pages.components.words.periods import newest_read
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.tally import WORST_FIRST, counted_marks, in_short, on_course
from pages.components.words.verdicts import marked

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
_LABEL = Markup('<span class="label" aria-hidden="true">{}</span>')
_STRIP = Markup('<span class="strip">{}</span><span class="hidden">{}</span>')
_OF_A_KIND = Markup("<span>{}</span>")
_BETWEEN = Markup(" ")  # where a strip may end a line, with nothing of it left at the start of the next
_QUIET = Markup('<span class="quiet">{}</span>')
_OTHERS = Markup('{}<span class="hidden">; the others: {}</span>')
_LOOK = Markup('<span class="pair">{}<span>{}<small>{}{}</small></span></span>')
_KEY = Markup('<div class="overview-key"><ul><li><b>One mark is one indicator:</b></li>{}</ul>{}{}</div>')
_WAY = Markup("<p>{}</p>")


@dataclass(frozen=True, slots=True)
class Row:
    """A priority with what its indicators say in an area, apart for residents' lives and our own work, and the one to
    look at first; where nothing stands out, that."""

    priority: Priority
    lives: Markup
    ours: Markup
    course: Markup
    look: Look | None
    nothing: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Every priority in one area: its row, a sentence on all indicators that are counted there, their newest period,
    how many are of which origin, and which marks there are."""

    rows: tuple[Row, ...]
    lead: Markup
    newest: str
    origins: Mapping[Origin, int]
    marks: frozenset[Variation]


def in_area(snapshot: Snapshot, priorities: Iterable[Priority], area: Area) -> Overview:
    """What the table says of an area; slow enough to be kept."""
    rows, every = [], []
    for priority in priorities:
        mine = [each for each in snapshot.indicators.values() if each.priority == priority.slug]
        told = [
            Told(each, reading, snapshot.advice(each.slug, area.code), each.slug in priority.our_own_work)
            for each in mine
            if (reading := snapshot.reading(each.slug, area.code))
        ]
        rows.append(of_priority(priority, told, area, {each.slug in priority.our_own_work for each in mine}))
        every += [each.reading for each in told]
    origins = Counter(Origin(each.origin) for each in every if each.origin and each.value is not None)
    lead = in_short(every, len(snapshot.indicators), area)
    return Overview(tuple(rows), lead, newest_read(every), origins, frozenset(each.variation for each in every))


def of_priority(priority: Priority, several: Sequence[Told], area: Area, kinds: Collection[bool]) -> Row:
    """The row of a priority: what `several` of its indicators say that are published for the area. `kinds` are those
    that it has any of: True for our own work, False for residents' lives."""
    lives, ours = (
        _strip([each for each in several if each.ours is kind], _none(area, there=kind in kinds))
        for kind in (False, True)
    )
    readings = [each.reading for each in several]
    return Row(priority, lives, ours, _course(readings), first(several), _nothing(readings, there=bool(kinds)))


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
        cell(_LABEL.format(LIVES) + of.lives, name="lives"),
        cell(_LABEL.format(OURS) + of.ours, name="ours"),
        cell(_LABEL.format(COURSE) + of.course, name="course"),
        cell(_looked(of, indicator), name="look"),
    ]
    return joined(cells)


def _looked(of: Row, indicator: Callable[[str], str]) -> Markup:
    if of.look is None:
        return _QUIET.format(of.nothing)
    chip = Markup(" ") + origin_badge(Origin.SAMPLE) if of.look.sample else Markup()
    return _LOOK.format(mark(of.look.mark), link(indicator(of.look.slug), of.look.words), of.look.why, chip)


def _strip(several: Sequence[Told], none: str) -> Markup:
    """One mark an indicator, the worst first, those of one kind together; what they mean as text beside them."""
    if not several:
        return _QUIET.format(none)
    of_a_kind = [
        sorted((each for each in several if each.reading.variation is kind), key=lambda each: each.indicator.title)
        for kind in WORST_FIRST
    ]
    drawn = _BETWEEN.join(_OF_A_KIND.format(joined(_mark(each.reading) for each in kind)) for kind in of_a_kind if kind)
    return _STRIP.format(drawn, counted_marks(each.reading for each in several))


def _mark(reading: Reading) -> Markup:
    return mark(marked(reading.variation, reading.polarity))


def _course(readings: Sequence[Reading]) -> Markup:
    told, others = on_course(readings)
    if not told[0].isdigit():
        return _QUIET.format(told)
    return _OTHERS.format(told, others) if others else Markup("{}").format(told)


def _nothing(readings: Iterable[Reading], *, there: bool) -> str:
    """Why there is nothing to look at first, where that is so."""
    judged = [each.variation is not Variation.UNKNOWN for each in readings]
    if judged:
        return "Nothing stands out" if any(judged) else "Nothing can be judged yet"
    return f"Counted for all {BOROUGH_NAME} only" if there else "No indicator yet"


def _none(area: Area, *, there: bool) -> str:
    """What stands in the place of a strip without a mark."""
    return f"not for {area.level.word}s" if there and area.level is not Level.BOROUGH else "none"
