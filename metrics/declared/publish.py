"""Over which periods each level is published, where people are counted."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, Strict

from data.declarations.model import Declared, Place
from data.vocabulary import Frequency, Level

Every = Annotated[Frequency, Strict(False)]
Never = Literal["never"]  # of a level whose counts are too small over any period: another level speaks for it
EveryOrNever = Literal["month", "term", "quarter", "year", "financial_year", "academic_year", "once", "never"]

# The longer periods that hold whole ones of the key's.
ROLLS_UP_TO: dict[Frequency, frozenset[Frequency]] = {
    Frequency.MONTH: frozenset({Frequency.QUARTER, Frequency.YEAR, Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR}),
    Frequency.TERM: frozenset({Frequency.ACADEMIC_YEAR}),
    Frequency.QUARTER: frozenset({Frequency.YEAR, Frequency.FINANCIAL_YEAR}),
}
LEVELS = (Level.BOROUGH, Level.NEIGHBOURHOOD, Level.WARD)
YEARS = (Frequency.YEAR, Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR)


class Levels(Declared):
    """The period over which each level is published; one that is left out, at the indicator's own frequency."""

    borough: Every | None = Field(
        None, description="the period over which the borough's figures are published; its own frequency if not said"
    )
    neighbourhood: EveryOrNever | None = Field(
        None, description="the same for neighbourhoods; never where even a year of them is too few to show"
    )
    ward: EveryOrNever | None = Field(None, description="the same for wards")

    def every(self, level: Level) -> Frequency | Never | None:
        """The period declared for a level."""
        said = getattr(self, level.value) if level in LEVELS else None
        return said if said is None or said == "never" else Frequency(said)


class Publish(Levels):
    """The same for everyone, and for the categories of a breakdown: at the borough alone unless said otherwise."""

    categories: Levels = Field(
        Levels.model_construct(),
        description="the same for categories: at the borough alone unless said otherwise, never of a ward by month",
    )

    @property
    def longer(self) -> frozenset[Frequency]:
        """Every period that is declared for a level or its categories."""
        said = (levels.every(each) for levels in (self, self.categories) for each in LEVELS)
        return frozenset(each for each in said if isinstance(each, Frequency))


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
    for place, fault in _categories(publish, frequency):
        faults.setdefault(place, fault)
    if len(years := sorted(publish.longer.intersection(YEARS))) > 1:
        words = " and ".join(each.word for each in years)
        faults.setdefault((), f"{words} are two kinds of year, which subtract to months; say one of them throughout")
    if publish.categories.every(Level.WARD) is Frequency.MONTH:
        faults.setdefault(("categories", "ward"), "categories of a ward are never published by month; say quarter")
    return faults


def _categories(publish: Publish, frequency: Frequency) -> Iterator[tuple[Place, str]]:
    """Where categories are published over shorter periods than everyone, or where everyone is not."""
    for each in LEVELS:
        whole, part = publish.every(each) or frequency, publish.categories.every(each)
        if not isinstance(part, Frequency):
            continue
        if not isinstance(whole, Frequency):
            yield ("categories", each.value), "everyone at this level is never published; leave it out"
        elif part is not whole and part not in ROLLS_UP_TO.get(whole, ()):
            yield (
                ("categories", each.value),
                f"{part.word} is finer than the {whole.word} of everyone at this level; categories are no finer",
            )


def _fault(each: Level, every: Frequency | Never, level: Level, frequency: Frequency, *, stock: bool) -> str:
    if each is not Level.BOROUGH and level is Level.BOROUGH:
        return "the SQL tells no wards apart, so that only the borough is published"
    if not isinstance(every, Frequency) or every is frequency:
        return ""
    longer = ROLLS_UP_TO.get(frequency, frozenset())
    if every not in longer:
        words = " or ".join(sorted([frequency.value, *longer]))
        if stock:
            return f"a position of each {frequency.word} cannot stand for a {every.word}; it can be {words}"
        return f"a {frequency.word} cannot be added up to a {every.word}; it can be {words}"
    return ""
