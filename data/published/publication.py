"""Where a figure is from, as the columns that every table of published figures ends with."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from data.vocabulary.licences import OPEN_GOVERNMENT

Value = str | int | bool | Decimal | date | None
PublishedRow = dict[str, Value]
Confidence = Literal["high", "medium"]
# How a table is taken from its files, as one of the YAML files beside it says.
Wording = Mapping[str, Any]

QUOTED = "Figure quoted with its source"


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication; `published` is None where its day is not known."""

    title: str
    address: str
    publisher: str
    published: date | None = None
    licence: str = OPEN_GOVERNMENT

    def columns(self, *, data_to: date, confidence: Confidence, caveat: str) -> PublishedRow:
        """The columns for a figure in data that speak of days up to `data_to`."""
        return {
            "source_title": self.title,
            "source_address": self.address,
            "publisher": self.publisher,
            "source_date": self.published or data_to,
            "source_date_is": "published" if self.published else "data",
            "licence": self.licence,
            "confidence": confidence,
            "caveat": caveat,
        }


@cache
def wording(path: Path) -> Wording:
    """What a YAML file says of how a table is taken."""
    loaded: Wording = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file as text, by the names in its first line; raises ValueError where there is none."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows:
        raise ValueError(f"{path}: has no rows; get it again")
    return rows


def as_share(percentage: Decimal | None) -> Decimal | None:
    """A percentage as a share of 1."""
    return None if percentage is None else percentage.scaleb(-2)
