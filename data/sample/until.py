"""The last month of a sample, as whoever asks for one writes it."""

import re
from datetime import date

from data.refusal import RefusalError

# A sample is of five years, and contracts refuse school years before 2015.
EARLIEST = "2021-01"


def last_month(text: str | None) -> date | None:
    """First day of a month written YYYY-MM; raises RefusalError where it is none that a sample can end with."""
    if text is None:
        return None
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text, re.ASCII):
        raise RefusalError(f"'{text}' is not a month: write it as 2026-10")
    if text < EARLIEST:
        raise RefusalError(f"{text} is too early: the first month that can be the last of a sample is {EARLIEST}")
    return date.fromisoformat(f"{text}-01")
