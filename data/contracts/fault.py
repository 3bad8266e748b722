"""What a check finds: rules that are broken, with a few of the rows that break them."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.contracts.contract import Contract
from data.contracts.quoting import name
from data.shortly import MOST_CHARACTERS

EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Places:
    """How a row is found again: `words` are SQL, over `columns` of the table, of which a text is made."""

    columns: tuple[str, ...]
    words: str


# Where rows are known by nothing else, by their number in the table's own order.
NUMBERED = Places((), "'row ', \"row number\"")
# Rows of several parts are found again by the part, and the row there, from 0.
PART, PART_ROW = "camden part", "file_row_number"
IN_PARTS = Places((PART, PART_ROW), f'parse_filename("{PART}"), \', row \', "{PART_ROW}" + 1')


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule of an extract; `examples` are up to five rows, with values where it counts things."""

    extract: str
    field: str
    rule: str
    rows: int = 0
    examples: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f"{self.extract}.{self.field}" if self.field else self.extract
        if not self.rows:
            return f"{where}: {self.rule}"
        broken = "1 row breaks this" if self.rows == 1 else f"{self.rows:,} rows break this"
        more = ", and more" if self.rows > len(self.examples) else ""
        return f"{where}: {self.rule}; {broken}: {', '.join(self.examples)}{more}"


def example(contract: Contract, fields: Sequence[str], places: Places) -> str:
    """SQL for the parts of a text by which a row is found again, with its values where it counts things."""
    example = places.words
    if contract.counts == "things":
        values = ", ' ', ".join(
            f"coalesce(left(cast({name(field)} as varchar), {MOST_CHARACTERS}), 'null')" for field in fields
        )
        example += f", ' (', {values}, ')'"
    return example
