"""Counts, summed over areas and then over time, for every indicator at once; and what coverage makes of each period."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from data.vocabulary import Bound, Kind, Level
from metrics.counted import grid
from metrics.counted.counts import Counts
from metrics.counted.coverage import Completeness, Coverage
from metrics.counted.rules import SUMMED
from metrics.declared.indicator import QUALIFIER, Indicator
from metrics.snapshots.areas import BOROUGH
from metrics.snapshots.stored import WORD

ROLL_UP = (Path(__file__).parent / "roll_up.sql").read_text(encoding="utf-8")

QUOTED = ("value", "lower", "upper")
SCHEMA = pa.schema(
    [
        ("number", pa.int32()),
        *((name, WORD) for name in ("area", "level", "frequency")),
        ("period", pa.date32()),
        *((name, WORD) for name in ("breakdown", "category", "standing")),
        *((name, pa.float64()) for name in (*SUMMED, "residents", "households", *QUOTED)),
        (QUALIFIER, WORD),
    ]
)


@dataclass(frozen=True, slots=True)
class RolledUp:
    """True counts of every indicator, area, frequency, period and category that the coverage reaches: in memory only.

    `table` (SCHEMA) has a row for each, in any order: `number` is the indicator's place in `indicators`, `standing` the
    completeness of the period, or of a category in it; a count is null where no row was counted, only a figure in print
    has a value, and only that or the sum of a lower bound a qualifier. `parents` is the neighbourhood of each ward."""

    indicators: tuple[Indicator, ...]
    table: pa.Table
    parents: Mapping[str, str] = field(default_factory=dict)


def roll_up(counts: Counts, coverage: Mapping[str, Coverage], run: Callable[..., pa.Table]) -> RolledUp:
    """Sum the counts, under the coverage of each indicator by slug; `run` is the engine's."""
    quoted = [number for number, each in enumerate(counts.indicators) if each.kind is Kind.PUBLISHED]
    summed = [number for number in range(len(counts.indicators)) if number not in quoted]
    places, melted = grid.places(run(grid.AREAS)), grid.melted(counts, summed)
    parts = grid.parts(melted)
    coded, standings = grid.coded(melted, places, parts), grid.standings(counts, coverage, summed)
    rolled_up = run(
        ROLL_UP,
        counts=grid.exact(coded),
        declared=grid.declared(counts.indicators, summed),
        spans=grid.spans(counts, summed),
        grid_periods=grid.periods(standings),
        silences=grid.silent(counts, coded, standings),
        places=places,
    )
    tables = [_in_words(_without_held_back(rolled_up), places, parts), _in_print(counts, quoted)]
    table = pa.concat_tables(tables).unify_dictionaries().combine_chunks()
    return RolledUp(counts.indicators, table, grid.parents(places))


def _without_held_back(rolled_up: pa.Table) -> pa.Table:
    """The same, with whatever a count belongs to missing where its publisher gives none: a sum of the rest is none."""
    missing = pa.scalar(grid.STANDINGS.index(str(Completeness.MISSING)).as_py(), pa.int32())
    standing = pc.if_else(rolled_up["held_back"], missing, rolled_up["standing"].cast(pa.int32()))
    there = rolled_up.drop_columns(["held_back"])
    return there.set_column(there.column_names.index("standing"), "standing", standing)


def _in_words(rolled_up: pa.Table, places: pa.Table, parts: pa.Table) -> pa.Table:
    words = {
        "area": ("place", places["code"]),
        "level": ("place", places["level"]),
        "frequency": ("frequency", grid.FREQUENCIES),
        "breakdown": ("part", parts["breakdown"]),
        "category": ("part", parts["category"]),
        "standing": ("standing", grid.STANDINGS),
    }
    columns = {name: _coded_words(rolled_up[code], known) for name, (code, known) in words.items()}
    bound = pa.scalar(str(Bound.AT_LEAST)), pa.scalar(None, pa.string())
    columns[QUALIFIER] = pc.if_else(rolled_up["at_least"], *bound).combine_chunks().dictionary_encode()
    return _of_schema({name: rolled_up[name] for name in rolled_up.column_names} | columns, rolled_up.num_rows)


def _coded_words(codes: pa.ChunkedArray, words: pa.Array) -> pa.Array:
    """Words that several codes may share, by code."""
    known = pc.dictionary_encode(words.combine_chunks() if isinstance(words, pa.ChunkedArray) else words)
    return pa.DictionaryArray.from_arrays(known.indices.take(codes.combine_chunks()), known.dictionary)


def _in_print(counts: Counts, numbers: list[int]) -> pa.Table:
    """Published figures as they are, for the borough."""
    rows = counts.table.filter(pc.is_in(counts.table["number"], pa.array(numbers, pa.int32())))
    frequencies = pa.array([each.frequency for each in counts.indicators], pa.string())
    constant = {"area": BOROUGH, "level": Level.BOROUGH, "breakdown": "", "category": ""}
    columns = {name: pa.repeat(str(word), rows.num_rows) for name, word in constant.items()}
    columns |= {"standing": pa.repeat(str(Completeness.COMPLETE), rows.num_rows)}
    columns |= {"frequency": frequencies.take(rows["number"].combine_chunks())}
    columns |= {name: rows[name] for name in ("number", "period", *QUOTED, QUALIFIER)}
    return _of_schema(columns, rows.num_rows)


def _of_schema(columns: Mapping[str, pa.Array], rows: int) -> pa.Table:
    return pa.table(
        [columns[each.name].cast(each.type) if each.name in columns else pa.nulls(rows, each.type) for each in SCHEMA],
        schema=SCHEMA,
    )
