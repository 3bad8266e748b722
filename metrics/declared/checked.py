"""Who has looked at a definition, on which day, and at what of it."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, Strict, field_validator

from data.declarations.model import Declared, Place, refuse
from data.vocabulary import CheckedPart, Checker


class Check(Declared):
    """One look at a definition: words of ours alone, so that no name of a person can be among them."""

    day: date = Field(description="the day on which it was checked, such as 2026-11-27; none that is still to come")
    role: Annotated[Checker, Strict(False)] = Field(description="who has checked it: a role, never a name")
    what: list[Annotated[CheckedPart, Strict(False)]] = Field(min_length=1, description="what of it was checked")

    @field_validator("day", mode="before")
    @classmethod
    def _is_a_day(cls, value: object) -> object:
        try:
            return date.fromisoformat(value) if isinstance(value, str) else value  # a snapshot holds it as text
        except ValueError:
            raise ValueError(f"must be a day, such as 2026-11-27, not '{value}'") from None

    @field_validator("what")
    @classmethod
    def _says_each_once(cls, what: list[CheckedPart]) -> list[CheckedPart]:
        twice = (number for number, each in enumerate(what) if each in what[:number])
        refuse({(number,): f"{what[number]} is said already" for number in twice})
        return what


def _one_a_day_and_role(checks: list[Check]) -> list[Check]:
    """Refuses two checks by one role on one day, each at its place in the list."""
    faults: dict[Place, str] = {}
    first: dict[tuple[date, Checker], int] = {}
    for number, each in enumerate(checks):
        other = first.setdefault((each.day, each.role), number)
        if other != number:
            faults[(number,)] = f"number {other + 1} is by this role on {each.day} too; list all of 'what' in one"
    refuse(faults)
    return checks


Checks = Annotated[list[Check], AfterValidator(_one_a_day_and_role)]
