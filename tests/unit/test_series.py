"""Is an extract of many series as fresh as the middle one of them, whatever its newest row?"""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from data.contracts.folder import all_contracts
from data.holding.extract import Extract
from data.holding.health import checkups
from data.holding.write import write
from data.vocabulary import Standing

CONTRACT = all_contracts()["local_statistics"]


def of_series(folder: Path, newest: dict[str, int]) -> Extract:
    """Yearly figures of Camden from 2018 to the newest year of each series."""
    fixed = {"area_code": "E09000007", "area_name": "Camden", "months": 12, "measure": "Percentage", "unit": "%"}
    rows = [
        fixed | {"indicator": name, "title": name, "period": date(year, 1, 1), "value": 1.0}
        for name, last in newest.items()
        for year in range(2018, last + 1)
    ]
    return write(
        pa.Table.from_pylist(rows, schema=CONTRACT.arrow_schema),
        CONTRACT,
        folder,
        origin="published",
        covers_from=date(2018, 1, 1),
        covers_to=date(max(newest.values()), 12, 31),
        extracted_on=date(2026, 2, 1),
        source="by hand",
    )


@pytest.mark.parametrize(
    ("newest", "middle"),
    [
        ({"a": 2025}, 2025),
        ({"a": 2024, "b": 2025}, 2024),
        ({"a": 2019, "b": 2024, "c": 2025}, 2024),
        ({"a": 2020, "b": 2020, "c": 2020, "d": 2025}, 2020),
    ],
)
def test_it_reaches_as_far_as_the_middle_one(newest: dict[str, int], middle: int, tmp_path: Path) -> None:
    held = of_series(tmp_path, newest)
    assert held.judged_to == held.series_to == date(middle, 12, 31)
    assert held.covers_to == date(max(newest.values()), 12, 31)


def test_a_file_that_was_cut_short_but_for_one_series_is_late_and_says_why(tmp_path: Path) -> None:
    today = date(2026, 2, 10)
    of_series(tmp_path, {"a": 2025, "b": 2024, "c": 2024})
    [whole] = checkups([CONTRACT], tmp_path, today)
    assert whole.freshness is not None
    assert (whole.freshness.standing, whole.freshness.due) == (Standing.ON_TIME, date(2027, 12, 31))
    of_series(tmp_path, {"a": 2025, "b": 2021, "c": 2021})
    [short] = checkups([CONTRACT], tmp_path, today)
    assert short.freshness is not None
    assert (short.freshness.standing, short.freshness.due) == (Standing.STALE, date(2024, 12, 30))
    assert "  Judged by its series: half of them go no further than 2021-12-31" in [*short.lines()]
