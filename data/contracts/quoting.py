"""Text, names and tests of texts as SQL has them, whatever is in them."""

import re
from collections.abc import Iterable, Sequence


def text(value: str) -> str:
    """A string as a SQL literal."""
    return "'" + value.replace("'", "''") + "'"


def name(value: str) -> str:
    """A name as a quoted SQL identifier."""
    return '"' + value.replace('"', '""') + '"'


def listed(columns: Sequence[str]) -> str:
    """Columns with commas between."""
    return ", ".join(map(name, columns))


def filled(columns: Sequence[str]) -> str:
    """SQL that is true for a row in which none of the columns is null."""
    return " and ".join(f"{name(column)} is not null" for column in columns)


def any_of(texts: Iterable[str]) -> str:
    """A regular expression for these texts and no others."""
    return "|".join(map(re.escape, texts))


def is_other_text(column: str, pattern: str) -> str:
    """SQL that is true for a text that says something, but not what a regular expression allows.

    Unlike regexp_full_match this cannot fail, so that DuckDB asks it once for each text in a file's dictionary; and
    one literal, however long, takes it less time to parse than a list of many.
    """
    return f"regexp_extract({column}, {text(f'^(?:{pattern})$')}) <> {column}"
