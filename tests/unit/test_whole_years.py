"""When is the next file of years due, where what is covered ends inside one?"""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from data.contracts.folder import all_contracts
from data.holding.extract import Extract
from data.holding.freshness import judge
from data.holding.write import write

CONTRACT = all_contracts()["child_measurements"]
FIXED = {"sex": "female", "year_group": "year 6", "ethnicity_group": "Black", "weight_category": "healthy"}


def measured(folder: Path, years: list[date], covers_to: date) -> Extract:
    """A child of each year, dated by its first day."""
    rows = [FIXED | {"child_key": f"m{place}", "academic_year": each} for place, each in enumerate(years)]
    return write(
        pa.Table.from_pylist(rows, schema=CONTRACT.arrow_schema),
        CONTRACT,
        folder,
        origin="council",
        covers_from=min(years),
        covers_to=covers_to,
        extracted_on=date(2026, 11, 1),
        source="by hand",
    )


SCHOOL_YEARS = [date(2023, 9, 1), date(2024, 9, 1), date(2025, 9, 1)]


@pytest.mark.parametrize(
    ("covers_to", "judged_to", "due"),
    [
        # To the end of a school year, to a month inside the next, and to all but the last days of one.
        (date(2026, 8, 31), date(2026, 8, 31), date(2028, 6, 1)),
        (date(2026, 10, 31), date(2026, 8, 31), date(2028, 6, 1)),
        (date(2026, 8, 28), date(2026, 8, 31), date(2028, 6, 1)),
        # Some children of a year that is not over are no year.
        (date(2026, 1, 31), date(2025, 8, 31), date(2027, 6, 2)),
    ],
)
def test_the_next_year_is_that_after_the_last_that_is_over(
    covers_to: date, judged_to: date, due: date, tmp_path: Path
) -> None:
    held = measured(tmp_path, SCHOOL_YEARS, covers_to)
    assert (held.covers_to, held.judged_to) == (covers_to, judged_to)
    assert judge(CONTRACT, held.judged_to, date(2026, 11, 27)).due == due


def test_days_that_are_no_first_days_of_years_say_nothing(tmp_path: Path) -> None:
    held = measured(tmp_path, [date(2024, 4, 1), date(2025, 9, 1)], date(2026, 10, 31))
    assert held.judged_to == held.covers_to
