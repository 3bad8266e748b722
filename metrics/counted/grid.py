"""What counts are summed into: the tables that roll_up.sql is given, with whole numbers in place of words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from data.periods import start
from data.vocabulary import Bound, Frequency, Level
from metrics.counted.counts import Counts
from metrics.counted.coverage import Completeness, Coverage, covered, listed
from metrics.counted.rules import SUMMED
from metrics.counted.silence import Standings, silences
from metrics.declared.indicator import QUALIFIER, Indicator
from metrics.snapshots.areas import NO_WARD

# Room for squares of millionths, and for sums of what rules.py lets pass.
EXACT = pa.decimal128(38, 12)
FREQUENCIES = pa.array(list(Frequency), pa.string())
STANDINGS = pa.array(list(Completeness), pa.string())
AREAS = "select code, level, parent, residents::double as residents, households::double as households from areas"


def places(areas: pa.Table) -> pa.Table:
    """Every area of AREAS, with its code and the place of its parent, and last the one of rows without a ward."""
    nowhere = pa.table({"code": [NO_WARD], "level": [str(Level.NONE)]})
    all_areas = pa.concat_tables([areas, nowhere], promote_options="default")
    there = pa.array(range(all_areas.num_rows), pa.int32())
    parent = pc.index_in(all_areas["parent"], all_areas["code"], skip_nulls=True)
    return all_areas.append_column("place", there).set_column(2, "parent", parent)


def parents(places: pa.Table) -> dict[str, str]:
    """The neighbourhood of each ward, by code."""
    rows = places.filter(pc.equal(places["level"], str(Level.WARD))).to_pylist()
    codes = places["code"].to_pylist()
    return {row["code"]: codes[row["parent"]] for row in rows if row["parent"] is not None}


def parts(melted: pa.Table) -> pa.Table:
    """The breakdowns and categories that there are, each once; the first is everyone."""
    everyone = pa.table({"breakdown": [""], "category": [""]})
    return (
        pa.concat_tables([everyone, melted.select(["breakdown", "category"])])
        .group_by(["breakdown", "category"], use_threads=False)
        .aggregate([])
    )


def melted(counts: Counts, numbers: Iterable[int]) -> pa.Table:
    """The counts of some indicators for everyone, and again by each breakdown alone: two are never crossed in what is
    published. Columns: number, area, period, breakdown, category, SUMMED, and whether the numerator is only `at_least`
    so many."""
    chosen = counts.table.filter(pc.is_in(counts.table["number"], pa.array(numbers, pa.int32())))
    tables = [_under(chosen, pa.repeat("", chosen.num_rows), pa.repeat("", chosen.num_rows))]
    for place in range(max((len(each.breakdowns) for each in counts.indicators), default=0)):
        names = [each.breakdowns[place] if place < len(each.breakdowns) else None for each in counts.indicators]
        breakdown = pa.array(names, pa.string()).take(chosen["number"])
        told = _under(chosen, breakdown, chosen[f"category_{place + 1}"])
        tables.append(told.filter(pc.is_valid(told["breakdown"])))
    return pa.concat_tables(tables)


def _under(rows: pa.Table, breakdown: pa.Array, category: pa.Array) -> pa.Table:
    key = {name: rows[name] for name in ("number", "area", "period")}
    at_least = pc.fill_null(pc.equal(rows[QUALIFIER], Bound.AT_LEAST), False)
    words = {"breakdown": breakdown, "category": category}
    return pa.table(key | words | {name: rows[name] for name in SUMMED} | {"at_least": at_least})


def coded(rows: pa.Table, areas: pa.Table, known: pa.Table) -> pa.Table:
    """The counts of `melted` with the place of their area and their part's place among those known."""
    place = pc.index_in(rows["area"], areas["code"])
    part = pc.index_in(_pair(rows), _pair(known))
    return pa.table(
        {"number": rows["number"], "place": place, "period": rows["period"], "part": part}
        | {name: rows[name] for name in (*SUMMED, "at_least")}
    )


def exact(coded: pa.Table) -> pa.Table:
    """The same counts as decimals: their sums are exact, and so the same in whatever order threads come to them."""
    for place, name in enumerate(coded.column_names):
        if name in SUMMED:
            coded = coded.set_column(place, name, coded[name].cast(EXACT))
    return coded


def _pair(rows: pa.Table) -> pa.Array:
    return pc.binary_join_element_wise(rows["breakdown"], rows["category"], "\0").combine_chunks()


def declared(indicators: Sequence[Indicator], numbers: Iterable[int]) -> pa.Table:
    """How the counts of each indicator are summed: (number, by_ward, denominator_is_stock)."""
    rows = [
        (number, indicators[number].level is Level.WARD, indicators[number].denominator_is is not None)
        for number in numbers
    ]
    return _table(rows, {"number": pa.int32(), "by_ward": pa.bool_(), "denominator_is_stock": pa.bool_()})


def spans(counts: Counts, numbers: Iterable[int]) -> pa.Table:
    """The period of each frequency that each period counted falls in: (number, period, frequency, target)."""
    begins, stored = cache(start), {number: counts.indicators[number].frequencies for number in numbers}
    found = counts.table.group_by(["number", "period"]).aggregate([])
    rows = [
        (number, period, _FREQUENCY[frequency], begins(frequency, period))
        for number, period in zip(found["number"].to_pylist(), found["period"].to_pylist(), strict=True)
        for frequency in stored.get(number, ())
        if counts.indicators[number].is_part_of(frequency, period)
    ]
    kinds = {"number": pa.int32(), "period": pa.date32(), "frequency": pa.int32(), "target": pa.date32()}
    return _table(rows, kinds)


def standings(counts: Counts, coverage: Mapping[str, Coverage], numbers: Iterable[int]) -> Standings:
    """What the coverage of each indicator reaches: how each period of its frequencies stands."""
    reached = cache(lambda frequency, reach: dict(covered(frequency, reach)))
    found = {}
    for number in numbers:
        indicator = counts.indicators[number]
        reach = _within(coverage[indicator.slug], number, counts)
        for frequency in indicator.frequencies:
            gaps = frozenset(gap for gap in reach.gaps if indicator.is_part_of(frequency, gap))
            found[number, frequency] = reached(frequency, replace(reach, gaps=gaps))
    return found


def periods(standings: Standings) -> pa.Table:
    """The same as a table: (number, frequency, period, standing)."""
    rows = [
        (number, _FREQUENCY[frequency], period, _STANDING[standing])
        for (number, frequency), reached in standings.items()
        for period, standing in reached.items()
    ]
    kinds = {"number": pa.int32(), "frequency": pa.int32(), "period": pa.date32(), "standing": pa.int32()}
    return _table(rows, kinds)


def silent(counts: Counts, coded: pa.Table, standings: Standings) -> pa.Table:
    """Where nothing was counted: (number, frequency, period, part, standing)."""
    rows = [
        (number, _FREQUENCY[frequency], period, part, _STANDING[standing])
        for number, frequency, period, part, standing in silences(counts.indicators, coded, standings)
    ]
    kinds = dict.fromkeys(("number", "frequency", "period", "part", "standing"), pa.int32()) | {"period": pa.date32()}
    return _table(rows, kinds)


def _within(coverage: Coverage, number: int, counts: Counts) -> Coverage:
    """What we keep of a publisher's has the years that were published: a year between is nobody's return."""
    if not listed(counts.indicators[number]):
        return coverage
    own = counts.table.filter(pc.equal(counts.table["number"], number))
    return replace(coverage, only=frozenset(own["period"].to_pylist()))


_FREQUENCY = {frequency: place for place, frequency in enumerate(Frequency)}
_STANDING = {standing: place for place, standing in enumerate(Completeness)}


def _table(rows: Sequence[tuple[object, ...]], kinds: Mapping[str, pa.DataType]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else [()] * len(kinds)
    return pa.table([pa.array(column, kind) for column, kind in zip(columns, kinds.values(), strict=True)], list(kinds))
