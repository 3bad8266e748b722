"""The rows of the collection of quoted figures that an indicator is made of: each names who printed it."""

import re
from typing import Any

import pyarrow as pa

from metrics import Indicator

COLLECTION = "published_figures"


def printed(indicator: Indicator, table: pa.Table | None) -> list[dict[str, Any]]:
    """The rows of the series that an indicator's SQL names, newest first; none where it uses no quoted figure. `table`
    is the collection, where it is held."""
    if table is None or COLLECTION not in indicator.extracts:
        return []
    named = set(re.findall(r"'(\w+)'", indicator.sql))
    rows: list[dict[str, Any]] = [row for row in table.to_pylist() if row["series"] in named]
    return sorted(rows, key=lambda row: row["period"], reverse=True)
