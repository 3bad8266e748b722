"""What counts keep to, whatever SQL returned them: each rule a sentence that names the file and a row."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from data.periods import start
from data.refusal import RefusalError
from data.vocabulary import Bound, Kind, Level
from metrics.counted.spread import Marks, holds, numbers
from metrics.declared.indicator import EXACTLY, QUALIFIER, Indicator
from metrics.snapshots.areas import NO_WARD

SUMMED = ("numerator", "denominator", "sum_of_squares", "weight_squares", "yes", "answers")
NUMBERS = (*SUMMED, "value", "lower", "upper")

# Beyond it, sums of decimals would have no room; nothing in a borough is counted so far.
_ENDLESS = 1e24

_LARGEST = 2**62

Rule = tuple[str, Marks]


class CountsError(RefusalError):
    """What the SQL of an indicator returned cannot be counts; the message has a line for each that fails."""


def place(indicator: Indicator) -> str:
    """The indicator's file, as messages name it."""
    return f"{indicator.priority}/{indicator.slug}.sql"


def hold_to_columns(indicator: Indicator, returned: pa.Table) -> None:
    """Refuse other columns than the head asks for, columns of another type, and no row at all: CountsError."""
    names = returned.column_names
    if len(set(names)) < len(names) or set(names) - set(indicator.optional) != set(indicator.columns):
        raise CountsError(
            f"{place(indicator)}: the SQL returns {', '.join(names)}; its head asks for {', '.join(indicator.columns)}"
        )
    for field in returned.schema:
        wanted, fits = _wanted(field.name)
        if not (fits(field.type) or pa.types.is_null(field.type)):
            raise CountsError(
                f"{place(indicator)}: the SQL returns {field.name} as {_words(field.type)}; cast it to {wanted}"
            )
    if not returned.num_rows:
        raise CountsError(
            f"{place(indicator)}: the SQL returns no row; where nothing at all is counted, nothing says that "
            "somebody looked: see what it keeps with 'where'"
        )


def days(indicator: Indicator, column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column of periods as days; raises CountsError where one has a time of day."""
    found = column.cast(pa.date32(), safe=False)
    if pa.types.is_timestamp(column.type) and not found.cast(column.type).equals(column):
        raise CountsError(f"{place(indicator)}: period has a time of day; cast it to a date")
    return found


def broken(indicators: Sequence[Indicator], counts: pa.Table, wards: Sequence[str]) -> list[str]:
    """For each indicator whose counts break a rule, the first that they break and a row that does."""
    faults: dict[int, str] = {}
    own = counts["number"].to_numpy()
    for rule, wrong in (*_key_rules(indicators, counts, wards), *_number_rules(indicators, counts)):
        for number, row in zip(*np.unique(own[wrong], return_index=True), strict=True):
            at = int(np.flatnonzero(wrong)[row])
            seen = f"{counts['area'][at]}, {counts['period'][at]}"
            faults.setdefault(int(number), f"{place(indicators[number])}: {rule}; see the row for {seen}")
    for number, day in zip(*_distinct(own, counts["period"]), strict=True):
        frequency = indicators[number].frequency
        if day is not None and day != start(frequency, day):
            said = f"{place(indicators[number])}: period {day} is not the first day of a {frequency.word}"
            faults.setdefault(number, said)
    return [faults[number] for number in sorted(faults)]


def _key_rules(indicators: Sequence[Indicator], counts: pa.Table, wards: Sequence[str]) -> Iterator[Rule]:
    yield "period is never empty", _true(counts["period"].is_null())
    by_ward = holds(indicators, counts, lambda each: each.level is Level.WARD)
    known = _true(pc.is_in(counts["area"], pa.array([*wards, NO_WARD])))
    yield "area is a ward of the borough (or empty: ward not recorded)", by_ward & ~known
    categories = [name for name in counts.column_names if name.startswith("category_")]
    told = numbers(indicators, counts, lambda each: len(each.breakdowns))
    empty = [_true(counts[name].is_null()) & (told > position) for position, name in enumerate(categories)]
    yield "a category is never empty; write 'unknown'", np.logical_or.reduce(empty, initial=False)
    known = pa.array([EXACTLY, *Bound])
    other = _true(counts[QUALIFIER].is_valid()) & ~_true(pc.is_in(counts[QUALIFIER], known))
    yield f"{QUALIFIER} is one of {', '.join(known.to_pylist())}", other
    summed = holds(indicators, counts, lambda each: each.kind is not Kind.PUBLISHED)
    bounds = pa.array([EXACTLY, Bound.AT_LEAST])
    unclear = _true(counts[QUALIFIER].is_valid()) & ~_true(pc.is_in(counts[QUALIFIER], bounds))
    yield f"{QUALIFIER} of what is summed is {EXACTLY} or {Bound.AT_LEAST}", summed & unclear & ~other
    yield "one row per area, period and category", _repeated(counts, ["number", "area", "period", *categories])


def _number_rules(indicators: Sequence[Indicator], counts: pa.Table) -> Iterator[Rule]:
    values = {}
    for name in NUMBERS:
        column, empty = counts[name].to_numpy(), _true(counts[name].is_null())
        endless = ~(np.abs(column) < _ENDLESS)
        yield f"{name} is neither NaN nor as large as 1e24", ~empty & endless
        values[name] = np.where(endless, np.nan, column)
        asked = holds(indicators, counts, partial(_asks_for, name))
        below = holds(indicators, counts, partial(_may_be_negative, name))
        yield f"{name} is never empty", asked & below & empty
        told = ~empty | holds(indicators, counts, partial(_may_be_held_back, name))
        yield f"{name} is never empty or below 0", asked & ~below & (~told | (column < 0))
    # Sums of weights may differ by a rounding of their last digit.
    x, n = values["numerator"], values["denominator"]
    more = x > n * (1 + 1e-9)
    yield (
        "numerator is no more than denominator",
        more & holds(indicators, counts, lambda each: each.kind is Kind.PROPORTION),
    )
    yield "weight_squares is above 0 where denominator is", (n > 0) & (values["weight_squares"] <= 0)
    squares, least = values["sum_of_squares"], np.divide(x**2, n, out=np.where(x == 0, 0.0, np.inf), where=n > 0)
    yield "sum_of_squares is at least numerator squared over denominator", squares < least * (1 - 1e-9)


def _asks_for(name: str, indicator: Indicator) -> bool:
    return name in indicator.counts


def _may_be_held_back(name: str, indicator: Indicator) -> bool:
    """Its publisher may give no count of an area, which is then missing and not nought."""
    return name == "numerator" and indicator.held_back is not None


def _may_be_negative(name: str, indicator: Indicator) -> bool:
    """A published figure may be, and so may a sum of changes."""
    return name == "value" or (name == "numerator" and indicator.kind is Kind.MEAN)


def _true(marks: pa.ChunkedArray) -> Marks:
    return np.asarray(marks, dtype=np.bool_)


def _repeated(counts: pa.Table, key: list[str]) -> Marks:
    """The rows whose key another row has too."""
    together, size = np.zeros(counts.num_rows, dtype=np.int64), 1
    for name in key:
        codes = counts[name].combine_chunks().dictionary_encode(null_encoding="encode").indices.to_numpy()
        if size * (len(codes) + 1) > _LARGEST:
            _, together = np.unique(together, return_inverse=True)
            size = len(together)
        width = int(codes.max(initial=0)) + 1
        together, size = together * width + codes, size * width
    order = np.argsort(together, kind="stable")
    wrong = np.zeros(counts.num_rows, dtype=np.bool_)
    wrong[order[1:][np.diff(together[order]) == 0]] = True
    return wrong


def _distinct(numbers: NDArray[np.int32], periods: pa.ChunkedArray) -> tuple[list[int], list[date | None]]:
    found = pa.table({"number": numbers, "period": periods}).group_by(["number", "period"]).aggregate([])
    return found["number"].to_pylist(), found["period"].to_pylist()


def _wanted(name: str) -> tuple[str, Callable[[pa.DataType], bool]]:
    """What a column must hold, in words, and the types that do."""
    if name == "period":
        return "a day", lambda kind: pa.types.is_date(kind) or pa.types.is_timestamp(kind)
    if name in SUMMED:
        # The sum of floating numbers depends on the order in which threads come to them.
        return (
            "a whole or decimal number, whose sum is exact, as in sum(hours::decimal(18, 6))",
            lambda kind: pa.types.is_integer(kind) or pa.types.is_decimal(kind),
        )
    if name in NUMBERS:
        return (
            "a number",
            lambda kind: pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind),
        )
    return "text", lambda kind: pa.types.is_string(kind) or pa.types.is_large_string(kind) or _is_text_by_code(kind)


def _is_text_by_code(kind: pa.DataType) -> bool:
    return bool(pa.types.is_dictionary(kind) and pa.types.is_string(kind.value_type))


def _words(kind: pa.DataType) -> str:
    """A type in words for who wrote the SQL."""
    if pa.types.is_boolean(kind):
        return "true or false"
    if pa.types.is_nested(kind):
        return "a list or structure"
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        return "a day"
    if pa.types.is_floating(kind):
        return "a floating number"
    if pa.types.is_integer(kind) or pa.types.is_decimal(kind):
        return "a number"
    return "text" if pa.types.is_string(kind) or pa.types.is_large_string(kind) else str(kind)
