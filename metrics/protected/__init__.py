"""The one door out for counts of people: nothing after it holds an unprotected count.

Rows of RolledUp come in with true counts. What goes out is rounded, each count from itself alone; less than a
contract's smallest is not shown, nought included; a closed figure stands as it was shown until its one revision; and
what is published together is certified to leave every small count several possible values."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.vocabulary import Origin
from metrics.counted import coverage, spread
from metrics.counted.roll_up import QUOTED, RolledUp
from metrics.counted.rules import SUMMED
from metrics.counted.shown import SCHEMA, Shown
from metrics.declared.indicator import Indicator
from metrics.protected import figures, ledger, parts, release, remembered, scope, superseded, tables
from metrics.protected.in_print import Printed
from metrics.protected.remembered import Day, Memory
from metrics.protected.sums import Published
from metrics.snapshots.stored import WORD


def protect(
    rolled_up: RolledUp,
    origins: Mapping[str, Origin],
    memory: Memory,
    as_of: date,
    *,
    whose: Mapping[str, Origin] | None = None,
    kept: Collection[str] = (),
    in_print: Printed | None = None,
    audit_sample: bool = False,
) -> Shown:
    """What may be shown on a day of all that was counted, in one pass over every indicator; `origins` are those of the
    figures, by slug, `whose` those of the people alone, where they differ, `memory` what was shown before, by these
    indicators, by those that are `kept` as they are, and by others that are deleted since; `in_print` the totals that
    the heads name as known already. What is not of people, or in print already, goes out as it is.

    What is of real people is certified, and what cannot be is withheld; a sample only where that is asked for."""
    indicators, whose = rolled_up.indicators, origins if whose is None else whose
    rules, real = scope.rules(indicators, whose), scope.certified(indicators, whose, audit_sample=audit_sample)
    if any(real):
        rolled_up = replace(rolled_up, table=tables.in_order(rolled_up.table))
    rows = tables.published(indicators, rolled_up.table, rules)
    known = np.array([np.nan if rule is None else rule.smallest for rule in rules], np.float64)
    smallest = known[rows["number"].to_numpy()]
    people = ~np.isnan(smallest)
    closed = np.asarray(pc.is_in(rows["standing"].combine_chunks().cast(pa.string()), pa.array(coverage.SHOWN)))
    exempt, untold, told = (rows.filter(pa.array(each)) for each in (~people, people & ~closed, people & closed))

    least, part = smallest[people & closed], parts.of(indicators, told)
    keys, day = _keys(indicators, told, origins), Day(memory, as_of, scope.revisions(indicators))
    carried = ledger.carried(keys, figures.rounded(part, least), part, least, day)
    earlier = superseded.others(keys, carried, least, memory.table).to_pylist()
    deleted = superseded.deleted({each.slug for each in indicators} | set(kept), memory.table).to_pylist()
    shown_now = Published(told, carried.figures, least, real, earlier, deleted)
    certified = release.certified(rolled_up, shown_now, carried, in_print or {})
    shown = [
        _of_schema(exempt, {}),
        _of_schema(_without_counts(untold), {"smallest": pa.array(smallest[people & ~closed])}),
        _of_schema(_without_counts(told), certified.carried.figures.columns() | {"smallest": pa.array(least)}),
    ]
    table = pa.concat_tables(shown).unify_dictionaries().combine_chunks()
    left = ledger.table(keys, certified.carried, least, day, certified.provisional)
    return Shown(indicators, table, left, release.notes(indicators, rules, real, certified))


def _keys(indicators: Sequence[Indicator], rows: pa.Table, origins: Mapping[str, Origin]) -> pa.Table:
    """What the ledger knows figures by (remembered.KEY)."""
    slugs = [each.slug for each in indicators]
    of = {"indicator": slugs, "origin": [str(origins.get(slug, "")) for slug in slugs]}
    own = {name: spread.words(rows, words) for name, words in of.items()}
    return pa.table({name: own[name] if name in own else rows[name] for name in remembered.KEY})


def _without_counts(rows: pa.Table) -> pa.Table:
    return rows.drop_columns([*SUMMED, *QUOTED])


def _of_schema(rows: pa.Table, more: Mapping[str, pa.Array]) -> pa.Table:
    columns = {name: rows[name] for name in rows.column_names} | dict(more)
    nothing = pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows.num_rows, np.int32)), pa.array([""])).cast(WORD)
    empty = {"numerator_withheld": nothing, "denominator_withheld": nothing}
    return pa.table(
        [
            columns[each.name].cast(each.type)
            if each.name in columns
            else empty.get(each.name, pa.nulls(rows.num_rows, each.type))
            for each in SCHEMA
        ],
        schema=SCHEMA,
    )
