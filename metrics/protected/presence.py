"""What is told by there being a row: a category is listed, a period told or a ward not recorded since somebody is."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from data.vocabulary import Kind
from metrics.declared.indicator import Indicator
from metrics.protected.cells import Block, Cell, Columns
from metrics.protected.system import Known
from metrics.snapshots.areas import NO_WARD

Where = tuple[object, ...]


def somebody(
    indicators: Sequence[Indicator], blocks: Mapping[Block, Mapping[tuple[str, date], Columns]], shown: Collection[Cell]
) -> Iterator[Known]:
    """That somebody is of each category, somebody without a ward where such a row is there, and in each period that is
    told of what is silent where nothing was counted; where no figure that is `shown` says as much."""
    said = {each for cell in shown for each in _of_cell(indicators[cell[0][0]], cell)}
    sums: dict[Where, list[int]] = defaultdict(list)
    for block, own in blocks.items():
        number, breakdown, _ = block
        ends = {min(period for _, period in own), max(period for _, period in own)}
        for (place, period), pair in own.items():
            wheres: list[Where] = [(block,)] if breakdown else []
            wheres += [(number, NO_WARD)] if place == NO_WARD and not breakdown else []
            wheres += [(block, period)] if _is_silent(indicators[number]) and (not breakdown or period in ends) else []
            for where in wheres:
                sums[where] += [*pair[0], *pair[1]]
    for where, columns in sums.items():
        if where not in said:
            yield Known(columns, [1] * len(columns), 1, float("inf"))


def _is_silent(indicator: Indicator) -> bool:
    """Whether a period, or a category's, of which there is no count has no figures."""
    return indicator.kind in (Kind.COUNT, Kind.RATE) and indicator.may_be_none is None


def _of_cell(indicator: Indicator, cell: Cell) -> Iterator[Where]:
    block, area, frequency, period = cell
    yield (block,)
    if frequency == indicator.frequency:
        yield (block, period)
    if area == NO_WARD and not block[1]:
        yield (block[0], NO_WARD)
