"""What a series says now in whole sentences: whether it is changing, and whether it can meet its target."""

from metrics import Assurance, Indicator, Method, Reading, Unjudged, Variation
from pages.components.words.against_target import against_target
from pages.components.words.limits import is_outside, limits, outside
from pages.components.words.numbers import lower_first, value_text, where_between
from pages.components.words.periods import day_text, since
from pages.components.words.precision import apart, of_limits
from pages.components.words.signal_said import (
    CARRIES_OVER,
    NEUTRAL,
    YEARS,
    all_together,
    by_which_rule,
    over_which_years,
    variation_word,
)


def change_sentence(indicator: Indicator, reading: Reading, places: int) -> str:
    """Whether it is changing, since when and by which rule, and what is recorded to be the cause; why that is not
    known; of 8 to 12 figures what they say on trial."""
    if reading.variation is Variation.UNKNOWN:
        return _unknown(reading)
    if reading.variation is Variation.COMMON:
        return _steady(indicator, reading, places)
    start = ""
    if reading.since is not None and reading.since != reading.period and reading.signal not in YEARS:
        start = f" {since(indicator, reading.frequency, reading.since)}"
    told = [f"{variation_word(reading)}{start}: {by_which_rule(indicator, reading, places)}."]
    if reading.variation in NEUTRAL:
        told.append("Whether that is good depends on why.")
    if reading.second_variation:
        opposite = lower_first(Variation(reading.second_variation).word)
        told.append(f"By another rule it would be {opposite}: {reading.second.word}.")
    if reading.cause and reading.cause_since:
        told.append(f"Recorded cause, from {day_text(reading.cause_since)}: {reading.cause} ({reading.cause_by}).")
    return " ".join(told)


def assurance_sentence(indicator: Indicator, reading: Reading, places: int) -> str:
    """Whether it can meet its target as it is; '' where there is no target, or it is not judged."""
    if reading.assurance in ("", Assurance.NONE):
        return ""
    return f"{Assurance(reading.assurance).word}: {against_target(indicator, reading, places)}."


def _steady(indicator: Indicator, reading: Reading, places: int) -> str:
    told = _within(indicator, reading, places)
    return f"{told} But {all_together(reading)}, more than chance alone would have it." if reading.drift else told


def _within(indicator: Indicator, reading: Reading, places: int) -> str:
    """That the latest figures say nothing, and between which chance alone has them."""
    if reading.method is not Method.CONTROL_CHART:
        return f"No clear trend {over_which_years(reading)}."
    told = places
    # The middle is written between its limits, and not as one of them.
    places = apart(indicator, (reading.limit_lower, reading.centre, reading.limit_upper), places)
    if reading.limit_lower is not None and reading.limit_upper is not None:
        places = of_limits(indicator, reading.limit_lower, reading.limit_upper, places, reading.value, reading.aim)
    ends = limits(indicator, reading, places, joined="and")
    if is_outside(reading):
        figure, span = outside(indicator, reading, told), limits(indicator, reading, places)
        return f"No clear change: {figure} is outside its expected range, {span}, but {CARRIES_OVER}."
    level = value_text(indicator, reading.centre or 0.0, places)
    return f"No clear change: by chance alone it moves {where_between(ends)}, around {level}."


def _unknown(reading: Reading) -> str:
    if reading.unusual is None:
        why = Unjudged(reading.variation_why).word if reading.variation_why else ""
        return f"Whether it is changing is not judged: {why}." if why else ""
    trial = f"On trial, since {reading.points} figures are few:"
    if reading.unusual:
        return f"{trial} they stay on one side of their middle for longer than chance alone would have it."
    return f"{trial} they move about their middle as chance alone would have it."
