"""How many places the figures of one exhibit, and of all exhibits of a page, are written with: the one place that
decides it.

A figure and its range have the same, so that the figure lies inside as both are written; and so many that what is said
of better and worse is true of the figures as they are read. A page decides once for all that it shows, so that one
figure is not written in two ways.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from metrics import Bound, Comparison, Indicator, Kind, Observation, Series
from pages.components.words.categories import of_parts
from pages.components.words.numbers import PENCE, displayed, is_money, is_share, number, usual_places

Told = tuple[Iterable[Observation], Observation | None]  # what an exhibit tells, and the benchmark that judges it

_ROUGHLY = ("over", "under")
_BASE = 5  # to which counts of people are rounded
_IN_TENTHS = 1000  # from so many on, a share of people is told to more than a whole per cent


def of_series(*several: Series | None) -> int:
    """The places of series of one indicator that stand side by side."""
    there = [series for series in several if series is not None]
    decided = there[0].places
    return of_page(there[0].indicator, there) if decided is None else decided


def of_comparison(comparison: Comparison) -> int:
    """The places of all that a comparison tells."""
    return of_page(comparison.indicator, (), [comparison]) if comparison.places is None else comparison.places


def of_page(
    indicator: Indicator, series: Sequence[Series], comparisons: Iterable[Comparison] = (), least: int = 0
) -> int:
    """The places of all that a page tells of an indicator: as many as its exhibit with the most needs, enough for each,
    and no fewer than `least`."""
    over_time = [each for one in series for each in one.observations]
    side_by_side = [(each.told, None if of_parts(each) else each.judged_by) for each in comparisons]
    return _enough_for_all(indicator, [(over_time, None), *side_by_side], least)


def places(indicator: Indicator, observations: Iterable[Observation], benchmark: Observation | None = None) -> int:
    """The places of figures that stand by themselves."""
    return _enough_for_all(indicator, [(observations, benchmark)])


def _enough_for_all(indicator: Indicator, exhibits: Sequence[Told], least: int = 0) -> int:
    """As many as most figures of an exhibit have by themselves, and more where a range of any would lose its two ends
    or its side of the benchmark."""
    shown = [([each for each in told if each.value is not None], benchmark) for told, benchmark in exhibits]
    usual = max([least, *(_of_most(indicator, told) for told, _ in shown)])
    most = finest(indicator)
    ranges = [
        (each.lower, each.upper, None if benchmark is None else benchmark.value)
        for told, benchmark in shown
        for each in told
        if each.lower is not None and each.upper is not None
    ]
    scale = 100 if is_share(indicator) else 1
    narrowest = min(((upper - lower) * scale for lower, upper, _ in ranges), default=1.0)

    def enough(few: int) -> bool:
        sides = ((side(indicator, *each, few), side(indicator, *each, most)) for each in ranges)
        return narrowest >= 10**-few and all(written == true for written, true in sides)

    return next((few for few in range(usual, most) if enough(few)), most)


def _of_most(indicator: Indicator, shown: Iterable[Observation]) -> int:
    """The places that most of these have by themselves."""
    by_itself = Counter(_usual(indicator, each, each.value) for each in shown if each.value)
    return max(by_itself, key=lambda few: (by_itself[few], few), default=0)


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


def apart(indicator: Indicator, values: Iterable[float | None], least: int) -> int:
    """The fewest places, and no fewer than `least`, with which those of these that differ are written differently, and
    each as a number: none as 'over 99%' or 'under 1%'."""
    there = {each for each in values if each is not None}
    most = max(least, finest(indicator))

    def enough(few: int) -> bool:
        written = {number(indicator, each, few) for each in there}
        return len(written) == len(there) and not any(each.startswith(_ROUGHLY) for each in written)

    return next((few for few in range(least, most) if enough(few)), most)


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
