"""Breakdowns and their categories under names for a reader."""

import re

from metrics import Categories, Comparison, Indicator, Item, Kind
from pages.components.words.numbers import lower_first, upper_first
from pages.components.words.outside import cut
from pages.components.words.places import BOROUGH_NAME

UNKNOWN = "unknown"
REST = "all others"  # those of a long breakdown beyond its largest, as one
_BREAKDOWNS = {
    "age_band": "Age",
    "body_kind": "Kind of body",
    "care_experienced": "Care experience",
    "disabled": "Disability",
}
# What one of a breakdown's is called where it is a thing; any other is a group of people.
_ONE_OF = {
    "body_kind": "kind of body",
    "directorate": "directorate",
    "grade": "grade",
    "hub": "hub",
    "kind": "kind",
    "phase": "phase",
    "risk": "level of risk",
    "trade": "trade",
}
# How a group of people is called by its category and the noun of all, where the category alone would not do.
_CALLED = {
    "age_band": "{all} aged {category}",
    "care_experienced": "{category} {all}",
    "directorate": "{category} {all}",
    "disabled": "{category} {all}",
    "ethnicity": "{category} {all}",
    "sex": "{category} {all}",
    "tenure": "{category}s",
    "time_in_post": "{all} in post {category}",
}


def breakdown_name(breakdown: str) -> str:
    """'Time in post', 'Disability'."""
    return _BREAKDOWNS.get(breakdown) or breakdown.replace("_", " ").capitalize()


def category_name(category: str) -> str:
    """'Plumbing', '16 to 24', '75 and over', 'Not known'; capitals only where they are an abbreviation's."""
    if category == UNKNOWN:
        return "Not known"
    text = re.sub(r"(?<=\d)-(?=\d)", " to ", re.sub(r"(?<=\d)\+$", " and over", cut(category)))
    return text.capitalize() if text.isupper() and len(text) > 3 else upper_first(text)


def label(item: Item) -> str:
    """What a row of a comparison is called: an area by its name, a category by its name for a reader."""
    return category_name(item.code) if item.observation.category not in ("", REST) else item.name


def whole(comparison: Comparison) -> str:
    """What the compared are set beside: 'Camden', and of groups 'all residents'."""
    noun = comparison.indicator.breakdowns_of
    return f"all {noun}" if noun and isinstance(comparison.of, Categories) else BOROUGH_NAME


def called(comparison: Comparison, item: Item) -> str:
    """One of the compared in a sentence: 'Camden Town', 'Disabled residents', 'Residents aged 16 to 24', 'Plumbing'."""
    of, noun, name = comparison.of, comparison.indicator.breakdowns_of, label(item)
    if not isinstance(of, Categories) or not noun or of.breakdown not in _CALLED:
        return name
    if item.code == UNKNOWN:
        return f"{upper_first(noun)} of whom this is not known"
    if item.code.startswith("not "):
        return f"{upper_first(noun)} who are {item.code}"
    return upper_first(_CALLED[of.breakdown].format(all=noun, category=_inside(name)))


def one_of(comparison: Comparison) -> str:
    """What one of the compared is: a ward, a neighbourhood, a trade; of people a group, of parts of a whole a
    category."""
    if not isinstance(comparison.of, Categories):
        return comparison.of.word
    if are_parts(comparison.indicator):
        return "category"
    return _ONE_OF.get(comparison.of.breakdown, "group")


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


def question(indicator: Indicator, breakdown: str) -> str:
    """What a section on the categories of a breakdown asks: of parts what they make up, of groups of people who they
    are, of other groups which."""
    if are_parts(indicator):
        return "What is it made up of?"
    if breakdown not in _ONE_OF:
        return "Who is it different for?"
    one, *of = _ONE_OF[breakdown].split(" ", 1)
    return f"For which {' '.join([f'{one}s', *of])} is it different?"


def _inside(name: str) -> str:
    """A category's name within a sentence: a period of time in small letters, any other as it stands."""
    return lower_first(name) if name.startswith("Under ") else name
