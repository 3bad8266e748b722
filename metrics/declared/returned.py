"""Whether the SQL returns the columns that its head asks for: found by binding it, before any row is there."""

import re

import duckdb

from data.declarations.spelling import suggestion
from metrics.declared.head import Declaration
from metrics.declared.indicator import QUALIFIER, Indicator
from metrics.declared.statement import first_line

_LINE = re.compile(r"^LINE (\d+):", re.MULTILINE)
_WHOLE = r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?"
_DAY = re.compile(r"DATE|TIMESTAMP(_S|_MS|_NS)?")
_NUMBER = re.compile(rf"{_WHOLE}|FLOAT|DOUBLE|DECIMAL\(\d+,\d+\)")
_WORD = re.compile(rf"VARCHAR|BOOLEAN|DATE|{_WHOLE}")


def faults(declaration: Declaration, connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Columns that the SQL lacks, or returns in vain, or whose type cannot hold what they say."""
    try:
        relation = connection.sql(declaration.indicator.sql)
        columns, kinds = relation.columns, map(str, relation.types)
    except duckdb.Error as error:
        return [unrun(declaration, error)]
    types = dict(zip(columns, kinds, strict=True))
    indicator = declaration.indicator
    asked = ", ".join(indicator.columns)
    surplus = [column for column in types if column not in (*indicator.columns, *indicator.optional)]
    found = [
        f"the SQL returns no `{column}`{suggestion(column, surplus)}; the head asks for {asked}"
        for column in indicator.columns
        if column not in types
    ]
    found += [f"the SQL returns `{column}`, which the head does not ask for; it asks for {asked}" for column in surplus]
    found += [
        f"the SQL returns `{column}` {columns.count(column)} times; give each column a name of its own"
        for column in types
        if columns.count(column) > 1
    ]
    found += [
        f"`{column}` must be {words}, not {types[column]}"
        for column, (form, words) in _forms(indicator).items()
        if column in types and not form.fullmatch(types[column])
    ]
    return [declaration.in_sql(1, words) for words in found]


def _forms(indicator: Indicator) -> dict[str, tuple[re.Pattern[str], str]]:
    """What type each column that may be returned has."""
    forms = dict.fromkeys((*indicator.counts, *indicator.optional), (_NUMBER, "a number"))
    forms |= dict.fromkeys(("area", *indicator.breakdowns, QUALIFIER), (_WORD, "text"))
    return forms | {"period": (_DAY, "a day, the first of its period")}


def unrun(declaration: Declaration, error: duckdb.Error) -> str:
    """That the SQL does not run, on the line that the database names."""
    line = _LINE.search(str(error))
    return declaration.in_sql(int(line[1]) if line else 1, f"the SQL does not run: {first_line(error)}")
