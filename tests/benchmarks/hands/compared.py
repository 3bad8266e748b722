"""Whether two ways of counting come to the same rows."""

import pyarrow as pa

from tests.benchmarks.hands.asked import KEY, NUMBERS

SCHEMA = pa.schema(
    [(name, pa.date32() if name == "period" else pa.string()) for name in KEY]
    + [(name, pa.float64()) for name in NUMBERS]
)


def in_order(rows: pa.Table) -> pa.Table:
    """The rows (SCHEMA), however their maker keeps words and numbers, sorted by their key."""
    return rows.select(SCHEMA.names).cast(SCHEMA).sort_by([(name, "ascending") for name in KEY]).combine_chunks()


def hold_to(ours: pa.Table, theirs: pa.Table, way: str) -> None:
    """Raises ValueError, which names a row, where theirs are others."""
    mine, other = in_order(ours), in_order(theirs)
    if mine.equals(other):
        return
    here, there = _rows(mine), _rows(other)
    raise ValueError(
        f"{way} has {other.num_rows:,} rows and we have {mine.num_rows:,}, of which {len(here - there):,} are not the "
        f"same there: {_first(here - there)} is here, {_first(there - here)} there"
    )


def _rows(table: pa.Table) -> set[tuple[str, ...]]:
    return {tuple(map(str, row.values())) for row in table.to_pylist()}


def _first(rows: set[tuple[str, ...]]) -> str:
    return ", ".join(min(rows)) if rows else "no other row"
