"""Certifies, before anything is released, that every small count of people keeps several possible values by all that
is published together, and withholds what stands in the way of that."""

import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from data.vocabulary import Level
from metrics.counted.spread import Marks
from metrics.protected import witnesses
from metrics.protected.bounds import caught
from metrics.protected.displays import Carried, withheld
from metrics.protected.rounding import Floats
from metrics.protected.sums import Published
from metrics.protected.system import DENOMINATOR, NUMERATOR, System, Target
from metrics.protected.witnesses import Seen

log = logging.getLogger("camden.refresh")

_ORDER = (Level.WARD, Level.NONE, Level.NEIGHBOURHOOD, Level.BOROUGH)


@dataclass(slots=True)
class Audit:
    """What an audit found: how many small counts there were, how many of them were certified at each step, what is
    withheld of numerators and denominators to protect them, and the numbers of the indicators of which it found no
    proof; `seen` are the proofs, for whoever checks them."""

    numerators: Marks
    denominators: Marks
    targets: int = 0
    nearby: int = 0
    together: int = 0
    singly: int = 0
    seconds: float = 0.0
    unproven: set[int] = field(default_factory=set)
    seen: list[Seen] = field(default_factory=list)

    @property
    def withheld(self) -> int:
        """How many figures are withheld to protect others."""
        return int(self.numerators.sum() + self.denominators.sum())


def audit(whole: System, published: Published, standing: Mapping[str, Marks] = MappingProxyType({})) -> Audit:
    """Certify every target of a system, or withhold figures until it can be; `standing` are, by part, the figures that
    an earlier snapshot has shown so already, which it would be of no use to withhold."""
    started, nothing = time.perf_counter(), np.zeros(len(published.smallest), np.bool_)
    found = Audit(nothing.copy(), nothing.copy(), len(whole.targets))
    rows = _Rows(published, {part: standing.get(part, nothing) for part in (NUMERATOR, DENOMINATOR)})
    for system in whole.parts():
        seen = Seen(system)
        before = len(seen.open)
        witnesses.nearby(seen)
        after = len(seen.open)
        witnesses.together(seen)
        left = seen.open
        found.nearby, found.together = found.nearby + before - after, found.together + after - len(left)
        for number in left:
            rows.loosen(system, system.targets[number], found)
        witnesses.one_by_one(seen, left)
        found.unproven |= {int(rows.numbers[system.targets[number].row]) for number in seen.open}
        found.singly += len(left) - len(seen.open)
        found.seen.append(seen)
    found.seconds = time.perf_counter() - started
    # How many small counts there are is a true count of its own, and is neither noted nor said.
    log.info("audit: %d figures withheld, %.1f s", found.withheld, found.seconds)
    return found


def applied(found: Audit, carried: Carried, numbers: Sequence[int]) -> Carried:
    """Figures without what an audit withholds, and without all that is new of what it has no proof of."""
    unproven = np.isin(np.asarray(numbers), list(found.unproven))
    standing = carried.standing
    has_x, has_n = (
        ~np.isnan(part) | (why > 0)
        for part, why in (
            (carried.figures.numerator, carried.figures.numerator_why),
            (carried.figures.denominator, carried.figures.denominator_why),
        )
    )
    x = found.numerators | (unproven & ~standing[NUMERATOR])
    n = found.denominators | (unproven & ~standing[DENOMINATOR])
    return withheld(carried, x & has_x, n & has_n)


class _Rows:
    """The published rows, in the public order in which they are withheld."""

    def __init__(self, published: Published, standing: Mapping[str, Marks]) -> None:
        rows = published.rows
        self.numbers = rows["number"].to_numpy()
        self._areas, self._periods = rows["area"].to_pylist(), rows["period"].to_pylist()
        self._category = [bool(word) for word in rows["breakdown"].to_pylist()]
        self._level = [_ORDER.index(Level(word)) for word in rows["level"].to_pylist()]
        self._shown = {NUMERATOR: published.figures.numerator, DENOMINATOR: published.figures.denominator}
        self._standing = standing

    def loosen(self, system: System, target: Target, found: Audit) -> None:
        """Withhold figures that bind a count until linear programs leave it room, or there is none left to withhold."""
        while (bounds := caught(system, target)).values < target.values:
            free = [row for row in bounds.binding.tolist() if self._may(system, row)] or self._newest(system, target)
            if not free:
                return
            self._withhold(system, min(free, key=lambda row: self._order(system, row)), found)

    def _may(self, system: System, row: int) -> bool:
        """Whether a figure can be withheld: it is one, is shown, and was not shown so before. One that is shown no more
        would be known from before."""
        known = system.known[row]
        if known.row < 0 or not np.isfinite(system.high[row]) or self._standing[known.part][known.row]:
            return False
        return not np.isnan(self._shown[known.part][known.row])

    def _newest(self, system: System, target: Target) -> list[int]:
        """The figures of the newest period of a count's indicator and area."""
        own = [
            row
            for row, known in enumerate(system.known)
            if self._may(system, row)
            and self.numbers[known.row] == self.numbers[target.row]
            and self._areas[known.row] == self._areas[target.row]
        ]
        last = max((self._periods[system.known[row].row] for row in own), default=None)
        return [row for row in own if self._periods[system.known[row].row] == last]

    def _order(self, system: System, row: int) -> tuple[bool, int, float, int]:
        """Groups first, then wards, neighbourhoods, the borough; then the least figure shown."""
        known = system.known[row]
        shown: Floats = self._shown[known.part]
        return not self._category[known.row], self._level[known.row], float(shown[known.row]), known.row

    def _withhold(self, system: System, row: int, found: Audit) -> None:
        known = system.known[row]
        system.low[row], system.high[row] = 0.0, np.inf
        (found.numerators if known.part == NUMERATOR else found.denominators)[known.row] = True
