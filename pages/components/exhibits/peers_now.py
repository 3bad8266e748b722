"""Who else is like this? Camden among the boroughs of a group by one series, and whether it moved with them."""

from collections.abc import Iterable, Sequence

from metrics import AmongThen, Beside, PeerFigure, PeerGroup, PeerPeriod, Snapshot, among_over_time
from pages.components.exhibits import peer_taken
from pages.components.exhibits.axes import scale_note
from pages.components.exhibits.exhibit import Exhibit
from pages.components.exhibits.peer_asked import Asked, asked
from pages.components.exhibits.peer_axes import reach_now, reach_over_time
from pages.components.exhibits.peer_figures import observations
from pages.components.exhibits.peer_ranking import BEYOND_HOW, is_beyond
from pages.components.exhibits.peers_ranked import ordered, ranked, ranked_rows, table_of_now
from pages.components.exhibits.peers_then import beside_over_time, table_of_periods
from pages.components.exhibits.remembered import remembered
from pages.components.words.peer_periods import as_ours, in_period, peer_period
from pages.components.words.peer_periods import reach as from_to
from pages.components.words.peer_sources import chosen_by, notes, source
from pages.components.words.peers import stands, unranged, without
from pages.components.words.sentences import in_turn

PLACE, _QUESTION = "peers-now", "{}: who else is like this?"
_SHADED = "Shaded: Camden's range (95%), as published. "
_MARKS = "Marks say whether a borough is {} than Camden; a ring is too close to tell."
_PLAIN = "Dots are not judged: no range is published {}."


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
    found, figures = looked.found, [ranked(looked)]
    over_time = len(told) > 1
    if over_time:
        figures.append(beside_over_time(looked, told))
    once = "" if over_time else f"Figures are there {in_period(looked.period)} alone."
    period, own = looked.period, looked.period.camden.value or 0.0
    london = (period.london, period.england)
    return Exhibit(
        f"{PLACE}-{code}-{group}",
        question.format(looked.of.title),
        in_turn((before, stands(found, looked.writing.value(own)), without(found), once, _as_ours(looked))),
        figures=tuple(figures),
        table=table_of_now(looked),
        more=(table_of_periods(looked, told),) if over_time else (),
        how_to_read=in_turn((_how_to_read(looked, told), chosen_by(group), notes(looked.of.about, looked.of.differ))),
        source=source(looked.of.about),
        rows=observations(looked.of, period, (*ordered(looked), *london)),
        taken=peer_taken.table(snapshot, _taken(looked, told)),
        place=PLACE,
        period=from_to(told[0].period, period) if over_time else peer_period(period),
    )


def _as_ours(looked: Asked) -> str:
    """What the indicator itself calls the newest figure, where both stand on one page and are the same."""
    of = looked.of
    return "" if of.differ or not of.is_indicator else as_ours(looked.period, of.written.frequency)


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
    far = BEYOND_HOW if is_beyond(list(ranked_rows(looked)), reach_now(looked)) else ""
    return in_turn((f"{shaded}{marks}", far, *dict.fromkeys((left, right))))


def _plain(looked: Asked) -> str:
    return _PLAIN.format(unranged(looked.found.group, looked.period) or "with the figures")


def _taken(looked: Asked, told: Sequence[AmongThen]) -> Iterable[peer_taken.Taken]:
    """The newest period of all, then Camden, London and the middle of the group in the others."""
    newest, of = looked.period, looked.of
    several: Sequence[PeerFigure] = (*ordered(looked), newest.london, newest.england)
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
