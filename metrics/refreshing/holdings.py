"""Notes for a snapshot what was there of every extract that a contract promises."""

import json
from collections.abc import Mapping
from datetime import date

import numpy as np
import pyarrow as pa

import data
from data.sources.source import fetched, sources
from data.vocabulary import Counted, Origin
from metrics.protected import rounding
from metrics.snapshots.holdings import SCHEMA

_SAID = ("name", "title", "description", "owner", "cadence", "grain", "counts", "attribution", "rules")
_FOUND = ("origin", "source", "covers_from", "covers_to", "inferred", "extracted_on", "rows")


def table(held: Mapping[str, data.Extract], as_of: date) -> pa.Table:
    """A row for each promised extract (SCHEMA), whether it is there or not; `changes` as JSON."""
    promised = [contract for contract in data.all_contracts().values() if contract.is_extract]
    rows = [_row(contract, held.get(contract.name), as_of) for contract in promised]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _row(contract: data.Contract, held: data.Extract | None, as_of: date) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(contract, name) for name in _SAID}
    licence = "; ".join(licence.title for licence in contract.licenses)
    row |= {"licence": licence, "ways_in": _ways_in(contract), "ended": contract.ended or ""}
    if held is None:
        return row | {"origin": "", "source": "", "inferred": False, "standing": "", "days_late": 0, "changes": "[]"}
    fresh = data.judge(contract, held.judged_to, as_of)
    row |= {name: getattr(held, name) for name in _FOUND}
    row |= {"standing": str(fresh.standing), "due": fresh.due, "days_late": fresh.days_late, "changes": "[]"}
    if held.origin == Origin.SAMPLE:  # no publisher is to be named for what is made up
        row["attribution"] = f"Made up, like: {contract.title}"
    if Counted(contract.counts) is Counted.PEOPLE and held.origin != Origin.PUBLISHED:
        # How many there are in all, and how many more than before, would be true counts beside the rounded ones.
        return row | {"rows": _rounded(contract, held.rows)}
    if held.restated:
        changes = [
            (one.period.isoformat(), one.area, one.cells, one.before, one.after, one.moved)
            for one in held.restated.changes
        ]
        row |= {"changed_on": held.restated.found_on, "changes": json.dumps(changes)}
    return row


def _rounded(contract: data.Contract, rows: int) -> int | None:
    (found,) = rounding.shown([rows], [contract.smallest_shown])
    return None if np.isnan(found) else int(found)


def _ways_in(contract: data.Contract) -> str:
    """The commands that bring an extract in."""
    if contract.origin is not None:
        return "Kept in the project, with the script that makes it: python -m data.published"
    names = [name for name, source in sources().items() if contract.name == source.EXTRACT]
    if not names:
        return f"python -m data accept {contract.name} FILE --covers FIRST LAST"
    ways = [f"python -m data fetch {name}" for name in names if name in fetched()]
    return "; ".join([*ways, *(f"python -m data import {name} FILE" for name in names)])
