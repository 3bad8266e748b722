"""The limits of control charts in words: between which figures chance alone has a series."""

from metrics import Indicator, Kind, Reading
from pages.components.words.numbers import displayed, interval_text, is_never_negative, number
from pages.components.words.precision import of_limits


def expected(
    indicator: Indicator,
    lower: float | None,
    upper: float | None,
    places: int,
    *beside: float | None,
    joined: str = "to",
) -> str:
    """The limits of a control chart in words, within what its figures can be: '67% to 77%'; with so many places that
    what stands `beside` them is on its side of them."""
    if lower is None or upper is None:
        return ""
    low = max(lower, 0.0) if is_never_negative(indicator) else lower
    high = min(upper, 1.0) if indicator.kind is Kind.PROPORTION else upper
    return interval_text(indicator, low, high, of_limits(indicator, low, high, places, *beside), joined=joined)


def limits(indicator: Indicator, reading: Reading, places: int, *, joined: str = "to") -> str:
    """Those of a reading, with its figure and its aim on their sides of them."""
    beside = (reading.value, reading.aim)
    return expected(indicator, reading.limit_lower, reading.limit_upper, places, *beside, joined=joined)


def is_outside(reading: Reading) -> bool:
    """Whether a figure that is no signal lies outside the limits: of what carries over, that alone is none."""
    if reading.value is None or reading.limit_lower is None or reading.limit_upper is None:
        return False
    return not reading.limit_lower <= reading.value <= reading.limit_upper


def outside(indicator: Indicator, reading: Reading, places: int) -> str:
    """The figure, with as many places as it takes to lie outside of its limits as they are written."""
    value, low, high = (each or 0.0 for each in (reading.value, reading.limit_lower, reading.limit_upper))
    span = of_limits(indicator, low, high, places, reading.value, reading.aim)
    lower, upper = (displayed(indicator, each, span) for each in (low, high))
    enough = (few for few in range(places, span) if not lower <= displayed(indicator, value, few) <= upper)
    return number(indicator, value, next(enough, span))
