"""The people whom no published figure tells apart: a column each of the sums that are published of them."""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.periods import start
from data.vocabulary import Frequency, Kind, Level
from metrics.counted.coverage import SHOWN, Completeness
from metrics.counted.roll_up import RolledUp
from metrics.declared.indicator import Indicator
from metrics.protected import parts
from metrics.protected.cells import Block, Cell
from metrics.protected.scope import Rule
from metrics.protected.system import Known
from metrics.protected.tables import has_categories
from metrics.snapshots.areas import BOROUGH


@dataclass(slots=True)
class Columns:
    """The people of an indicator, area and own period whom no published figure tells apart: a column for those counted
    by the numerator, or all there are where there is none, and one for the others of the denominator; and, of each cell
    and of each block in its own areas and periods, which of both it is the sum of."""

    true: list[float] = field(default_factory=list)
    other: dict[int, int] = field(default_factory=dict)
    cells: dict[Cell, tuple[list[int], list[int]]] = field(default_factory=lambda: defaultdict(lambda: ([], [])))
    own: dict[Block, dict[tuple[str, date], tuple[list[int], list[int]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(lambda: ([], [])))
    )

    def add(self, numerator: float, rest: float) -> tuple[int, ...]:
        """The columns of some people; one where there are no others."""
        first = len(self.true)
        self.true.append(numerator)
        if np.isnan(rest):
            return (first,)
        self.true.append(rest)
        self.other[first] = first + 1
        return first, first + 1


def columns_of(rolled_up: RolledUp, rules: Sequence[Rule | None], crossed: Container[int] = ()) -> Columns:
    """Those of the finest areas and periods, and which cells they belong to. Where categories are published by ward, or
    were (`crossed`), everyone is the sum of those of the first breakdown; others are counted apart, and come to the
    same."""
    columns, rows = Columns(), _finest(rolled_up, rules, crossed)
    part, begins = parts.of(rolled_up.indicators, rows), cache(start)
    is_told = np.asarray(pc.is_in(rows["standing"].combine_chunks().cast(pa.string()), pa.array(list(SHOWN))), np.bool_)
    standing = rows["standing"].to_pylist()
    names = ("number", "area", "period", "breakdown", "category")
    keys = list(zip(*(rows[name].to_pylist() for name in names), strict=True))
    told = {(key[0], key[2]) for key, there in zip(keys, is_told, strict=True) if there and not key[3]}
    for row, (number, place, period, breakdown, category) in enumerate(keys):
        indicator = rolled_up.indicators[number]
        finest = _by_ward(indicator, number in crossed) and indicator.breakdowns[0]
        if (number, period) not in told or (finest and not breakdown):
            continue
        # A category that is silent has nobody, as everyone can see; one of which nothing else is told has its place in
        # the sum of all.
        if standing[row] == Completeness.SILENT:
            continue
        x, n = (float(each[row]) if is_told[row] else 0.0 for each in (part.numerator, part.denominator))
        alone = indicator.weighted or indicator.kind is Kind.MEAN
        added = columns.add(*((n, np.nan) if alone else (x, n - x if indicator.kind is Kind.PROPORTION else np.nan)))
        blocks = {(number, breakdown, category), *([(number, "", "")] if breakdown == finest else [])}
        for block in blocks:
            for side, column in enumerate(added):
                columns.own[block][place, period][side].append(column)
                for frequency in (each for each in indicator.frequencies if indicator.is_part_of(each, period)):
                    for area in {place, rolled_up.parents.get(place, place), BOROUGH}:
                        columns.cells[block, area, str(frequency), begins(frequency, period)][side].append(column)
    return columns


def _by_ward(indicator: Indicator, were: bool) -> bool:
    """Whether categories are published of smaller areas than the borough, or were."""
    smaller = (Level.WARD, Level.NEIGHBOURHOOD)
    by_ward = indicator.level is Level.WARD and bool(indicator.breakdowns)
    return by_ward and (were or any(has_categories(indicator, each) for each in smaller))


def _finest(rolled_up: RolledUp, rules: Sequence[Rule | None], crossed: Container[int]) -> pa.Table:
    """The rows of people by own period and ward; of categories by borough where they are published of it alone."""
    finest = np.zeros((len(rules), 2, len(Level), len(Frequency)), np.bool_)
    levels, frequencies = list(map(str, Level)), list(map(str, Frequency))
    for number, (indicator, rule) in enumerate(zip(rolled_up.indicators, rules, strict=True)):
        if rule is None:
            continue
        for categories in (0, 1):
            by_ward = _by_ward(indicator, number in crossed) if categories else indicator.level is Level.WARD
            for level in (Level.WARD, Level.NONE) if by_ward else (Level.BOROUGH,):
                finest[number, categories, levels.index(level), frequencies.index(indicator.frequency)] = True
    rows = rolled_up.table
    codes = [(rows[name].to_pylist(), known) for name, known in (("level", levels), ("frequency", frequencies))]
    level_of, frequency_of = (np.array([known.index(word) for word in words], np.int64) for words, known in codes)
    category_of = np.array([bool(word) for word in rows["breakdown"].to_pylist()], np.int64)
    return rows.filter(pa.array(finest[rows["number"].to_numpy(), category_of, level_of, frequency_of]))


def categories_of(columns: Columns) -> Iterator[Known]:
    """The categories of a breakdown come to everyone, in each area and period of theirs."""
    sums: dict[tuple[int, str, str, date, int], list[int]] = defaultdict(list)
    for (number, breakdown, _), own in columns.own.items():
        for (place, period), pair in own.items():
            for area in {place} if breakdown else {place, BOROUGH}:
                for side, those in enumerate(pair):
                    sums[number, breakdown, area, period, side] += those
    for (number, breakdown, area, period, side), categories in list(sums.items()):
        everyone = sums.get((number, "", area, period, side), [])
        if breakdown and everyone and set(categories) != set(everyone):
            yield Known([*categories, *everyone], [1] * len(categories) + [-1] * len(everyone), 0, 0)
