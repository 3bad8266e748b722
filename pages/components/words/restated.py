"""By how much restatements move an indicator's figures, and what a publisher's newer files changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from metrics import RESTATEMENTS, AsKnown, Renewed, Rewriting
from pages.components.words.apart import difference
from pages.components.words.numbers import number
from pages.components.words.outside import OF_A_SOURCE, cut
from pages.components.words.periods import day_text, period_text
from pages.components.words.precision import apart
from pages.components.words.sentences import in_turn

_IMPORTS = 2  # of newer files, in sentences; the table has all
_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class _Move:
    """By how much a number was told otherwise, and of which period."""

    period: str
    by: float


def typical(found: AsKnown, places: int) -> str:
    """By how much restatements of final figures have moved them, and by how much provisional ones moved as they
    settled; '' where none has."""
    final, settled = _moves(found, RESTATEMENTS, places), _moves(found, (Rewriting.SETTLED,), places)
    return in_turn(
        (
            _sizes(found, final, "restatement", "restatements"),
            _sizes(found, settled, "provisional figure that settled", "provisional figures that settled"),
        )
    )


def renewed(found: AsKnown) -> str:
    """What the newest imports changed in what it is made from: 'On 15 February 2026 a newer file of Recorded crime,
    which it is made from, changed 4 figures of 1 period, from 40 to 240 together.'"""
    return in_turn(_renewed(each) for each in found.renewed[:_IMPORTS])


def heading(of: Renewed) -> str:
    """What an import brought, over the periods that it changed."""
    return f"{cut(of.title, OF_A_SOURCE)}: what a newer file changed on {day_text(of.day)}, in all"


def sums(of: Renewed) -> Iterator[tuple[str, str, str, str, str]]:
    """Of each period that an import changed, newest first: its name, the sum before and after, the change, and how many
    figures."""
    for each in reversed(of.changes):
        many = f"{_figures(each.figures)} changed"
        if each.before is None or each.after is None:
            yield f"{each.period:%B %Y}", "", "", "", many
        else:
            by = f"{each.after - each.before:+,.0f}".replace("-", _MINUS) if each.after != each.before else "0"
            yield f"{each.period:%B %Y}", f"{each.before:,.0f}", f"{each.after:,.0f}", by, many


def _moves(found: AsKnown, reasons: Sequence[Rewriting], places: int) -> list[_Move]:
    """Those that are written otherwise than before."""
    own = found.indicator
    written = ((period, was, now, apart(own, (was, now), places)) for period, was, now in found.moves(reasons))
    return [
        _Move(period_text(found.frequency, period), now - was)
        for period, was, now, enough in written
        if number(own, was, enough) != number(own, now, enough)
    ]


def _sizes(found: AsKnown, moves: Sequence[_Move], one: str, several: str) -> str:
    if not moves:
        return ""
    largest = max(moves, key=lambda each: abs(each.by))
    most = difference(found.indicator, abs(largest.by))
    up = sum(each.by > 0 for each in moves)
    if len(moves) == 1:
        return f"The one {one} moved its figure {'up' if up else 'down'} by {most}."
    ways = "all up" if up == len(moves) else "all down" if not up else f"{up} up and {len(moves) - up} down"
    middle = difference(found.indicator, median(abs(each.by) for each in moves))
    size = f"each by {most}" if all(difference(found.indicator, abs(each.by)) == most for each in moves) else ""
    size = size or f"half of them by {middle} or less, the most by {most} ({largest.period})"
    return f"{len(moves)} {several} moved figures, {ways}: {size}."


def _renewed(of: Renewed) -> str:
    before = [each.before for each in of.changes if each.before is not None]
    after = [each.after for each in of.changes if each.after is not None]
    whole = len(before) == len(after) == len(of.changes)
    total = f", from {sum(before):,.0f} to {sum(after):,.0f} together" if whole else ""
    periods = f"{len(of.changes)} {'period' if len(of.changes) == 1 else 'periods'}"
    many = _figures(sum(each.figures for each in of.changes))
    title = cut(of.title, OF_A_SOURCE)
    return f"On {day_text(of.day)} a newer file of {title}, which it is made from, changed {many} of {periods}{total}."


def _figures(many: int) -> str:
    return f"{many:,} {'figure' if many == 1 else 'figures'}"
