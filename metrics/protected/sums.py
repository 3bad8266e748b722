"""Builds the system of all that is published of people: of which people nobody sees each figure is a sum."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.periods import start
from data.vocabulary import Frequency, Kind, Level
from metrics.counted.coverage import SHOWN, Completeness
from metrics.counted.roll_up import RolledUp
from metrics.declared.indicator import Indicator
from metrics.protected import cells, deleted, kept, parts, rounding, system
from metrics.protected.cells import Block, Cell, Exact
from metrics.protected.figures import PROTECTS, Figures
from metrics.protected.identities import identities
from metrics.protected.presence import somebody
from metrics.protected.rounding import Floats
from metrics.protected.scope import Rule
from metrics.protected.system import COMPLEMENT, DENOMINATOR, EARLIER, NUMERATOR, Known, System, Target
from metrics.protected.tables import has_categories
from metrics.snapshots.areas import BOROUGH

_WITH_NOUGHT = 8  # from this smallest count on, nought is protected as the small counts are


@dataclass(frozen=True, slots=True)
class Published:
    """The rows that are published of people, with their figures, and the smallest count that is shown in each; and what
    `earlier` snapshots have shown otherwise, or of what is not there now (ledger.others), and by indicators that are
    `deleted` since (ledger.deleted)."""

    rows: pa.Table
    figures: Figures
    smallest: Floats
    rules: Sequence[Rule | None]
    earlier: Sequence[Mapping[str, Any]] = ()
    deleted: Sequence[Mapping[str, Any]] = ()


@dataclass(slots=True)
class _Columns:
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


def built(rolled_up: RolledUp, published: Published, exact: Iterable[Exact] = ()) -> System:
    """The system of what is published; `exact` are totals in print of the same people."""
    indicators = rolled_up.indicators
    earlier = kept.displays(indicators, published.rules, published.earlier)
    crossed = {block[0] for (block, area, *_), _ in earlier if block[1] and area != BOROUGH}
    columns = _columns(rolled_up, published.rules, crossed)
    if published.deleted:
        earlier += deleted.fitting(published.deleted, _counts(indicators, columns))
    known: list[Known] = []
    targets: list[Target] = []
    row_of = {cell: row for row, cell in enumerate(_cells(published.rows))}
    for cell, row in row_of.items():
        rule = published.rules[cell[0][0]]
        if rule is None:
            continue
        own = {part: of for part, of in _parts(indicators[cell[0][0]], columns, cell).items() if of}
        known += list(_known(published, row, own))
        targets += _targets(own, columns, rule, row)
    for cell, display in earlier:
        if those := _parts(indicators[cell[0][0]], columns, cell).get(display["part"]):
            known.append(Known(those, [1] * len(those), display["low"], display["high"], part=EARLIER))
    for cell, beside in kept.gone(earlier, row_of):
        if rule := published.rules[cell[0][0]]:
            targets += _targets(_parts(indicators[cell[0][0]], columns, cell), columns, rule, beside)
    for cell, part, total in exact:
        indicator, there = indicators[cell[0][0]], columns.own.get(cell[0], {})
        of = _sides(indicator, *cells.whole(cell, indicator, there, rolled_up.parents)).get(part, [])
        known += [Known(of, [1] * len(of), total, total)] if of else []
    of_people = {block: own for block, own in columns.own.items() if published.rules[block[0]] is not None}
    figures = published.figures
    shown = [
        cell for cell, row in row_of.items() if not np.isnan([figures.numerator[row], figures.denominator[row]]).all()
    ]
    known += somebody(indicators, of_people, shown)
    known += [*_categories(columns), *identities(indicators, of_people, columns.true)]
    return system.made(np.array(columns.true), known, targets, columns.other)


def _counts(indicators: Sequence[Indicator], columns: _Columns) -> deleted.Counts:
    """The true count of each part of each cell."""
    found: dict[tuple[Block, str], dict[tuple[str, str, date], float]] = defaultdict(dict)
    for cell in columns.cells:
        for part, of in _parts(indicators[cell[0][0]], columns, cell).items():
            if of:
                found[cell[0], part][cell[1:]] = sum(columns.true[each] for each in of)
    return found


def _targets(own: Mapping[str, list[int]], columns: _Columns, rule: Rule, row: int) -> Iterator[Target]:
    for of in own.values():
        value = sum(columns.true[each] for each in of)
        if of and int(rule.smallest < _WITH_NOUGHT) <= value < rule.smallest:
            yield Target(tuple(of), rule.protection, row)


def _cells(rows: pa.Table) -> Iterator[Cell]:
    names = ("number", "breakdown", "category", "area", "frequency", "period")
    for number, breakdown, category, *where in zip(*(rows[name].to_pylist() for name in names), strict=True):
        yield (number, breakdown, category), where[0], where[1], where[2]


def _parts(indicator: Indicator, columns: _Columns, cell: Cell) -> dict[str, list[int]]:
    """The columns that each part of a figure is the sum of."""
    return _sides(indicator, *columns.cells.get(cell, ([], [])))


def _sides(indicator: Indicator, first: list[int], second: list[int]) -> dict[str, list[int]]:
    if indicator.weighted or indicator.kind is Kind.MEAN:
        return {DENOMINATOR: first}
    return {NUMERATOR: first, DENOMINATOR: [*first, *second] if second else [], COMPLEMENT: second}


def _known(published: Published, row: int, own: Mapping[str, list[int]]) -> Iterator[Known]:
    shown = published.figures
    for part, figure, why in (
        (NUMERATOR, shown.numerator[row], shown.numerator_why[row]),
        (DENOMINATOR, shown.denominator[row], shown.denominator_why[row]),
    ):
        if part in own and why != PROTECTS:
            low, high = (float(end) for end in rounding.classes(figure, published.smallest[row]))
            yield Known(own[part], [1] * len(own[part]), low, high, row, part)


def _columns(rolled_up: RolledUp, rules: Sequence[Rule | None], crossed: Container[int] = ()) -> _Columns:
    """Those of the finest areas and periods, and which cells they belong to. Where categories are published by ward, or
    were (`crossed`), everyone is the sum of those of the first breakdown; others are counted apart, and come to the
    same."""
    columns, rows = _Columns(), _finest(rolled_up, rules, crossed)
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


def _categories(columns: _Columns) -> Iterator[Known]:
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
