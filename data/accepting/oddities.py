"""What may be so in the council's rows, and yet is worth a look: columns of nothing, and wards that come and go."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from data.contracts.contract import Contract
from data.holding.warehouse import camden_wards
from data.served.levels import oddities

WARD = "ward_code"


def odd(contract: Contract, table: pa.Table, first: date, last: date) -> Iterator[str]:
    """A sentence for each number that is nought in every row, and for each ward without rows, or with far too many, in
    months from one day to another in which others, or its own, are as usual."""
    for field in contract.fields:
        if field.type in ("integer", "number") and table.num_rows > 1:
            least, most = pc.min_max(table[field.name]).as_py().values()
            if least == most == 0:
                yield f"Column {field.name} is 0 in every row: see that this was counted, and is not what is not known."
    if contract.date and WARD in contract.names and not contract.is_stated:
        months = pc.floor_temporal(table[contract.date].cast(pa.date32()), unit="month")
        pairs = Counter(zip(months.to_pylist(), table[WARD].to_pylist(), strict=True))
        within = sorted({month for month, _ in pairs if month and first <= month <= last})
        rows = {month: {ward: pairs[month, ward] for ward in camden_wards()} for month in within}
        yield from (f"{said}: see that no rows are lost, or there twice." for said in _said(rows))


def _said(rows: dict[date, dict[str, int]]) -> Iterator[str]:
    return oddities(rows, {}, lambda ward: camden_wards()[ward], "rows")
