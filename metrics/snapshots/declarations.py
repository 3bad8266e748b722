"""The declarations of indicators as a snapshot holds them: what each is about as columns, and the whole as JSON."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from metrics.declared.indicator import Indicator

COLUMNS = ("slug", "priority", "title", "question", "kind", "polarity", "level", "frequency", "owner", "sql")
WHOLE = "declaration"
SCHEMA = pa.schema([(name, pa.string()) for name in (*COLUMNS, WHOLE)])


def table(declared: Mapping[str, Indicator]) -> pa.Table:
    """As they are kept (SCHEMA)."""
    rows = [
        {name: str(getattr(each, name)) for name in COLUMNS} | {WHOLE: each.model_dump_json()}
        for each in declared.values()
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def read(rows: pa.Table) -> dict[str, Indicator]:
    """The same, by slug."""
    told = rows.select(["slug", WHOLE]).to_pylist()
    return {row["slug"]: Indicator.model_validate_json(row[WHOLE]) for row in told}


def described() -> dict[str, tuple[Any, str]]:
    """What each column holds and means, as the model of a declaration has it."""
    own = {name: Indicator.model_fields[name] for name in COLUMNS}
    return {name: (field.annotation, field.description or "") for name, field in own.items()} | {
        WHOLE: (str, "all of its declaration, as JSON")
    }
