"""Who printed each figure of a collection of quoted ones: its rows name their sources."""

from typing import Any

import pyarrow as pa
from markupsafe import Markup

from metrics import Indicator
from pages.components.exhibits.printed import printed
from pages.components.html.markup import joined, link
from pages.components.words.periods import period_text

SHARE = "share"
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
    words = row["qualifier"].replace("_", " ")
    as_printed = "" if row["qualifier"] == _EXACTLY else f' Published as "{words} {_value(row)}".'
    caveat = f" {row['caveat']}" if row["caveat"] else ""
    return _ITEM.format(period_text(row["frequency"], row["period"]), source, row["publisher"], as_printed, caveat)


def _value(row: dict[str, Any]) -> str:
    return f"{row['value'] * 100:,.10g}%" if row["unit"] == SHARE else f"{row['value']:,.10g}"
