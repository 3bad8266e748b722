"""Whether one figure is clearly more than another: by more than chance, or than what rounding hides."""

import math
from typing import Protocol

from metrics import Bound, Indicator, Kind, Observation
from pages.components.words.numbers import displayed

_HIDDEN = 2  # by so much rounding to 5 moves a count at the most
_LEAST = 5  # no smaller count of people is shown
ROSE, FELL = "Rose", "Fell"


def ranged(*several: Observation) -> bool:
    """Whether each has a range."""
    return all(each.lower is not None and each.upper is not None for each in several)


def way_of(indicator: Indicator, first: Observation, latest: Observation, places: int, *, rounded: bool) -> str:
    """Whether the second is clearly more or less than the first: as they are written, and by more than chance where
    both have a range, or than what rounding hides. '' where it is neither, where a bound leaves it open, and where some
    were asked and no range says how far their answers stand for all."""
    before, now = first.value, latest.value
    if before is None or now is None:
        return ""
    if displayed(indicator, before, places) == displayed(indicator, now, places):
        return ""
    if _open(first, latest, rose=now > before):
        return ""
    if not ranged(first, latest):
        hidden = rounded and indicator.kind is Kind.PROPORTION and not surely_apart(first, latest)
        return "" if indicator.sampled or hidden else ROSE if now > before else FELL
    low, high = likely_change(first, latest)
    return ROSE if low > 0 else FELL if high < 0 else ""


def surely_apart(first: Observation, latest: Observation) -> bool:
    """Whether two shares differ whatever their counts were before they were rounded."""
    (low, high), (lower, upper) = _may_be(first), _may_be(latest)
    return high < lower or upper < low


def _may_be(each: Observation) -> tuple[float, float]:
    """Between which values a share of rounded counts lies: 30 is of 28 to 32."""
    value, x, n = each.value or 0.0, each.numerator, each.denominator
    if each.bound == Bound.AT_MOST:
        return 0.0, value
    if each.bound == Bound.AT_LEAST:
        return value, 1.0
    if x is None or n is None:
        return value, value
    return max(x - _HIDDEN, _LEAST) / (n + _HIDDEN), (x + _HIDDEN) / (n - _HIDDEN)


def _open(first: Observation, latest: Observation, *, rose: bool) -> bool:
    """Whether a bound leaves open which is more: 'at most 8%' before, and 5% now."""
    lower, higher = (first, latest) if rose else (latest, first)
    return lower.bound in (Bound.AT_LEAST, Bound.MORE_THAN) or higher.bound in (Bound.AT_MOST, Bound.LESS_THAN)


class Ranged(Protocol):
    """A figure with its range."""

    @property
    def value(self) -> float | None: ...
    @property
    def lower(self) -> float | None: ...
    @property
    def upper(self) -> float | None: ...


def likely_change(first: Ranged, latest: Ranged) -> tuple[float, float]:
    """The range in which the true difference is likely to lie, from the two ranges (Newcombe 1998, method 10: square
    and add). Two ranges that overlap a little can still tell a difference."""
    v, low, high = (end or 0.0 for end in (first.value, first.lower, first.upper))
    w, lower, upper = (end or 0.0 for end in (latest.value, latest.lower, latest.upper))
    return (w - v) - math.hypot(w - lower, high - v), (w - v) + math.hypot(upper - w, v - low)
