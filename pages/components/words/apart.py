"""How far two figures are apart, in words: in percentage points where they are shares."""

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from metrics import Frequency, Indicator
from pages.components.words.numbers import POUND, is_money, is_share, unit

_MOST = 3  # places
_FINEST = 6  # where two would be written alike with fewer
_MINUS = "\N{MINUS SIGN}"


def difference(
    indicator: Indicator,
    value: float,
    *,
    every: Frequency | None = None,
    beside: Iterable[float] = (),
    within: tuple[float, float] | None = None,
) -> str:
    """'1.8 percentage points', '0.22 tonnes per resident', with two figures that count and a minus where it is less;
    with more where one that stands `beside` it and is another would be written alike. With `every` the unit is told in
    full, over that period; `within` its limits it has their places, unless it were nought by these."""
    places = _of_one(indicator, value, within)
    others = [each for each in beside if each != value]

    def enough(few: int) -> bool:
        return all(_written(indicator, each, few) != _written(indicator, value, few) for each in others)

    number = _written(indicator, value, next((few for few in range(places, _FINEST) if enough(few)), _FINEST))
    if not is_share(indicator):
        return f"{number} {unit(indicator, every)}".strip()
    return f"{number} percentage point{'' if number == '1' else 's'}"


def units(indicator: Indicator) -> str:
    """What a difference is counted in: 'percentage points', 'per 1,000 residents a month'."""
    return "percentage points" if is_share(indicator) else unit(indicator) or "its own unit"


def as_set(indicator: Indicator, value: float) -> str:
    """A difference that somebody set, with the places that they gave it: '5 percentage points'."""
    number = f"{in_units(indicator, value):,.10g}"
    told = f"{number} {units(indicator)}"
    return told.removesuffix("s") if is_share(indicator) and number == "1" else told


def in_units(indicator: Indicator, value: float) -> float:
    """A difference as it is written: shares in percentage points."""
    return round(value * 100, 9) if is_share(indicator) else value


def of_units(indicator: Indicator, written: float) -> float:
    """The difference that is written so."""
    return round(written / 100, 11) if is_share(indicator) else written


def in_short(indicator: Indicator, value: float, within: tuple[float, float] | None = None) -> str:
    """'11 points', '27': what a cell has room for, whose row names the unit."""
    number = _written(indicator, value, _of_one(indicator, value, within))
    return f"{number} point{'' if number == '1' else 's'}" if is_share(indicator) else number


def between(indicator: Indicator, lower: float, upper: float) -> str:
    """'6.1 to 16.0': the numbers alone, both with the places of the one that has more to say; more where one on the
    same side of nought as the other would be written as nought."""
    places = _of_two(indicator, lower, upper)
    return f"{_written(indicator, lower, places)} to {_written(indicator, upper, places)}"


def _of_one(indicator: Indicator, value: float, within: tuple[float, float] | None) -> int:
    own = _places(_size(indicator, value))
    few = own if within is None else _of_two(indicator, *within)
    return few if value == 0 or _is_told(indicator, value, few) else own


def _of_two(indicator: Indicator, lower: float, upper: float) -> int:
    places = _places(max(_size(indicator, lower), _size(indicator, upper)))
    if lower * upper <= 0:
        return places
    told = (few for few in range(places, _FINEST) if all(_is_told(indicator, each, few) for each in (lower, upper)))
    return next(told, _FINEST)


def _is_told(indicator: Indicator, value: float, places: int) -> bool:
    """Whether it is written as more or less than nought."""
    return round(_size(indicator, value), places) > 0


def _size(indicator: Indicator, value: float) -> float:
    return abs(value) * (100 if is_share(indicator) else 1)


def _written(indicator: Indicator, value: float, places: int) -> str:
    size = Decimal(f"{_size(indicator, value):.12g}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{_MINUS if value < 0 and size else ''}{POUND if is_money(indicator) else ''}{size:,}"


def _places(size: float) -> int:
    """So many that two figures count, and three at the most."""
    if size == 0:
        return 0
    return min(_MOST, max(0, 1 - math.floor(math.log10(size))))
