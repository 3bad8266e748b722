"""Of how long a time each figure of an indicator is, and of which places."""

from collections.abc import Sequence

from metrics import Frequency, Indicator, Level
from pages.components.words.numbers import upper_first
from pages.components.words.places import BOROUGH_NAME


def how_often(indicator: Indicator) -> str:
    """'A month, all Camden only', 'A month for neighbourhoods and Camden; a financial year for wards': how long a
    period is, which does not say that each has a figure, of which places, and of groups where that is another."""
    own, groups = indicator.every(Level.BOROUGH), indicator.every(Level.BOROUGH, categories=True)
    apart = groups if indicator.breakdowns and groups is not own else None
    if indicator.level is Level.BOROUGH:
        told = [f"{_each(indicator, own or indicator.frequency)}, all Camden only"]
        return upper_first("; ".join([*told, *([f"{_each(indicator, apart)} for groups"] if apart else [])]))
    places: dict[Frequency | None, list[str]] = {apart: ["groups"]} if apart else {}
    for level in (Level.WARD, Level.NEIGHBOURHOOD, Level.BOROUGH):
        name = BOROUGH_NAME if level is Level.BOROUGH else f"{level.word}s"
        places.setdefault(indicator.every(level), []).append(name)
    never = places.pop(None, [])
    if len(places) == 1 and not never:
        return upper_first(f"{_each(indicator, own or indicator.frequency)}, for {_and(*places.values())}")
    order = sorted((every for every in places if every), key=[*Frequency].index)
    told = [f"{_each(indicator, every)} for {_and(places[every])}" for every in order]
    return upper_first("; ".join([*told, *([f"never for {_and(never)}, to protect people"] if never else [])]))


def _each(indicator: Indicator, every: Frequency) -> str:
    """'a financial year', 'the end of a month'."""
    if every is Frequency.ONCE:
        return "one time only"
    long = one(every)
    return f"one day in {long}" if indicator.of_a_day else f"the end of {long}" if indicator.at_the_end else long


def one(frequency: Frequency) -> str:
    """'a month', 'an academic year'."""
    return f"{'an' if frequency.word[0] in 'aeiou' else 'a'} {frequency.word}"


def _and(several: Sequence[str]) -> str:
    *most, last = several
    return f"{', '.join(most)} and {last}" if most else last
