"""Builds the system of all that is published of people: of which people nobody sees each figure is a sum."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from data.vocabulary import Kind
from metrics.counted.roll_up import RolledUp
from metrics.declared.indicator import Indicator
from metrics.protected import cells, deleted, kept, rounding, system
from metrics.protected.cells import Block, Cell, Exact
from metrics.protected.columns import Columns, categories_of, columns_of
from metrics.protected.figures import PROTECTS, Figures
from metrics.protected.identities import identities
from metrics.protected.presence import somebody
from metrics.protected.rounding import Floats
from metrics.protected.scope import Rule
from metrics.protected.system import COMPLEMENT, DENOMINATOR, EARLIER, NUMERATOR, Known, System, Target
from metrics.snapshots.areas import BOROUGH

_WITH_NOUGHT = 8  # from this smallest count on, nought is protected as the small counts are


@dataclass(frozen=True, slots=True)
class Published:
    """The rows that are published of people, with their figures, and the smallest count that is shown in each; and what
    `earlier` snapshots have shown otherwise, or of what is not there now (superseded.others), and by indicators that
    are `deleted` since (superseded.deleted)."""

    rows: pa.Table
    figures: Figures
    smallest: Floats
    rules: Sequence[Rule | None]
    earlier: Sequence[Mapping[str, Any]] = ()
    deleted: Sequence[Mapping[str, Any]] = ()


def built(rolled_up: RolledUp, published: Published, exact: Iterable[Exact] = ()) -> System:
    """The system of what is published; `exact` are totals in print of the same people."""
    indicators = rolled_up.indicators
    earlier = kept.displays(indicators, published.rules, published.earlier)
    crossed = {block[0] for (block, area, *_), _ in earlier if block[1] and area != BOROUGH}
    columns = columns_of(rolled_up, published.rules, crossed)
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
    known += [*categories_of(columns), *identities(indicators, of_people, columns.true)]
    return system.made(np.array(columns.true), known, targets, columns.other)


def _counts(indicators: Sequence[Indicator], columns: Columns) -> deleted.Counts:
    """The true count of each part of each cell."""
    found: dict[tuple[Block, str], dict[tuple[str, str, date], float]] = defaultdict(dict)
    for cell in columns.cells:
        for part, of in _parts(indicators[cell[0][0]], columns, cell).items():
            if of:
                found[cell[0], part][cell[1:]] = sum(columns.true[each] for each in of)
    return found


def _targets(own: Mapping[str, list[int]], columns: Columns, rule: Rule, row: int) -> Iterator[Target]:
    for of in own.values():
        value = sum(columns.true[each] for each in of)
        if of and int(rule.smallest < _WITH_NOUGHT) <= value < rule.smallest:
            yield Target(tuple(of), rule.protection, row)


def _cells(rows: pa.Table) -> Iterator[Cell]:
    names = ("number", "breakdown", "category", "area", "frequency", "period")
    for number, breakdown, category, *where in zip(*(rows[name].to_pylist() for name in names), strict=True):
        yield (number, breakdown, category), where[0], where[1], where[2]


def _parts(indicator: Indicator, columns: Columns, cell: Cell) -> dict[str, list[int]]:
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
