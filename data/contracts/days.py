"""Rules of the days in an extract that was taken on a day, beside those of its contract."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from data.contracts.contract import Contract
from data.contracts.field import Field
from data.contracts.quoting import name
from data.contracts.references import References
from data.contracts.rules import CENTURIES, Needs, Rule

ONE_DAY = timedelta(days=1)
# A year that was mistyped is mostly ten years out, or hundreds; a spell may well have begun some years before others.
FAR = timedelta(days=5 * 365 + 1)
FAR_IN_WORDS = "five years"
# Where dates lie in several places, a place with fewer than one row in so many is a slip.
FEW = 100


@dataclass(frozen=True, slots=True)
class Taken:
    """The day on which rows were taken: from the council's own systems, or else as their publisher has them."""

    on: date
    by_council: bool


def rules_of_days(
    contract: Contract, fields: Sequence[Field], table: str, taken: Taken, references: References
) -> Iterator[Rule]:
    """That nothing is dated after the day on which it was taken, and that no row of the council's lies far from others.

    `table` is SQL for rows that have these fields in their types, where the references are. Raises duckdb.Error where
    they cannot be read.
    """
    for field in fields:
        if field.type in ("date", "datetime"):
            after = f"{name(field.name)} >= {_day(taken.on + ONE_DAY)}"
            yield Rule((field.name,), _not_after(taken), after, Needs.BOUNDS)
    if taken.by_council and contract.date in {field.name for field in fields}:
        dated = str(contract.date)
        alone = lone(_rows_of_days(dated, table, taken.on, references))
        if alone:
            words = f"must not lie more than {FAR_IN_WORDS} from the other dates; correct the year"
            yield Rule((dated,), words, f"cast({name(dated)} as date) in ({', '.join(map(_day, alone))})")


def _not_after(taken: Taken) -> str:
    if taken.by_council:
        return f"must not be after the day of extraction, {taken.on}; leave out what has not happened yet"
    return (
        f"must not be after the day of the import, {taken.on}, for what has not begun has no figures; give files "
        "without it, or put this machine's date right"
    )


def lone(days: Mapping[date, int]) -> tuple[date, ...]:
    """The days that lie far from all others, of days with their numbers of rows: a single one, or one of few rows.

    The place where most rows lie has none; two places with as many rows each have none, as nobody can tell which is
    the slip."""
    places: list[list[date]] = []
    for before, day in pairwise([None, *sorted(days)]):
        if day is None:
            continue
        if before is None or day - before > FAR:
            places.append([])
        places[-1].append(day)
    rows = [sum(days[day] for day in place) for place in places]
    most = max(rows, default=0)
    slips = (
        place
        for place, number in zip(places, rows, strict=True)
        if number < most and (len(place) == 1 or number * FEW < most)
    )
    return tuple(day for place in slips for day in place)


def _rows_of_days(column: str, table: str, extracted_on: date, references: References) -> dict[date, int]:
    """How many rows each day has that can be: other days break a rule of their own."""
    day = name(column)
    sound = f"{day} >= {_day(date(CENTURIES[0], 1, 1))} and {day} < {_day(extracted_on + ONE_DAY)}"
    asked = f'select cast({day} as date) as "day", count(*) as "rows" from {table} where {sound} group by 1'
    return dict(references.ask(asked))


def _day(day: date) -> str:
    return f"cast('{day}' as date)"
