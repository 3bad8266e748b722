"""What a contract demands of its rows: each rule a sentence, and SQL for the rows that break it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from data.contracts.characters import Characters, characters
from data.contracts.condition import Condition
from data.contracts.contract import Contract
from data.contracts.field import Field
from data.contracts.quoting import any_of, filled, is_other_text, listed, name, text
from data.contracts.references import References

# Whatever the council records has happened in them or will; other years are slips of the pen, or of a disk.
CENTURIES = (1900, 2100)
# Whole numbers up to here are exact, and the sum of a million of them still is one: nothing that is counted is larger.
LARGEST = 10**12


# Control characters but for line ends and tabs, and others that turn what follows round, as RE2 writes them.
UNSEEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}]"


class Needs(Enum):
    """What it takes to tell whether a table keeps a rule."""

    BOUNDS = auto()  # how many values a column has, the least and the most
    VALUES = auto()  # each value on its own
    ROWS = auto()  # all rows together


@dataclass(frozen=True, slots=True)
class Rule:
    """A constraint with its sentence: `broken` is SQL that is true for each row that breaks it."""

    fields: tuple[str, ...]
    words: str
    broken: str
    needs: Needs = Needs.VALUES
    # Where it is about these alone, so that long columns are held to it without the SQL.
    characters: Characters | None = None


def rules(contract: Contract, fields: Sequence[Field], table: str, references: References) -> Iterator[Rule]:
    """The rules of a table, for those fields whose columns are there in their types: of columns, of keys, of rows.

    `table` is SQL for it. A foreign key into a table that is not there has no rule.
    """
    for field in fields:
        yield from _of_values(field, name(field.name))
        if field.unique:
            yield Rule((field.name,), "must not repeat", _repeated((field.name,), table), Needs.ROWS)
    there = {field.name for field in fields}
    if contract.primary_key and there.issuperset(contract.primary_key):
        together = "must not repeat" if len(contract.primary_key) == 1 else "must not repeat together"
        yield Rule(contract.primary_key, together, _repeated(contract.primary_key, table), Needs.ROWS)
    for unique in contract.table.unique_keys:
        if there.issuperset(unique):
            yield Rule(unique, "must not repeat together", _repeated(unique, table), Needs.ROWS)
    for key in contract.foreign_keys:
        own = key.resource == contract.name
        if there.issuperset(key.fields) and (own or references.has(key.resource)):
            unknown = references.unknown(key, table if own else name(key.resource))
            yield Rule(key.fields, f"must be found in {key.resource}.{', '.join(key.reference)}", unknown)
    for condition in contract.conditions:
        if there.issuperset(condition.columns):
            yield of_condition(condition)


def of_condition(condition: Condition) -> Rule:
    """The rule of a condition: where that is null, as where a column which it needs is empty, so is what denies it."""
    return Rule(condition.columns, condition.says, f"not ({condition.holds})")


def _of_values(field: Field, column: str) -> Iterator[Rule]:
    own, texts = (field.name,), field.type == "string"
    if field.type == "number":
        yield Rule(own, "must be neither infinite nor NaN", f"not isfinite(cast({column} as double))")
    if field.type in ("integer", "number"):
        beyond = f"{column} not between {-LARGEST} and {LARGEST}"
        # What is infinite or NaN has a rule of its own.
        beyond = beyond if field.type == "integer" else f"isfinite(cast({column} as double)) and {beyond}"
        needs = Needs.BOUNDS if field.type == "integer" else Needs.VALUES
        yield Rule(own, f"must lie between -{LARGEST:,} and {LARGEST:,}", beyond, needs)
    if field.type in ("date", "datetime"):
        outside = f"{column} < cast('{CENTURIES[0]}-01-01' as date) or {column} >= cast('{CENTURIES[1]}-01-01' as date)"
        yield Rule(own, f"must lie in the years {CENTURIES[0]} to {CENTURIES[1] - 1}", outside, Needs.BOUNDS)
    yield from _limits(field, column)
    yield from _lengths(field, column)
    if field.pattern is not None:
        other, plain = is_other_text(column, field.pattern), characters(field.pattern)
        yield Rule(own, f"must match the pattern {field.pattern}", other, characters=plain)
    if field.enum:
        allowed = ", ".join(_literal(field, value) for value in field.enum)
        other = is_other_text(column, any_of(map(str, field.enum))) if texts else f"{column} not in ({allowed})"
        yield Rule(own, f"must be one of: {', '.join(map(str, field.enum))}", other)
    if texts and field.pattern is None and not field.enum:
        unseen = f"regexp_matches({column}, {text(UNSEEN)})"
        yield Rule(own, "must hold no sign that is not seen, such as a control character; take it out", unseen)
    # Empty text has a rule of its own; the others are about texts that say something.
    if field.required:
        blank = f"coalesce({column}, '') = ''" if texts else f"{column} is null"
        yield Rule(own, "must be filled in every row", blank, Needs.BOUNDS)
    elif texts:
        yield Rule(own, "must be null rather than empty text", f"{column} = ''", Needs.BOUNDS)


def _limits(field: Field, column: str) -> Iterator[Rule]:
    least, most = field.minimum, field.maximum
    if least is not None:
        yield Rule((field.name,), f"must be {least} or more", f"{column} < {_literal(field, least)}", Needs.BOUNDS)
    if most is not None:
        yield Rule((field.name,), f"must be {most} or less", f"{column} > {_literal(field, most)}", Needs.BOUNDS)


def _lengths(field: Field, column: str) -> Iterator[Rule]:
    least, most = field.min_length, field.max_length
    if least is not None:
        yield Rule((field.name,), f"must have {least} characters or more", f"length(nullif({column}, '')) < {least}")
    if most is not None:
        yield Rule((field.name,), f"must have {most} characters or fewer", f"length({column}) > {most}")


def _repeated(fields: tuple[str, ...], table: str) -> str:
    groups = (
        f"select {listed(fields)} from {table} where {filled(fields)} group by {listed(fields)} having count(*) > 1"
    )
    return f"{filled(fields)} and ({listed(fields)}) in ({groups})"


def _literal(field: Field, value: object) -> str:
    return f"cast({text(str(value))} as {field.sql_type})"
