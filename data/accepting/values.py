"""What the text of a cell says, under the type that the contract gives its column; nothing is guessed.

A day is read in ISO form (2025-04-03) or in British form: in figures the day comes before the month, so that 03/04/2025
is 3 April and never 4 March, whatever the other days of its column look like.
"""

import math
import re
from collections.abc import Callable
from datetime import date, datetime

from data.contracts.field import Field

DAYS = "must be a day with its year in full, such as 2025-04-03, 03/04/2025 (the day first) or 3 April 2025"
MONTH_FIRST = (
    "is read with the day first, as 3 April for 03/04/2025, and then has no such month; write the days of the whole "
    "column as 2025-04-03"
)
MOMENTS = "must be a moment, such as 2025-04-03 09:30 or 03/04/2025 09:30 (the day first)"
WHOLE = "must be a whole number, such as 1250 or 1,250"
NUMBER = "must be a number, such as 12.5"
ERROR = "must not be an error of the workbook, such as #N/A; leave the cell empty, or put it right"
TRUTH = "must be true or false, yes or no, or 1 or 0"

_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}
_TRUE, _FALSE = {"true", "t", "yes", "y", "1", "1.0"}, {"false", "f", "no", "n", "0", "0.0"}
_TIME = r"(?:[t ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?"
_ISO = re.compile(rf"(\d{{4}})([-/])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII)
_BRITISH = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}", re.ASCII)
_IN_WORDS = re.compile(rf"(\d{{1,2}})[ -]([a-z]+)[ -](\d{{4}}){_TIME}", re.ASCII)
_WHOLE = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.0*)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+|(?=\.\d))(?:\.\d*)?(?:e[+-]?\d+)?", re.ASCII)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH_BY_NAME = {name: number for number, month in enumerate(_MONTHS, start=1) for name in (month, month[:3])} | {
    "sept": 9
}


class UnreadableError(ValueError):
    """A text that is not of its column's type; the message is the rule that it breaks, and never the text."""


def value(field: Field, text: str) -> object:
    """What a text that is not empty says; raises UnreadableError."""
    return _READERS[field.type](text)


def is_day_first(text: str) -> bool:
    """Whether a text is a day in figures whose first is the day of the month."""
    return _BRITISH.fullmatch(text.lower()) is not None


def _said(text: str) -> str:
    if text in _ERRORS:
        raise UnreadableError(ERROR)
    return text


def _day(text: str) -> date:
    return _moment(text, DAYS).date()


def _moment(text: str, rule: str = MOMENTS) -> datetime:
    lower = text.lower()
    if found := _ISO.fullmatch(lower):
        year, _, month, day, *time = found.groups()
    elif found := _BRITISH.fullmatch(lower):
        day, _, month, year, *time = found.groups()
        if int(month) > 12 >= int(day):
            raise UnreadableError(MONTH_FIRST)
    elif (found := _IN_WORDS.fullmatch(lower)) and found[2] in _MONTH_BY_NAME:
        day, name, year, *time = found.groups()
        month = str(_MONTH_BY_NAME[name])
    else:
        raise UnreadableError(rule)
    try:
        hour, minute, second = (int(part or 0) for part in time)
        # What an extract holds has no zone: it is the clock on the wall.
        return datetime(int(year), int(month), int(day), hour, minute, second)  # noqa: DTZ001
    except ValueError:
        raise UnreadableError(rule) from None


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise UnreadableError(WHOLE)
    number = int(text.replace(",", "").partition(".")[0])
    if not -(2**63) <= number < 2**63:
        raise UnreadableError(WHOLE)
    return number


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text.lower()):
        raise UnreadableError(NUMBER)
    number = float(text.replace(",", ""))
    if not math.isfinite(number):
        raise UnreadableError(NUMBER)
    return number


def _truth(text: str) -> bool:
    word = text.lower()
    if word not in _TRUE | _FALSE:
        raise UnreadableError(TRUTH)
    return word in _TRUE


_READERS: dict[str, Callable[[str], object]] = {
    "string": _said,
    "integer": _whole,
    "number": _number,
    "boolean": _truth,
    "date": _day,
    "datetime": _moment,
}
