"""Days and numbers as people type them. What cannot be read is said in a sentence, and nothing is guessed."""

import re
from datetime import date
from typing import Final

from pages.components.words.numbers import POUND

_DAY = "write a day, such as 31/03/2027"
_NO_SUCH_DAY = "there is no such day; write one that there is, such as 31/03/2027"
_WHOLE = "write a whole number in figures, such as 1200"
_NUMBER = "write a number in figures, such as 2.5"
_LONGEST = 30  # figures: more than anybody counts, and few enough to be read exactly
_SMALLER = "write a smaller number"
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/. -])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_IN_WORDS = re.compile(r"([0-9]{1,2}) +([a-z]+),? +([0-9]{4})")
_FIGURES = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?")


def day_of(text: str) -> date | None:
    """The day of '31/03/2027', '2027-03-31' or '31 March 2027'; None where nothing is typed. Raises ValueError with a
    sentence for anything else."""
    said = text.strip().casefold()
    if not said:
        return None
    if found := _DAY_FIRST.fullmatch(said):
        day, month, year = found[1], found[3], found[4]
    elif found := _YEAR_FIRST.fullmatch(said):
        year, month, day = found.groups()
    elif (found := _IN_WORDS.fullmatch(said)) and found[2] in (*_MONTHS, *_FULL):
        day, month, year = found[1], str(_MONTHS.index(found[2][:3]) + 1), found[3]
    else:
        raise ValueError(_DAY)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(_NO_SUCH_DAY) from None


def whole_of(text: str) -> int | None:
    """The number of '1200', '1,200' or '£1,200'; None where nothing is typed. Raises ValueError with a sentence for
    anything else, as for '2.7' and '1e5'."""
    found = _figures(text, _WHOLE)
    if "." in found:
        raise ValueError(_WHOLE)
    return int(found) if found else None


def number_of(text: str) -> float | None:
    """The number of '2.5'; None where nothing is typed. Raises ValueError with a sentence for anything else."""
    found = _figures(text, _NUMBER)
    return float(found) if found else None


def shown(value: object) -> str:
    """A day or a number as it would be typed; '' for none."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/}{value.year:04d}"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _figures(text: str, otherwise: str) -> str:
    said = text.strip().removeprefix(POUND).strip()
    if said and not _FIGURES.fullmatch(said):
        raise ValueError(otherwise)
    if len(said) > _LONGEST:
        raise ValueError(_SMALLER)
    return said.replace(",", "")
