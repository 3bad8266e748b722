"""Who else is like this? Camden among the boroughs of a group by one series, and whether it moved with them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from markupsafe import Markup

from metrics import AmongThen, Beside, PeerFigure, PeerGroup, PeerPeriod, Snapshot, among_over_time, changed_among
from pages.components.exhibits import peer_taken
from pages.components.exhibits.axes import scale_note, ticks
from pages.components.exhibits.exhibit import Exhibit, Figure, Table
from pages.components.exhibits.peer_asked import Asked, asked
from pages.components.exhibits.peer_axes import reach_now, reach_over_time
from pages.components.exhibits.peer_figures import observations
from pages.components.exhibits.peer_lines import Then, is_few, peer_lines
from pages.components.exhibits.peer_ranking import BEYOND_HOW, Line, Row, is_beyond, peer_ranking
from pages.components.exhibits.peers_changed import change_words
from pages.components.exhibits.remembered import remembered
from pages.components.words.numbers import unit
from pages.components.words.peer_changes import moved_with
from pages.components.words.peer_periods import as_ours, in_period, peer_period
from pages.components.words.peer_periods import reach as from_to
from pages.components.words.peer_sources import chosen_by, notes, source
from pages.components.words.peers import GROUPS, seen_from, stands, than_camden, them, unranged, without
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.sentences import in_turn

PLACE, _QUESTION = "peers-now", "{}: who else is like this?"
_ABOVE = Markup('<h3>{}</h3><p class="finding">{}</p>')
_MOVED = "Did Camden move with them?"
_SHADED = "Shaded: Camden's range (95%), as published. "
_MARKS = "Marks say whether a borough is {} than Camden; a ring is too close to tell."
_PLAIN = "Dots are not judged: no range is published {}."
_SPACING = 1.5  # times as far apart as others, from which on a period is missing between two


@remembered
def peers_now(
    snapshot: Snapshot, code: str, group: PeerGroup, *, question: str = _QUESTION, before: str = "", places: int = 0
) -> Exhibit:
    """One series: the newest period ranked, and every period in common over time; a sentence may stand `before` what it
    says, and figures are written with so many `places` at least."""
    looked = asked(snapshot, code, group, question, PLACE, places=places)
    if isinstance(looked, Exhibit):
        return looked
    told = among_over_time(looked.series, group)
    found, figures = looked.found, [_ranked(looked)]
    over_time = len(told) > 1
    if over_time:
        figures.append(_over_time(looked, told))
    once = "" if over_time else f"Figures are there {in_period(looked.period)} alone."
    period, own = looked.period, looked.period.camden.value or 0.0
    london = (period.london, period.england)
    return Exhibit(
        f"{PLACE}-{code}-{group}",
        question.format(looked.of.title),
        in_turn((before, stands(found, looked.writing.value(own)), without(found), once, _as_ours(looked))),
        figures=tuple(figures),
        table=_table(looked),
        more=(_table_of_periods(looked, told),) if over_time else (),
        how_to_read=in_turn((_how_to_read(looked, told), chosen_by(group), notes(looked.of.about, looked.of.differ))),
        source=source(looked.of.about),
        rows=observations(looked.of, period, (*_ordered(looked), *london)),
        taken=peer_taken.table(snapshot, _taken(looked, told)),
        place=PLACE,
        period=from_to(told[0].period, period) if over_time else peer_period(period),
    )


def _as_ours(looked: Asked) -> str:
    """What the indicator itself calls the newest figure, where both stand on one page and are the same."""
    of = looked.of
    return "" if of.differ or not of.is_indicator else as_ours(looked.period, of.written.frequency)


def _ordered(looked: Asked) -> list[PeerFigure]:
    """Highest first, equal ones by name; last those without a figure."""
    several = [looked.period.camden, *(each for each, _ in looked.found.beside), *looked.found.without]
    return sorted(several, key=lambda each: (each.value is None, -(each.value or 0.0), each.name))


def _ranked(looked: Asked) -> Figure:
    written, write = looked.of.written, looked.writing
    rows = list(_rows(looked))
    lines = [
        Line(each.value, f"{each.name} {write.number(each.value)}", dash=dash)
        for each, dash in ((looked.period.london, "solid"), (looked.period.england, "4px,3px"))
        if each.value is not None
    ]
    ends = reach_now(looked)
    heading = f"{GROUPS[looked.found.group][1]}, highest first"
    return Figure(peer_ranking(rows, lines, ends, ticks(written, ends)), _alt(looked, lines), heading)


def _rows(looked: Asked) -> Iterable[Row]:
    stood = {each.area: seen_from(beside) for each, beside in looked.found.beside}
    for each in _ordered(looked):
        own = each.area == looked.period.camden.area
        side = stood.get(each.area, Beside.NONE)
        number, within = looked.writing.figure(each), looked.writing.range(each)
        told = (number, within and f"range {within}", than_camden(side))
        hover = f"{each.name}: {', '.join(part for part in told if part)}"
        yield Row(each.area, each.name, each.value, each.lower, each.upper, side, number, hover, own=own)


def _alt(looked: Asked, lines: Sequence[Line]) -> str:
    """What is drawn, the two ends and Camden, London and England."""
    there = [each for each in _ordered(looked) if each.value is not None]
    told = [f"{each.name} {looked.writing.figure(each)}" for each in (there[0], there[-1])]
    per = unit(looked.of.written)
    name = f"{looked.of.title}{f', {per},' if per else ''} by borough, {peer_period(looked.period)}"
    own = f"{BOROUGH_NAME}: {looked.writing.figure(looked.period.camden)}"
    beside = "; ".join([own, *(each.name for each in lines)])
    return f"Ranked dots: {name}. Highest: {told[0]}; lowest: {told[1]}. {beside}."


def _over_time(looked: Asked, told: Sequence[AmongThen]) -> Figure:
    written, write = looked.of.written, looked.writing
    ends, last = reach_over_time(looked, told), told[-1]
    periods = _periods(looked, told)
    names = [
        (f"<b>{BOROUGH_NAME} {write.figure(last.period.camden)}</b>", "area"),
        (f"shaded: middle half {write.between(last.middle.lower, last.middle.upper)}", "quiet"),
    ]
    if last.period.london.value is not None:
        names.append(
            (f"{'dash' if is_few(periods) else 'dashed'}: London {write.number(last.period.london.value)}", "quiet")
        )
    drawing = peer_lines(periods, names, ends, ticks(written, ends), made_up=False)
    change = changed_among(looked.series, looked.found.group, told[0].period.first, last.period.first)
    sentence = moved_with("" if change is None else change_words(looked, change), told)
    return Figure(drawing, _alt_over_time(looked, told), _MOVED, above=_ABOVE.format(_MOVED, sentence))


def _periods(looked: Asked, told: Sequence[AmongThen]) -> list[Then]:
    """Every period in common, and a period without figures where one is missing between two."""
    steps = [(one.period.first, (other.period.first - one.period.first).days) for one, other in pairwise(told)]
    usual = min(days for _, days in steps)
    after = {first: days > _SPACING * usual for first, days in steps}
    found: list[Then] = []
    for each in told:
        period, write = each.period, looked.writing
        name = peer_period(period, short=True)
        half = (each.middle.lower, each.middle.upper)
        hover = (
            f"{BOROUGH_NAME}, {peer_period(period)}: {write.figure(period.camden)}, middle half {write.between(*half)}"
        )
        found.append(Then(period.first, name, period.camden.value, period.london.value, half, hover))
        if after.get(period.first):
            found.append(Then(period.last, "", None, None, None, ""))
    return found


def _alt_over_time(looked: Asked, told: Sequence[AmongThen]) -> str:
    first, last = (
        f"{looked.writing.figure(each.period.camden)} {in_period(each.period)}, middle half "
        f"{looked.writing.between(each.middle.lower, each.middle.upper)}"
        for each in (told[0], told[-1])
    )
    kind = "Dots over time beside uprights" if is_few(_periods(looked, told)) else "A line over time beside a band"
    return (
        f"{kind}: {looked.of.title}, {BOROUGH_NAME} and the middle half of "
        f"{them(looked.found.group)}. {len(told)} periods: first {first}; last {last}."
    )


def _how_to_read(looked: Asked, told: Sequence[AmongThen]) -> str:
    found, written = looked.found, looked.of.written
    left = scale_note(written, reach_now(looked))
    right = scale_note(written, reach_over_time(looked, told)) if len(told) > 1 else ""
    if left != right:
        right = right.replace("The scale starts", "Over time it starts" if left else "Over time the scale starts")
    sides = {beside for _, beside in found.beside}
    words = (
        "higher or lower (square)" if sides & {Beside.HIGHER, Beside.LOWER} else "better (circle) or worse (diamond)"
    )
    shaded = _SHADED if looked.period.camden.ranged else ""
    marks = _MARKS.format(words) if found.ranged else _plain(looked)
    far = BEYOND_HOW if is_beyond(list(_rows(looked)), reach_now(looked)) else ""
    return in_turn((f"{shaded}{marks}", far, *dict.fromkeys((left, right))))


def _plain(looked: Asked) -> str:
    return _PLAIN.format(unranged(looked.found.group, looked.period) or "with the figures")


def _table(looked: Asked) -> Table:
    write, period = looked.writing, looked.period
    stood = {each.area: beside for each, beside in looked.found.beside}
    cells = [
        [
            each.name,
            write.figure(each),
            write.range(each),
            seen_from(stood[each.area]).word if each.area in stood else "",
        ]
        for each in (*_ordered(looked), period.london, period.england)
    ]
    per = unit(looked.of.written)
    caption = f"{looked.of.title}{f', {per},' if per else ''} by borough, {peer_period(period)}"
    return Table(caption, ["Borough", "Figure", "Range", "Compared with Camden"], cells, [BOROUGH_NAME])


def _table_of_periods(looked: Asked, told: Sequence[AmongThen]) -> Table:
    """Newest first."""
    write = looked.writing
    cells = [
        [
            peer_period(each.period),
            write.figure(each.period.camden),
            write.range(each.period.camden),
            write.between(each.middle.lower, each.middle.upper),
            write.number(each.middle.middle),
            write.figure(each.period.london),
            {0: "Inside", 1: "Above", -1: "Below"}[each.side],
        ]
        for each in reversed(told)
    ]
    headings = [
        *("Period", BOROUGH_NAME, "Its range", "Middle half", "Middle", "London", "Camden beside the middle half"),
    ]
    return Table(f"{looked.of.title}: Camden and {them(looked.found.group)} over time", headings, cells)


def _taken(looked: Asked, told: Sequence[AmongThen]) -> Iterable[peer_taken.Taken]:
    """The newest period of all, then Camden, London and the middle of the group in the others."""
    newest, of = looked.period, looked.of
    several: Sequence[PeerFigure] = (*_ordered(looked), newest.london, newest.england)
    yield from peer_taken.figures(of, newest, several, looked.found)
    if looked.found.middle is not None:
        yield peer_taken.middle(of, newest, looked.found.middle, looked.found.group)
    for each in reversed(told):
        if each.period.first == newest.first:
            continue
        yield from _of_a_period(looked, each.period)
        yield peer_taken.middle(of, each.period, each.middle, looked.found.group)


def _of_a_period(looked: Asked, period: PeerPeriod) -> list[peer_taken.Taken]:
    return peer_taken.figures(looked.of, period, (period.camden, period.london))
