"""Who printed each figure of a collection of quoted ones: its rows name their sources."""

from typing import Any

import pyarrow as pa
from markupsafe import Markup

from metrics import Indicator
from pages.components.exhibits.printed import printed
from pages.components.html.markup import joined, link
from pages.components.words.periods import period_text

_EXACTLY = "exactly"  # as a figure was printed, but for those that are about, at least or at most so much

_LIST = Markup('<ul class="cited">{}</ul>')
_ITEM = Markup("<li><b>{}</b> {}, {}.{}{}</li>")


def cited(indicator: Indicator, table: pa.Table | None) -> Markup:
    """The sources of the series that an indicator's SQL names, newest first, as a list; '' for none. `table` is the
    collection, where it is held."""
    items = dict.fromkeys(_item(row) for row in printed(indicator, table))
    return _LIST.format(joined(items)) if items else Markup()


def _item(row: dict[str, Any]) -> Markup:
    title, address = row["source_title"], row["source_address"] or ""
    source = link(address, title) if address.startswith(("https://", "http://")) else title
    printed = f" Printed as {row['qualifier'].replace('_', ' ')} so much." if row["qualifier"] != _EXACTLY else ""
    caveat = f" {row['caveat']}" if row["caveat"] else ""
    return _ITEM.format(period_text(row["frequency"], row["period"]), source, row["publisher"], printed, caveat)
