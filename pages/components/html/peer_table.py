"""Where does Camden stand apart? Every series that is held of all boroughs, in one table."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from metrics import Beside, Origin, PeerGroup, Priority, Snapshot
from pages.components.exhibits import peer_taken
from pages.components.exhibits.exhibit import Exhibit, nothing
from pages.components.exhibits.peer_rows import Left, Row, rows
from pages.components.exhibits.remembered import remembered
from pages.components.html import stand
from pages.components.html.left_out import left_out
from pages.components.html.peer_behind import behind_it, unit_of
from pages.components.html.peer_key import key_of
from pages.components.html.peer_lead import lead
from pages.components.html.stand import Line
from pages.components.html.template import Template
from pages.components.html.to_peers import look_closer
from pages.components.words.peer_periods import peer_period, reach
from pages.components.words.peer_places import spelled
from pages.components.words.peer_sources import chosen_by, gathered
from pages.components.words.peers import in_short, right_is, them
from pages.components.words.sentences import in_turn

_KEY, _QUESTION = "peers-stand", "Where does Camden stand apart?"
_NONE = "No figure of {} is held for other boroughs."
_HOW = (
    "A borough is called better or worse only where the range of the difference leaves nought out; a figure without "
    "a range has a place, and no verdict. Each row has its own scale, from the worst to the best; what is very far out "
    "stands at its end."
)
_FORMS = Template(
    '<span class="way"><span>\N{LEFTWARDS ARROW} worse</span><span>better \N{RIGHTWARDS ARROW}</span></span>'
)
_HERE = Template('<a class="here" href="indicator?indicator={}">{}</a>')
_LOOK = Template('<a class="here" href="{}#peers-now">{}</a>')
_BOROUGH = Template('<i style="left:{}%"></i>')  # there are hundreds
_MARK = Template('<i class="ic ic-{}" style="left:{}%"></i>')


@dataclass(frozen=True, slots=True)
class Stand:
    """What the page says of all series: how many are which in a sentence, the table, its newest period, and how many
    figures are of which origin."""

    lead: Markup
    table: Exhibit
    newest: str
    origins: Counter[Origin]


@remembered
def peer_table(snapshot: Snapshot, priorities: tuple[Priority, ...], group: PeerGroup) -> Stand:
    """Those of some priorities beside a group."""
    found = rows(snapshot, priorities, group)
    one = priorities[0] if len(priorities) == 1 else None
    key = f"{_KEY}-{group}-{one.slug}" if one else f"{_KEY}-{group}"
    not_there = _left_out(found.left) if found.left else Markup()
    if not found.told:
        absent = nothing(key, _NONE.format(one.title if one else "these priorities"), question=_QUESTION, place=_KEY)
        return Stand(Markup(), replace(absent, html=not_there), "", Counter())
    taken = [each for one in found.told for each in _taken(one)]
    periods = sorted((each.among.period for each in found.told), key=lambda each: each.last)
    exhibit = Exhibit(
        key,
        _QUESTION,
        _finding(found.told, group),
        html=_table(found.told, one.slug if one else "") + key_of(found.told) + not_there,
        table=behind_it(found.told, group),
        how_to_read=in_turn((chosen_by(group), _HOW)),
        source=gathered([each.of.about for each in found.told]),
        rows=tuple(each for one in found.told for each in one.observations),
        taken=peer_taken.table(snapshot, taken),
        place=_KEY,
        period=reach(periods[0], periods[-1]),
    )
    origins = Counter({Origin.PUBLISHED: len(found.told)})
    return Stand(lead(found.told, group), exhibit, peer_period(periods[-1]), origins)


def _finding(told: Sequence[Row], group: PeerGroup) -> str:
    way = right_is([each.of.about.polarity for each in told])
    what = f"The upright line is the middle of the {them(group)}; grey dots are boroughs, the shaded part"
    return f"{way} {what} their middle half."


def _table(told: Sequence[Row], priority: str) -> Markup:
    # A row of which some have no figure says of how many it is; a number above it would not be true of it.
    counts = {len(each.among.beside) for each in told}
    count = counts.pop() if len(counts) == 1 else None
    headings = (
        "Priority",
        "Indicator",
        "Camden",
        f"Middle of {count}" if count else "Their middle",
        _FORMS.format(),
        f"Beside the {spelled(count)}" if count else "Beside them",
    )
    caption = "Camden beside other boroughs, by priority and indicator"
    return stand.stand("peers", headings, [_line(each, priority) for each in told], caption=caption)


def _line(row: Row, priority: str) -> Line:
    of, among = row.of, row.among
    quiet = ", ".join(filter(None, (unit_of(row), peer_period(among.period, short=True), row.amiss)))
    middle = row.writing.number(among.middle.middle) if among.middle else ""
    side = Beside.SIMILAR if row.most is Beside.NONE else row.most
    cells = (
        stand.number(row.writing.number(row.camden), "Camden", name="own"),
        stand.number(middle, "middle"),
        stand.track(_track(row)),
        stand.said(side.mark, in_short(among), side.colour),
    )
    return Line(
        of.priority, stand.named(_LOOK.format(look_closer(of.code, among.group, priority), of.title), quiet), cells
    )


def _track(row: Row) -> Iterable[Markup]:
    """The middle half, its middle, the boroughs, and Camden with its range, back to front."""
    middle, camden = row.among.middle, row.among.period.camden
    if middle is not None:
        yield stand.bar("half", row.place(middle.lower), row.place(middle.upper))
        yield stand.at("upright middle", row.place(middle.middle))
    for each in row.others:
        yield _BOROUGH.format(f"{row.place(each):.1f}")
    side = row.most
    if camden.lower is not None and camden.upper is not None:
        yield stand.bar(f"likely {side.mark}".strip(), row.place(camden.lower), row.place(camden.upper))
    if side in (Beside.SIMILAR, Beside.NONE):
        yield stand.at("ring", row.place(row.camden))
    else:
        yield _MARK.format(side.mark, f"{row.place(row.camden):.1f}")


def _taken(row: Row) -> Iterable[peer_taken.Taken]:
    """Camden, each borough of the group, and their middle."""
    among, middle = row.among, row.among.middle
    group = [each for each, _ in among.beside]
    yield from peer_taken.figures(row.of, among.period, [among.period.camden, *group, *among.without], among)
    if middle is not None:
        yield peer_taken.middle(row.of, among.period, middle, among.group)


def _left_out(left: Sequence[Left]) -> Markup:
    are = "1 more is" if len(left) == 1 else f"{len(left)} more are"
    return left_out(f"{are} held and not compared here: why?", ((_named(each), each.why) for each in left))


def _named(each: Left) -> Markup | str:
    return _HERE.format(each.of.code, each.of.title) if each.of.is_indicator else each.of.title
