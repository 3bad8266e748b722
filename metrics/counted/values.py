"""From counts that may be shown to observations: divided once, with their intervals, for every indicator together."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from data.vocabulary import Bound, Kind, Origin, Reason, Status
from metrics.counted import rounded, spread
from metrics.counted.coverage import PROVISIONAL, SHOWN, Completeness
from metrics.counted.rounded import FEWEST_ANSWERS, LIMITS
from metrics.counted.rules import SUMMED
from metrics.counted.shown import Shown
from metrics.counted.spread import Marks
from metrics.declared.indicator import QUALIFIER, Indicator
from metrics.snapshots.observation import SCHEMA
from metrics.statistics.arrays import Floats
from metrics.statistics.intervals import poisson, student, wilson

FEWEST_CASES = 10  # a share or rate over fewer is kept with its counts, and pages do not tell it
FEWEST_OF_A_MEAN = 5  # fewer say nothing of how far they spread
_STATUSES = tuple(Status)
# What a period, or a category's, is where it has no figures of its own, and why.
_AS: Mapping[Completeness, tuple[Status, Reason | Literal[""]]] = {
    Completeness.MISSING: (Status.MISSING, ""),
    Completeness.INCOMPLETE: (Status.MISSING, Reason.INCOMPLETE),
    Completeness.SILENT: (Status.MISSING, Reason.NOTHING_COUNTED),
    Completeness.PENDING: (Status.PENDING, ""),
}
_REASONS = ("", *Reason)

Parts = dict[str, Floats]
Codes = NDArray[np.int32]


def valued(shown: Shown, origins: Mapping[str, Origin]) -> pa.Table:
    """Every observation of the periods that the coverage reaches, in any order.

    The columns are those of observation.SCHEMA, words as dictionaries; `origins` are those of the figures, by slug."""
    tables = [_exempt(shown.of_others(), origins), _protected(shown.of_people(), origins)]
    return pa.concat_tables(tables).unify_dictionaries()


def _exempt(shown: Shown, origins: Mapping[str, Origin]) -> pa.Table:
    """Observations of what nobody is behind, or is in print already."""
    standing = shown.table["standing"].combine_chunks()
    parts = _parts(shown)
    status, reason = _statuses(shown, standing, parts)
    there = status == _STATUSES.index(Status.SHOWN)
    thin = there & _where(shown, _is_over_cases) & (parts["denominator"] < FEWEST_CASES)
    reason[thin] = _REASONS.index(Reason.TOO_FEW)
    words = {
        "status": _in_words(status, _STATUSES),
        "reason": _in_words(reason, _REASONS),
        "bound": _bounds(shown.table),
    }
    return _observations(shown, origins, _numbers(shown, parts, there, thin), words)


def _protected(shown: Shown, origins: Mapping[str, Origin]) -> pa.Table:
    """Observations of people: of nought cases as of few there is nothing to tell."""
    standing = shown.table["standing"].combine_chunks()
    there = _is_one_of(standing, SHOWN)
    status, reason = _by_standing(standing)
    told = rounded.told(shown, there)
    status[there] = np.array([_STATUSES.index(each) for each in told.status[there]], np.int32)
    reason[there] = np.array([_REASONS.index(each) for each in told.reason[there]], np.int32)
    words = {
        "status": _in_words(status, _STATUSES),
        "reason": _in_words(reason, _REASONS),
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
        "provisional": pa.array(_is_one_of(table["standing"].combine_chunks(), PROVISIONAL) & ~pending),
    }
    return pa.table({name: columns[name] for name in SCHEMA.names})


def _bounds(table: pa.Table) -> pa.DictionaryArray:
    """How each figure in print is qualified; '' for what is exact, and for all that is counted."""
    words = pa.array(["", *Bound], pa.string())
    place = pc.fill_null(pc.index_in(table[QUALIFIER].combine_chunks().cast(pa.string()), words), 0)
    return pa.DictionaryArray.from_arrays(place, words)


def _parts(shown: Shown) -> Parts:
    """What is summed, ready to divide. No row means that nothing happened: nought, in all that is shown."""
    part = {name: shown.table[name].to_numpy() for name in SUMMED}
    counted = _where(shown, lambda each: each.kind is not Kind.PUBLISHED)
    part["numerator"] = np.where(counted & np.isnan(part["numerator"]), 0.0, part["numerator"])
    shares = _where(shown, lambda each: each.kind in (Kind.PROPORTION, Kind.MEAN))
    part["denominator"] = np.where(shares & np.isnan(part["denominator"]), 0.0, part["denominator"])
    for over in ("residents", "households"):
        own = _where(shown, partial(_is_over, over))
        part["denominator"] = np.where(own, shown.table[over].to_numpy(), part["denominator"])
    return part


def _statuses(shown: Shown, standing: pa.DictionaryArray, part: Parts) -> tuple[Codes, Codes]:
    """The status and the reason of each row. A share of nothing has no cases, unless its period still runs."""
    status, reason = _by_standing(standing)
    of_nothing = (status == _STATUSES.index(Status.SHOWN)) & (part["denominator"] == 0)
    status[of_nothing] = _STATUSES.index(Status.NONE)
    status[of_nothing & _is_one_of(standing, (Completeness.RUNNING,))] = _STATUSES.index(Status.PENDING)
    few = _where(shown, lambda each: each.weighted) & (part["answers"] < FEWEST_ANSWERS)
    few &= status == _STATUSES.index(Status.SHOWN)
    status[few], reason[few] = _STATUSES.index(Status.WITHHELD), _REASONS.index(Reason.TOO_FEW)
    return status, reason


def _by_standing(standing: pa.DictionaryArray) -> tuple[Codes, Codes]:
    """The status and the reason that each row has by its period alone."""
    words = [Completeness(word) for word in standing.dictionary.to_pylist()]
    known = [_AS.get(word, (Status.SHOWN, "")) for word in words]
    status: Codes = np.array([_STATUSES.index(each) for each, _ in known], np.int32)[standing.indices.to_numpy()]
    reason: Codes = np.array([_REASONS.index(why) for _, why in known], np.int32)[standing.indices.to_numpy()]
    return status, reason


def _is_one_of(standing: pa.DictionaryArray, wanted: Collection[Completeness]) -> Marks:
    told: Marks = np.array([word in wanted for word in standing.dictionary.to_pylist()], np.bool_)
    each: Marks = told[standing.indices.to_numpy()]
    return each


def _numbers(shown: Shown, part: Parts, there: Marks, thin: Marks) -> Parts:
    """The numbers of an observation in the indicator's own units, nan wherever there is none."""
    part = {name: np.where(there, column, np.nan) for name, column in part.items()}
    x, n, per = part["numerator"], part["denominator"], spread.numbers(shown.indicators, shown.table, _per)
    ranged = there & ~thin & _where(shown, lambda each: each.no_interval is None)
    quoted = _where(shown, lambda each: each.kind is Kind.PUBLISHED)
    value = np.where(_where(shown, lambda each: each.kind is Kind.COUNT), x, x / n * per)
    numbers = {"numerator": x, "denominator": n, "value": np.where(quoted, shown.table["value"].to_numpy(), value)}
    for confidence, (lower, upper) in LIMITS.items():
        numbers[lower], numbers[upper] = np.full((2, len(x)), np.nan)
        for chosen, limits in _METHODS:
            rows = np.flatnonzero(ranged & _where(shown, chosen))
            own = {name: column[rows] for name, column in part.items()} | {"per": per[rows]}
            numbers[lower][rows], numbers[upper][rows] = limits(own, confidence)
    for name in ("lower", "upper"):
        numbers[name] = np.where(quoted, shown.table[name].to_numpy(), numbers[name])
    return numbers


def _is_over(column: str, indicator: Indicator) -> bool:
    return indicator.kind is Kind.RATE and indicator.denominator == column


def _is_over_cases(indicator: Indicator) -> bool:
    return indicator.kind in (Kind.PROPORTION, Kind.RATE) and not indicator.weighted


def _per(indicator: Indicator) -> float:
    return float(indicator.per or 1)


def _where(shown: Shown, rule: Callable[[Indicator], bool]) -> Marks:
    return spread.holds(shown.indicators, shown.table, rule)


def _of_counts(part: Parts, confidence: float) -> tuple[Floats, Floats]:
    return poisson(part["numerator"], confidence=confidence)


def _of_rates(part: Parts, confidence: float) -> tuple[Floats, Floats]:
    return poisson(part["numerator"], exposure=part["denominator"] / part["per"], confidence=confidence)


def _of_shares(part: Parts, confidence: float) -> tuple[Floats, Floats]:
    x, n = part["numerator"], part["denominator"]
    return wilson(np.minimum(x, n), n, confidence=confidence)


def _of_weighted_shares(part: Parts, confidence: float) -> tuple[Floats, Floats]:
    # Kish's effective sample size: answers of unequal weight say less than as many equal ones.
    x, n = part["numerator"], part["denominator"]
    effective = n**2 / part["weight_squares"]
    return wilson(np.minimum(x / n, 1.0) * effective, effective, confidence=confidence)


def _of_means(part: Parts, confidence: float) -> tuple[Floats, Floats]:
    total, n, squares = part["numerator"], part["denominator"], part["sum_of_squares"]
    enough = np.where(n >= FEWEST_OF_A_MEAN, n, np.nan)
    # Values that are all alike have a spread of nought, which is no proof that the next would be alike too. Adding
    # them up leaves it a hair off.
    spread_out = squares - total**2 / enough > 1e-12 * squares
    return student(total, np.where(spread_out, enough, np.nan), squares, confidence=confidence)


_METHODS: tuple[tuple[Callable[[Indicator], bool], Callable[[Parts, float], tuple[Floats, Floats]]], ...] = (
    (lambda each: each.kind is Kind.COUNT, _of_counts),
    (lambda each: each.kind is Kind.RATE, _of_rates),
    (lambda each: each.kind is Kind.PROPORTION and not each.weighted, _of_shares),
    (lambda each: each.kind is Kind.PROPORTION and each.weighted, _of_weighted_shares),
    (lambda each: each.kind is Kind.MEAN, _of_means),
)
