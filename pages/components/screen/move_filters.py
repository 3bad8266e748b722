"""The choice of an indicator that a piece of work should move."""

from data.store import Initiative, Move
from metrics import Snapshot
from pages.components.screen import address
from pages.components.screen.choice import Choice


def move(snapshot: Snapshot, of: Initiative) -> Move | None:
    """The indicator that a piece of work should move, as the address has it; the first unless another is chosen, and
    None where there is none."""
    there = {each.indicator: each for each in of.moves if each.indicator in snapshot.indicators}
    if not there:
        return None
    return there[moved_by(snapshot, of).value]


def moved_by(snapshot: Snapshot, of: Initiative) -> Choice:
    """The choice of an indicator that a piece of work should move, of at least one."""
    titles = {
        each.indicator: snapshot.indicators[each.indicator].title
        for each in of.moves
        if each.indicator in snapshot.indicators
    }
    return address.choice("indicator", "Indicator", titles, called="indicator of this work")
