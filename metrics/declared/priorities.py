"""The eleven priorities."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, RootModel, Strict

from data.declarations.model import Declared, Name

PRIORITIES = Path(__file__).parents[1] / "priorities.yaml"

Words = Annotated[str, Field(min_length=3)]


class Promise(Declared):
    """What the file says of one priority."""

    kind: Literal["mission", "challenge", "organisation"] = Field(description="what the council calls it")
    title: Words = Field(description="its name, as short as a menu has it")
    promise: Words = Field(description="what is promised, in our own short words")
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


class Priorities(RootModel[dict[Name, Promise]]):
    """The whole file: each priority by its slug, as published and in that order."""


def priorities() -> tuple[Priority, ...]:
    """The eleven, as published and in that order; raises DeclarationError with every fault of the file."""
    # Only here: who reads snapshots has no need of a reader of YAML.
    from data.declarations.document import parse  # noqa: PLC0415
    from data.declarations.reading import text_of, validated  # noqa: PLC0415

    document = parse(text_of(PRIORITIES, PRIORITIES.name), PRIORITIES.name)
    declared = validated(document, Priorities).root
    return tuple(Priority(slug=slug, **dict(promise)) for slug, promise in declared.items())
