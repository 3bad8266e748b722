"""Did it change more here than there? Camden's change since the first period in common, beside that of each borough."""

from collections.abc import Iterable, Sequence

from metrics import Beside, ChangeAmong, PeerChange, PeerGroup, Snapshot, Variation, changed_among
from pages.components.exhibits import peer_taken
from pages.components.exhibits.exhibit import Absent, Exhibit, Figure, Table
from pages.components.exhibits.far_out import far_out
from pages.components.exhibits.peer_asked import Asked, asked
from pages.components.exhibits.peer_change import Change, change, change_words
from pages.components.exhibits.peer_figures import observations
from pages.components.exhibits.peer_ranking import BEYOND_HOW, Line, Row, is_beyond, peer_ranking
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.tails import steps
from pages.components.words.away import in_units
from pages.components.words.peer_changes import changed
from pages.components.words.peer_periods import in_period, peer_period, reach
from pages.components.words.peer_sources import notes, source
from pages.components.words.peers import seen_from, than_camden, them, unranged, whose
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.sentences import in_turn

_PLACE, _QUESTION = "peers-changed", "{}: did it change more here than there?"
_ROOM = 0.06
_HOW = (
    "Marks say whether a borough did better (circle) or worse (diamond) than Camden by the range of the difference of "
    "their two changes, not by whether lines overlap; a ring is too close to tell."
)
_NEITHER = (
    "Marks say whether a borough rose more or fell less than Camden (square) by the range of the difference of their "
    "two changes; a ring is too close to tell."
)
_PLAIN = "Dots are not judged: without {} nothing says how much of a change is chance."


@remembered
def peers_changed(snapshot: Snapshot, code: str, group: PeerGroup) -> Exhibit:
    """One series, between the first and the last period that Camden and the group have in common."""
    looked = asked(snapshot, code, group, _QUESTION, _PLACE)
    if isinstance(looked, Exhibit):
        return looked
    found = changed_among(looked.series, group)
    question, key = _QUESTION.format(looked.of.title), f"{_PLACE}-{code}-{group}"
    if found is None:
        absent = Absent(Variation.UNKNOWN.mark, *_one_only(looked))
        return Exhibit(key, question, absent=absent, place=_PLACE)
    write = change(looked, found)
    rows = [_row(each, write) for each in _ordered(found)]
    ends = _ends(rows)
    far = BEYOND_HOW if is_beyond(rows, ends) else ""
    line = Line(0.0, "no change", ink="area", width=1.8)
    drawing = peer_ranking(rows, [line], ends, steps(looked.of.written, ends))
    several = [found.camden, *found.others]
    there = {each.area for each in several}
    both = [
        observations(looked.of, period, [each for each in (period.camden, *period.beside(group)) if each.area in there])
        for period in (found.since, found.until)
    ]
    return Exhibit(
        key,
        question,
        in_turn((changed(found, change_words(looked, found)), _without(found))),
        figures=(Figure(drawing, _alt(looked, found, write), f"Largest {'rise' if found.way > 0 else 'fall'} first"),),
        table=_table(looked, found, write),
        how_to_read=in_turn((_in_what(looked, found), _marks(found), far, notes(looked.of.about, looked.of.differ))),
        source=source(looked.of.about),
        rows=tuple(each for those in both for each in those),
        taken=peer_taken.table(snapshot, _taken(looked, found)),
        place=_PLACE,
        period=reach(found.since, found.until),
    )


def _ordered(found: ChangeAmong) -> list[PeerChange]:
    """Largest fall first; where Camden rose, largest rise."""
    return sorted(
        [found.camden, *found.others], key=lambda each: (-each.change if found.way > 0 else each.change, each.name)
    )


def _row(each: PeerChange, write: Change) -> Row:
    own = each.beside is None
    stands = Beside.NONE if each.beside is None else seen_from(each.beside)
    told = [write.signed(each.change), write.range(each) and f"range {write.range(each)}", than_camden(stands)]
    low, high = (None if end is None else write.scaled(end) for end in (each.lower, each.upper))
    hover = f"{each.name}: {', '.join(part for part in told if part)}"
    return Row(
        each.area, each.name, write.scaled(each.change), low, high, stands, write.signed(each.change), hover, own=own
    )


def _ends(rows: Sequence[Row]) -> list[float]:
    """Room for every mark and range, but for what is far out, and for no change."""
    values = {each.code: each.value for each in rows if each.value is not None}
    far = far_out([0.0, *values.values()], [0.0, *(each.value or 0.0 for each in rows if each.own)])
    near = [each for each in rows if each.value not in far]
    told = [0.0, *(end for each in near for end in (each.value, each.lower, each.upper) if end is not None)]
    low, high = min(told), max(told)
    room = ((high - low) or 1.0) * _ROOM
    return [round(low - room, 10), round(high + room, 10)]


def _one_only(looked: Asked) -> tuple[str, str]:
    """Why there are no two periods to tell a change by, in short and in full."""
    if len(looked.series.periods) == 1:
        return "One period only", f"There are figures {in_period(looked.period)} alone, so that no change can be told."
    common = looked.series.in_common(looked.found.group)
    if len(common) > 1:
        every = reach(common[0], common[-1])
        return "No two periods apart", f"All periods with figures, {every}, share days, so that no change can be told."
    return "One period only", "No two periods have figures of Camden and of half of the boroughs."


def _without(found: ChangeAmong) -> str:
    names = [each.name for each in found.without]
    if not names:
        return ""
    return f"{len(names)} of {whose(found.group)} {'lacks' if len(names) == 1 else 'lack'} a figure of either period."


def _in_what(looked: Asked, found: ChangeAmong) -> str:
    units = in_units(looked.of.written)
    on = "" if units.startswith("per ") else "on a scale " if units.startswith("out of") else "in "
    told = f"Changes{f' {on}{units}' if units else ''} from {peer_period(found.since)} to {peer_period(found.until)}"
    return f"{told}, taken before figures are rounded{', with their ranges (95%)' if found.ranged else ''}."


def _marks(found: ChangeAmong) -> str:
    if not found.ranged:
        whom = unranged(found.group, found.since, found.until)
        return _PLAIN.format(f"a range {whom}" if whom else "ranges")
    sides = {each.beside for each in found.others}
    return _NEITHER if sides & {Beside.HIGHER, Beside.LOWER} else _HOW


def _alt(looked: Asked, found: ChangeAmong, write: Change) -> str:
    ordered = _ordered(found)
    first, last = ordered[0], ordered[-1]
    return (
        f"Ranked dots: {looked.of.title}, change from {peer_period(found.since)} to {peer_period(found.until)}. First: "
        f"{first.name} {write.signed(first.change)}; last: {last.name} {write.signed(last.change)}; {BOROUGH_NAME}: "
        f"{write.signed(found.camden.change)}."
    )


def _table(looked: Asked, found: ChangeAmong, write: Change) -> Table:
    figures = {
        period: {each.area: each for each in (period.camden, *period.beside(found.group))}
        for period in (found.since, found.until)
    }
    headings = [
        *("Borough", *(peer_period(each) for each in figures), "Change"),
        *("Range of the change", "Compared with Camden's change"),
    ]
    cells = [
        [
            each.name,
            *(looked.writing.figure(those[each.area]) for those in figures.values()),
            write.signed(each.change),
            write.range(each),
            "" if each.beside is None else seen_from(each.beside).word,
        ]
        for each in _ordered(found)
    ]
    cells += [
        [each.name, *(looked.writing.figure(those[each.area]) for those in figures.values()), "", "", ""]
        for each in found.without
    ]
    return Table(f"{looked.of.title}: change beside {them(found.group)}", headings, cells, [BOROUGH_NAME])


def _taken(looked: Asked, found: ChangeAmong) -> Iterable[peer_taken.Taken]:
    """Both figures of each borough, and its change."""
    for period in (found.since, found.until):
        yield from peer_taken.figures(looked.of, period, (period.camden, *period.beside(found.group)))
    what = f"change since {peer_period(found.since)}, later less earlier"
    for each in [found.camden, *found.others]:
        camden_is = each.beside.word if each.beside else ""
        yield peer_taken.Taken(
            looked.of, found.until, each.area, each.name, each.change, each.lower, each.upper, what, camden_is
        )
