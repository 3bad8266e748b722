"""How far a figure lies from Camden's, as both are written: 87% is 3 percentage points above 84%, whatever the
rounding."""

import math
from collections.abc import Iterable

from metrics import Indicator, Observation
from pages.components.words.numbers import POUND, displayed, is_money, is_share, unit
from pages.components.words.precision import at_most

_EXACT = 9  # places from which on only noise is left
_MINUS = "\N{MINUS SIGN}"


def away(indicator: Indicator, value: float, benchmark: float, places: int) -> float:
    """The difference of two figures as they are written with so many places: in per cents where they are shares."""
    apart = displayed(indicator, value, places) - displayed(indicator, benchmark, places)
    return round(apart, places) + 0.0  # no minus before nought


def ends(indicator: Indicator, limits: tuple[float, float], benchmark: float, places: int) -> tuple[float, float, int]:
    """The limits of the difference, each on the side on which it stays true, and the places that they take: more than
    these where a range that leaves nought out would else be written as if it did not."""
    low, high = (round((each - benchmark) * (100 if is_share(indicator) else 1), _EXACT) for each in limits)
    for few in range(places, _EXACT):
        first, last = math.floor(low * 10**few) / 10**few + 0.0, math.ceil(high * 10**few) / 10**few + 0.0
        if (first > 0) == (low > 0) and (last < 0) == (high < 0):
            return first, last, few
    return low, high, _EXACT


def places_apart(indicator: Indicator, several: Iterable[Observation | None], places: int) -> int:
    """The places of differences between figures that are written with so many: no more than the coarsest of them has,
    as a share of fewer than a thousand people is a whole per cent."""
    most = (at_most(indicator, each) for each in several if each is not None)
    return min([places, *(each for each in most if each is not None)])


def signed(indicator: Indicator, apart: float, places: int) -> str:
    """'+3', '\N{MINUS SIGN}0.4', '+£12.00', '0': for an axis or a cell, whose heading has the unit."""
    if not apart:
        return "0"
    pound = POUND if is_money(indicator) else ""
    return f"{_MINUS if apart < 0 else '+'}{pound}{abs(apart):,.{places}f}"


def size(indicator: Indicator, apart: float, places: int) -> str:
    """'3 percentage points', '1 percentage point', '0.4 per 1,000', without the side."""
    number = f"{POUND if is_money(indicator) else ''}{abs(apart):,.{places}f}"
    if is_share(indicator):
        return f"{number} percentage point{'' if number == '1' else 's'}"
    return f"{number} {unit(indicator)}".strip()


def in_units(indicator: Indicator) -> str:
    """What such a difference is in, for a heading: 'percentage points', 'per 1,000'; '' of what has no unit."""
    return "percentage points" if is_share(indicator) else unit(indicator)


def from_camden(indicator: Indicator, apart: float, places: int) -> str:
    """'3 percentage points above', '0.4 per 1,000 below', 'the same as'."""
    if not apart:
        return "the same as"
    return f"{size(indicator, apart, places)} {'above' if apart > 0 else 'below'}"


def higher(indicator: Indicator, apart: float, places: int) -> str:
    """'3 percentage points higher', '0.4 per 1,000 lower', 'the same'."""
    return "the same" if not apart else f"{size(indicator, apart, places)} {_side(apart)}"


def between(indicator: Indicator, lower: float, upper: float, places: int) -> str:
    """The range of a difference: '1 lower to 7 higher', '2 to 9 higher', 'at 3 higher' where both ends are written
    alike."""
    first, last = (signed(indicator, each, places).lstrip(f"+{_MINUS}") for each in (lower, upper))
    if lower == upper:
        return f"at {first} {_side(lower)}" if lower else "at 0"
    if lower < 0 < upper:
        return f"{first} lower to {last} higher"
    # Of what is lower the smaller step is told first, as one counts.
    return f"{first} to {last} higher" if lower >= 0 else f"{last} to {first} lower"


def _side(apart: float) -> str:
    return "higher" if apart > 0 else "lower"
