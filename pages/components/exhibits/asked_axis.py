"""What both pictures of a query's rows share: their rows, the ends of the axis, and how numbers are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from metrics import Indicator
from pages.components.exhibits.axes import plain, share_places
from pages.components.exhibits.exhibit import Drawing
from pages.components.words.numbers import is_share

_LONGEST = 25
_PLAIN, _WHOLE = 1e6, 1e15  # up to which a number has its decimals, and its digits


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A row of the answer: where it stands in it, its name, its number, and its range where it has one."""

    place: int
    name: Any
    number: float
    range: tuple[float, float] | None


def reach(ends: Sequence[float], indicator: Indicator | None) -> list[float]:
    """The two ends of the axis: from nought where the numbers come near it."""
    low, high = min(ends), max(ends)
    if high - low < abs(high) * 0.02:
        low, high = low - abs(high) * 0.05, high + abs(high) * 0.05
    if low == high:
        high = low + 1
    room = (high - low) * 0.06
    low = 0.0 if 0 <= low < 0.35 * high else low - room
    high = min(high + room, 1 + room / 2) if indicator and is_share(indicator) and high <= 1 else high + room
    return [float(f"{low:.12g}"), float(f"{high:.12g}")]


def ticks(indicator: Indicator | None, ends: Sequence[float]) -> Drawing:
    """Per cents where the numbers are shares of a known indicator; else the numbers as they are."""
    if indicator and is_share(indicator):
        return {"tickformat": ".1%" if share_places(ends) else ".0%"}
    return {"tickformat": ","}


def number_text(indicator: Indicator | None, value: float, ends: Sequence[float]) -> str:
    """A number as it stands in the picture; the table has it as returned."""
    if indicator and is_share(indicator):
        return f"{value * 100:.{share_places(ends)}f}%"
    if abs(value) < _PLAIN:
        return f"{value:,.6g}"
    return f"{value:,.0f}" if abs(value) < _WHOLE else f"{value:.4g}"


def label(name: str) -> str:
    """A name that a phone has room for."""
    line = " ".join(name.split())
    return plain(line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…")
