"""What an indicator aims at, and on whose word."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, Strict, field_validator, model_validator

from data.declarations.model import Declared, Place, refuse
from data.vocabulary import Level, TargetOrigin

Basis = Annotated[str, Field(min_length=3)]


class Target(Declared):
    """What is aimed at, and by when."""

    value: float = Field(description="the aim, in the indicator's own units: a proportion is 0 to 1")
    by: date | None = Field(None, description="the day it is for; a year means its 31 December")
    baseline: float | None = Field(None, description="the level at the start, in the same units")
    baseline_on: date | None = Field(None, description="the day the baseline was measured")
    origin: Annotated[TargetOrigin, Strict(False)] = Field(
        description="published: a number in print; derived: our reading of a published promise; or illustrative"
    )
    basis: Basis | None = Field(
        None, description="what a published or derived target rests on, quoted, with its source"
    )
    levels: list[Literal[Level.WARD, Level.NEIGHBOURHOOD, Level.BOROUGH]] = Field(
        [Level.BOROUGH], description="the levels it holds for; elsewhere it is only drawn"
    )

    @field_validator("by", "baseline_on", mode="before")
    @classmethod
    def _last_day_of_a_year(cls, value: object) -> object:
        if isinstance(value, int) and not isinstance(value, bool):
            if not date.min.year <= value <= date.max.year:
                raise ValueError(f"{value} is no year; write it as 2030")
            return date(value, 12, 31)
        try:
            return date.fromisoformat(value) if isinstance(value, str) else value  # a snapshot holds it as text
        except ValueError:
            raise ValueError(f"must be a day, such as 2027-03-31, or a year, not '{value}'") from None

    @model_validator(mode="after")
    def _says_on_what(self) -> Self:
        faults: dict[Place, str] = {}
        if (self.baseline is None) != (self.baseline_on is None):
            lacking = "baseline" if self.baseline is None else "baseline_on"
            faults[(lacking,)] = "baseline and baseline_on go together: a level, and the day it was measured"
        if self.by is not None and self.baseline_on is not None and self.by <= self.baseline_on:
            faults[("by",)] = f"must be after the baseline was measured, on {self.baseline_on}"
        if self.origin is not TargetOrigin.ILLUSTRATIVE and self.basis is None:
            faults[("basis",)] = f"a {self.origin.value} target quotes what it rests on, with its source"
        refuse(faults)
        return self


def off_units(target: Target | None, *, share: bool, count: bool) -> dict[Place, str]:
    """What of a target cannot be in the units of a share, or of a count or rate, by place."""
    faults: dict[Place, str] = {}
    for key in ("value", "baseline"):
        aim = None if target is None else getattr(target, key)
        if aim is not None and share and not 0 <= aim <= 1:
            meant = f"; write {aim / 100:g} for {aim:g}%" if 1 < aim <= 100 else ""
            faults[(key,)] = f"must be from 0 to 1, as the figures are, not {aim:g}{meant}"
        elif aim is not None and count and aim < 0:
            faults[(key,)] = f"must be 0 or more, as what is counted is, not {aim:g}"
    return faults
