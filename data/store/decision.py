"""Entries of decisions: what was known, what was decided, and what came of it."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from data.declarations.model import refuse
from data.store.form import Code, Day, Entry, Line, Said, Snapshot, Text
from data.vocabulary import Advice, Decided, Found


class Read(Entry):
    """What one indicator said when something was decided, in words and numbers that need nothing else to be read."""

    indicator: Code
    title: Line
    area: Code
    area_name: Line
    period: Line = ""  # in words
    value: Line = ""  # in words, with its unit
    number: float | None = None  # in the indicator's own units, as are its limits
    lower: float | None = None
    upper: float | None = None
    variation: Line = ""
    assurance: Line = ""
    course: Line = ""
    origin: Line = ""


class Difference(Entry):
    """What sites did beside their comparison wards, as it was worked out when something was decided."""

    indicator: Code
    title: Line
    finding: Text
    estimate: float | None = None
    lower: float | None = None
    upper: float | None = None
    others: int = 0  # how many other choices of wards it was set beside
    as_large: int = 0  # how many of them moved as much


class Evidence(Entry):
    """What was known when something was decided, frozen with it: it is read without the snapshot that it names."""

    snapshot: Snapshot
    as_of: Day
    sample: bool  # whether any of it was made up
    advice: Advice
    because: Text = ""
    strength: Line = ""
    readings: tuple[Read, ...] = ()
    differences: tuple[Difference, ...] = ()
    form: int = 1  # of this model; a later one reads earlier ones


class Decision(Entry):
    """What was decided of a piece of work or of an indicator in an area, and why; `differs` says why where that is
    not what the evidence suggests. `expects` says what it is to bring."""

    initiative: Code = ""
    indicator: Code = ""
    area: Code = ""
    decided: Decided
    why: Said
    differs: Text = ""
    expects: Text = ""
    conditions: Text = ""
    on: Day
    review_on: Day | None = None
    meeting: Code = ""
    evidence: Evidence

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        faults: dict[tuple[str | int, ...], str] = {}
        if not (self.initiative or self.indicator):
            faults["initiative",] = "say of which piece of work or indicator this is decided"
        if self.review_on is not None and self.review_on <= self.on:
            faults["review_on",] = "must be after the day of the decision"
        if self.is_other_than_advised and len(self.differs) < 3:
            advised = self.evidence.advice.word.lower()
            faults["differs",] = f"the evidence suggests “{advised}”: say in a sentence why you decide otherwise"
        refuse(faults)
        return self

    @property
    def is_other_than_advised(self) -> bool:
        """Whether the evidence suggested one of the four, and another was decided."""
        advised = self.evidence.advice.value
        return advised in {each.value for each in Decided} and advised != self.decided.value


class Review(Entry):
    """What a look back found: `of` is the id of the decision or expectation that it looks at."""

    of: Annotated[Code, Field(min_length=1)]
    found: Found
    words: Said
    on: Day
    meeting: Code = ""
