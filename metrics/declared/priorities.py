"""The eleven priorities."""

from typing import Annotated

from pydantic import Field, Strict

from data.declarations.model import Declared, Name
from data.vocabulary import PriorityKind

Words = Annotated[str, Field(min_length=3)]
IN_SHORT = 48  # characters: with a year before them they stay in one line of the overview
Few = Annotated[str, Field(min_length=3, max_length=IN_SHORT)]


class Promise(Declared):
    """What the file says of one priority."""

    kind: Annotated[PriorityKind, Strict(False)] = Field(description="what the council calls it")
    title: Words = Field(description="its name, as short as a menu has it")
    promise: Words = Field(description="what is promised, in our own short words")
    in_short: Few | None = Field(
        None,
        description=f"the promise in at most {IN_SHORT} characters, for the overview; where it is no longer, itself",
    )
    by: int | None = Field(ge=1900, le=2200, description="the year of the promise; null where none is set")
    source: Words = Field(description="where the promise is written")
    ambitions: Annotated[tuple[Words, ...], Strict(False)] = Field(
        min_length=1, description="the ambitions of We Make Camden that it serves, by our reading"
    )
    our_own_work: Annotated[tuple[Name, ...], Strict(False)] = Field(
        description="slugs of indicators of our performance; all others are of residents' lives"
    )


class Priority(Promise):
    """One of the eleven."""

    slug: str


def priorities() -> tuple[Priority, ...]:
    """The eleven, as published and in that order; raises DeclarationError with every fault of the file."""
    # Loaded when it is asked for: who imports the readers' door may never read YAML.
    from metrics.declared.promises import read  # noqa: PLC0415

    return read()
