"""A day from which a series is known to be otherwise: why, and who says so."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from data.declarations.model import Declared, Place, refuse

Said = Annotated[str, Field(min_length=3)]


class Occasion(Declared):
    """What happened, from which day on, and on whose word; drawn where it was, with its reason."""

    model_config = ConfigDict(serialize_by_alias=True)

    # Python keeps `from` for itself.
    since: date = Field(alias="from", description="the day from which it holds, such as 2024-04-01, not a year alone")
    reason: Said = Field(description="what happened, such as 'the pilot in Kentish Town began'")
    by: Said = Field(description="who says so: a team, or a name and a role")


def _one_a_day(occasions: list[Occasion]) -> list[Occasion]:
    """Refuses occasions of one day, each at its place in the list."""
    faults: dict[Place, str] = {}
    first: dict[date, int] = {}
    for number, each in enumerate(occasions):
        if each.since in first:
            other = first[each.since] + 1
            faults[(number, "from")] = f"number {other} is from {each.since} too; say both reasons in one"
        first.setdefault(each.since, number)
    refuse(faults)
    return occasions


Occasions = Annotated[list[Occasion], AfterValidator(_one_a_day)]
