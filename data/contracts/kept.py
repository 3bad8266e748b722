"""What a contract may say of a table that the project keeps, and of no other."""

from collections.abc import Mapping
from typing import Any


def origin_fault(data: Mapping[str, Any]) -> str:
    """Why a contract may not say who prints its figures; '' where it may."""
    if data.get("format") == "parquet":
        return "is for tables that the project keeps as CSV; any other extract's file says its own"
    if data.get("date", "") is None:
        return "needs 'camden:date', as such a table covers what its dates say"
    day = data["table"].by_name.get("source_date") if "table" in data else None
    if "table" in data and (day is None or day.type != "date" or not day.required):
        return "with it a required date, source_date, must say when the source came out"
    return ""


def coverage_fault(data: Mapping[str, Any]) -> str:
    """Why a contract may not leave it to a person to say what a file covers; '' where it may."""
    if data.get("format") == "csv":
        return "is for extracts that are supplied; what the project keeps covers what its dates say"
    if data.get("date", "") is None:
        return "needs 'camden:date', the field that begins or ends a spell"
    return ""
