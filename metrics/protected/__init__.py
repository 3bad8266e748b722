"""The one door out for counts of people: nothing after it holds an unprotected count.

Rows of RolledUp come in with true counts; what goes out is rounded, each count from itself alone, and less than a
contract's smallest is not shown, nought included."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from data.vocabulary import Origin
from metrics.counted.rules import SUMMED
from metrics.counted.roll_up import RolledUp
from metrics.counted.shown import SCHEMA, Shown
from metrics.protected import figures, parts, scope, tables
from metrics.snapshots.stored import WORD


def protect(rolled_up: RolledUp, origins: Mapping[str, Origin]) -> Shown:
    """What may be shown of all that was counted, in one pass over every indicator; `origins` are those of the figures,
    by slug. What is not of people, or in print already, goes out as it is."""
    indicators = rolled_up.indicators
    rules = scope.rules(indicators, origins)
    rows = tables.published(indicators, rolled_up.table, rules)
    known = np.array([np.nan if rule is None else rule.smallest for rule in rules], np.float64)
    smallest = known[rows["number"].to_numpy()]
    people = pa.array(~np.isnan(smallest))
    protected, smallest = rows.filter(people), smallest[~np.isnan(smallest)]
    shown = figures.rounded(parts.of(indicators, protected), smallest)
    told = protected.drop_columns([*SUMMED, "value"])
    columns = {name: told[name] for name in told.column_names} | shown.columns() | {"smallest": pa.array(smallest)}
    exempt = rows.filter(pa.array(np.isnan(known)[rows["number"].to_numpy()]))
    tables_ = [_of_schema({name: exempt[name] for name in exempt.column_names}), _of_schema(columns)]
    return Shown(indicators, pa.concat_tables(tables_).unify_dictionaries().combine_chunks())


def _of_schema(columns: Mapping[str, pa.Array]) -> pa.Table:
    rows = len(columns["number"])
    nothing = pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows, np.int32)), pa.array([""])).cast(WORD)
    empty = {"numerator_withheld": nothing, "denominator_withheld": nothing}
    return pa.table(
        [
            columns[each.name].cast(each.type)
            if each.name in columns
            else empty.get(each.name, pa.nulls(rows, each.type))
            for each in SCHEMA
        ],
        schema=SCHEMA,
    )
