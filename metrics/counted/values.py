"""From counts that may be shown to observations: divided once, with their intervals, for every indicator together."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.vocabulary import Bound, Kind, Origin, Reason, Status
from metrics.counted import divided, rounded, spread
from metrics.counted.coverage import PROVISIONAL, SHOWN
from metrics.counted.ranges import Parts
from metrics.counted.shown import Shown
from metrics.counted.statuses import REASONS, STATUSES, Codes, by_standing, is_one_of, statuses
from metrics.declared.indicator import QUALIFIER, Indicator
from metrics.snapshots.observation import SCHEMA

FEWEST_CASES = 10  # a share or rate over fewer is kept with its counts, and pages do not tell it


def valued(shown: Shown, origins: Mapping[str, Origin]) -> pa.Table:
    """Every observation of the periods that the coverage reaches, in any order.

    The columns are those of observation.SCHEMA, words as dictionaries; `origins` are those of the figures, by slug."""
    tables = [_exempt(shown.of_others(), origins), _protected(shown.of_people(), origins)]
    return pa.concat_tables(tables).unify_dictionaries()


def _exempt(shown: Shown, origins: Mapping[str, Origin]) -> pa.Table:
    """Observations of what nobody is behind, or is in print already."""
    standing = shown.table["standing"].combine_chunks()
    parts = divided.parts(shown)
    status, reason = statuses(shown, standing, parts)
    there = status == STATUSES.index(Status.SHOWN)
    thin = there & shown.where(_is_over_cases) & (parts["denominator"] < FEWEST_CASES)
    reason[thin] = REASONS.index(Reason.TOO_FEW)
    words = {
        "status": _in_words(status, STATUSES),
        "reason": _in_words(reason, REASONS),
        "bound": _bounds(shown.table),
    }
    return _observations(shown, origins, divided.numbers(shown, parts, there, thin), words)


def _protected(shown: Shown, origins: Mapping[str, Origin]) -> pa.Table:
    """Observations of people: of nought cases as of few there is nothing to tell."""
    standing = shown.table["standing"].combine_chunks()
    there = is_one_of(standing, SHOWN)
    status, reason = by_standing(standing)
    told = rounded.told(shown, there)
    status[there] = np.array([STATUSES.index(each) for each in told.status[there]], np.int32)
    reason[there] = np.array([REASONS.index(each) for each in told.reason[there]], np.int32)
    words = {
        "status": _in_words(status, STATUSES),
        "reason": _in_words(reason, REASONS),
        "bound": pa.array(told.bound.tolist(), pa.string()).dictionary_encode(),
    }
    return _observations(shown, origins, told.numbers, words)


def _in_words(codes: Codes, words: Sequence[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(codes, pa.array(list(words), pa.string()))


def _observations(
    shown: Shown, origins: Mapping[str, Origin], numbers: Parts, words: Mapping[str, pa.Array]
) -> pa.Table:
    table, slugs = shown.table, [each.slug for each in shown.indicators]
    pending = np.asarray(pc.equal(words["status"].cast(pa.string()), str(Status.PENDING)), np.bool_)
    columns = {name: table[name] for name in SCHEMA.names if name in table.column_names} | dict(words)
    columns |= {name: pa.array(column, from_pandas=True) for name, column in numbers.items()}
    columns |= {
        "indicator": spread.words(table, slugs),
        "origin": spread.words(table, [origins[slug] for slug in slugs]),
        "provisional": pa.array(is_one_of(table["standing"].combine_chunks(), PROVISIONAL) & ~pending),
    }
    return pa.table({name: columns[name] for name in SCHEMA.names})


def _bounds(table: pa.Table) -> pa.DictionaryArray:
    """How each figure in print is qualified; '' for what is exact, and for all that is counted."""
    words = pa.array(["", *Bound], pa.string())
    place = pc.fill_null(pc.index_in(table[QUALIFIER].combine_chunks().cast(pa.string()), words), 0)
    return pa.DictionaryArray.from_arrays(place, words)


def _is_over_cases(indicator: Indicator) -> bool:
    return indicator.kind in (Kind.PROPORTION, Kind.RATE) and not indicator.weighted
