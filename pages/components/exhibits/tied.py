"""Those whose figures are the same as they are written, told together: none of three lowest is called the lowest."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from metrics import Comparison, Item
from pages.components.words.categories import one_of
from pages.components.words.precision import of_comparison
from pages.components.words.states import observed

_NAMED = 5  # of those that are tied
Tied = list[list[Item]]
Each = TypeVar("Each")


def alike(several: Iterable[Each], written: Callable[[Each], str]) -> list[list[Each]]:
    """Those that follow one another and are written alike, together."""
    return [list(group) for _, group in groupby(several, written)]


def tied(comparison: Comparison, items: Iterable[Item], places: int | None = None) -> Tied:
    """Of items in the order of their figures, those whose figures are written alike together."""
    places = of_comparison(comparison) if places is None else places
    return alike(items, lambda item: observed(comparison.indicator, item.observation, places))


def first(groups: Sequence[list[Item]], count: int) -> Tied:
    """So many groups that they hold at least `count`."""
    taken: Tied = []
    for group in groups:
        if sum(map(len, taken)) >= count:
            break
        taken.append(group)
    return taken


def together(comparison: Comparison, group: Sequence[Item], name: Callable[[Item], str]) -> str:
    """'Belsize', 'Belsize and Kilburn' by name, '12 wards'; names that hold an 'and' are parted by semicolons."""
    if len(group) > _NAMED:
        return f"{len(group)} {several(one_of(comparison))}"
    *most, last = names = sorted(map(name, group))
    if any(" and " in each for each in names):
        return "; ".join(names)
    return f"{', '.join(most)} and {last}" if most else last


def each_at(comparison: Comparison, group: Sequence[Item], name: Callable[[Item], str], places: int) -> str:
    """'Belsize 3.1', 'Belsize and Kilburn both 0', '12 wards each 0'."""
    figure = observed(comparison.indicator, group[0].observation, places)
    how = {1: "", 2: "both "}.get(len(group), "each ")
    return f"{together(comparison, group, name)} {how}{figure}"


def several(one: str) -> str:
    """'wards' of ward, 'categories' of category, 'levels of risk'."""
    head, of, rest = one.partition(" of ")
    return f"{head[:-1]}ies{of}{rest}" if head.endswith("y") else f"{head}s{of}{rest}"
