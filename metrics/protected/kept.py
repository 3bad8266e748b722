"""What earlier snapshots have shown of the figures of people that are published now: whoever kept one sets it against
this one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from metrics.declared.indicator import Indicator
from metrics.protected.cells import Cell
from metrics.protected.scope import Rule

Display = tuple[Cell, Mapping[str, Any]]  # with what an earlier snapshot has shown of it (superseded.others)


def displays(
    indicators: Sequence[Indicator], rules: Sequence[Rule | None], earlier: Sequence[Mapping[str, Any]]
) -> list[Display]:
    """Those of the indicators that are certified."""
    numbers = {each.slug: number for number, each in enumerate(indicators) if rules[number] is not None}
    return [
        (((numbers[each["indicator"]], each["breakdown"], each["category"]),
          each["area"], each["frequency"], each["period"]), each)
        for each in earlier
        if each["indicator"] in numbers
    ]  # fmt: skip


def gone(earlier: Sequence[Display], row_of: Mapping[Cell, int]) -> Iterator[tuple[Cell, int]]:
    """The figures that earlier snapshots had and that are not published now, since their small counts are protected
    still; each with the row of one that is published of its indicator now, of its area where there is one."""
    first: dict[object, int] = {}
    for (block, area, *_), row in row_of.items():
        first.setdefault((block[0], area), row)
        first.setdefault(block[0], row)
    for cell in dict.fromkeys(cell for cell, _ in earlier if cell not in row_of):
        beside = first.get((cell[0][0], cell[1]), first.get(cell[0][0]))
        if beside is not None:
            yield cell, beside
