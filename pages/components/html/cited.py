"""Who printed each figure of a collection of quoted ones: its rows name their sources."""

import re
from typing import Any

import pyarrow as pa
from markupsafe import Markup

from metrics import Bound, Indicator
from pages.components.html.markup import joined, link
from pages.components.words.periods import period_text

COLLECTION = "published_figures"
_EXACTLY = "exactly"  # as a figure was printed, but for a bound, or about so much

_LIST = Markup('<ul class="cited">{}</ul>')
_ITEM = Markup("<li><b>{}</b> {}, {}.{}{}</li>")


def cited(indicator: Indicator, table: pa.Table | None) -> Markup:
    """The sources of the series that an indicator's SQL names, newest first, as a list; '' for none. `table` is the
    collection, where it is held."""
    if table is None or COLLECTION not in indicator.extracts:
        return Markup()
    named = set(re.findall(r"'(\w+)'", indicator.sql))
    rows: list[dict[str, Any]] = [row for row in table.to_pylist() if row["series"] in named]
    rows.sort(key=lambda row: row["period"], reverse=True)
    items = dict.fromkeys(_item(row) for row in rows)
    return _LIST.format(joined(items)) if items else Markup()


def _item(row: dict[str, Any]) -> Markup:
    title, address = row["source_title"], row["source_address"] or ""
    source = link(address, title) if address.startswith(("https://", "http://")) else title
    exact = row["qualifier"] == _EXACTLY
    printed = "" if exact else f" Printed as {Bound(row['qualifier']).word.format('so much')}."
    caveat = f" {row['caveat']}" if row["caveat"] else ""
    return _ITEM.format(period_text(row["frequency"], row["period"]), source, row["publisher"], printed, caveat)
