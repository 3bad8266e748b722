"""Who printed each figure of a collection of quoted ones: its rows name their sources."""

import re
from datetime import date
from html import escape
from typing import Any

import pyarrow as pa

from metrics import Indicator
from pages.components.periods import period_text

COLLECTION = "published_figures"
_PRINTED = {"about": "about", "at_least": "at least", "at_most": "at most"}


def cited(indicator: Indicator, table: pa.Table | None) -> str:
    """The sources of the series that an indicator's SQL names, newest first, as an HTML list; '' for none."""
    if table is None or COLLECTION not in indicator.extracts:
        return ""
    named = set(re.findall(r"'(\w+)'", indicator.sql))
    rows: list[dict[str, Any]] = [row for row in table.to_pylist() if row["series"] in named]
    rows.sort(key=lambda row: row["period"], reverse=True)
    items = dict.fromkeys(_item(row) for row in rows)
    return f'<ul class="cited">{"".join(items)}</ul>' if items else ""


def _item(row: dict[str, Any]) -> str:
    period: date = row["period"]
    title, publisher = escape(str(row["source_title"])), escape(str(row["publisher"]))
    address = escape(str(row["source_address"] or ""), quote=True)
    source = f'<a href="{address}">{title}</a>' if address.startswith(("https://", "http://")) else title
    printed = _PRINTED.get(row["qualifier"])
    notes = [f"Printed as {printed} so much."] if printed else []
    notes += [escape(row["caveat"])] if row["caveat"] else []
    words = " ".join([f"<b>{period_text(row['frequency'], period)}</b> {source}, {publisher}.", *notes])
    return f"<li>{words}</li>"
