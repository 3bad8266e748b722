"""The rows of the overview: what each priority's indicators say in an area, and which to look at first."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics import Area, Level, Origin, Priority, Reading, Snapshot, Variation
from pages.components.html.markup import joined
from pages.components.theme.marks import mark
from pages.components.words.look_first import Look, Told, first
from pages.components.words.periods import newest_read
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.tally import WORST_FIRST, counted_marks, in_short, on_course
from pages.components.words.verdicts import marked

LABEL = Markup('<span class="label" aria-hidden="true">{}</span>')
_STRIP = Markup('<span class="strip">{}</span><span class="hidden">{}</span>')
_OF_A_KIND = Markup("<span>{}</span>")
_BETWEEN = Markup(" ")  # where a strip may end a line, with nothing of it left at the start of the next
QUIET = Markup('<span class="quiet">{}</span>')
_OTHERS = Markup('{}<span class="hidden">; the others: {}</span>')


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


def _strip(several: Sequence[Told], none: str) -> Markup:
    """One mark an indicator, the worst first, those of one kind together; what they mean as text beside them."""
    if not several:
        return QUIET.format(none)
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
        return QUIET.format(told)
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
