"""Which of Camden's wards a row of a Met Police file is of, by its code and its name; or none."""

import difflib
import re
from functools import cache

from data.holding.warehouse import camden_wards
from data.served.csv_file import CsvFile, CsvRow
from data.vocabulary import Level

# Where rows count that have no ward: those of another force have a text in place of its code.
NOWHERE = str(Level.NONE)
# The 18 wards that Camden had until May 2022.
BEFORE_2022 = {f"E05000{number}" for number in range(128, 146)}


def ward(file: CsvFile, line: int, code: str, name: str) -> str:
    """The code of the row's ward, NOWHERE where it has none; notes a code or name that is not right."""
    wards = camden_wards()
    if code in wards:
        if _plain(name) != _plain(wards[code]):
            rule = f"WardName '{name}' does not agree with WardCode {code}, which is {wards[code]}"
            file.fault(line, rule, "Correct the one that is wrong")
        return code
    known = _like(name)
    # A code that is cut or mistyped is no text in its place, nor is one beside the name of a ward of ours.
    if known is None and not re.match(r"E\d", code):
        return NOWHERE
    fix = f"{wards[known]} is {known}" if known else f"They are {min(wards)} to {max(wards)}"
    file.fault(line, f"WardCode '{code}' is not the code of one of Camden's {len(wards)} wards", fix)
    return code


def of_old_wards(file: CsvFile, rows: list[CsvRow], position: int) -> bool:
    """Whether rows are of wards of before May 2022, by the codes at a position; notes it once for all of them."""
    codes = [row.fields[position] for row in rows]
    old = sorted(set(codes) & BEFORE_2022)
    if not old:
        return False
    wards = sorted(camden_wards())
    many = sum(code in BEFORE_2022 for code in codes)
    rule = (
        f"WardCode is of Camden's wards as they were before May 2022, in {many:,} of {len(codes):,} rows "
        f"({old[0]}{f' to {old[-1]}' if len(old) > 1 else ''}); their boundaries are not those of today's wards, so "
        "they must not be recoded into them"
    )
    file.fault(None, rule, f"Give the publisher's file by the wards of May 2022, {wards[0]} to {wards[-1]}")
    return True


def _like(name: str) -> str | None:
    """The code of the ward that has this name, or nearly this one."""
    plain = {_plain(ward): code for code, ward in camden_wards().items()}
    close = difflib.get_close_matches(_plain(name), plain, n=1, cutoff=0.85)
    return plain[close[0]] if close else None


@cache
def _plain(name: str) -> str:
    """A ward's name without what publishers and spreadsheets write differently.

    That is capitals, apostrophes, "&", and the suffix for the police's own area, such as " (EK)".
    """
    text = re.sub(r"\s*\([A-Z]{2,3}\)$", "", name.strip()).casefold().replace("&", " and ")
    return " ".join(re.sub(r"[^\w\s]", "", text).split())
