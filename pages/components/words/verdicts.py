"""What a series says now, in words: each verdict of its reading, and the evidence that it rests on."""

from dataclasses import dataclass

from metrics import Assurance, Indicator, Level, Method, Polarity, Reading, Unjudged, Variation
from pages.components.words.limits import is_outside, limits, outside
from pages.components.words.numbers import exactly, interval_text, lower_first, upper_first, value_text, where_between
from pages.components.words.periods import day_text, since, within
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import apart, of_limits
from pages.components.words.ranges import range_name
from pages.components.words.signal_said import NEUTRAL, YEARS, by_which_rule, over_which_years

NOT_JUDGED = "Not judged"
# Why a series is not judged where more figures would let it be.
_TOO_LITTLE = (
    *(Unjudged.NO_FIGURES, Unjudged.PROVISIONAL, Unjudged.WITHHELD, Unjudged.MISSING, Unjudged.NO_CASES),
    *(Unjudged.TOO_FEW_POINTS, Unjudged.BROKEN),
)


# The style's class of a verdict's word, by the place of its colour.
CLASSES = {"improvement": "better", "concern": "worse", "neutral": "higher", "common": "steady", "quiet": "steady"}


_CARRIES_OVER = "most of those counted are counted again each time"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A mark, its word, and what it rests on."""

    mark: str
    word: str
    evidence: str
    colour: str = "quiet"


def variation(indicator: Indicator, reading: Reading, places: int) -> Verdict:
    """Whether the latest figure says that something has changed."""
    word = _word(reading)
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
    return Verdict(told.mark, told.word, _assured(indicator, reading, places), told.colour)


def marked(told: Variation, polarity: Polarity) -> str:
    """The mark of a variation: its arrow is the way the number moves."""
    if told not in (Variation.IMPROVEMENT, Variation.CONCERN):
        return str(told.mark)
    up = (told is Variation.IMPROVEMENT) == (polarity is Polarity.HIGH_IS_GOOD)
    return f"{told.mark}_{'up' if up else 'down'}"


def example(told: Variation) -> str:
    """The mark of a variation in a key: its arrow is that of a number which is better higher."""
    return marked(told, Polarity.HIGH_IS_GOOD)


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
    told = [f"{_word(reading)}{start}: {by_which_rule(indicator, reading, places)}."]
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
    return f"{Assurance(reading.assurance).word}: {_assured(indicator, reading, places)}."


def _changing(indicator: Indicator, reading: Reading, places: int) -> str:
    """The evidence of a variation, to stand under its word."""
    if reading.variation is Variation.UNKNOWN:
        return Unjudged(reading.variation_why).word if reading.variation_why else ""
    if reading.variation is not Variation.COMMON:
        return by_which_rule(indicator, reading, places)
    if reading.method is Method.CONTROL_CHART:
        if is_outside(reading):
            return f"outside {limits(indicator, reading, places)}, which is no sign by itself: {_CARRIES_OVER}"
        together = f"; {_together(reading)}" if reading.drift else ""
        return f"within its expected range, {limits(indicator, reading, places)}{together}"
    return f"no clear trend {over_which_years(reading)}{f'; {_together(reading)}' if reading.drift else ''}"


def _word(reading: Reading) -> str:
    """The word of its variation; where neither way is better, and years go one, which way that is: the latest of them
    need not be unusual."""
    if reading.variation in NEUTRAL and reading.signal in YEARS:
        return upper_first(reading.signal.word.split(" ")[0])
    return str(reading.variation.word)


def _together(reading: Reading) -> str:
    """Which way all figures together go where the latest do not show it: 'all 19 together have fallen'."""
    way = "risen" if reading.drift > 0 else "fallen"
    if reading.method is Method.CONTROL_CHART:
        return f"all {reading.points} together have {way}"
    return f"with the years before them it has {way}"


def _steady(indicator: Indicator, reading: Reading, places: int) -> str:
    told = _within(indicator, reading, places)
    return f"{told} But {_together(reading)}, more than chance alone would have it." if reading.drift else told


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
        return f"No clear change: {figure} is outside its expected range, {span}, but {_CARRIES_OVER}."
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


def _assured(indicator: Indicator, reading: Reading, places: int) -> str:
    """What stands for or against it: the whole range beside what the period was to reach."""
    if reading.limit_lower is not None:
        ends = f"expected range, {limits(indicator, reading, places)},"
    else:
        ends = f"{range_name(indicator)}, {interval_text(indicator, reading.lower, reading.upper, places)},"
    aim = reading.target if reading.aim is None else reading.aim
    figure = (
        exactly(indicator, reading.target or 0.0)
        if aim == reading.target
        else value_text(indicator, aim or 0.0, places)
    )
    goal = f"the target, {figure}"
    if reading.milestone and reading.period is not None:
        goal = f"{figure}, where it had to be {within(indicator, reading.frequency, reading.period)}"
    if reading.assurance == Assurance.HIT_OR_MISS:
        return f"{goal}, lies inside its {ends.rstrip(',')}"
    side = "at or better than" if reading.assurance == Assurance.PASS else "short of"
    return f"its {ends} is all {side} {goal}"
