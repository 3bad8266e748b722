"""How each series stands on the day of a snapshot: what is kept of it, and how it is read."""

from collections.abc import Mapping

import pyarrow as pa

from data.holding.freshness import Freshness
from data.vocabulary import Frequency, Standing

# A row for each indicator that has figures, and each frequency they are stored in: its areas stand alike.
SCHEMA = pa.schema(
    [
        ("indicator", pa.string()),
        ("frequency", pa.string()),
        ("standing", pa.string()),
        ("due", pa.date32()),
        ("days_late", pa.int64()),
    ]
)
Fresh = Mapping[tuple[str, Frequency], Freshness]


def table(fresh: Fresh) -> pa.Table:
    """As it is kept (SCHEMA)."""
    told = sorted(fresh.items())
    rows = [(slug, frequency, each.standing, each.due, each.days_late) for (slug, frequency), each in told]
    return pa.Table.from_pylist([dict(zip(SCHEMA.names, row, strict=True)) for row in rows], schema=SCHEMA)


def read(rows: pa.Table) -> Fresh:
    """The same, by indicator and frequency."""
    return {
        (row["indicator"], Frequency(row["frequency"])): Freshness(
            Standing(row["standing"]), row["due"], row["days_late"]
        )
        for row in rows.to_pylist()
    }
