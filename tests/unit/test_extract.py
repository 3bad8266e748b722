"""Extracts: written whole or not at all, and read with where they are from and what they cover."""

import itertools
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import data
from data.holding import footers
from data.holding.extract import Extract
from data.holding.files import extracts_folder
from data.holding.health import checkups
from data.holding.read import read
from data.holding.write import write

CRIME = data.all_contracts()["recorded_crime"]
OUTLINES = data.all_contracts()["ward_outlines"]
TODAY = date(2025, 11, 20)
BELSIZE, KILBURN = "E05013652", "E05013665"


def crimes(*rows: tuple[str, date, int]) -> pa.Table:
    columns = [
        {"ward_code": ward, "month": month, "major": "THEFT", "minor": "SHOPLIFTING", "offences": offences}
        for ward, month, offences in rows
    ]
    return pa.Table.from_pylist(columns, schema=CRIME.arrow_schema)


TWO = crimes((KILBURN, date(2025, 9, 1), 7), (BELSIZE, date(2025, 10, 1), 3))


def put(table: pa.Table, folder: Path, **changes: Any) -> Extract:
    said: dict[str, Any] = {
        "origin": "published",
        "covers_from": date(2025, 9, 1),
        "covers_to": date(2025, 10, 31),
        "extracted_on": TODAY,
        "source": "Metropolitan Police",
    }
    return write(table, CRIME, folder, **(said | changes))


def test_an_extract_reads_back_as_it_was_written(tmp_path: Path) -> None:
    written = put(TWO, tmp_path, covers_from=date(2025, 6, 1), gaps=[date(2025, 8, 1), date(2025, 7, 1)])
    assert written == read(CRIME, tmp_path, today=TODAY)
    assert (written.name, written.path, written.rows) == (
        "recorded_crime",
        tmp_path / "recorded_crime.parquet",
        2,
    )
    assert (written.origin, written.source, written.extracted_on) == (
        "published",
        "Metropolitan Police",
        TODAY,
    )
    assert (written.covers_from, written.covers_to) == (date(2025, 6, 1), date(2025, 10, 31))
    assert written.gaps == (date(2025, 7, 1), date(2025, 8, 1))
    assert not written.inferred


def test_the_file_holds_the_rows_sorted_by_key_in_the_contracts_types_compressed(tmp_path: Path) -> None:
    narrow = TWO.set_column(4, "offences", pa.array([7, 3], pa.int16())).append_column("name", pa.array(["a", "b"]))
    written = put(narrow, tmp_path)
    table = pq.read_table(written.path)
    assert table.schema.remove_metadata() == CRIME.arrow_schema
    assert table["ward_code"].to_pylist() == [BELSIZE, KILBURN]
    footer = pq.read_metadata(written.path)
    assert footer.row_group(0).column(0).compression == "ZSTD"
    assert footer.metadata[b"camden:gaps"] == b""
    assert footer.metadata[b"camden:covers_from"] == b"2025-09-01"


def test_the_same_rows_make_the_same_file_whatever_order_they_come_in(tmp_path: Path) -> None:
    first = put(TWO, tmp_path)
    assert put(TWO.take([1, 0]), tmp_path).sha256 == first.sha256
    assert put(TWO.slice(1), tmp_path).sha256 != first.sha256


def test_a_table_that_breaks_its_contract_leaves_the_extract_as_it_was(tmp_path: Path) -> None:
    before = put(TWO, tmp_path).path.read_bytes()
    bad = crimes(("E05000001", date(2025, 9, 1), -1))
    with pytest.raises(data.ExtractError) as raised:
        put(bad, tmp_path, origin="police", source=" ", gaps=[date(2024, 1, 1)])
    assert str(raised.value).splitlines() == [
        (
            f"{tmp_path / 'recorded_crime.parquet'} was not written, and what was there is untouched. "
            "Put this right, and bring it in again:"
        ),
        "- origin must be one of sample, council, quoted, published",
        "- source must say where the data is from",
        "- gap 2024-01 is outside the coverage, 2025-09-01 to 2025-10-31",
        "- recorded_crime.offences: must be 0 or more; 1 row breaks this: row 1 (-1)",
        "- recorded_crime.ward_code: must be found in areas.code; 1 row breaks this: row 1 (E05000001)",
    ]
    assert [path.read_bytes() for path in tmp_path.iterdir() if path.is_file()] == [before]


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"covers_from": date(2025, 11, 1)}, "covers_from 2025-11-01 is after covers_to 2025-10-31"),
        ({"covers_to": date(2025, 11, 30)}, "covers_to 2025-11-30 is after the day of extraction, 2025-11-20"),
        ({"gaps": [date(2025, 9, 2)]}, "gap 2025-09-02 must be the first day of the missing month"),
    ],
)
def test_a_coverage_that_cannot_be_is_refused(tmp_path: Path, said: dict[str, Any], fault: str) -> None:
    with pytest.raises(data.ExtractError, match=fault):
        put(TWO, tmp_path, **said)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_while_writing_leaves_the_extract_as_it_was_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = put(TWO, tmp_path).path.read_bytes()

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        put(TWO.slice(1), tmp_path)
    assert [path.read_bytes() for path in tmp_path.iterdir() if path.is_file()] == [before]


def test_a_file_without_metadata_is_the_councils_and_covers_its_dates_by_whole_months(
    tmp_path: Path,
) -> None:
    pq.write_table(TWO, tmp_path / "recorded_crime.parquet")
    moment = datetime(2025, 11, 3, 12, tzinfo=UTC).timestamp()
    os.utime(tmp_path / "recorded_crime.parquet", (moment, moment))
    found = read(CRIME, tmp_path, today=TODAY)
    assert (found.origin, found.gaps, found.inferred) == ("council", (), True)
    assert (found.covers_from, found.covers_to) == (date(2025, 9, 1), date(2025, 10, 31))
    assert found.extracted_on == date(2025, 11, 3)
    assert found.source == CRIME.sources[0].title


def test_the_month_in_progress_is_not_covered_by_a_file_without_metadata(tmp_path: Path) -> None:
    pq.write_table(TWO, tmp_path / "recorded_crime.parquet")
    assert read(CRIME, tmp_path, today=date(2025, 10, 31)).covers_to == date(2025, 9, 30)
    assert read(CRIME, tmp_path, today=date(2025, 11, 1)).covers_to == date(2025, 10, 31)


def test_a_table_without_dates_covers_the_day_it_was_extracted(tmp_path: Path) -> None:
    corner = {"ward_code": BELSIZE, "polygon": 0, "ring": 0, "point": 0, "longitude": 0.1, "latitude": 51.5}
    pq.write_table(pa.Table.from_pylist([corner], OUTLINES.arrow_schema), tmp_path / "ward_outlines.parquet")
    moment = datetime(2025, 11, 3, 12, tzinfo=UTC).timestamp()
    os.utime(tmp_path / "ward_outlines.parquet", (moment, moment))
    found = read(OUTLINES, tmp_path, today=TODAY)
    assert found.covers_from == found.covers_to == found.extracted_on == date(2025, 11, 3)


def test_an_absent_extract_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(data.ExtractError, match=r"recorded_crime.parquet: there is no such file; import it"):
        read(CRIME, tmp_path, today=TODAY)


def test_extracts_are_those_that_are_there(tmp_path: Path) -> None:
    always = {name for name, contract in data.all_contracts().items() if contract.origin}
    assert data.extracts(tmp_path, TODAY).keys() == always
    assert data.extracts(tmp_path / "no such folder", TODAY).keys() == always
    put(TWO, tmp_path)
    assert data.extracts(tmp_path, TODAY).keys() == always | {"recorded_crime"}


def test_extracts_are_untouched_until_a_file_of_theirs_changes_or_goes(tmp_path: Path) -> None:
    path = put(TWO, tmp_path).path
    found = data.extracts(tmp_path, TODAY)
    (stamp,) = found["recorded_crime"].stamps
    assert (stamp.path, stamp.size, stamp.changed_ns) == (path, path.stat().st_size, path.stat().st_mtime_ns)
    assert data.untouched(found)
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))
    assert not data.untouched(found)
    path.unlink()
    assert not data.untouched(found)


def replaced_when_its_footer_is_read(monkeypatch: pytest.MonkeyPatch, folder: Path, times: int) -> None:
    """Between the look at its bytes and the look at its footer, the first so many times."""
    rows, look = iter([crimes((KILBURN, date(2025, 9, 1), count)) for count in range(times)]), footers.of

    def interfered(*said: Any) -> Any:
        monkeypatch.setattr(footers, "of", look)  # who writes reads as well
        for table in itertools.islice(rows, 1):
            put(table, folder)
        monkeypatch.setattr(footers, "of", interfered)
        return look(*said)

    monkeypatch.setattr(footers, "of", interfered)


@pytest.mark.parametrize("times", [0, 1, 2])
def test_a_file_that_is_replaced_while_it_is_read_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    put(TWO, tmp_path)
    replaced_when_its_footer_is_read(monkeypatch, tmp_path, times)
    assert read(CRIME, tmp_path, today=TODAY).rows == (1 if times else 2)


def test_a_file_that_is_replaced_at_every_look_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(TWO, tmp_path)
    replaced_when_its_footer_is_read(monkeypatch, tmp_path, 3)
    with pytest.raises(data.ExtractError, match="changed while it was read, 3 times; try again when the import has"):
        read(CRIME, tmp_path, today=TODAY)


def test_extracts_are_checked_together_in_one_database(tmp_path: Path) -> None:
    put(TWO, tmp_path)
    bad = TWO.set_column(4, "offences", pa.array([7, -3], pa.int64()))
    pq.write_table(bad, tmp_path / "recorded_crime.parquet")
    with data.connect(tmp_path) as connection:
        assert list(map(str, data.check_all(data.extracts(tmp_path, TODAY), connection))) == [
            "recorded_crime.offences: must be 0 or more; 1 row breaks this: row 2 (-3)"
        ]


def test_a_column_that_the_contract_does_not_promise_is_no_fault_but_is_told(tmp_path: Path) -> None:
    extra = TWO.append_column("officer", pa.array(["a", "b"]))
    pq.write_table(extra, tmp_path / "recorded_crime.parquet")
    assert data.check("recorded_crime", tmp_path) == []
    (checkup,) = checkups([CRIME], tmp_path, TODAY)
    assert checkup.unknown_columns == ("officer",)


def test_a_misspelt_name_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(data.ExtractError, match="no contract 'recorded_crimes'; did you mean 'recorded_crime'"):
        data.check("recorded_crimes")


def test_the_folder_is_where_the_environment_says_or_beside_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert extracts_folder() == tmp_path / "extracts"
    monkeypatch.delenv("CAMDEN_EXTRACTS")
    assert extracts_folder() == Path(data.__file__).parent / "extracts"
