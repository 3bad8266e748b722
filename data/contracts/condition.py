"""A condition over the columns of a row, as a contract says it: a sentence, and its SQL."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pydantic import Field as Key

from data.contracts.field import Text
from data.declarations.model import Declared, Place
from data.declarations.spelling import suggestion

# What SQL's own words are, of those that a condition needs: any other name is a column's.
WORDS = frozenset(
    {"and", "or", "not", "is", "null", "in", "between", "like", "true", "false", "distinct", "from", "case", "when"}
    | {"then", "else", "end", "cast", "as", "date", "interval", "integer", "bigint", "double", "varchar"}
)
# A condition is about one row: it reads no other, and no table.
REFUSED = re.compile(
    r";|--|/\*|\b(?:select|with|over|copy|attach|pragma|install|load|set|insert|update|delete)\b", re.IGNORECASE
)
_TEXTS = re.compile(r"'(?:[^']|'')*'")
_NAMES = re.compile(r"\b[A-Za-z_]\w*\b(?!\s*\()")


class Condition(Declared):
    """What holds for every row over several of its columns; kept where its SQL is null, as where one is empty."""

    says: Text = Key(description="the rule as a sentence of its own, such as 'a repair does not end before it begins'")
    holds: Text = Key(description="SQL over the row's own columns that is true where the rule is kept")

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it is about, each once, in the order of their names in the SQL."""
        names = (found[0] for found in _NAMES.finditer(_TEXTS.sub("''", self.holds)))
        return tuple(dict.fromkeys(name for name in names if name.lower() not in WORDS))

    def misfits(self, known: Iterable[str]) -> Iterator[str]:
        """Why it cannot hold for a table with these columns, in words."""
        found, columns = REFUSED.search(_TEXTS.sub("''", self.holds)), set(known)
        if found:
            yield f"'{found[0]}' reads more than one row; write a condition over the columns of a row"
            return
        if not self.columns:
            yield "names no column; write a condition over the columns of a row"
        for name in self.columns:
            if name not in columns:
                yield f"there is no field '{name}'{suggestion(name, columns)}"


def misfits(conditions: Sequence[Condition], known: Iterable[str]) -> dict[Place, str]:
    """Why conditions cannot hold for a table with these columns, each at its place among them."""
    names = tuple(known)
    found = {number: [*each.misfits(names)] for number, each in enumerate(conditions)}
    return {(number, "holds"): "; ".join(faults) for number, faults in found.items() if faults}
