"""How many places the figures of one exhibit are written with: the one place that decides it.

A figure and its range have the same, so that the figure lies inside as both are written; and so many that what is said
of better and worse is true of the figures as they are read.
"""

from collections import Counter
from collections.abc import Iterable

from metrics import Bound, Comparison, Indicator, Kind, Observation, Series
from pages.components.words.categories import of_parts
from pages.components.words.numbers import PENCE, displayed, is_money, is_share, usual_places

_BASE = 5  # to which counts of people are rounded
_IN_TENTHS = 1000  # from so many on, a share of people is told to more than a whole per cent


def of_series(*several: Series | None) -> int:
    """The places of series of one indicator that stand side by side."""
    there = [series for series in several if series is not None]
    return places(there[0].indicator, [each for series in there for each in series.observations])


def of_comparison(comparison: Comparison) -> int:
    """The places of all that a comparison tells."""
    benchmark = None if of_parts(comparison) else comparison.judged_by
    return places(comparison.indicator, comparison.told, benchmark)


def places(indicator: Indicator, observations: Iterable[Observation], benchmark: Observation | None = None) -> int:
    """As many as most figures have by themselves, and more where a range would lose its two ends or its side of the
    benchmark."""
    shown = [each for each in observations if each.value is not None]
    by_itself = Counter(_usual(indicator, each, each.value) for each in shown if each.value)
    usual = max(by_itself, key=lambda few: (by_itself[few], few), default=0)
    ranges = [(each.lower, each.upper) for each in shown if each.lower is not None and each.upper is not None]
    most, scale = finest(indicator), 100 if is_share(indicator) else 1
    narrowest = min(((upper - lower) * scale for lower, upper in ranges), default=1.0)
    aim = None if benchmark is None else benchmark.value

    def enough(few: int) -> bool:
        sides = ((side(indicator, *ends, aim, few), side(indicator, *ends, aim, most)) for ends in ranges)
        return narrowest >= 10**-few and all(written == true for written, true in sides)

    return next((few for few in range(usual, most) if enough(few)), most)


def of_limits(indicator: Indicator, lower: float, upper: float, least: int, *beside: float | None) -> int:
    """The places of the limits of a control chart: no fewer than those of its figures, and more where the two would be
    written alike, or what stands beside them would change sides."""
    most = finest(indicator)

    def enough(few: int) -> bool:
        apart = displayed(indicator, lower, few) != displayed(indicator, upper, few)
        sides = (
            side(indicator, lower, upper, each, few) == side(indicator, lower, upper, each, most) for each in beside
        )
        return apart and all(sides)

    return next((few for few in range(least, most) if enough(few)), max(least, most))


def at_most(indicator: Indicator, observation: Observation) -> int | None:
    """The places that a figure of people is stored with, beyond which it would say more than is known: a share of fewer
    than a thousand is a whole per cent, as are '5% or less' and '95% or more', and a mean has a tenth. None of any
    other."""
    value, numerator, denominator = observation.value, observation.numerator, observation.denominator
    if value is None:
        return None
    if indicator.kind is Kind.MEAN:
        return 1 if denominator and denominator % _BASE == 0 and round(value, 1) == value else None
    if not is_share(indicator) or round(value, 2) != value:
        return None
    if observation.bound in (Bound.AT_MOST, Bound.AT_LEAST):
        return 0
    if numerator is None or not denominator or denominator >= _IN_TENTHS:
        return None
    rounded = numerator % _BASE == denominator % _BASE == 0 and round(numerator / denominator, 2) == value
    return 0 if rounded else None


def _usual(indicator: Indicator, observation: Observation, value: float) -> int:
    usual, most = usual_places(indicator, value), at_most(indicator, observation)
    return usual if most is None else min(usual, most)


def finest(indicator: Indicator) -> int:
    """The most places that are ever written: a hundredth of a per cent, of a survey's a tenth, since its answers tell
    no more; a thousandth of what is not whole, and pence."""
    if indicator.kind is Kind.COUNT:
        return 0
    if is_money(indicator):
        return PENCE
    return 3 if not is_share(indicator) else 1 if indicator.weighted else 2


def side(indicator: Indicator, lower: float, upper: float, benchmark: float | None, places: int) -> int:
    """On which side of a benchmark a whole range lies as both are written: 1 above, -1 below, 0 where they touch."""
    if benchmark is None:
        return 0
    low, high, at = (displayed(indicator, each, places) for each in (lower, upper, benchmark))
    return int(low > at) - int(high < at)
