"""What a series says now, in words: each verdict of its reading."""

from dataclasses import dataclass

from metrics import Assurance, Indicator, Level, Method, Polarity, Reading, Unjudged, Variation
from pages.components.words.against_target import against_target
from pages.components.words.limits import is_outside, limits
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.signal_said import (
    CARRIES_OVER,
    all_together,
    by_which_rule,
    over_which_years,
    variation_word,
)

NOT_JUDGED = "Not judged"
# Why a series is not judged where more figures would let it be.
_TOO_LITTLE = (
    *(Unjudged.NO_FIGURES, Unjudged.PROVISIONAL, Unjudged.WITHHELD, Unjudged.MISSING, Unjudged.NO_CASES),
    *(Unjudged.TOO_FEW_POINTS, Unjudged.BROKEN),
)
# The style's class of a verdict's word, by the place of its colour.
CLASSES = {"improvement": "better", "concern": "worse", "neutral": "higher", "common": "steady", "quiet": "steady"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A mark, its word, and what it rests on."""

    mark: str
    word: str
    evidence: str
    colour: str = "quiet"


def variation(indicator: Indicator, reading: Reading, places: int) -> Verdict:
    """Whether the latest figure says that something has changed."""
    word = variation_word(reading)
    if reading.variation_why and reading.variation_why not in _TOO_LITTLE:
        word = NOT_JUDGED
    evidence = _changing(indicator, reading, places)
    return Verdict(marked(reading.variation, reading.polarity), word, evidence, reading.variation.colour)


def assurance(indicator: Indicator, reading: Reading, places: int) -> Verdict:
    """Whether the series can meet its target as it is."""
    if reading.assurance == "" and reading.target is not None:
        why = Unjudged(reading.assurance_why).word if reading.assurance_why else ""
        return Verdict(Variation.UNKNOWN.mark, NOT_JUDGED, why)
    told = Assurance(reading.assurance or Assurance.NONE)
    if told is Assurance.NONE:
        target = indicator.target
        if target is None or reading.level in target.levels:
            return Verdict(told.mark, told.word, "none is set")
        # A figure of it stands beside: that there is none would be untrue.
        here = f"{reading.level.word}s"
        word = f"Target is for all {BOROUGH_NAME}" if Level.BOROUGH in target.levels else f"Target is not for {here}"
        return Verdict(told.mark, word, f"none is set for {here}")
    return Verdict(told.mark, told.word, against_target(indicator, reading, places), told.colour)


def marked(told: Variation, polarity: Polarity) -> str:
    """The mark of a variation: its arrow is the way the number moves."""
    if told not in (Variation.IMPROVEMENT, Variation.CONCERN):
        return str(told.mark)
    up = (told is Variation.IMPROVEMENT) == (polarity is Polarity.HIGH_IS_GOOD)
    return f"{told.mark}_{'up' if up else 'down'}"


def example(told: Variation) -> str:
    """The mark of a variation in a key: its arrow is that of a number which is better higher."""
    return marked(told, Polarity.HIGH_IS_GOOD)


def _changing(indicator: Indicator, reading: Reading, places: int) -> str:
    """The evidence of a variation, to stand under its word."""
    if reading.variation is Variation.UNKNOWN:
        return Unjudged(reading.variation_why).word if reading.variation_why else ""
    if reading.variation is not Variation.COMMON:
        return by_which_rule(indicator, reading, places)
    if reading.method is Method.CONTROL_CHART:
        if is_outside(reading):
            return f"outside {limits(indicator, reading, places)}, which is no sign by itself: {CARRIES_OVER}"
        together = f"; {all_together(reading)}" if reading.drift else ""
        return f"within its expected range, {limits(indicator, reading, places)}{together}"
    return f"no clear trend {over_which_years(reading)}{f'; {all_together(reading)}' if reading.drift else ''}"
