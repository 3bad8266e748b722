"""A change beside those of other boroughs, as it is written: in what, with how many places, and in words."""

from dataclasses import dataclass

from metrics import ChangeAmong, Indicator, PeerChange
from pages.components.exhibits.peer_asked import Asked
from pages.components.words.away import signed, size
from pages.components.words.changes import PRICES
from pages.components.words.numbers import is_money, is_share
from pages.components.words.peer_changes import is_unclear
from pages.components.words.precision import finest


@dataclass(frozen=True, slots=True)
class Change:
    """A change as it is written: in per cents where it is a share, with so many places."""

    indicator: Indicator
    places: int

    def scaled(self, value: float) -> float:
        return value * 100 if is_share(self.indicator) else value

    def signed(self, value: float) -> str:
        return signed(self.indicator, round(self.scaled(value), self.places) + 0.0, self.places)

    def size(self, value: float) -> str:
        return size(self.indicator, round(self.scaled(value), self.places), self.places)

    def range(self, each: PeerChange) -> str:
        if each.lower is None or each.upper is None:
            return ""
        return " to ".join(dict.fromkeys(self.signed(end) for end in (each.lower, each.upper)))


def change(looked: Asked, found: ChangeAmong) -> Change:
    """As many places as its figures have, of a share one at least, and so many that Camden's change is not written as
    none where it is any."""
    written = looked.of.written
    least = max(looked.writing.places, int(is_share(written)))
    there = abs(Change(written, least).scaled(found.camden.change))
    enough = (few for few in range(least, finest(written)) if not there or round(there, few))
    return Change(written, next(enough, max(least, finest(written))))


def change_words(looked: Asked, found: ChangeAmong) -> str:
    """'fell 4.6 percentage points'; where its range does not tell it from none, from which figure to which."""
    then, now = (each.camden.value or 0.0 for each in (found.since, found.until))
    if not found.way:
        return f"stayed at {looked.writing.value(now)}"
    if is_unclear(found):
        step = f"went from {looked.writing.number(then)} to {looked.writing.value(now)}"
        return f"{step}, which its range does not tell from no change"
    prices = PRICES if is_money(looked.of.written) else ""
    return f"{'rose' if found.way > 0 else 'fell'} {change(looked, found).size(found.camden.change)}{prices}"
