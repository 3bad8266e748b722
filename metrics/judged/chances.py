"""How often chance alone gives a signal, and how much the evidence for one bears."""

from data.vocabulary import Method, Strength, Variation
from metrics.judged.variation import MINIMUM
from metrics.snapshots.reading import BY_CHANCE, Reading

# At the last of so many points of a control chart in which nothing changes, by any of the four rules, either way:
# `python -m tests.benchmarks signals` measures it.
_OF_CHARTS = ((MINIMUM, 0.014), (20, 0.016), (36, 0.017))
OF_ROUNDED = 0.033  # of counts rounded to the nearest 5: the highest that was measured, at 13 points
OF_STOCKS = 0.02  # whose signals are held to their steps, of people who stay two years on average
OF_RECENT_TRENDS = 0.002  # the test's own level
# That the range of the difference of two years leaves nought out on one side, of a gap of which nothing has changed.
OF_WIDER_GAPS = 0.025
OF_SEVEN_IN_A_ROW = 0.5**7

_MANY = 20
_NO_SIGNAL = (Variation.COMMON, Variation.UNKNOWN)


def by_chance(reading: Reading) -> float | None:
    """How often a series in which nothing changes shows a signal such as this one has; None where it has none."""
    if reading.variation in _NO_SIGNAL:
        return None
    if reading.method is Method.CONTROL_CHART and reading.carries_over:
        return OF_STOCKS
    if reading.method is Method.CONTROL_CHART:
        rate = next((rate for points, rate in reversed(_OF_CHARTS) if reading.points >= points), _OF_CHARTS[0][1])
        return max(rate, OF_ROUNDED) if reading.rounded else rate
    return OF_RECENT_TRENDS if reading.method is Method.RECENT_TREND else BY_CHANCE


def strength(reading: Reading) -> Strength:
    """Strong: 20 figures and more, and the control chart and Kendall's test find a change the same way. Weak: fewer
    than 13. That neither finds one is not strong evidence of none: a chart of 36 misses most small changes. Of a stock,
    whose figures carry over, both say the same of one another and not of it."""
    if reading.points < MINIMUM:
        return Strength.WEAK
    way = _way(reading)
    agree = reading.method is Method.CONTROL_CHART and way != 0 and reading.going == way
    strong = agree and reading.points >= _MANY and not reading.carries_over
    return Strength.STRONG if strong else Strength.MODERATE


def _way(reading: Reading) -> int:
    """The way that the signal of the latest figure has it."""
    if reading.variation in _NO_SIGNAL:
        return 0
    if reading.variation in (Variation.HIGH, Variation.LOW):
        return 1 if reading.variation is Variation.HIGH else -1
    good = 1 if reading.polarity == "high_is_good" else -1
    return good if reading.variation is Variation.IMPROVEMENT else -good
