"""A long breakdown as its largest parts and all others as one."""

import dataclasses

from metrics import Comparison, Item
from pages.components.exhibits.beside import ranked
from pages.components.words.categories import REST, UNKNOWN, of_parts

MOST = 10


def longest(comparison: Comparison) -> Comparison:
    """The ten largest parts of a whole, and the sum of the others in a row of its own; as it is where there are no
    more, or where they are no parts and cannot be added up. Parts without a figure are told in words and in the table.
    """
    shown = [item for item in ranked(comparison) if item.observation.value is not None and item.code != UNKNOWN]
    largest, others = shown[:MOST], shown[MOST:]
    if not of_parts(comparison) or len(others) < 2 or any(item.observation.bound for item in others):
        return comparison
    unknown = [item for item in comparison.items if item.code == UNKNOWN]
    return dataclasses.replace(comparison, items=(*largest, _all(others), *unknown))


def _all(others: list[Item]) -> Item:
    """Several parts as one. Their ranges do not add up, so that it has none."""
    name = f"{len(others)} others"
    total = sum(item.observation.value or 0.0 for item in others)
    whole = dataclasses.replace(
        others[0].observation,
        category=REST,
        value=total,
        numerator=None,
        lower=None,
        upper=None,
        lower_998=None,
        upper_998=None,
    )
    return Item(name, name, whole)
