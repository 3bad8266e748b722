"""The table behind where Camden stands: the same figures in full."""

from collections.abc import Sequence

from metrics import PeerGroup
from pages.components.exhibits.exhibit import Table
from pages.components.exhibits.peer_rows import Row
from pages.components.words.numbers import is_share, unit
from pages.components.words.peer_periods import peer_period
from pages.components.words.peers import in_short, them, without
from pages.components.words.sentences import in_turn


def unit_of(row: Row) -> str:
    """What its figures are in; '' of a share."""
    return "" if is_share(row.of.written) else unit(row.of.written)


def behind_it(told: Sequence[Row], group: PeerGroup) -> Table:
    """A row a series, by priority."""
    headings = (
        *("Indicator", "Period", "Camden", "Its range", "Lowest", "Middle half", "Middle", "Highest"),
        "Beside them",
    )
    cells = []
    for row in told:
        middle, write = row.among.middle, row.writing
        cells.append(
            [
                ", ".join(filter(None, (row.of.title, unit_of(row)))),
                peer_period(row.among.period),
                write.number(row.camden),
                write.range(row.among.period.camden) or "none published",
                write.number(min(row.others)),
                write.between(middle.lower, middle.upper) if middle else "",
                write.number(middle.middle) if middle else "",
                write.number(max(row.others)),
                in_turn((f"{in_short(row.among)}.", without(row.among))),
            ]
        )
    parts: dict[int, str] = {}
    for place, row in enumerate(told):
        if place == 0 or told[place - 1].of.priority != row.of.priority:
            parts[place] = row.of.priority
    return Table(f"Camden beside {them(group)}, newest period", headings, cells, parts=parts)
