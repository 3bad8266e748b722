"""Small multiples: one card an indicator, whose drawing is boxes and masks in the theme's colours, so that it costs
little, follows the mode and prints."""

from collections.abc import Callable, Iterable, Sequence
from urllib.parse import quote

from markupsafe import Markup

from metrics import ChartPoint, Course, Variation
from pages.components.exhibits.card import Card
from pages.components.exhibits.control_ends import meaning
from pages.components.exhibits.exhibit import Exhibit, Table
from pages.components.exhibits.small import Place, Small
from pages.components.html import meanings
from pages.components.html.markup import joined, link, state
from pages.components.theme.badges import origin_badge
from pages.components.theme.marks import mark
from pages.components.words.limits import expected
from pages.components.words.numbers import unit
from pages.components.words.periods import period_text, when
from pages.components.words.places import place
from pages.components.words.sentences import in_turn
from pages.components.words.states import observed, table_code, table_note
from pages.components.words.verdicts import CLASSES

HEADINGS = ("Period", "Figure", "Signal")

_ONLY = "All Camden only"
_LIST = Markup('<h3 class="group">{}</h3><ul class="cards">{}</ul>')
_CARD = Markup('<li class="card">{}</li>')
_TITLE = Markup("<h4>{}{}</h4>")
_SMALL = Markup("<small>{}</small>")
_NOW = Markup('<p class="now"><b>{}</b> <span class="unit">{}</span> <span class="was">{}{}</span></p>')
_BESIDE = Markup("<br>{}")
_MARKS = Markup('<p class="two">{}</p>')
_MARKED = Markup('<span>{} <span class="{}">{}</span></span>')
_DRAWING = Markup('<div class="small-line">{}<div class="plot" role="img" aria-label="{}">{}</div>{}</div>')
_AIM = Markup('<p class="aimed">{}</p>')
_ENDS = Markup('<p class="ends"><span>{}</span> <span>{}</span></p>')
_BAND = '<i class="band" style="inset:{} {} {} {}"></i>'
_LINE = '<i class="line" style="--i:url(&quot;{}&quot;)"></i>'
_TARGET = '<i class="target" style="top:{}"></i>'
_POINT = '<i class="ic ic-{}" style="left:{};top:{}"></i>'
_FOOT = Markup('<p class="from">{}</p>')
_SPAN, _AMISS = Markup("<span>{}</span>"), Markup("<span>{} {}</span>")
_KEY = Markup('<ul class="marked">{}</ul>')
_PLAIN = Markup("<li>{}</li>")
_SVG = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1000 1000' preserveAspectRatio='none'>"
    "<g fill='none' stroke='black' stroke-linecap='round'>{}</g></svg>"
)
_STROKE = "<path vector-effect='non-scaling-stroke' stroke-width='{}' d='{}'/>"
# What the ring is called here: a card says where it has too little data.
_UNJUDGED = "Not judged, or too little data"
_AIMED = ((Course.ON_COURSE.mark, "A flag: whether the target will be met in time"),)


def group(title: str, cards: Sequence[Card], address: Callable[[str], str], key: str, source: str) -> Exhibit:
    """Cards beside one another in the order given, the table of the figures that they draw, their source, and these;
    `address` is that of an indicator's page."""
    html = _LIST.format(title, joined(_card(each, address) for each in cards))
    rows = tuple(each for card in cards for each in card.series.observations)
    return Exhibit(key, html=html, table=table(title, cards), source=source, rows=rows, name=title)


def table(title: str, cards: Sequence[Card]) -> Table:
    """Every figure that is drawn, newest first, under its indicator."""
    rows: list[list[str]] = []
    parts = {}
    for card in cards:
        parts[len(rows)] = _part(card)
        rows += _rows(card)
    note = table_note(each for card in cards for each in card.series.observations)
    return Table(f"{title}: the figures of the cards. {note}".strip(), HEADINGS, rows, of_words=True, parts=parts)


def key(cards: Iterable[Card]) -> Markup:
    """How to read a card; of what the marks mean only what some of these have."""
    readings = [each.reading for each in cards if each.reading and each.value]
    marks = meanings.changes({each.variation for each in readings}, _UNJUDGED)
    if any(each.course in meanings.FLAGS for each in readings):
        marks += _AIMED
    told = (
        "Each card has a scale of its own, which may start above nought.",
        "Grey band: the expected range. Marks in it: the latest figures, where they are more than chance.",
    )
    return _KEY.format(joined([*map(_PLAIN.format, told), meanings.items(marks)]))


def _card(card: Card, address: Callable[[str], str]) -> Markup:
    words = ". ".join(filter(None, (card.words, _ONLY if card.only else "")))
    title = _TITLE.format(link(address(card.slug), card.series.indicator.title), _SMALL.format(words) if words else "")
    return _CARD.format(joined([title, *_figure(card), _foot(card)]))


def _figure(card: Card) -> Iterable[Markup]:
    if card.value:
        beside = _BESIDE.format(card.beside) if card.beside else ""
        yield _NOW.format(card.value, card.unit, card.was, beside)
        told = (_MARKED.format(mark(each.mark), CLASSES[each.colour], each.word) for each in card.verdicts)
        yield _MARKS.format(joined(told))
    if card.absent is not None:
        yield state(card.absent.mark, card.absent.title, card.absent.words, size="card-size")
    if card.small is not None:
        # Above the drawing: at its line they would lie across the series.
        aim = _AIM.format(card.target) if card.target else ""
        yield _DRAWING.format(aim, card.alt, _drawing(card.small), _ENDS.format(*card.ends))


def _drawing(small: Small) -> Markup:
    # Made of our own words and of numbers, and quoted for an address: joined, since marks are many.
    drawn = [_BAND.format(*map(_percent, (box.top, box.right, box.bottom, box.left))) for box in small.bands]
    drawn.append(_LINE.format("data:image/svg+xml," + quote(_svg(small), safe=" =:/,'")))
    if small.target is not None:
        drawn.append(_TARGET.format(_percent(small.target)))
    drawn += [_POINT.format(name, _percent(left), _percent(top)) for name, (left, top) in small.marks]
    return Markup("".join(drawn))  # noqa: S704


def _svg(small: Small) -> str:
    """The line, and its dots: a stroke of no length with round ends."""
    line = "".join(f"M{' '.join(map(_at, run))}" for run in small.lines)
    dots = "".join(f"M{_at(each)}h0" for each in small.dots)
    return _SVG.format("".join(_STROKE.format(width, path) for width, path in ((1.5, line), (6, dots)) if path))


def _at(at: Place) -> str:
    return f"{at[0]},{at[1]}"


def _percent(thousandths: int) -> str:
    return f"{thousandths / 10:g}%"


def _foot(card: Card) -> Markup:
    badge = [origin_badge(card.origin)] if card.origin else []
    printed = [_SPAN.format(card.printed)] if card.printed else []
    amiss = [_AMISS.format(mark(name), words) for name, words in card.amiss]
    return _FOOT.format(joined([*badge, *printed, *amiss]))


def _part(card: Card) -> str:
    """'Robbery (per 1,000 residents a month). All Camden. Sample. Expected range 0.4 to 0.9.'; of one without a figure,
    why."""
    series = card.series
    measured = unit(series.indicator, series.frequency)
    return in_turn(
        (
            f"{series.indicator.title}{f' ({measured})' if measured else ''}.",
            f"{place(series.area)}.",
            f"{card.origin.word}." if card.origin else "",
            _ranges(card),
            card.absent.words if card.absent and not series.observations else "",
        )
    )


def _ranges(card: Card) -> str:
    """'Expected range 62% to 68%, from August 2025 on 83% to 86%.'; '' of what has none."""
    told = card.points
    points = [told[each.period] for each in card.series.observations if each.period in told]
    parts = {begins: [each for each in points if each.begins == begins] for begins in (one.begins for one in points)}
    ranges = [(begins, ends) for begins, part in parts.items() if (ends := _expected(card, part))]
    if not ranges:
        return ""
    later = [f"from {period_text(card.series.frequency, begins)} on {ends}" for begins, ends in ranges[1:]]
    return f"Expected range {', '.join([ranges[0][1], *later])}."


def _expected(card: Card, part: Sequence[ChartPoint]) -> str:
    """The limits of a part, with every figure of it on its side of them: so are all where the nearest are."""
    lower, upper = part[0].lower, part[0].upper
    figures = [each.value for each in part if each.value is not None]
    nearest = {
        pick(each for each in figures if (each < limit) == below)
        for limit in (lower, upper)
        if limit is not None
        for pick, below in ((max, True), (min, False))
        if any((each < limit) == below for each in figures)
    }
    return expected(card.series.indicator, lower, upper, card.places, *nearest)


def _rows(card: Card) -> Iterable[list[str]]:
    told = card.points
    for each in reversed(card.series.observations):
        point = told.get(each.period)
        figure = table_code(each) or observed(card.series.indicator, each, card.places)
        signal = Variation(point.meaning).word if point is not None and point.meaning and meaning(point) else ""
        yield [when(each, short=True), figure, signal]
