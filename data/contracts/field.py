"""What a contract says of one column: its type, its meaning, and the constraints on its values."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Literal, Self

import pyarrow as pa
from pydantic import BeforeValidator, Strict, StringConstraints, model_validator
from pydantic import Field as Key

from data.declarations.model import Declared, Name, refuse

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Type = Literal["string", "integer", "number", "boolean", "date", "datetime"]

SQL_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
}
ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us"),
}
BOUNDED = ("integer", "number", "date", "datetime")


def _one_value(value: object) -> object:
    if isinstance(value, date):
        refuse({(): f"must be in quotes, as '{value}': Frictionless has days as text"})
    if not isinstance(value, bool | int | float | str):
        refuse({(): "must be one value: text, a number, true or false"})
    return value


Scalar = Annotated[bool | int | float | str, BeforeValidator(_one_value)]


class Constraints(Declared):
    """The Frictionless constraints that the check understands."""

    required: bool = Key(False, description="whether every row has a value")
    unique: bool = Key(False, description="whether no value is there twice")
    minimum: Scalar | None = Key(None, description="least value of a number, or earliest day, in quotes")
    maximum: Scalar | None = Key(None, description="greatest value of a number, or latest day, in quotes")
    min_length: int | None = Key(None, alias="minLength", ge=0, description="fewest characters of a text")
    max_length: int | None = Key(None, alias="maxLength", ge=0, description="most characters of a text")
    pattern: str | None = Key(None, description="regular expression that the whole of a text matches")
    enum: Annotated[tuple[Scalar, ...] | None, Strict(False)] = Key(
        None, min_length=1, description="every value that there may be"
    )

    @property
    def said(self) -> tuple[str, ...]:
        """The names of those that hold anything to a rule."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return tuple(name for name, value in values.items() if value not in (None, False))


class Field(Declared):
    """One column of an extract; raises for each constraint that cannot hold for its type."""

    name: Name = Key(description="the column's name in the file: small letters, digits and _")
    type: Type = Key(description="the Frictionless type of its values")
    title: Text | None = Key(None, description="a name for people, where the column's own does not say it")
    description: Text = Key(description="what a value means, and its unit")
    constraints: Constraints = Key(Constraints.model_construct(), description="what every value keeps to")

    @model_validator(mode="after")
    def _constraints_suit_the_type(self) -> Self:
        refuse({("constraints", key): words for key, words in _unsuitable(self.type, self.constraints)})
        return self

    @property
    def required(self) -> bool:
        """Whether every row has a value."""
        return self.constraints.required

    @property
    def unique(self) -> bool:
        """Whether no value is there twice."""
        return self.constraints.unique

    @property
    def is_key(self) -> bool:
        """Whether it holds pseudonyms, by which rows are told apart: all such columns are called so."""
        return self.type == "string" and self.name.endswith("_key")

    @property
    def minimum(self) -> Scalar | None:
        """The least value, or earliest day."""
        return self.constraints.minimum

    @property
    def maximum(self) -> Scalar | None:
        """The greatest value, or latest day."""
        return self.constraints.maximum

    @property
    def min_length(self) -> int | None:
        """The fewest characters of a text."""
        return self.constraints.min_length

    @property
    def max_length(self) -> int | None:
        """The most characters of a text."""
        return self.constraints.max_length

    @property
    def pattern(self) -> str | None:
        """The regular expression that the whole of a text matches."""
        return self.constraints.pattern

    @property
    def enum(self) -> tuple[Scalar, ...]:
        """Every value that there may be; empty where there may be any."""
        return self.constraints.enum or ()

    @property
    def sql_type(self) -> str:
        """The DuckDB type that the column has in a view, such as BIGINT."""
        return SQL_TYPES[self.type]

    @property
    def arrow_type(self) -> pa.DataType:
        """The Arrow type that the column has in a file we write."""
        return ARROW_TYPES[self.type]


EXAMPLES = {
    "integer": "a whole number",
    "number": "a number",
    "date": "a day in quotes, such as '2025-04-01'",
    "datetime": "a moment in quotes, such as '2025-04-01T09:30:00'",
}


def _unsuitable(kind: str, rules: Constraints) -> Iterator[tuple[str, str]]:
    limits = {"minimum": rules.minimum, "maximum": rules.maximum}
    lengths = {"minLength": rules.min_length, "maxLength": rules.max_length, "pattern": rules.pattern}
    for key, limit in limits.items():
        if limit is None:
            continue
        if kind not in BOUNDED:
            yield key, f"cannot hold for type {kind}"
        elif not _is_a(kind, limit):
            yield key, f"must be {EXAMPLES[kind]}, not {limit!r}"
    yield from (
        (key, f"cannot hold for type {kind}") for key, rule in lengths.items() if rule is not None and kind != "string"
    )
    wrong = [value for value in rules.enum or () if not _is_a(kind, value)]
    if wrong:
        yield "enum", f"{', '.join(map(repr, wrong))} {'is' if len(wrong) == 1 else 'are'} not of type {kind}"
    if rules.pattern is not None:
        try:
            re.compile(rules.pattern)
        except re.error as error:
            yield "pattern", f"is not a regular expression: {error}"


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
