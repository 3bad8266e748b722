"""Over which periods each level is published, where people are counted."""

from typing import Annotated

from pydantic import Field, Strict

from data.declarations.model import Declared, Place
from data.vocabulary import Frequency, Level

Every = Annotated[Frequency, Strict(False)]

# The longer periods that hold whole ones of the key's.
ROLLS_UP_TO: dict[Frequency, frozenset[Frequency]] = {
    Frequency.MONTH: frozenset({Frequency.QUARTER, Frequency.YEAR, Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR}),
    Frequency.TERM: frozenset({Frequency.ACADEMIC_YEAR}),
    Frequency.QUARTER: frozenset({Frequency.YEAR, Frequency.FINANCIAL_YEAR}),
}
LEVELS = (Level.BOROUGH, Level.NEIGHBOURHOOD, Level.WARD)


class Levels(Declared):
    """The period over which each level is published; one that is left out, at the indicator's own frequency."""

    borough: Every | None = Field(
        None, description="the period over which the borough's figures are published; its own frequency if not said"
    )
    neighbourhood: Every | None = Field(None, description="the same for neighbourhoods")
    ward: Every | None = Field(None, description="the same for wards")

    def every(self, level: Level) -> Frequency | None:
        """The period declared for a level."""
        said = {Level.BOROUGH: self.borough, Level.NEIGHBOURHOOD: self.neighbourhood, Level.WARD: self.ward}
        return said.get(level)


class Publish(Levels):
    """The same for everyone, and for the categories of a breakdown: at the borough alone unless said otherwise."""

    categories: Levels = Field(
        Levels.model_construct(),
        description="the same for categories: at the borough alone unless said otherwise, never of a ward by month",
    )


def misfits(publish: Publish, level: Level, frequency: Frequency, *, stock: bool, breakdowns: bool) -> dict[Place, str]:
    """What in `publish` does not go with the rest of a head, by place."""
    faults: dict[Place, str] = {}
    if publish.categories != Levels() and not breakdowns:
        faults[("categories",)] = "there are no breakdowns; leave it out"
    for above, levels in (((), publish), (("categories",), publish.categories)):
        for each in LEVELS:
            every = levels.every(each)
            fault = "" if every is None else _fault(each, every, level, frequency, stock=stock)
            if fault:
                faults[(*above, each.value)] = fault
    for each in LEVELS:
        whole, part = publish.every(each) or frequency, publish.categories.every(each)
        if part is not None and part is not whole and part not in ROLLS_UP_TO.get(whole, ()):
            faults.setdefault(
                ("categories", each.value),
                f"{part.word} is finer than the {whole.word} of everyone at this level; categories are no finer",
            )
    if publish.categories.ward is Frequency.MONTH:
        faults.setdefault(("categories", "ward"), "categories of a ward are never published by month; say quarter")
    return faults


def _fault(each: Level, every: Frequency, level: Level, frequency: Frequency, *, stock: bool) -> str:
    if each is not Level.BOROUGH and level is Level.BOROUGH:
        return "the SQL tells no wards apart, so that only the borough is published"
    if every is frequency:
        return ""
    if stock:
        return f"a stock is not added up over time; say {frequency.value}, or leave it out"
    longer = ROLLS_UP_TO.get(frequency, frozenset())
    if every not in longer:
        words = " or ".join(sorted([frequency.value, *longer]))
        return f"a {frequency.word} cannot be added up to a {every.word}; it can be {words}"
    return ""
