"""The picture of what a query returned: a ranking where rows have a name, a line where they have a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from metrics import Answer, Indicator, Snapshot, column_values
from pages.components.exhibits import asked_over_time, asked_ranking
from pages.components.exhibits.asked_axis import AskedRow
from pages.components.exhibits.asked_rows import is_day, is_number, is_text
from pages.components.exhibits.exhibit import Absent, Exhibit
from pages.components.words.asked import SAMPLE, source

KEY, NAME = "asked", "As a picture"
NOTHING = "It needs a name or a day in each row, and a number."
_STATE = "missing"
_RANGES = ("lower", "upper")
# The columns that are in the units of the one indicator that a query names.
_IN_UNITS = frozenset(["value", "lower", "upper", "lower_998", "upper_998", "target", "aim", "benchmark", "expected"])
_MOST = 1e300  # an axis has room for no more
_WITHIN = 1e-9


@dataclass(frozen=True, slots=True)
class Drawable:
    """What a picture can be made of: columns that name a row, several days first of all, and columns of numbers."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.names and self.numbers)


def drawable(answer: Answer) -> Drawable:
    """Which columns can be drawn: those with a value in some row, and a name of their own."""
    schema, rows = answer.rows.schema, answer.rows
    there = [
        each.name
        for place, each in enumerate(schema)
        if each.name and schema.names.count(each.name) == 1 and rows.column(place).null_count < rows.num_rows
    ]
    kind = {name: schema.field(name).type for name in there}
    days = [name for name in there if is_day(kind[name])]
    several = [name for name in days if len(rows[name].unique()) > 1 and _is_a_line(rows, name)]
    words = [name for name in there if is_text(kind[name])]
    numbers = [name for name in there if is_number(kind[name])]
    value = [name for name in numbers if name == "value"]
    names = (*several, *words, *(name for name in days if name not in several))
    return Drawable(names, tuple(dict.fromkeys([*value, *numbers])))


def picture(snapshot: Snapshot, answer: Answer, sql: str, name: str, number: str) -> Exhibit:
    """The rows with a name and a number as they are: in their order, none added up."""
    rows, made_up = answer.rows, answer.made_up
    drawn = _drawn(rows, name, number)
    if not drawn:
        return none("No row has both a name and a number that can be drawn.")
    indicator = _one(snapshot, sql) if number in _IN_UNITS else None
    if is_day(rows.schema.field(name).type):
        lines = asked_over_time.lines(rows, drawn)
        if lines is None:
            apart = f"nothing tells at most {asked_over_time.MOST} lines apart"
            return none(f"Several rows have the same {name}, and {apart}.")
        figure = asked_over_time.over_time(lines, indicator, number, made_up=made_up)
        finding = "A day and a number in each row: drawn over time."
    else:
        figure = asked_ranking.ranked(drawn, indicator, number, made_up=made_up)
        finding = _ranked(drawn)
    finding += " The range columns are used." if any(each.range for each in drawn) else ""
    left_out = rows.num_rows - len(drawn)
    if left_out:
        finding += f" {left_out:,} row{' is' if left_out == 1 else 's are'} left out, without a number to draw."
    said = [source(answer.tables), *([SAMPLE] if made_up else [])]
    return Exhibit(KEY, finding=finding, figures=(figure,), name=NAME, source=". ".join(said).rstrip("."))


def none(words: str) -> Exhibit:
    """Why there is no picture."""
    return Exhibit(KEY, absent=Absent(_STATE, "No picture", words), name=NAME)


def _is_a_line(rows: pa.Table, day: str) -> bool:
    """Whether the rows are one line over these days, or few."""
    there = [AskedRow(at, each, 0, None) for at, each in enumerate(column_values(rows[day])) if each is not None]
    return asked_over_time.lines(rows, there) is not None


def _ranked(drawn: Sequence[AskedRow]) -> str:
    said = "A name and a number in each row: drawn in the order of the rows."
    most = asked_ranking.MOST
    return said if len(drawn) <= most else f"{said} The first {most} of {len(drawn):,} are drawn."


def _drawn(rows: pa.Table, name: str, number: str) -> list[AskedRow]:
    numbers = [_finite(each) for each in column_values(rows[number])]
    ranges = _ranges(rows, number, numbers)
    return [
        AskedRow(place, called, value, ranges[place] if ranges else None)
        for place, (called, value) in enumerate(zip(column_values(rows[name]), numbers, strict=True))
        if called is not None and value is not None
    ]


def _ranges(rows: pa.Table, number: str, numbers: Sequence[float | None]) -> list[tuple[float, float] | None]:
    """Of each row its columns lower and upper, where each number lies between them; else nothing."""
    names = rows.column_names
    there = all(names.count(each) == 1 and is_number(rows.schema.field(each).type) for each in _RANGES)
    if not there or number in _RANGES:
        return []
    ends = list(zip(*([_finite(each) for each in column_values(rows[end])] for end in _RANGES), strict=True))
    told = [(low, high) if low is not None and high is not None else None for low, high in ends]
    both = [(each, value) for each, value in zip(told, numbers, strict=True) if each and value is not None]
    fit = all(low - _WITHIN <= value <= high + _WITHIN for (low, high), value in both)
    return told if both and fit else []


def _one(snapshot: Snapshot, sql: str) -> Indicator | None:
    """The one indicator that a query names, whose units its numbers are then in; None for none and for several."""
    named = [slug for slug in snapshot.indicators if f"'{slug}'" in sql]
    return snapshot.indicators[named[0]] if len(named) == 1 else None


def _finite(value: Any) -> float | None:
    if value is None:
        return None
    number = float(value)
    return number if abs(number) <= _MOST else None  # neither what is no number nor what is without end
