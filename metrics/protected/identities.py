"""Which counts of different indicators are of the same people: such as all that are known, and all less the unknown; or
of the people of two others together, such as senior posts, of one grade and of another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

import numpy as np

from data.periods import start
from data.vocabulary import Frequency
from metrics.declared.indicator import Indicator
from metrics.declared.publish import ROLLS_UP_TO
from metrics.protected import cells, together
from metrics.protected.cells import Block, Columns
from metrics.protected.system import Known
from metrics.snapshots.areas import BOROUGH

Own = Mapping[tuple[str, date], Columns]
Side = tuple[Block, tuple[int, ...]]

_PARTS = ((0,), (1,), (0, 1))  # a numerator, what is left beside it, and a denominator
_ENOUGH = 4  # cells with somebody in them: fewer come to as many by accident
_OVERLAP = 2  # of the cells of the shorter of two series at least one in so many lies in the other too


def identities(indicators: Sequence[Indicator], blocks: Mapping[Block, Own], true: Sequence[float]) -> Iterator[Known]:
    """The rows by which the same people are as many in every cell that two indicators have in common, whether those are
    everyone or a category, by month or by quarter; of indicators that are joined by extracts."""
    joined = {
        number: together.joined(indicators, {indicators[number].slug}) for number in {block[0] for block in blocks}
    }
    groups: dict[frozenset[str], dict[Block, Own]] = defaultdict(dict)
    for block, own in blocks.items():
        groups[joined[block[0]]][block] = own
    for group in groups.values():
        yield from _of_group(indicators, group, true)


def _of_group(indicators: Sequence[Indicator], blocks: Mapping[Block, Own], true: Sequence[float]) -> Iterator[Known]:
    frequencies = {indicators[number].frequency for number in {block[0] for block in blocks}}
    same_as: dict[Side, Side] = {}
    added: set[frozenset[Side]] = set()

    def first(side: Side) -> Side:
        while side in same_as:
            side = same_as[side]
        return side

    for whole in (False, True):
        for frequency in (each for each in Frequency if each in frequencies):
            series = [_Series(each, indicators[each[0][0]], blocks[each[0]], frequency, true, whole=whole)
                      for each in _sides(indicators, blocks, frequency)]  # fmt: skip
            for one, two in combinations(series, 2):
                if one.number == two.number or first(one.side) == first(two.side) or not one.is_as(two):
                    continue
                same_as[first(two.side)] = first(one.side)
                for key in sorted(one.counts.keys() & two.counts.keys()):
                    ours, theirs = one.columns[key], two.columns[key]
                    yield Known([*ours, *theirs], [1] * len(ours) + [-1] * len(theirs), 0, 0)
            for one, two, both in _added([each for each in series if first(each.side) == each.side]):
                if (sides := frozenset((one.side, two.side, both.side))) not in added:
                    added.add(sides)
                    yield from _rows(one, two, both)


def _added(series: Sequence["_Series"]) -> Iterator[tuple["_Series", "_Series", "_Series"]]:
    """Those of different indicators of which two come to the third wherever they are told."""
    alike: dict[tuple[tuple[str, date], ...], list[_Series]] = defaultdict(list)
    for each in series:
        if sum(count > 0 for count in each.counts.values()) >= _ENOUGH:
            alike[tuple(sorted(each.counts))].append(each)
    for keys, those in alike.items():
        counts = np.array([[each.counts[key] for key in keys] for each in those])
        place = {counts[number].tobytes(): number for number in range(len(those))}
        for number, one in enumerate(those):
            sums = counts[number] + counts[number + 1 :]
            for two, found in zip(those[number + 1 :], (place.get(row.tobytes()) for row in sums), strict=True):
                # What is the same in every cell comes to as much by accident too.
                if found is None or len(set(those[found].counts.values())) == 1:
                    continue
                if len({one.number, two.number, those[found].number}) > 1:
                    yield one, two, those[found]


def _rows(one: "_Series", two: "_Series", both: "_Series") -> Iterator[Known]:
    for key in sorted(both.counts):
        parts, whole = [*one.columns[key], *two.columns[key]], both.columns[key]
        yield Known([*parts, *whole], [1] * len(parts) + [-1] * len(whole), 0, 0)


def _sides(indicators: Sequence[Indicator], blocks: Mapping[Block, Own], frequency: Frequency) -> Iterator[Side]:
    """What can be told by periods of a frequency, and has all of its columns."""
    for block, own in blocks.items():
        of = indicators[block[0]].frequency
        if frequency is of or frequency in ROLLS_UP_TO.get(of, ()):
            yield from ((block, part) for part in _PARTS if all(pair[side] for pair in own.values() for side in part))


class _Series:
    """A side of a block by place, or of the `whole` borough, and by period: its columns and their true sum."""

    def __init__(
        self, side: Side, indicator: Indicator, own: Own, frequency: Frequency, true: Sequence[float], *, whole: bool
    ) -> None:
        self.side, self.number = side, side[0][0]
        self.columns: dict[tuple[str, date], list[int]] = defaultdict(list)
        there: dict[tuple[str, date], set[date]] = defaultdict(set)
        for (place, period), pair in own.items():
            if indicator.is_part_of(frequency, period):
                key = BOROUGH if whole else place, start(frequency, period)
                there[key].add(period)
                for each in side[1]:
                    self.columns[key] += pair[each]
        self.counts = {
            key: sum(true[column] for column in self.columns[key])
            for key, periods in there.items()
            if frequency is indicator.frequency or periods == cells.periods(indicator, frequency, key[1])
        }

    def is_as(self, other: "_Series") -> bool:
        """Whether both are the same wherever both are told, and not nought alone."""
        few, many = sorted((self.counts, other.counts), key=len)
        common = [key for key in few if key in many]
        if len(common) * _OVERLAP < len(few) or any(few[key] != many[key] for key in common):
            return False
        return any(few[key] for key in common)
