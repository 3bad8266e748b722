"""The cells of one row, and what each must be."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from data.contracts.rules import LARGEST
from data.vocabulary.boroughs import CAMDEN, NAMES

NUMBERS = ("observation", "lci_95", "uci_95")

# The statistics service's own letters for a figure that is not there.
STATUSES = {
    "c": "confidential",
    "u": "too unreliable to print",
    "x": "not available",
    "z": "not applicable",
}
# Differences and balances, which are the only figures below nought among the publisher's subjects.
MAY_BE_NEGATIVE = frozenset({"£ million", "Net additional dwellings per 1,000 stock"})
MOST = {"%": 100, "Score out of 10": 10}
_PERIOD = re.compile(r"(\d{4}-\d\d-\d\d)(?:/P([1-9])([MY]))?", re.ASCII)
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE]-?\d+)?", re.ASCII)


def is_of_london(area: str) -> bool:
    """Whether an area is one of London's, or all of it, or England; raises ValueError for what is no code."""
    if not re.fullmatch(r"[A-Z]\d{8}", area, re.ASCII):
        raise ValueError(f"areacd is '{area}', which is no code of an area such as {CAMDEN}")
    return area in NAMES


def period_of(text: str) -> tuple[date, int]:
    """The first day and the months of `2024-04-01/P1Y`; of `2025-04-30` that day, and none."""
    found = _PERIOD.fullmatch(text)
    try:
        first = date.fromisoformat(found[1]) if found else None
    except ValueError:
        first = None
    if found is None or first is None:
        raise ValueError(f"period '{text}' is neither a day nor a first day with a length, such as 2024-04-01/P1Y")
    return first, int(found[2]) * (12 if found[3] == "Y" else 1) if found[2] else 0


def number_of(text: str) -> Decimal | None:
    """A number as it is written; None of an empty cell."""
    return Decimal(text) if text else None


def number_faults(cells: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the value, its limits and its status."""
    for name in NUMBERS:
        if cells[name] and not _NUMBER.fullmatch(cells[name]):
            yield f"{name} is '{cells[name]}', which is no number"
            return
        if cells[name] and abs(Decimal(cells[name])) > LARGEST:
            yield f"{name} is {cells[name]}, and no figure is beyond {LARGEST:,}"
            return
    value, lower, upper = (number_of(cells[name]) for name in NUMBERS)
    if cells["status"] and cells["status"] not in STATUSES:
        known = ", ".join(f"{letter} ({words})" for letter, words in STATUSES.items())
        yield f"status is '{cells['status']}', which is none of {known}"
    elif value is None and not cells["status"]:
        yield "there is no observation, and no status that says why"
    if (lower is None) != (upper is None):
        yield "one limit is there without the other"
    elif value is not None and lower is not None and upper is not None and not lower <= value <= upper:
        yield f"the observation {value} is not between its limits, {lower} and {upper}"
    elif value is None and lower is not None:
        yield "there are limits without an observation"


def unit_faults(cells: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the size of the value and its limits, in their unit."""
    unit = cells["unit"]
    for name in NUMBERS:
        number = number_of(cells[name])
        if number is not None and number < 0 and unit not in MAY_BE_NEGATIVE:
            yield f"{name} is {number}, which is negative, and a figure in '{unit}' cannot be"
        elif number is not None and number > MOST.get(unit, LARGEST):
            yield f"{name} is {number}, and a figure in '{unit}' is {MOST[unit]} or less"
