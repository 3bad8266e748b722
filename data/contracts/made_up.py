"""How the made-up rows of a sample are told from all others, wherever they are copied to: they carry a mark themselves.

Where rows have keys, each begins with MARK, which the pattern of a key does not allow. Where they have none, and are of
a place and a time alone, the numbers that the contract names add up to a multiple of MULTIPLE in every row in which
they come to LEAST or more: of others a third do, and hardly ever so many of so many.
"""

from collections.abc import Iterator, Sequence

from data.contracts.characters import characters
from data.contracts.contract import Contract
from data.contracts.field import Field
from data.contracts.quoting import name, text
from data.contracts.rules import Needs, Rule

# Short, so that a key is as quick to compare with it as without: DuckDB has texts of up to 12 letters at hand.
MARK = "eg:"
LEAST, MULTIPLE = 20, 3
# How many rows, with how many different sums, and which part of those that come to LEAST, no chance brings together.
ROWS, DIFFERENT, PART = 30, 10, 0.8


def as_made_up(field: Field) -> Field:
    """A column as a sample has it: a key begins with the mark."""
    if not field.is_key:
        return field
    own = field.pattern or ".*"
    pattern = MARK + (f"(?:{own})" if "|" in own else own)
    return field.model_copy(update={"constraints": field.constraints.model_copy(update={"pattern": pattern})})


def rules_of_mark(contract: Contract, fields: Sequence[Field], table: str, *, made_up: bool) -> Iterator[Rule]:
    """That rows which are `made_up` have the mark in their numbers, and that no others have one anywhere.

    `table` is SQL for rows that have these fields in their types. A key in a sample is held to the pattern of
    `as_made_up` too, whose proof needs that it begins as it does."""
    for field in fields:
        if field.is_key and made_up:
            begins = f"not starts_with({name(field.name)}, {text(MARK)})"
            yield Rule((field.name,), f"must begin with '{MARK}', as every key of a sample does", begins, Needs.BOUNDS)
        elif field.is_key:
            words = f"must not begin with '{MARK}', as only the keys of made-up rows do; give the council's own rows"
            # One that does breaks the pattern of keys too, so that what proves that one proves this.
            proved = characters(field.pattern) if field.pattern else None
            yield Rule((field.name,), words, f"starts_with({name(field.name)}, {text(MARK)})", characters=proved)
    if not contract.mark or not {field.name for field in fields}.issuperset(contract.mark):
        return
    total = " + ".join(f"floor(cast({name(column)} as double))" for column in contract.mark)
    large, multiple = f"{total} >= {LEAST}", f"({total}) % {MULTIPLE} = 0"
    if made_up:
        words = f"must add up to a multiple of {MULTIPLE} from {LEAST} on, as in every row of a sample"
        yield Rule(contract.mark, words, f"{large} and not {multiple}")
        return
    these = f"filter ({large} and {multiple})"
    of_sample = (
        f"(select count(*) {these} >= {ROWS} and count(distinct {total}) {these} >= {DIFFERENT} "
        f"and count(*) {these} >= {PART} * count(*) filter ({large}) from {table})"
    )
    words = (
        f"must not add up to multiples of {MULTIPLE} alone, as only the numbers of made-up rows do; give the council's "
        "own rows"
    )
    yield Rule(contract.mark, words, f"{large} and {multiple} and {of_sample}")
