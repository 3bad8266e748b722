"""The range beside a figure in words: what it is of, how it is read, and why there is none.

Answers of some stand for all, so the true figure lies somewhere near; what is counted in full is what it is, and chance
alone would have moved it.
"""

from collections.abc import Iterable

from metrics import Indicator, Kind, Observation, Uncertainty
from pages.components.words.numbers import interval_text
from pages.components.words.precision import places as places_of

_READ = {
    Uncertainty.SAMPLE: "{} the range in which the true figure is likely to lie (95%), since not everyone was asked.",
    Uncertainty.CHANCE: "Every case is counted, so there is no sampling error. {} how far chance alone could move the "
    "figure (95%).",
    Uncertainty.PUBLISHER: "{} the range that the publisher gives with the figure.",
}


def range_name(indicator: Indicator) -> str:
    """What its ranges are called: 'likely range', 'chance variation'; '' where it has none."""
    return indicator.uncertainty.word


def range_text(indicator: Indicator, observation: Observation, places: int | None = None) -> str:
    """'likely range 82% to 86%', with the places of its exhibit; '' for none."""
    own = places_of(indicator, [observation]) if places is None else places
    ends = interval_text(indicator, observation.lower, observation.upper, own)
    return f"{range_name(indicator)} {ends}" if ends else ""


def how_to_read(indicator: Indicator, observations: Iterable[Observation], drawn: str) -> str:
    """What is `drawn` where there is a range ('Lines show', 'The shaded band shows'); else why there is none."""
    if all(each.lower is None for each in observations):
        return no_range(indicator)
    return _READ[indicator.uncertainty].format(drawn)


def no_range(indicator: Indicator) -> str:
    """Why an indicator's figures have no range; '' where nothing is said of it."""
    if indicator.no_interval:
        return f"No range is shown. {indicator.no_interval}."
    return "No range is shown: none was published with it." if indicator.kind is Kind.PUBLISHED else ""


def in_full(indicator: Indicator) -> str:
    """What an indicator's ranges are of, for its definition; why it has none."""
    if indicator.uncertainty is Uncertainty.NONE:
        return f"None. {indicator.no_interval}"
    if indicator.uncertainty is Uncertainty.PUBLISHER:
        return "The publisher's own, where one is printed"
    return _READ[indicator.uncertainty].format(f"The {range_name(indicator)} is").rstrip(".")
