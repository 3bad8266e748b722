"""Breakdowns and their categories under names for a reader."""

import re

from metrics import Categories, Comparison, Indicator, Item, Kind
from pages.components.words.numbers import upper_first

UNKNOWN = "unknown"
_BREAKDOWNS = {
    "age_band": "Age",
    "body_kind": "Kind of body",
    "care_experienced": "Care experience",
    "disabled": "Disability",
}


def breakdown_name(breakdown: str) -> str:
    """'Time in post', 'Disability'."""
    return _BREAKDOWNS.get(breakdown) or breakdown.replace("_", " ").capitalize()


def category_name(category: str) -> str:
    """'Plumbing', '16 to 24', '75 and over', 'Not known'; capitals only where they are an abbreviation's."""
    if category == UNKNOWN:
        return "Not known"
    text = re.sub(r"(?<=\d)-(?=\d)", " to ", re.sub(r"(?<=\d)\+$", " and over", category))
    return text.capitalize() if text.isupper() and len(text) > 3 else upper_first(text)


def label(item: Item) -> str:
    """What a row of a comparison is called: an area by its name, a category by its name for a reader."""
    return category_name(item.code) if item.observation.category else item.name


def one_of(comparison: Comparison) -> str:
    """What one of the compared is: a ward, a neighbourhood, a category."""
    return "category" if isinstance(comparison.of, Categories) else comparison.of.word


def heading(comparison: Comparison) -> str:
    """What the compared are, over their column: 'Ward', 'Time in post'."""
    of = comparison.of
    return breakdown_name(of.breakdown) if isinstance(of, Categories) else upper_first(of.word)


def are_parts(indicator: Indicator) -> bool:
    """Whether categories add up to the total, all over one denominator: a part cannot be better or worse than its
    whole."""
    return indicator.kind in (Kind.RATE, Kind.COUNT)


def of_parts(comparison: Comparison) -> bool:
    """Whether it sets the parts of a whole side by side, none of which is better or worse than it."""
    indicator = comparison.indicator
    return indicator.kind is Kind.COUNT or (isinstance(comparison.of, Categories) and are_parts(indicator))


def question(indicator: Indicator) -> str:
    """What a section on categories asks."""
    return "What is it made up of?" if are_parts(indicator) else "Who is it different for?"
