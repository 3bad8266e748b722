"""The columns of a sheet in the types of their contract, with every cell that cannot be read so."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from data.accepting.sheet import Sheet, shows_values
from data.accepting.values import UnreadableError, is_day_first, value
from data.contracts.contract import Contract
from data.contracts.fault import EXAMPLES
from data.contracts.field import Field
from data.shortly import cut

# Where a row is found again, in columns that no contract can have.
FILE, ROW = "camden file", "camden row"


@dataclass(frozen=True, slots=True)
class Typed:
    """The rows of a sheet with their places (FILE, ROW); each fault in words, and the columns that have one.

    `day_first` are the columns with days in figures that were read with the day first."""

    table: pa.Table
    faults: tuple[str, ...]
    unread: frozenset[str]
    day_first: tuple[str, ...]


def typed(contract: Contract, sheet: Sheet) -> Typed:
    """The sheet's columns as the contract has them; a cell that cannot be read is null, and a fault."""
    columns: dict[str, pa.ChunkedArray | pa.Array] = {}
    faults: list[str] = []
    unread: set[str] = set()
    day_first: list[str] = []
    for name, like in sheet.missing:
        needed = contract.table.by_name[name].required
        fix = "add it, filled in every row" if needed else "add it, with its cells empty where nothing is known"
        fix = f"rename {like}, which looks like it" if like else fix
        faults.append(f"{sheet.file}: column {name}: is missing; {fix}")
    for field in contract.fields:
        if field.name not in sheet.columns:
            continue
        column = sheet.columns[field.name]
        if pa.types.is_string(column.type):
            texts = _trimmed(column)
            known = _known(field, texts)
            column = pa.array(known.values, field.arrow_type).take(known.places)
            broken = list(_broken(contract, field, sheet, texts, known))
            faults += broken
            unread |= {field.name} if broken else set()
            day_first += [field.name] if known.day_first else []
        columns[field.name] = column
    columns[FILE] = pa.repeat(sheet.file, len(sheet.rows))
    columns[ROW] = pa.array(sheet.rows, pa.int64())
    return Typed(pa.table(columns), tuple(faults), frozenset(unread), tuple(day_first))


@dataclass(frozen=True, slots=True)
class _Known:
    """Each different text once: what it says, None where that cannot be told, and the rule that it then breaks."""

    values: list[object]
    rules: list[str]
    places: pa.Array
    day_first: bool


def _trimmed(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    texts = pc.utf8_trim_whitespace(whole)
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)


def _known(field: Field, texts: pa.Array) -> _Known:
    coded = texts.dictionary_encode()
    values: list[object] = []
    rules: list[str] = []
    for text in coded.dictionary.to_pylist():
        try:
            said, rule = value(field, text), ""
        except UnreadableError as error:
            said, rule = None, str(error)
        values.append(said)
        rules.append(rule)
    dated = field.type in ("date", "datetime")
    day_first = dated and any(map(is_day_first, coded.dictionary.to_pylist()))
    return _Known(values, rules, coded.indices, day_first)


def _broken(contract: Contract, field: Field, sheet: Sheet, texts: pa.Array, known: _Known) -> Iterator[str]:
    """A sentence for each rule that cells of the column break, with the first rows that do."""
    of_rows = pa.array(known.rules, pa.string()).take(known.places)
    for rule in dict.fromkeys(filter(None, known.rules)):
        at = pc.indices_nonzero(pc.fill_null(pc.equal(of_rows, rule), fill_value=False)).to_pylist()
        shown = [f"row {sheet.rows[place]}{_value(contract, texts[place])}" for place in at[:EXAMPLES]]
        many = "1 row breaks this" if len(at) == 1 else f"{len(at):,} rows break this"
        more = ", and more" if len(at) > EXAMPLES else ""
        yield f"{sheet.file}: column {field.name}: {rule}; {many}: {', '.join(shown)}{more}"


def _value(contract: Contract, text: pa.StringScalar) -> str:
    return f" ({cut(text.as_py())})" if shows_values(contract) else ""
