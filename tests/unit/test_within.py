"""Do rows lie where their file says that they do, before anything is counted from them?"""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
from data.holding import warehouse
from data.holding.within import HALF, outside, too_few
from data.holding.write import write
from metrics.refreshing.refresh import refresh
from metrics.refreshing.task import RefreshError

CONTRACTS = data.all_contracts()
TODAY = date(2026, 11, 20)


def crime(*months: date) -> pa.Table:
    rows = [
        {"ward_code": "E05013652", "month": month, "major": "THEFT", "minor": f"{number}", "offences": 1}
        for number, month in enumerate(months)
    ]
    return pa.Table.from_pylist(rows, schema=CONTRACTS["recorded_crime"].arrow_schema)


def put(table: pa.Table, folder: Path, first: date, last: date) -> Path:
    days: dict[str, Any] = {"covers_from": first, "covers_to": last, "extracted_on": TODAY}
    return write(table, CONTRACTS["recorded_crime"], folder, origin="published", source="by hand", **days).path


def test_rows_outside_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(
        data.ExtractError, match=r"must lie in the days that are said to be covered, 2025-01-01 to 2025"
    ):
        put(crime(date(2025, 1, 1), date(2025, 4, 1)), tmp_path, date(2025, 1, 1), date(2025, 3, 31))
    assert list(tmp_path.glob("*.parquet")) == []


def test_a_file_that_has_them_is_a_fault_of_the_check_and_of_a_refresh(tmp_path: Path) -> None:
    """As another program leaves it, which keeps what the file says of itself and puts other rows there."""
    path = put(crime(date(2025, 1, 1), date(2025, 3, 1)), tmp_path / "x", date(2025, 1, 1), date(2025, 3, 31))
    said = {key: value for key, value in pq.read_metadata(path).metadata.items() if key != b"camden:digest"}
    pq.write_table(crime(date(2025, 1, 1), date(2025, 4, 1)).replace_schema_metadata(said), path)
    (fault,) = data.check("recorded_crime", tmp_path / "x")
    assert (fault.field, fault.rows, fault.examples) == ("month", 1, ("row 2 (2025-04-01)",))
    with pytest.raises(RefreshError, match=r"recorded_crime\.month: must lie in the days"):
        refresh(tmp_path / "x", tmp_path / "snapshots", TODAY)


def test_what_lies_outside_is_told_of_a_file_that_is_sound_but_for_it(tmp_path: Path) -> None:
    """Rows that are no good are told first: what they say of their days may be no good either."""
    path = put(crime(date(2025, 1, 1), date(2025, 3, 1)), tmp_path, date(2025, 1, 1), date(2025, 3, 31))
    said = {key: value for key, value in pq.read_metadata(path).metadata.items() if key != b"camden:digest"}
    rows = crime(date(2025, 1, 1), date(2025, 4, 1))
    rows = rows.set_column(rows.column_names.index("offences"), "offences", pa.array([1, -1], pa.int64()))
    rows = rows.cast(CONTRACTS["recorded_crime"].arrow_schema)
    pq.write_table(rows.replace_schema_metadata(said), path)
    assert [fault.field for fault in data.check("recorded_crime", tmp_path)] == ["offences"]


@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.sampled_from(["recorded_crime", "lettings", "repairs"]))
def test_what_is_outside_is_what_no_day_of_the_coverage_holds(day: date, name: str) -> None:
    """By hand: a month or a day before 2025-03-10, or after 2025-06-20; of spells only the latter."""
    contract = CONTRACTS[name]
    first, last = date(2025, 3, 10), date(2025, 6, 20)
    with warehouse.connect(only=(), calendar=False) as connection:
        connection.register("rows", pa.table({contract.date: pa.array([day], pa.date32())}))
        found = outside(contract, "rows", (first, last), connection)
    begins = date.min if contract.is_stated else date(2025, 3, 1)
    assert bool(found) is not (begins <= day <= last)


def test_a_school_year_that_began_before_the_coverage_reaches_into_it(tmp_path: Path) -> None:
    contract = CONTRACTS["child_measurements"]
    days = [date(2020, 9, 1), date(2021, 9, 1)]
    with warehouse.connect(only=(), calendar=False) as connection:
        connection.register("rows", pa.table({"school_year": pa.array(days, pa.date32()), contract.date: days}))
        (fault,) = outside(contract, "rows", (date(2021, 11, 1), date(2022, 10, 31)), connection)
    assert fault.rows == 1


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_less_than_half_is_too_few_of_anything_real(rows: int, held: int) -> None:
    assert too_few(rows, held, "council") is (rows < held / HALF)
    assert not too_few(rows, held, "sample")
    assert not too_few(rows, held, "")


def test_a_count_beyond_the_most_that_its_field_may_be_is_a_fault(tmp_path: Path) -> None:
    """Of every extract: each field that states a most is held to it."""
    asked = 0
    for contract in CONTRACTS.values():
        for field in contract.fields:
            if field.type != "integer" or field.maximum is None or not contract.is_extract:
                continue
            asked += 1
            row = pa.table({field.name: pa.array([int(str(field.maximum)) + 1], field.arrow_type)})
            pq.write_table(row, tmp_path / "one.parquet")
            with warehouse.connect(only=(), calendar=False) as connection:
                connection.execute(f"create table given_rows as select * from read_parquet('{tmp_path}/one.parquet')")
                from data.contracts.check import check_table

                told = check_table(contract, "given_rows", connection)
            assert f"must be {field.maximum} or less" in [fault.rule for fault in told if fault.field == field.name]
    assert asked > 5
