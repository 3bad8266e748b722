"""Where Camden stands apart among a group of boroughs: a row a series that is held, and those that are left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics import BOROUGH, Among, Beside, Observation, PeerGroup, PeersRefused, Polarity, Priority, Snapshot, among
from pages.components.exhibits import lookup
from pages.components.exhibits.peer_figures import Held, Writing, held, observations, series_of, writing
from pages.components.exhibits.remembered import remembered
from pages.components.words.peers import most
from pages.components.words.standing import fresh_text

_EDGE = 3.0  # per cent of a track that its outermost are from its ends
_FAR = 3.0  # widths of the middle half, beyond which a borough stands at the end of the track


@dataclass(frozen=True, slots=True)
class Row:
    """Camden among the boroughs of a group by one series, in the newest period: how it stands beside `most` of them,
    the `ends` of its track, how all that is written, the figures that it is of, and what is amiss with Camden's own:
    that the next is late, or none will come."""

    of: Held
    among: Among
    most: Beside
    ends: tuple[float, float]
    writing: Writing
    observations: tuple[Observation, ...]
    amiss: str = ""

    @property
    def camden(self) -> float:
        return self.among.period.camden.value or 0.0

    @property
    def others(self) -> tuple[float, ...]:
        """The figures of the group, Camden's not among them."""
        return _others(self.among)

    def place(self, value: float) -> float:
        """Where a figure lies on its track, in per cent from the left: to the right is better, or higher."""
        low, high = self.ends
        if high == low:
            return 50.0
        inside = (min(max(value, low), high) - low) / (high - low)
        at = 1 - inside if self.of.about.polarity is Polarity.LOW_IS_GOOD else inside
        return _EDGE + (100 - 2 * _EDGE) * at


@dataclass(frozen=True, slots=True)
class Left:
    """A series that is held and has no row: why, in words that follow its name."""

    of: Held
    why: str


@dataclass(frozen=True, slots=True)
class Rows:
    """All of some priorities' series, in the order of the table, and those that are left out."""

    told: tuple[Row, ...]
    left: tuple[Left, ...]


@remembered
def rows(snapshot: Snapshot, priorities: tuple[Priority, ...], group: PeerGroup) -> Rows:
    """Camden among a group by each series of some priorities."""
    told: list[Row] = []
    left: list[Left] = []
    for each in held(snapshot, priorities).values():
        found = row(snapshot, each, group)
        if isinstance(found, Row):
            told.append(found)
        else:
            left.append(Left(each, found))
    return Rows(tuple(told), tuple(left))


def row(snapshot: Snapshot, of: Held, group: PeerGroup) -> Row | str:
    """A series' row; where it has none, why not."""
    series = series_of(snapshot, of, newest=True)
    if isinstance(series, PeersRefused):
        return "its two figures of Camden are not of one vintage or definition"
    found = among(series, group) if series is not None else None
    if found is None:
        return "there is no figure of Camden"
    if not found.beside:
        return "no other borough of the group has a figure"
    period = found.period
    told = observations(of, period, (period.camden, *(each for each, _ in found.beside)))
    amiss = fresh_text(lookup.here(snapshot, of.code, BOROUGH)) if of.code in snapshot.indicators else ""
    return Row(of, found, most(found), ends(found), writing(of, told), told, amiss)


def ends(found: Among) -> tuple[float, float]:
    """The lowest and the highest that a track has room for: those of all, but for what is so far out that it would
    press all others together."""
    camden, middle = found.period.camden.value or 0.0, found.middle
    every = (*_others(found), camden)
    low, high = min(every), max(every)
    if middle is None or middle.upper == middle.lower:
        return low, high
    far = _FAR * (middle.upper - middle.lower)
    return max(low, min(middle.lower - far, camden)), min(high, max(middle.upper + far, camden))


def _others(found: Among) -> tuple[float, ...]:
    return tuple(each.value for each, _ in found.beside if each.value is not None)


def to_look_at(snapshot: Snapshot, priorities: Sequence[Priority], group: PeerGroup) -> dict[str, str]:
    """The titles of some priorities' series by their codes: one in which Camden is worse than most first, else one in
    which it is better, then the others in the order of the table."""
    found = rows(snapshot, tuple(priorities), group)
    order = (Beside.WORSE, Beside.BETTER, Beside.HIGHER, Beside.LOWER)
    apart = [each.of for side in order for each in found.told if each.most is side]
    every = held(snapshot, priorities)
    return {each.code: each.title for each in [*apart[:1], *every.values()]}
