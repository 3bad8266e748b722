"""Which rule says that a series is changing, in figures, and the word of that change."""

from metrics import Indicator, Method, Polarity, Reading, Signal, Variation
from pages.components.words.limits import limits, outside
from pages.components.words.numbers import upper_first, value_text
from pages.components.words.periods import period_text
from pages.components.words.precision import apart

NEUTRAL = (Variation.HIGH, Variation.LOW)
YEARS = (Signal.RISING, Signal.FALLING)
CARRIES_OVER = "most of those counted are counted again each time"


def over_which_years(reading: Reading) -> str:
    """Which years a trend is told over: the last five, or all that are taken together."""
    if reading.method is Method.RECENT_TREND or reading.first is None:
        return "over the last five years"
    return f"over the years from {period_text(reading.frequency, reading.first)} on, taken together"


def _is_high(reading: Reading) -> bool:
    """Whether the signal is of figures that are high, or rise."""
    if reading.variation in NEUTRAL:
        return reading.variation is Variation.HIGH
    return (reading.variation is Variation.IMPROVEMENT) == (reading.polarity is Polarity.HIGH_IS_GOOD)


def by_which_rule(indicator: Indicator, reading: Reading, places: int) -> str:
    """Which rule says so, in figures: 'below its expected range, 67% to 77%'."""
    high, ends = _is_high(reading), limits(indicator, reading, places)
    side = "above" if high else "below"
    if reading.signal is Signal.OUTSIDE:
        return f"{outside(indicator, reading, places)} is {side} its expected range, {ends}"
    if reading.signal is Signal.SHIFT:
        level = value_text(indicator, reading.centre or 0.0, apart(indicator, (reading.value, reading.centre), places))
        return f"seven or more in a row {side} its usual level, {level}"
    if reading.signal is Signal.TREND:
        return f"seven or more in a row, each {'higher' if high else 'lower'} than the one before"
    if reading.signal is Signal.TWO_IN_THREE:
        return f"two of three close to the {'top' if high else 'bottom'} of its expected range, {ends}, or beyond it"
    over = over_which_years(reading)
    return over if reading.variation in NEUTRAL else f"{reading.signal.word.split(' ')[0]} {over}"


def variation_word(reading: Reading) -> str:
    """The word of its variation; where neither way is better, and years go one, which way that is: the latest of them
    need not be unusual."""
    if reading.variation in NEUTRAL and reading.signal in YEARS:
        return upper_first(reading.signal.word.split(" ")[0])
    return str(reading.variation.word)


def all_together(reading: Reading) -> str:
    """Which way all figures together go where the latest do not show it: 'all 19 together have fallen'."""
    way = "risen" if reading.drift > 0 else "fallen"
    if reading.method is Method.CONTROL_CHART:
        return f"all {reading.points} together have {way}"
    return f"with the years before them it has {way}"
