"""What the council has comes in as it has it, with what it covers, or is refused by file, row, column, rule and fix."""

import csv
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import data
from data import __main__ as commands
from data.__main__ import app
from data.contracts.contract import Contract
from data.holding.extract import Extract
from data.holding.files import extracts_folder
from data.holding.read import read
from data.holding.warehouse import camden_wards
from tests.contract.test_check_command import TODAY, Clock
from tests.contract.valid_rows import EXTRACTS, put_sample, table

REPAIRS, STAFF = EXTRACTS["repairs"], EXTRACTS["staff"]
COVERS = ("--covers", "2025-01", "2025-03")
HEADER = list(REPAIRS.names)
Maker = Callable[[Contract, Path], Path]
ROW = {
    "ward_code": "E05013652",
    "repair_key": "R1",
    "trade": "plumbing",
    "emergency": "false",
    "raised_on": "2025-01-06",
    "finished_on": "2025-01-10",
    "target_days": "20",
    "taken_days": "4",
    "first_visit": "true",
    "satisfied": "",
}


@pytest.fixture(autouse=True)
def _always_the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "date", Clock)


def accept(name: str, *arguments: str | Path) -> Any:
    return CliRunner().invoke(app, ["accept", name, *map(str, arguments)])


def as_csv(path: Path, *rows: dict[str, str], header: list[str] | None = None, ends: str = "\r\n") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header or HEADER, lineterminator=ends, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def csv_of(contract: Contract, folder: Path) -> Path:
    rows = [{name: in_words(value) for name, value in row.items()} for row in table(contract).to_pylist()]
    return as_csv(folder / "given.csv", *rows, header=list(reversed(contract.names)))


def workbook_of(contract: Contract, folder: Path) -> Path:
    workbook = openpyxl.Workbook()
    workbook.active.title = "Notes"
    workbook.active.append(["This was drawn on Monday"])
    sheet = workbook.create_sheet("Rows")
    sheet.append([name.replace("_", " ").title() for name in contract.names])
    for row in table(contract).to_pylist():
        sheet.append([datetime.combine(v, datetime.min.time()) if type(v) is date else v for v in row.values()])
    workbook.save(folder / "given.xlsx")
    return folder / "given.xlsx"


def parquet_of(contract: Contract, folder: Path) -> Path:
    pq.write_table(table(contract), folder / "given.parquet")
    return folder / "given.parquet"


def texts_of(contract: Contract, folder: Path) -> Path:
    """Parquet as some systems write it: everything a text."""
    rows = table(contract)
    words = {name: pa.array([in_words(value) for value in rows[name].to_pylist()]) for name in contract.names}
    pq.write_table(pa.table(words), folder / "given.parquet")
    return folder / "given.parquet"


def held(contract: Contract) -> Extract:
    return read(contract, extracts_folder(), today=TODAY)


@pytest.mark.parametrize("form", [csv_of, workbook_of, parquet_of, texts_of])
@pytest.mark.parametrize("name", ["repairs", "staff", "waste_collections", "school_meals", "residents_survey"])
def test_a_file_of_any_form_becomes_the_extract(
    form: Callable[[Contract, Path], Path], name: str, tmp_path: Path
) -> None:
    contract = EXTRACTS[name]
    result = accept(name, form(contract, tmp_path), *COVERS)
    assert result.exit_code == 0, result.output
    made = held(contract)
    assert (made.origin, made.covers_from, made.covers_to) == ("council", date(2025, 1, 1), date(2025, 3, 31))
    assert (made.extracted_on, made.inferred, made.rows) == (TODAY, False, 3)
    assert data.check(name) == []
    key = list(contract.primary_key)
    expected = table(contract).sort_by([(each, "ascending") for each in key])
    assert pq.read_table(made.path).replace_schema_metadata(None) == expected


def test_it_says_what_it_read_how_and_what_it_left_out(tmp_path: Path) -> None:
    row = ROW | {"raised_on": "06/01/2025", "officer": "PC Smith", "": "a note"}
    path = as_csv(tmp_path / "open.csv", row, header=["officer", *reversed(HEADER), ""])
    result = accept("repairs", path, *COVERS)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"Read 1 row from {path}.",
        "Left out, as repairs has no such column: officer, one that has no name",
        "Days such as 03/04/2025 are read with the day first, as 3 April: raised_on",
        "No row has a raised_on in 2025-02, 2025-03; see that they are covered.",
        f"Wrote 1 row to {extracts_folder() / 'repairs.parquet'}, said to cover 2025-01 to 2025-03.",
        "Next: python -m metrics refresh",
    ]
    assert held(REPAIRS).gaps == ()
    assert held(REPAIRS).source == "Camden Council, Property Management, repairs system; open.csv"


def test_several_files_are_one_extract_and_a_fault_names_the_one_that_has_it(tmp_path: Path) -> None:
    one = as_csv(tmp_path / "one.csv", ROW)
    other = as_csv(
        tmp_path / "other.csv", ROW | {"repair_key": "R2", "raised_on": "2025-02-03", "finished_on": "2025-02-07"}
    )
    assert accept("repairs", one, other, *COVERS).exit_code == 0
    assert held(REPAIRS).rows == 2
    twice = accept("repairs", one, other, one, *COVERS)
    assert "column repair_key: must not repeat; 2 rows break this: " in twice.stderr
    assert f"{one}, row 2 (R1), {one}, row 2 (R1)" in twice.stderr
    assert held(REPAIRS).rows == 2


def test_every_fault_is_said_at_once_with_file_row_column_rule_and_fix(tmp_path: Path) -> None:
    before = held_before()
    path = as_csv(
        tmp_path / "r.csv",
        ROW | {"raised_on": "04/25/2025"},
        ROW | {"repair_key": "R2", "emergency": "perhaps", "taken_days": "four"},
        {},
        ROW | {"repair_key": "R3", "trade": "magic", "ward_code": "E05000001"},
        ROW | {"repair_key": "R4", "finished_on": "2024-06-20"},
        ROW | {"repair_key": "R5", "taken_days": ""},
    )
    result = accept("repairs", path, *COVERS)
    assert result.exit_code == 1
    first, *told = result.stderr.splitlines()
    assert first == (
        f"Not accepted as repairs; what was in {extracts_folder()} is untouched. Put this right in the files, and "
        "accept them again:"
    )
    expected = {
        f"- {path}: column raised_on: is read with the day first": "1 row breaks this: row 2 (04/25/2025)",
        f"- {path}: column emergency: must be true or false, yes or no": "row 3 (perhaps)",
        f"- {path}: column taken_days: must be a whole number": "row 3 (four)",
        "- column trade: must be one of: plumbing": f"{path}, row 5 (magic)",
        "- column ward_code: must be found in areas.code": f"{path}, row 5 (E05000001)",
    }
    for start, end in expected.items():
        assert any(each.startswith(start) and each.endswith(end) for each in told), (start, told)
    assert len(told) == len(expected)
    assert held_bytes() == before


def test_rules_over_columns_are_said_with_the_row(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "r.csv", ROW | {"finished_on": "2024-06-20"}, ROW | {"repair_key": "R5", "taken_days": ""})
    told = accept("repairs", path, *COVERS).stderr
    assert f"the repair is not finished before it was raised; 1 row breaks this: {path}, row 2 (2024-06-20 2025" in told
    assert f"a finished repair has its days, and one with days is finished; 1 row breaks this: {path}, row 3" in told


def test_what_people_wrote_is_in_no_message(tmp_path: Path) -> None:
    secret = {"staff_key": "Jane Doe", "directorate": "Jane", "grade": "JD9", "manager": "Doe", "started_on": "Janeday"}
    secret |= {"left_on": "1/1/87", "sex": "Jane", "age_band": "doe", "disabled": "jane", "ethnicity_group": "doe"}
    path = as_csv(tmp_path / "s.csv", secret, header=list(STAFF.names))
    result = accept("staff", path, *COVERS)
    assert result.exit_code == 1
    assert "column started_on: must be a day" in result.stderr
    assert "row 2" in result.stderr
    for word in set(secret.values()):
        assert word.lower() not in result.output.lower().replace(str(path).lower(), "")
    headless = tmp_path / "headless.csv"
    headless.write_text("Jane Doe,Homes,JD9\n", encoding="utf-8")
    told = accept("staff", headless, *COVERS)
    assert "its first row names no column of staff; put their names there: staff_key, " in told.stderr
    assert "Jane" not in told.output


def held_before() -> bytes:
    """An extract that is there before anything is accepted."""
    put_sample(REPAIRS, extracts_folder(), extracted_on=TODAY)
    return held_bytes()


def held_bytes() -> bytes:
    (path,) = extracts_folder().iterdir()
    return path.read_bytes()


def test_it_takes_the_place_of_the_sample_in_one_step(tmp_path: Path) -> None:
    held_before()
    result = accept("repairs", as_csv(tmp_path / "r.csv", ROW), *COVERS)
    assert "It takes the place of the sample extract." in result.stdout
    assert held(REPAIRS).origin == "council"


def test_a_sample_or_a_publishers_file_cannot_become_the_councils(tmp_path: Path) -> None:
    before = held_before()
    shutil.copy(extracts_folder() / "repairs.parquet", tmp_path / "mine.parquet")
    result = accept("repairs", tmp_path / "mine.parquet", *COVERS)
    assert result.exit_code == 1
    assert "says that it is sample, and not the council's own; give the council's file" in result.stderr
    assert held_bytes() == before


def test_a_file_that_lies_in_the_extracts_is_accepted_where_it_is(tmp_path: Path) -> None:
    extracts_folder().mkdir(parents=True)
    path = parquet_of(REPAIRS, extracts_folder()).rename(extracts_folder() / "repairs.parquet")
    assert data.check("repairs") != []
    assert accept("repairs", path, *COVERS).exit_code == 0
    assert data.check("repairs") == []


@pytest.mark.parametrize(
    ("covers", "told"),
    [
        ((), "What the files cover is not said: write the first and the last month that it covers"),
        (("--covers", "2025-13", "2026-01"), "'2025-13' is not a month"),
        (("--covers", "Jan", "Feb"), "'Jan' is not a month"),
        (("--covers", "2025-03", "2025-01"), "2025-03 is after 2025-01"),
        (("--covers", "2025-01", "2026-11"), "2026-11 was not over on 2026-11-20, the day of extraction"),
        (("--covers", "2025-01", "2025-03", "--extracted-on", "2025-03-30"), "2025-03 was not over on 2025-03-30"),
        (("--covers", "2025-01", "2025-03", "--extracted-on", "2026-11-21"), "2026-11-21 has not come yet"),
    ],
)
def test_what_is_covered_is_stated_in_whole_months_that_are_over(
    covers: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    result = accept("repairs", as_csv(tmp_path / "r.csv", ROW), *covers)
    assert result.exit_code == 1
    assert told in result.stderr
    assert not extracts_folder().exists() or not list(extracts_folder().iterdir())


def test_rows_that_stop_inside_the_last_month_covered_are_told(tmp_path: Path) -> None:
    def told(*days: str) -> str:
        rows = [
            ROW | {"repair_key": day, "raised_on": day, "finished_on": day, "taken_days": "0", "target_days": "20"}
            for day in days
        ]
        return " ".join(accept("repairs", as_csv(tmp_path / "r.csv", *rows), *COVERS).stdout.split())

    days = ("2025-01-02", "2025-02-10", "2025-03-05")
    said = "Their rows go from 2 January 2025 to 5 March 2025 only. See that 2025-01 to 2025-03 are whole months"
    assert said in told(*days)
    whole = told(*days, "2025-03-31")
    assert "Wrote 4 rows" in whole
    assert "Their rows go" not in whole


WASTE = ("month", "recycled_tonnes", "total_tonnes")


def waste(path: Path, *months: str) -> Path:
    rows = [{"month": month, "recycled_tonnes": "1,200.5", "total_tonnes": "4800"} for month in months]
    return as_csv(path, *rows, header=list(WASTE))


def test_a_month_that_is_covered_and_has_no_row_is_missing_where_rows_are_dated(tmp_path: Path) -> None:
    path = waste(tmp_path / "w.csv", "01/01/2025", "01/03/2025")
    result = accept("waste_collections", path, "--covers", "2024-12", "2025-04")
    assert "No row has a month in 2024-12, 2025-02, 2025-04; they count as missing, not as nought." in result.stdout
    assert held(EXTRACTS["waste_collections"]).gaps == (date(2024, 12, 1), date(2025, 2, 1), date(2025, 4, 1))


def test_months_that_a_hole_between_two_files_reaches_into_are_missing_too(tmp_path: Path) -> None:
    def inspections(first: date, last: date) -> Path:
        rows = [
            {"ward_code": "E05013652", "inspection_key": f"{day}", "estate_key": "a", "inspected_on": f"{day}"}
            | {"grade": "A"}
            for number in range((last - first).days + 1)
            if (day := first + timedelta(days=number)).weekday() < 5
        ]
        return as_csv(tmp_path / f"{first}.csv", *rows, header=list(rows[0]))

    files = inspections(date(2025, 4, 1), date(2025, 5, 9)), inspections(date(2025, 5, 21), date(2025, 6, 30))
    done = accept("estate_inspections", *files, "--covers", "2025-04", "2025-06")
    assert done.exit_code == 0, done.output
    assert "Not whole: 2025-05; rows stop or begin again inside them" in done.output
    assert held(data.all_contracts()["estate_inspections"]).gaps == (date(2025, 5, 1),)


@pytest.mark.parametrize(("month", "row"), [("01/05/2025", 4), ("01/11/2024", 4), ("01/04/2026", 4)])
def test_rows_outside_what_is_covered_are_refused_by_their_file_and_row(tmp_path: Path, month: str, row: int) -> None:
    path = waste(tmp_path / "w.csv", "01/01/2025", "01/03/2025", month)
    result = accept("waste_collections", path, "--covers", "2024-12", "2025-04")
    assert result.exit_code == 1
    assert "column month: must lie in the days that are said to be covered, 2024-12-01 to 2025-04-30" in result.stderr
    assert "; 1 row breaks this: " in result.stderr
    assert f"w.csv, row {row} (" in result.stderr
    assert not (extracts_folder() / "waste_collections.parquet").exists()


def test_what_began_before_belongs_to_what_is_covered_and_what_began_after_does_not(tmp_path: Path) -> None:
    open_ = dict.fromkeys(("finished_on", "taken_days", "first_visit", "satisfied"), "")
    early, late = {"repair_key": "R2", "raised_on": "2024-06-03"}, {"repair_key": "R3", "raised_on": "2025-04-01"}
    late |= open_
    assert accept("repairs", as_csv(tmp_path / "a.csv", ROW, ROW | early), *COVERS).exit_code == 0
    told = accept("repairs", as_csv(tmp_path / "b.csv", ROW, ROW | early, ROW | late), *COVERS).stderr
    assert "column raised_on: must not be after 2025-03-31, the last day that is said to be covered" in told
    assert "b.csv, row 4 (2025-04-01)" in told


def test_less_than_half_of_the_rows_take_no_place_unasked(tmp_path: Path) -> None:
    rows = [ROW | {"repair_key": f"R{number}"} for number in range(10)]
    assert accept("repairs", as_csv(tmp_path / "a.csv", *rows), *COVERS).exit_code == 0
    assert accept("repairs", as_csv(tmp_path / "b.csv", *rows[:5]), *COVERS).exit_code == 0
    few = as_csv(tmp_path / "c.csv", *rows[:2])
    told = accept("repairs", few, *COVERS)
    assert told.exit_code == 1
    assert "repairs: the files have 2 of its rows, less than half of the 5 there, which stay" in told.stderr
    assert held(REPAIRS).rows == 5
    assert accept("repairs", few, *COVERS, "--fewer").exit_code == 0
    assert held(REPAIRS).rows == 2


def test_a_table_without_dates_is_of_the_day_of_extraction(tmp_path: Path) -> None:
    outlines = EXTRACTS["ward_outlines"]
    path = csv_of(outlines, tmp_path)
    told = accept("ward_outlines", path, *COVERS)
    assert "ward_outlines has no dates, and is as at the day of extraction: leave --covers out." in told.stderr
    result = accept("ward_outlines", path, "--extracted-on", "2026-11-03")
    assert "said to cover the day of extraction." in result.stdout
    assert "A file of the publisher's own comes in with: python -m data import" in result.stdout
    assert held(outlines).covers_from == held(outlines).covers_to == date(2026, 11, 3)


def test_an_american_column_of_months_cannot_pass_for_british_days(tmp_path: Path) -> None:
    path = waste(tmp_path / "w.csv", "01/01/2025", "02/01/2025", "03/01/2025")
    told = accept("waste_collections", path, *COVERS).stderr
    assert "column month: a month is its first day; 2 rows break this: " in told


def test_files_with_no_row_in_what_they_are_said_to_cover_are_refused(tmp_path: Path) -> None:
    result = accept("waste_collections", waste(tmp_path / "w.csv", "2023-01-01"), *COVERS)
    assert result.exit_code == 1
    assert "No row has a month from 2025-01 to 2025-03, which the files are said to cover" in result.stderr


def raw(content: bytes) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        (folder / "r.csv").write_bytes(content)
        return folder / "r.csv"

    return made


def two_sheets(folder: Path) -> Path:
    workbook = openpyxl.Workbook()
    workbook.active.append(HEADER)
    workbook.create_sheet("2024").append(HEADER)
    workbook.save(folder / "r.xlsx")
    return folder / "r.xlsx"


LINE = ",".join(ROW[name] for name in HEADER)
NAMES = ",".join(HEADER)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (raw(b""), "the file is empty; fill it"),
        (raw(NAMES.encode()), "there are no rows below the header; fill it"),
        (raw(f"{NAMES}\n{LINE}".encode("utf-16")), "is text in UTF-16 ('Unicode text'), not a table"),
        (raw(f"{NAMES}\n{LINE}\xe9".encode("latin-1")), "row 2: has a letter that is not in UTF-8; save it so"),
        (raw(f"{NAMES}\n{LINE}\n{LINE},more\n".encode()), "row 3: has something beyond the 10 columns of the header"),
        (raw(f"{NAMES}\n{LINE[:-9]}\n".encode()), "row 2: has 7 cells where the header has 10, as if cut short"),
        (raw(f'{NAMES}\n"{LINE}\n'.encode()), "row 2: a quotation mark is not closed before the file ends"),
        (raw(f"{NAMES};{LINE}".replace(",", ";").encode()), "row 1: the columns are not parted by commas"),
        (raw(f"{NAMES},trade\n{LINE},x\n".encode()), "column trade: is there more than once"),
        (raw(b"PAR1 and nothing else"), "is not a whole Parquet file"),
        (raw(b"PK\x03\x04 and nothing else"), "the workbook is damaged or cut short"),
        (raw(b"\xd0\xcf\x11\xe0"), "an old Excel file (.xls), or one with a password"),
        (two_sheets, "2 of its sheets have such columns; keep the one that is meant"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(
    make: Callable[[Path], Path], told: str, tmp_path: Path
) -> None:
    path = make(tmp_path)
    result = accept("repairs", path, *COVERS)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit), result.exc_info
    assert f"{path}: {told}" in result.stderr


def test_a_workbook_that_is_called_csv_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = workbook_of(REPAIRS, tmp_path)
    renamed = path.rename(tmp_path / "repairs.csv")
    result = accept("repairs", renamed, *COVERS)
    assert result.exit_code == 0, result.stderr


def test_a_cell_of_any_length_is_called_what_it_is_and_not_repeated(tmp_path: Path) -> None:
    header = "month,recycled_tonnes,total_tonnes\n2026-01-01,"
    covers = ("--covers", "2026-01", "2026-01")
    endless = raw(f"{header}{'9' * 200_000},2\n".encode())(tmp_path)
    said = accept("waste_collections", endless, *covers).stderr
    assert "row 2: a cell has more than 32,767 characters, which no spreadsheet takes; shorten it" in said
    assert "quotation mark is not closed" not in said
    long = raw(f"{header}{'9' * 5_000},2\n".encode())(tmp_path)
    said = accept("waste_collections", long, *covers).stderr
    assert f"row 2 ({'9' * 79}…)" in said
    assert "9" * 80 not in said


def test_what_is_said_has_bounds_however_much_there_is_to_say(tmp_path: Path) -> None:
    names = ",".join(f"c{number}" for number in range(5_000))
    path = raw(f"month,recycled_tonnes,total_tonnes,{names}\n2026-01-01,1,2,{',' * 4_999}\n".encode())(tmp_path)
    done = accept("waste_collections", path, "--covers", "1900-01", "2026-01")
    assert done.exit_code == 0, done.stderr
    assert "c10, c11 and 4,988 more" in done.output
    assert "1900-11, 1900-12 and 1,500 more" in done.output
    assert max(map(len, done.output.splitlines())) < 400


def test_a_column_that_every_row_fills_is_not_to_be_added_empty(tmp_path: Path) -> None:
    path = raw(b"month,total_tonnes\n2026-01-01,2\n")(tmp_path)
    said = accept("waste_collections", path, "--covers", "2026-01", "2026-01").stderr
    assert "column recycled_tonnes: is missing; add it, filled in every row" in said


def test_a_publishers_file_is_led_to_the_command_that_takes_it(tmp_path: Path) -> None:
    path = raw(b"MajorText,MinorText,WardName,WardCode,202401\nBURGLARY,B,Belsize,E05013652,3\n")(tmp_path)
    said = accept("recorded_crime", path, "--covers", "2024-01", "2024-01").stderr
    assert said.startswith("A file of the publisher's own comes in with: python -m data import recorded_crime FILES\n")


def test_a_folder_where_the_file_is_to_be_is_named_as_that(tmp_path: Path) -> None:
    (extracts_folder() / "repairs.parquet").mkdir(parents=True)
    said = accept("repairs", as_csv(tmp_path / "r.csv", ROW), *COVERS).stderr
    assert "repairs.parquet is a folder, where the file is to be; move it elsewhere first" in said
    assert ".part" not in said


def test_a_misspelt_column_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    header = [name.replace("raised_on", "raise_on") for name in HEADER]
    path = as_csv(
        tmp_path / "r.csv", {name.replace("raised_on", "raise_on"): cell for name, cell in ROW.items()}, header=header
    )
    told = accept("repairs", path, *COVERS).stderr
    assert f"- {path}: column raised_on: is missing; rename 'raise_on', which looks like it" in told


def test_a_last_line_without_an_end_a_byte_order_mark_and_blank_lines_are_sound(tmp_path: Path) -> None:
    path = raw(f"\ufeff{NAMES}\n\n{LINE}\n,,,,,,,,,\n{LINE.replace('R1', 'R2')}".encode())(tmp_path)
    done = accept("repairs", path, *COVERS)
    assert done.exit_code == 0
    assert f"Warning: {path}: its last line, 5, has no end, as in a file that was cut short" in done.output
    assert held(REPAIRS).rows == 2
    assert "has no end" not in accept("repairs", raw(f"{NAMES}\n{LINE}\n".encode())(tmp_path), *COVERS).output


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (
            "1e308",
            ": must lie between -1,000,000,000,000 and 1,000,000,000,000; 1 row breaks this: {}, row 3",
        ),
        (
            "-1e13",
            ": must lie between -1,000,000,000,000 and 1,000,000,000,000; 1 row breaks this: {}, row 3",
        ),
        ("1e400", ": must be a number, such as 12.5; 1 row breaks this: row 3"),
        ("NaN", ": must be a number, such as 12.5; 1 row breaks this: row 3"),
        ("inf", ": must be a number, such as 12.5; 1 row breaks this: row 3"),
    ],
)
def test_a_number_that_nothing_counts_is_refused_by_row_and_column(cell: str, told: str, tmp_path: Path) -> None:
    path = raw(f"month,recycled_tonnes,total_tonnes\n2026-01-01,1,2\n2026-02-01,{cell},2\n".encode())(tmp_path)
    result = accept("waste_collections", path, "--covers", "2026-01", "2026-02")
    assert result.exit_code == 1
    assert f"column recycled_tonnes{told.format(path)}" in result.stderr


def test_signs_that_are_not_seen_are_not_printed(tmp_path: Path) -> None:
    path = raw(b"month,recycled_tonnes,total_tonnes\n2026-01-01,1\x00\x1b[31m,2\n")(tmp_path)
    said = accept("waste_collections", path, "--covers", "2026-01", "2026-01").stderr
    assert "row 2 (1\ufffd\ufffd[31m)" in said


def test_a_number_that_is_nought_in_every_row_is_told(tmp_path: Path) -> None:
    path = raw(b"month,recycled_tonnes,total_tonnes\n2026-01-01,0,2\n2026-02-01,0,0\n")(tmp_path)
    done = accept("waste_collections", path, "--covers", "2026-01", "2026-02").output
    assert "Warning: Column recycled_tonnes is 0 in every row: see that this was counted" in done
    assert "Column total_tonnes" not in done


def test_a_ward_whose_rows_stop_is_told(tmp_path: Path) -> None:
    rows = [
        {"ward_code": ward, "inspection_key": f"{ward}-{month}-{number}", "estate_key": "a"}
        | {"inspected_on": f"2025-{month:02}-{number + 1:02}", "grade": "A"}
        for month in (4, 5, 6)
        for ward in camden_wards()
        for number in range(20)
        if not (ward == "E05013652" and month == 6)
    ]
    path = as_csv(tmp_path / "inspections.csv", *rows, header=list(rows[0]))
    done = accept("estate_inspections", path, "--covers", "2025-04", "2025-06").output
    assert "Warning: Belsize has no rows in 2025-06, where about 20 is usual: see that no rows are lost" in done
    assert done.count("Warning") == 1


def test_a_folder_of_parts_is_to_be_moved_first(tmp_path: Path) -> None:
    (extracts_folder() / "repairs").mkdir(parents=True)
    result = accept("repairs", as_csv(tmp_path / "r.csv", ROW), *COVERS)
    assert "there is a folder of parts; move it elsewhere, and name its files here" in result.stderr


def test_a_file_that_is_not_there_and_a_name_that_is_no_extract_are_sentences(tmp_path: Path) -> None:
    assert "No such file or directory" in accept("repairs", tmp_path / "gone.csv", *COVERS).stderr
    assert "Did you mean 'repairs'?" in accept("repair", tmp_path / "gone.csv", *COVERS).stderr


@pytest.mark.shared
def test_a_file_with_mistyped_years_is_refused_by_its_rows(shared: Path) -> None:
    path = shared / "cases" / "mistyped_year" / "repairs.parquet"
    told = accept("repairs", path, "--covers", "2024-01", "2026-10").stderr
    alone, coming = "must not lie more than five years", "must not be after the day of extraction, 2026-11-20"
    for rule, row in ((alone, "row 11 (2002-01-13)"), (coming, "row 12 (2202-01-13)")):
        assert any(rule in line and line.endswith(f"1 row breaks this: {path}, {row}") for line in told.splitlines())


@pytest.mark.shared
def test_the_csv_that_lies_beside_is_accepted(shared: Path) -> None:
    path = shared / "cases" / "csv_beside" / "repairs.csv"
    assert accept("repairs", path, "--covers", "2026-10", "2026-10").exit_code == 0
    assert held(REPAIRS).rows == 1
