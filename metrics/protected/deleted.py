"""What earlier snapshots have shown of indicators that are there no more: whoever kept one sets it against those that
count the same people still, or again under another name.

Whom a deleted indicator counted nobody can ask it any more. Where what it showed fits the counts of another, they are
taken to be the same people: at the worst, more is withheld."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from metrics.protected.cells import Block, Cell
from metrics.protected.ledger import DISTANCE
from metrics.protected.system import DENOMINATOR, NUMERATOR

Place = tuple[str, str, date]  # an area, a frequency and a period
Span = tuple[float, float]
Shown = Mapping[Place, Span]  # from which count to which each figure stood for
Counts = Mapping[tuple[Block, str], Mapping[Place, float]]  # true ones, by block and part

_FITS, _OVERLAP = 0.9, 0.5  # the share of cells in common that fit, and of a deleted one's that are in common


def fitting(displays: Iterable[Mapping[str, Any]], counts: Counts) -> Iterator[tuple[Cell, Mapping[str, Any]]]:
    """The displays of deleted indicators (superseded.deleted), each under the cell and the part of every count that it
    fits."""
    for shown in _by_part(displays):
        for (block, part), own in counts.items():
            common = [place for place in shown if place in own]
            near = [place for place in common if _is_near(own[place], shown[place])]
            # What was too small everywhere fits every other that is, and tells nothing of it.
            if len(common) < _OVERLAP * len(shown) or not common or len(near) < _FITS * len(common):
                continue
            if not any(shown[place][0] > 0 for place in near):
                continue
            for place in common:
                low, high = shown[place]
                yield (block, *place), {"part": part, "low": low, "high": high}


def _is_near(count: float, shown: Span) -> bool:
    """Whether a count is what was shown, or so near that it would not have been shown otherwise since."""
    low, high = shown
    return low - DISTANCE < count < high + DISTANCE


def _by_part(displays: Iterable[Mapping[str, Any]]) -> Iterator[Shown]:
    """What was shown of each numerator and denominator of each block, and between which counts the rest lay by that."""
    blocks: dict[tuple[str, ...], dict[str, dict[Place, Span]]] = defaultdict(lambda: defaultdict(dict))
    for each in displays:
        part = blocks[each["indicator"], each["origin"], each["breakdown"], each["category"]][each["part"]]
        part[each["area"], each["frequency"], each["period"]] = each["low"], each["high"]
    for parts in blocks.values():
        x, n = parts[NUMERATOR], parts[DENOMINATOR]
        rest = {place: (max(0.0, n[place][0] - x[place][1]), n[place][1] - x[place][0]) for place in x if place in n}
        yield from (shown for shown in (x, n, rest) if shown)
