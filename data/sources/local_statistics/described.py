"""The descriptions that are served beside the files: JSON that is written by hand, and not always JSON.

Only who made the figures and when is taken from one; what a series is and what to know of it is said in our own words.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.served.csv_file import DOWNLOAD
from data.served.faults import FileFault, SourceError

SUFFIX = ".json"
_MOST_BYTES = 1_000_000
_DAY = re.compile(r'"sourceDate"\s*:\s*"([^"]*)"')
_MAKER = re.compile(r'"sourceOrg"\s*:\s*"([^"]*)"')
# Where a file is of several sources, they stand in one text.
_BETWEEN = "|"


@dataclass(frozen=True, slots=True)
class Described:
    """Who made the figures of a file, and the newest day on which any came out; None where it does not say."""

    publisher: str | None = None
    day: date | None = None


def read_description(path: Path) -> Described:
    """What a description says, whether it is valid JSON or not; raises SourceError where it is no text, or says
    neither."""
    size = path.stat().st_size
    try:
        text = path.read_text(encoding="utf-8-sig") if size <= _MOST_BYTES else ""
    except UnicodeDecodeError:
        text = ""
    days = sorted(day for found in _DAY.findall(text) for part in found.split(_BETWEEN) if (day := _day(part)))
    makers = list(dict.fromkeys(part.strip() for found in _MAKER.findall(text) for part in found.split(_BETWEEN)))
    described = Described("; ".join(filter(None, makers)) or None, days[-1] if days else None)
    if described == Described():
        rule = "it is no description of a file: it says neither who made its figures nor when"
        raise SourceError([FileFault(str(path), None, rule, DOWNLOAD)])
    return described


def _day(text: str) -> date | None:
    """The day of `26/03/2026`; None where it is none."""
    found = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", text.strip(), re.ASCII)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
