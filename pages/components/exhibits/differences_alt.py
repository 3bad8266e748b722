"""A ranking in words for who does not see it: its ends by name and number, and what is tied."""

from metrics import Comparison
from pages.components.exhibits.differences import shown_items
from pages.components.exhibits.tied import Tied, each_at, first, tied
from pages.components.words.categories import UNKNOWN, called, heading, label, whole
from pages.components.words.numbers import unit, upper_first
from pages.components.words.periods import in_period
from pages.components.words.precision import of_comparison
from pages.components.words.states import observed

_NAMED = 3  # at either end of a long ranking


def alt(comparison: Comparison, places: int | None = None) -> str:
    """What kind of figure it is and of what, and what the finding above it does not say: the highest and the lowest by
    name and number, with the places of the exhibit, those that are tied together, and the figure of the whole."""
    indicator, benchmark = comparison.indicator, comparison.benchmark
    places = of_comparison(comparison) if places is None else places
    shown = shown_items(comparison)
    groups = tied(comparison, [item for item in shown if item.code != UNKNOWN], places)
    unknown = [item for item in shown if item.code == UNKNOWN]
    highest, lowest = first(groups, _NAMED), first(groups[::-1], _NAMED)[::-1]

    def said(some: Tied) -> str:
        return ", ".join(each_at(comparison, group, lambda item: called(comparison, item), places) for group in some)

    per = unit(indicator, comparison.frequency)
    named = f"{indicator.title}{f', {per},' if per else ''} by {heading(comparison).lower()}"
    what = f"Ranked dots: {named}{in_period(comparison)}."
    ends = len(groups) >= len(highest) + len(lowest) and sum(map(len, groups)) > 2 * _NAMED
    facts = (
        f"Highest: {said(highest)}." if ends else f"Highest first: {said(groups)}." if groups else "",
        f"Lowest: {said(lowest)}." if ends else "",
        *(f"{label(item)}: {observed(indicator, item.observation, places)}." for item in unknown),
        f"{upper_first(whole(comparison))}: {observed(indicator, benchmark, places)}." if benchmark else "",
    )
    return " ".join([what, *(fact for fact in facts if fact)])
