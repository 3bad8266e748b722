"""Exact totals of the same people that are in print: whoever subtracts tables has them too."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from data.declarations.model import Declared, Name, Place, refuse
from data.periods import start
from data.vocabulary import Kind, Level
from metrics.declared.fitting import Said

Words = Annotated[str, Field(min_length=3)]


class AlsoKnown(Declared):
    """One of them: an indicator of figures in print, or a number with its period and source."""

    indicator: Name | None = Field(
        None, description="the indicator of figures in print that gives it: for each of its periods, all that are exact"
    )
    value: Annotated[int, Field(ge=0)] | None = Field(None, description="or the number itself, as it is printed")
    period: date | None = Field(
        None, description="the first day of the period that the number is of, at the indicator's own frequency"
    )
    source: Words | None = Field(None, description="who prints the number, and where")
    part: Literal["numerator", "denominator"] = Field("numerator", description="which part of the figure it is")
    level: Literal[Level.BOROUGH, Level.NONE] = Field(
        Level.BOROUGH, description="of which place: the borough, or none for those of it who have no ward"
    )

    @field_validator("period", mode="before")
    @classmethod
    def _is_a_day(cls, value: object) -> object:
        try:
            return date.fromisoformat(value) if isinstance(value, str) else value  # a snapshot holds it as text
        except ValueError:
            raise ValueError(f"must be a day, such as 2022-06-01, not '{value}'") from None

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> Self:
        if (self.indicator is None) == (self.value is None):
            raise ValueError("name the indicator that gives it, or the value: one of the two")
        faults: dict[Place, str] = {}
        for key in ("period", "source"):
            said = getattr(self, key) is not None
            if self.value is not None and not said:
                faults[(key,)] = "a number goes with its period and its source; say it"
            if self.indicator is not None and said:
                faults[(key,)] = "the indicator says it; leave it out"
        refuse(faults)
        return self


def misfits(known: AlsoKnown, said: Said) -> dict[Place, str]:
    """What in one of them does not go with the rest of its head, by place."""
    kind, frequency = said.get("kind"), said.get("frequency")
    faults: dict[Place, str] = {}
    if kind is Kind.PUBLISHED:
        faults[()] = "a figure in print is no count of ours that it could give away; leave it out"
    elif known.part == "denominator" and kind in (Kind.COUNT, Kind.RATE):
        faults[("part",)] = f"a {kind.word} has no denominator of people; say numerator"
    elif known.part == "numerator" and (kind is Kind.MEAN or said.get("weighted")):
        faults[("part",)] = "only its denominator is a count of people; say denominator"
    if known.level is Level.NONE and said.get("level") is Level.BOROUGH:
        faults[("level",)] = "the SQL tells no wards apart, so that nobody is without one; say borough"
    if known.period is not None and frequency is not None and start(frequency, known.period) != known.period:
        faults[("period",)] = f"must be the first day of a {frequency.word}, such as {start(frequency, known.period)}"
    return faults
