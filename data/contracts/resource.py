"""The keys of a contract file: a Frictionless Data Resource's, and our own, which start with `camden:`."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator
from pydantic import Field as Key

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Type = Literal["string", "integer", "number", "boolean", "date", "datetime"]
Scalar = bool | int | float | str

BOUNDED = ("integer", "number", "date", "datetime")


class Part(BaseModel):
    """Refuses keys it does not know, so that a misspelt rule cannot pass as no rule."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Constraints(Part):
    """The Frictionless constraints that the check understands."""

    required: bool = False
    unique: bool = False
    minimum: int | float | str | None = None
    maximum: int | float | str | None = None
    min_length: int | None = Key(None, alias="minLength", ge=0)
    max_length: int | None = Key(None, alias="maxLength", ge=0)
    pattern: str | None = None
    enum: list[Scalar] | None = Key(None, min_length=1)


class FieldPart(Part):
    """One column."""

    name: Name
    type: Type
    title: Text | None = None
    description: Text
    constraints: Constraints = Constraints()

    @model_validator(mode="after")
    def constraints_suit_the_type(self) -> Self:
        """Raise ValueError naming each constraint that cannot hold for this type."""
        faults = list(_unsuitable(self.type, self.constraints))
        if faults:
            raise ValueError("; ".join(faults))
        return self


class Reference(Part):
    """The other table of a foreign key, and its fields."""

    resource: Name
    fields: list[Name]


class ForeignKeyPart(Part):
    """Fields whose values must be found in another table."""

    fields: list[Name] = Key(min_length=1)
    reference: Reference


class Schema(Part):
    """The columns and the keys over them."""

    fields: list[FieldPart] = Key(min_length=1)
    primary_key: list[Name] = Key([], alias="primaryKey")
    foreign_keys: list[ForeignKeyPart] = Key([], alias="foreignKeys")


class Source(Part):
    """Where the data is from; `path` is an address a reader can open."""

    title: Text
    path: Text | None = None


class Licence(Part):
    """What may be done with it."""

    name: Text
    title: Text
    path: Text | None = None


class Resource(Part):
    """A whole contract file."""

    name: Name
    path: Text
    format: Literal["parquet", "csv"]
    title: Text
    description: Text
    sources: list[Source] = Key(min_length=1)
    licenses: list[Licence] = Key(min_length=1)
    table: Schema = Key(alias="schema")
    owner: Text = Key(alias="camden:owner")
    cadence: Literal["daily", "weekly", "monthly", "termly", "quarterly", "yearly", "once"] = Key(
        alias="camden:cadence"
    )
    grain: Text = Key(alias="camden:grain")
    date: Name | None = Key(None, alias="camden:date")
    counts: Literal["people", "things"] = Key(alias="camden:counts")
    origin: Literal["published"] | None = Key(None, alias="camden:origin")
    smallest_shown: int = Key(5, alias="camden:smallest_shown", ge=1)
    protection: int = Key(3, alias="camden:protection", ge=1)
    ward: Literal["required", "optional"] = Key("required", alias="camden:ward")
    attribution: Text | None = Key(None, alias="camden:attribution")
    settles_after_months: int = Key(0, alias="camden:settles_after_months", ge=0)


def _unsuitable(kind: str, rules: Constraints) -> Iterator[str]:
    limits = {"minimum": rules.minimum, "maximum": rules.maximum}
    lengths = {"minLength": rules.min_length, "maxLength": rules.max_length, "pattern": rules.pattern}
    for key, limit in limits.items():
        if limit is None:
            continue
        if kind not in BOUNDED:
            yield f"'{key}' cannot hold for type {kind}"
        elif not _is_a(kind, limit):
            yield f"'{key}' must be {EXAMPLES[kind]}, not {limit!r}"
    yield from (
        f"'{key}' cannot hold for type {kind}" for key, rule in lengths.items() if rule is not None and kind != "string"
    )
    yield from (f"'enum' value {value!r} is not of type {kind}" for value in rules.enum or [] if not _is_a(kind, value))
    if rules.pattern is not None:
        try:
            re.compile(rules.pattern)
        except re.error as error:
            yield f"'pattern' is not a regular expression: {error}"


EXAMPLES = {
    "integer": "a whole number",
    "number": "a number",
    "date": "a day in quotes, such as '2025-04-01'",
    "datetime": "a moment in quotes, such as '2025-04-01T09:30:00'",
}


def _is_a(kind: str, value: object) -> bool:
    readers = {"date": date.fromisoformat, "datetime": datetime.fromisoformat}
    if kind in readers:
        try:
            return isinstance(value, str) and bool(readers[kind](value))
        except ValueError:
            return False
    if kind == "boolean" or isinstance(value, bool):
        return kind == "boolean" and isinstance(value, bool)
    return isinstance(value, {"string": str, "integer": int, "number": int | float}[kind])


KEYS = sorted(
    {
        key.alias or name
        for part in (Resource, Schema, FieldPart, Constraints, ForeignKeyPart, Reference, Source, Licence)
        for name, key in part.model_fields.items()
    }
)
