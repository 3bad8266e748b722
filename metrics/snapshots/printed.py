"""Who printed a figure, when, and how sure it is: of the tables whose every row names its source."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from metrics.declared.indicator import Indicator

# The extracts whose rows are figures of named series, each with a source of its own.
COLLECTIONS = ("official_figures", "published_figures")
_NAMED = re.compile(r"'(\w+)'")


@dataclass(frozen=True, slots=True)
class Printed:
    """The source of one figure: `day` is when it came out or, where `is_published` is not so, the last day that its
    data speak of; `surely` is whether it was seen in the publisher's own page or data; `qualifier` is exactly, about,
    at_least or at_most; `code` is what the publisher's own file calls it, '' where that is not kept."""

    title: str
    address: str
    publisher: str
    day: date
    is_published: bool
    surely: bool
    qualifier: str
    licence: str
    caveat: str
    code: str = ""


BySlug = Mapping[str, Mapping[date, Printed]]


def of_indicators(indicators: Iterable[Indicator], tables: Mapping[str, pa.Table]) -> BySlug:
    """For each indicator over such tables, which are by extract, the sources of the series that its SQL names, by
    period."""
    rows = {name: table.to_pylist() for name, table in tables.items()}
    told: dict[str, dict[date, Printed]] = {}
    for each in indicators:
        named = set(_NAMED.findall(each.sql))
        for name in each.extracts:
            for row in rows.get(name, ()):
                if row["series"] in named:
                    told.setdefault(each.slug, {})[row["period"]] = _printed(row)
    return told


def _printed(row: Mapping[str, Any]) -> Printed:
    return Printed(
        title=row["source_title"],
        address=row["source_address"],
        publisher=row["publisher"],
        day=row["source_date"],
        is_published=row["source_date_is"] == "published",
        surely=row["confidence"] == "high",
        qualifier=row.get("qualifier") or "exactly",
        licence=row["licence"],
        caveat=row["caveat"],
        code=row.get("code") or "",
    )
