"""Extracts as others leave them: damaged, without metadata, or in parts."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import data
from data.holding.extract import Extract
from data.holding.files import parts
from data.holding.read import read
from data.holding.write import write

CRIME = data.all_contracts()["recorded_crime"]
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


def damaged(folder: Path, content: bytes) -> None:
    (folder / "recorded_crime.parquet").write_bytes(content)


@pytest.mark.parametrize(
    ("kept", "fault"), [(0, "the file is empty"), (0.5, "not a whole Parquet file"), (4, "not a whole")]
)
def test_a_damaged_file_is_named_with_the_fix(tmp_path: Path, kept: float, fault: str) -> None:
    whole = put(TWO, tmp_path).path.read_bytes()
    damaged(tmp_path, whole[: int(kept * len(whole))] if kept < 1 else b"ward,month\n" * int(kept))
    message = rf"recorded_crime.parquet: .*{fault}.*; bring it in again"
    with pytest.raises(data.ExtractError, match=message):
        read(CRIME, tmp_path, today=TODAY)
    with pytest.raises(data.ExtractError, match=message):
        data.extracts(tmp_path, TODAY)
    (told,) = data.check("recorded_crime", tmp_path)
    assert fault in str(told)


def test_rows_that_cannot_be_read_behind_a_sound_footer_are_a_fault(tmp_path: Path) -> None:
    pq.write_table(TWO, tmp_path / "recorded_crime.parquet")
    content = bytearray((tmp_path / "recorded_crime.parquet").read_bytes())
    content[4:60] = bytes(56)
    damaged(tmp_path, bytes(content))
    (told,) = data.check("recorded_crime", tmp_path)
    assert told.rule.startswith("cannot be read: ")


def test_a_file_without_rows_or_metadata_says_that_its_coverage_is_not_known(tmp_path: Path) -> None:
    pq.write_table(CRIME.arrow_schema.empty_table(), tmp_path / "recorded_crime.parquet")
    with pytest.raises(data.ExtractError, match="so what it covers is not known"):
        read(CRIME, tmp_path, today=TODAY)


def test_a_file_without_its_date_column_is_named(tmp_path: Path) -> None:
    pq.write_table(TWO.drop_columns("month"), tmp_path / "recorded_crime.parquet")
    with pytest.raises(data.ExtractError, match="the dates in month cannot be read"):
        read(CRIME, tmp_path, today=TODAY)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"camden:covers_from": "Sept 2025"}, "camden:covers_from is not a day such as 2025-03-31"),
        ({"camden:gaps": "2025-13"}, "camden:gaps is not months such as 2025-03"),
        ({"camden:origin": "", "camden:source": ""}, "camden:origin is missing; camden:source is missing"),
        ({"camden:origin": "police"}, "origin must be one of sample, council, quoted, published"),
    ],
)
def test_metadata_that_makes_no_sense_is_refused(tmp_path: Path, changes: dict[str, str], fault: str) -> None:
    path = put(TWO, tmp_path).path
    table = pq.read_table(path)
    said = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
    pq.write_table(table.replace_schema_metadata(said | changes), path)
    with pytest.raises(data.ExtractError, match=fault):
        read(CRIME, tmp_path, today=TODAY)


def in_parts(folder: Path, *tables: pa.Table) -> Path:
    pieces = folder / "recorded_crime"
    pieces.mkdir(parents=True)
    for number, table in enumerate(tables):
        pq.write_table(table, pieces / f"part-{number}.parquet")
    return pieces


def test_a_folder_of_parts_is_one_extract(tmp_path: Path) -> None:
    pieces = in_parts(tmp_path, TWO.slice(0, 1), TWO.slice(1))
    (pieces / "_SUCCESS").touch()
    (pieces / "._part-0.parquet").touch()
    found = data.extracts(tmp_path, TODAY)["recorded_crime"]
    assert (found.path, found.rows, found.covers_to) == (pieces, 2, date(2025, 10, 31))
    assert data.check("recorded_crime", tmp_path) == []
    with data.connect(tmp_path) as connection:
        rows = data.query(connection, "select offences from recorded_crime order by 1").to_pylist()
    assert rows == [{"offences": 3}, {"offences": 7}]


def test_parts_with_metadata_cover_what_they_cover_together(tmp_path: Path) -> None:
    early = put(TWO.slice(0, 1), tmp_path / "a", covers_to=date(2025, 9, 30), source="Old file")
    late = put(TWO.slice(1), tmp_path / "b", covers_from=date(2025, 10, 1))
    in_parts(tmp_path, *(pq.read_table(each.path) for each in (early, late)))
    found = read(CRIME, tmp_path, today=TODAY)
    assert (found.covers_from, found.covers_to) == (date(2025, 9, 1), date(2025, 10, 31))
    assert found.source == "Old file; Metropolitan Police"


def test_a_hole_between_parts_is_a_gap_and_what_one_part_lacks_another_may_have(tmp_path: Path) -> None:
    january: dict[str, Any] = {"covers_from": date(2025, 1, 1), "covers_to": date(2025, 2, 14)}
    june: dict[str, Any] = {"covers_from": date(2025, 6, 1), "gaps": [date(2025, 7, 1), date(2025, 8, 1)]}
    august: dict[str, Any] = {"covers_from": date(2025, 8, 1), "covers_to": date(2025, 8, 31)}
    said: tuple[dict[str, Any], ...] = (january, june, august)
    written = [put(TWO.slice(0, 0), tmp_path / str(number), **each) for number, each in enumerate(said)]
    in_parts(tmp_path, *(pq.read_table(each.path) for each in written))
    found = read(CRIME, tmp_path, today=TODAY)
    assert (found.covers_from, found.covers_to) == (date(2025, 1, 1), date(2025, 10, 31))
    # February from its 15th to May, and July, which nobody has.
    assert [gap.month for gap in found.gaps] == [2, 3, 4, 5, 7]


def test_parts_that_meet_within_a_month_leave_no_gap(tmp_path: Path) -> None:
    early = put(TWO.slice(0, 1), tmp_path / "a", covers_to=date(2025, 9, 14))
    late = put(TWO.slice(1), tmp_path / "b", covers_from=date(2025, 9, 15))
    in_parts(tmp_path, *(pq.read_table(each.path) for each in (early, late)))
    assert read(CRIME, tmp_path, today=TODAY).gaps == ()


def test_parts_that_leave_a_hole_inside_a_month_leave_it_out(tmp_path: Path) -> None:
    early = put(TWO.slice(0, 1), tmp_path / "a", covers_to=date(2025, 9, 9))
    late = put(TWO.slice(1), tmp_path / "b", covers_from=date(2025, 9, 20))
    in_parts(tmp_path, *(pq.read_table(each.path) for each in (early, late)))
    assert read(CRIME, tmp_path, today=TODAY).gaps == (date(2025, 9, 1),)


def test_parts_of_different_origins_are_refused(tmp_path: Path) -> None:
    council = put(TWO.slice(0, 1), tmp_path / "a", origin="council")
    theirs = put(TWO.slice(1), tmp_path / "b")
    in_parts(tmp_path, *(pq.read_table(each.path) for each in (council, theirs)))
    with pytest.raises(data.ExtractError, match="its parts are of different origins, council, published"):
        read(CRIME, tmp_path, today=TODAY)


def test_parts_with_and_without_metadata_are_refused(tmp_path: Path) -> None:
    in_parts(tmp_path, pq.read_table(put(TWO.slice(0, 1), tmp_path / "a").path), TWO.slice(1))
    with pytest.raises(data.ExtractError, match=r"part-1.parquet: has no camden: metadata, but other parts"):
        read(CRIME, tmp_path, today=TODAY)


def test_parts_with_different_columns_are_refused(tmp_path: Path) -> None:
    narrow = TWO.slice(1).set_column(4, "offences", pa.array([3], pa.int32()))
    in_parts(tmp_path, TWO.slice(0, 1), narrow)
    with pytest.raises(data.ExtractError, match=r"part-1.parquet: its columns differ from those of part-0"):
        read(CRIME, tmp_path, today=TODAY)


def test_an_empty_folder_of_parts_is_refused(tmp_path: Path) -> None:
    in_parts(tmp_path)
    with pytest.raises(data.ExtractError, match=r"holds no .parquet file"):
        parts(CRIME, tmp_path)


def test_a_file_and_a_folder_of_the_same_name_are_refused(tmp_path: Path) -> None:
    put(TWO, tmp_path)
    in_parts(tmp_path, TWO)
    with pytest.raises(data.ExtractError, match="remove one of the two"):
        data.extracts(tmp_path, TODAY)
    with pytest.raises(data.ExtractError, match="there is a folder of parts"):
        put(TWO, tmp_path)


def test_a_link_that_leads_nowhere_is_a_fault_and_no_absence(tmp_path):
    (tmp_path / "repairs.parquet").symlink_to(tmp_path / "nowhere.parquet")
    with pytest.raises(data.ExtractError, match=r"repairs\.parquet"):
        data.extracts(tmp_path)
    assert len(data.check("repairs", tmp_path)) == 1


def test_a_fault_of_a_folder_of_parts_names_the_part_and_its_own_row(tmp_path: Path) -> None:
    bad = TWO.set_column(TWO.column_names.index("offences"), "offences", pa.array([-1, 5], pa.int64()))
    in_parts(tmp_path, TWO, bad)
    other = [str(fault) for fault in data.check("recorded_crime", tmp_path) if "0 or more" in str(fault)]
    assert other == ["recorded_crime.offences: must be 0 or more; 1 row breaks this: part-1.parquet, row 1 (-1)"]


@pytest.mark.parametrize("sign", ["\x07", "\x1b", "\x9f", "\u202e"])
def test_a_free_text_holds_no_sign_that_is_not_seen(sign: str, tmp_path: Path) -> None:
    bad = TWO.set_column(TWO.column_names.index("major"), "major", pa.array([f"THE{sign}FT", "THEFT é\n"]))
    pq.write_table(bad, tmp_path / "recorded_crime.parquet")
    [fault] = [fault for fault in data.check("recorded_crime", tmp_path) if "not seen" in fault.rule]
    assert (fault.field, fault.rows) == ("major", 1)


def test_a_fault_shows_no_more_than_eighty_characters_of_a_value(tmp_path: Path) -> None:
    bad = TWO.set_column(TWO.column_names.index("ward_code"), "ward_code", pa.array(["E" * 5_000, "E05013652"]))
    pq.write_table(bad, tmp_path / "recorded_crime.parquet")
    said = "\n".join(map(str, data.check("recorded_crime", tmp_path)))
    assert f"row 1 ({'E' * 80})" in said
