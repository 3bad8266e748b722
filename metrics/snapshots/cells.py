"""The cells of a table as a spreadsheet is to take them: text as text, never as a formula that it would run."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

# By what a formula begins, and the same in full width; a spreadsheet overlooks what is blank or not seen before it.
_UNSEEN = r"[\p{Z}\p{Cf}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}]*"
_BEGINS = rf"{_UNSEEN}[=+\-@\x{{ff1d}}\x{{ff0b}}\x{{ff0d}}\x{{ff20}}]"
# Where a spreadsheet begins a cell: the text's start, and what parts cells where it does not look for commas.
_FORMULA = rf"(^|[;\t\r\n])({_BEGINS})"
_BLANK = r"^([\t\r\n])"
_NUMBER = r"^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?$"
_AS_TEXT = r"'\1"
_WITHIN_AS_TEXT = r"\1'\2"


def harmless(table: pa.Table) -> pa.Table:
    """The same table with an apostrophe before whatever a spreadsheet would run; numbers stay numbers."""
    for place, field in enumerate(table.schema):
        if _is_text(field.type):
            table = table.set_column(place, field.name, _harmless(table.column(place).cast(pa.string())))
    return table.rename_columns(harmless_texts(table.column_names))


def harmless_texts(texts: Sequence[str]) -> list[str]:
    """The same of texts by themselves."""
    told: list[str] = _harmless(pa.chunked_array([texts], pa.string())).to_pylist()
    return told


def _harmless(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    told = pc.replace_substring_regex(texts, _FORMULA, _WITHIN_AS_TEXT)
    told = pc.replace_substring_regex(told, _BLANK, _AS_TEXT)
    return pc.if_else(pc.match_substring_regex(texts, _NUMBER), texts, told)


def _is_text(kind: pa.DataType) -> bool:
    worded = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(worded) or pa.types.is_large_string(worded))
