"""Does the check say what there is, how sound and how fresh, and end with what a cron job can go by?"""

import json
import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import data
from data import __main__ as commands
from data.__main__ import app
from data.contracts.folder import all_contracts
from data.holding.files import extracts_folder
from data.holding.health import INFERRED, OF_A_DAY, Health, checkups
from data.holding.write import write
from tests.contract.valid_rows import put, put_sample, table

TODAY = date(2026, 11, 20)
REPAIRS, STAFF = all_contracts()["repairs"], all_contracts()["staff"]


class Clock(date):
    """A calendar on which it is always the same day."""

    @classmethod
    def today(cls) -> "Clock":
        return cls(2026, 11, 20)


@pytest.fixture(autouse=True)
def _always_the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "date", Clock)


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, list(arguments))


def supplied(**said: Any) -> Path:
    """Valid repairs that cover up to the end of the last month, if nothing else is said."""
    options: dict[str, Any] = {
        "origin": "council",
        "covers_from": date(2025, 1, 1),
        "covers_to": date(2026, 10, 31),
        "extracted_on": TODAY,
        "source": "A test",
    }
    if said.get("origin") == "sample":
        return put_sample(REPAIRS, extracts_folder(), **(options | said))
    return write(table(REPAIRS), REPAIRS, extracts_folder(), **(options | said)).path


def broken() -> Path:
    rows = table(REPAIRS)
    trades = pa.array(["magic", *rows["trade"].to_pylist()[1:]])
    return put(REPAIRS, extracts_folder(), rows.set_column(rows.column_names.index("trade"), "trade", trades))


def line(output: str, name: str) -> str:
    return next(each for each in output.splitlines() if each.startswith(f"{name}: "))


def test_every_extract_has_a_line_and_absence_is_no_failure() -> None:
    supplied()
    result = run("check")
    assert result.exit_code == 0
    names = [name for name, contract in all_contracts().items() if contract.is_extract]
    lines = result.stdout.splitlines()
    assert [each.split(":")[0] for each in lines[:-1]] == names
    assert line(result.stdout, "staff") == "staff: absent"
    assert lines[-1].startswith(f"{len(names)} checked: ")


def test_a_sound_extract_says_its_rows_coverage_and_freshness() -> None:
    supplied(origin="sample")
    result = run("check", "repairs")
    assert line(result.stdout, "repairs") == (
        "repairs: sound; sample, 3 rows, 2025-01-01 to 2026-10-31; on time, the next is due by 2026-12-31"
    )
    assert result.stdout.splitlines()[-1] == "1 checked: 1 sound, 0 faulty, 0 empty, 0 absent; 0 late."
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("covers_to", "words"),
    [
        (date(2026, 8, 31), "late by 20 days, the next was due by 2026-10-31"),
        (date(2026, 6, 30), "overdue: late by 81 days, the next was due by 2026-08-31 and the one after it too"),
    ],
)
@pytest.mark.parametrize("origin", ["sample", "council"])
def test_an_overdue_extract_is_said_and_fails_under_strict_only(covers_to: date, words: str, origin: str) -> None:
    supplied(covers_to=covers_to, origin=origin)
    result = run("check", "repairs")
    assert line(result.stdout, "repairs").endswith(f"; {words}")
    assert result.stdout.splitlines()[-1].endswith("; 1 late.")
    assert result.exit_code == 0
    assert run("check", "repairs", "--strict").exit_code == 1


def test_a_fault_is_said_with_its_file_and_fails() -> None:
    path = broken()
    result = run("check")
    assert result.exit_code == 1
    assert f"repairs: faulty, in {path}; council, 3 rows, " in result.stdout
    assert "  - repairs.trade: must be one of: plumbing, " in result.stdout
    assert "1 row breaks this: row 1 (magic)" in result.stdout


def test_one_that_was_named_must_be_there_and_all_must_under_strict() -> None:
    supplied()
    assert run("check", "staff").exit_code == 1
    assert run("check", "repairs").exit_code == 0
    assert run("check", "--strict").exit_code == 1


def test_an_unknown_name_ends_with_2_and_the_one_that_was_meant() -> None:
    result = run("check", "repair")
    assert result.exit_code == 2
    assert "'repair' is not an extract. Did you mean 'repairs'?" in result.stderr


def test_columns_that_are_not_promised_are_told_and_are_no_fault() -> None:
    put(REPAIRS, extracts_folder(), table(REPAIRS).append_column("officer", pa.array(["a", "b", "c"])))
    result = run("check", "repairs")
    assert "  Not in the contract, and not used: officer" in result.stdout
    assert result.exit_code == 0


def test_the_json_has_the_same_for_a_program() -> None:
    broken()
    result = run("check", "repairs", "staff", "--json")
    assert result.exit_code == 1
    repairs, staff = json.loads(result.stdout)
    assert staff == {
        "name": "staff",
        "status": "absent",
        "path": str(extracts_folder() / "staff.parquet"),
        **dict.fromkeys(("origin", "rows", "covers_from", "covers_to", "extracted_on"), None),
        **dict.fromkeys(("freshness", "due", "days_late"), None),
        "coverage": None,
        "gaps": [],
        "faults": [],
        "unknown_columns": [],
        "beside": [],
    }
    assert repairs["status"] == "faulty"
    assert (repairs["origin"], repairs["rows"], repairs["extracted_on"]) == ("council", 3, "2025-04-10")
    assert repairs["freshness"] == "stale"
    assert date.fromisoformat(repairs["due"]) + timedelta(days=repairs["days_late"]) == TODAY
    (fault,) = repairs["faults"]
    assert (fault["field"], fault["rows"], fault["examples"]) == ("trade", 1, ["row 1 (magic)"])


def beside_the_extracts(*names: str) -> list[Path]:
    extracts_folder().mkdir(parents=True)
    paths = [extracts_folder() / name for name in names]
    for path in paths:
        path.write_bytes(b"a,b\n1,2\n")
    return paths


def test_a_file_of_the_right_name_and_the_wrong_kind_is_named_with_the_command_that_takes_it() -> None:
    capitals, title, text, spaced = beside_the_extracts(
        "REPAIRS.PARQUET", "Repairs.xlsx", "repairs.csv", "job hub clients.csv"
    )
    beside_nothing = [extracts_folder() / name for name in (".repairs.csv", "repairs_old.csv", "staff.csv.d")]
    beside_nothing[0].touch()
    beside_nothing[1].touch()
    beside_nothing[2].mkdir()
    result = run("check", "repairs", "staff", "job_hub_clients")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:6] == [
        "repairs: absent",
        *(
            f"  {path.name} is there and is not read: the extract is repairs.parquet. To put it in its place: "
            f"python -m data accept repairs {path} --covers FIRST LAST, with the months as 2024-07 2026-10"
            for path in (capitals, title, text)
        ),
        "staff: absent",
        "job_hub_clients: absent",
    ]
    assert result.stdout.count("job hub clients.csv is there") == 1
    assert f"python -m data accept job_hub_clients '{spaced}' --covers" in result.stdout
    assert json.loads(run("check", "repairs", "--json").stdout)[0]["beside"] == [*map(str, (capitals, title, text))]
    said = f"repairs.parquet: there is no such file; {capitals.name}, {title.name}, {text.name} beside it is not read"
    (fault,) = data.check("repairs")
    assert said in str(fault)


def test_a_publisher_s_file_is_imported_and_another_kind_is_saved_as_csv_first() -> None:
    public, _, other = beside_the_extracts("broadband.csv", "Broadband.parquet", "repairs.ods")
    result = run("check", "broadband", "repairs")
    assert f"To put it in its place: python -m data import broadband {public}" in result.stdout
    csv = other.with_suffix(".csv")
    assert f"Save it as CSV, and then: python -m data accept repairs {csv} --covers FIRST" in result.stdout
    assert "If it is the extract itself, name it broadband.parquet" in result.stdout


def test_what_lies_beside_an_extract_that_is_there_is_not_said() -> None:
    supplied()
    (extracts_folder() / "repairs.csv").touch()
    assert "is not read" not in run("check", "repairs").stdout


def test_gaps_are_in_the_json() -> None:
    supplied(gaps=[date(2025, 2, 1)])
    (repairs,) = json.loads(run("check", "repairs", "--json").stdout)
    assert (repairs["coverage"], repairs["gaps"]) == ("stated", ["2025-02"])
    assert "  Missing inside: 2025-02" in run("check", "repairs").stdout


def test_what_is_inferred_is_said_where_the_coverage_is() -> None:
    inspections = all_contracts()["estate_inspections"]
    put(inspections, extracts_folder())
    result = run("check", "estate_inspections")
    assert line(result.stdout, "estate_inspections").startswith(
        "estate_inspections: sound; council, 3 rows, 2025-01-01 to 2025-03-31; "
    )
    assert f"  {INFERRED}\n" in result.stdout
    (told,) = json.loads(run("check", "estate_inspections", "--json").stdout)
    assert told["coverage"] == "inferred"


def test_a_file_without_dates_is_taken_to_be_of_the_day_it_last_changed() -> None:
    outlines = all_contracts()["ward_outlines"]
    path = put(outlines, extracts_folder())
    os.utime(path, (1_790_000_000, 1_790_000_000))  # 21 September 2026
    result = run("check", "ward_outlines")
    assert "council, 3 rows, 2026-09-21 to 2026-09-21" in result.stdout
    assert f"  {OF_A_DAY}\n" in result.stdout


def test_a_template_that_nobody_has_filled_is_empty_and_no_fault() -> None:
    run("contract", "repairs", "--write", str(extracts_folder()))
    result = run("check")
    assert result.exit_code == 0
    assert line(result.stdout, "repairs") == (
        "repairs: empty; no rows yet, so the indicators made from it have no data; fill it"
    )
    assert run("check", "repairs").exit_code == run("check", "--strict").exit_code == 1


def test_an_empty_file_of_another_form_is_faulty() -> None:
    put(
        REPAIRS, extracts_folder(), table(REPAIRS).drop_columns("trade").slice(0, 0).replace_schema_metadata({"a": "b"})
    )
    assert "repairs.trade: the column is missing" in run("check", "repairs").stdout


def test_a_file_that_cannot_be_read_is_faulty_and_known_by_its_path() -> None:
    path = supplied()
    path.write_bytes(b"")
    (found,) = checkups([REPAIRS], extracts_folder(), TODAY)
    assert (found.status, found.held, found.path) == (Health.FAULTY, None, path)
    assert f"{path}: the file is empty" in run("check").stdout


def a_folder_in_its_place(folder: Path) -> None:
    (folder / "repairs.parquet").mkdir()


def a_link_to_nothing(folder: Path) -> None:
    (folder / "repairs").mkdir()
    (folder / "repairs" / "part-0.parquet").symlink_to(folder / "gone.parquet")


def a_folder_among_the_parts(folder: Path) -> None:
    (folder / "repairs" / "part-0.parquet").mkdir(parents=True)


def columns_inside_columns(folder: Path) -> None:
    rows = table(REPAIRS)
    nested = pa.array([{"a": [1]}] * 3)
    put(REPAIRS, folder, rows.set_column(rows.column_names.index("trade"), "trade", nested))


def columns_of_one_name(folder: Path) -> None:
    rows = table(REPAIRS)
    put(REPAIRS, folder, rows.append_column("TRADE", rows["trade"]).append_column("trade", rows["satisfied"]))


def dates_past_the_calendar(folder: Path) -> None:
    rows = table(REPAIRS)
    put(REPAIRS, folder, rows.set_column(4, "raised_on", pa.array([2**31 - 9] * 3, pa.int32()).cast(pa.date32())))


def metadata_that_is_no_text(folder: Path) -> None:
    said = {b"camden:origin": b"\xff\xfe", b"camden:\xff": b"x", b"camden:restated": b"[1]"}
    put(REPAIRS, folder, table(REPAIRS).replace_schema_metadata(said))


def no_columns(folder: Path) -> None:
    put(REPAIRS, folder, pa.table({"x": pa.array([], pa.null())}))


def noise_behind_a_sound_footer(folder: Path) -> None:
    path = put(REPAIRS, folder)
    content = path.read_bytes()
    path.write_bytes(content[:4] + bytes(range(256)) * 4 + content[4 + 1024 :])


@pytest.mark.parametrize(
    "make",
    [
        a_folder_in_its_place,
        a_link_to_nothing,
        a_folder_among_the_parts,
        columns_inside_columns,
        columns_of_one_name,
        dates_past_the_calendar,
        metadata_that_is_no_text,
        no_columns,
        noise_behind_a_sound_footer,
    ],
)
def test_whatever_lies_in_the_folder_is_answered_by_sentences(make: Callable[[Path], None]) -> None:
    folder = extracts_folder()
    folder.mkdir(parents=True, exist_ok=True)
    make(folder)
    result = run("check")
    assert isinstance(result.exception, SystemExit | None), result.exc_info
    assert result.exit_code in (0, 1)
    assert line(result.stdout, "repairs")
    assert " checked: " in result.stdout.splitlines()[-1]


def test_the_contract_is_printed_in_words() -> None:
    result = run("contract", "repairs")
    assert result.exit_code == 0
    assert result.stdout.startswith("Repairs to council homes (repairs)\n")
    assert "It counts things, not people: every count may be shown." in result.stdout
    assert "  ward_code (text, VARCHAR): " in result.stdout
    assert "found in areas.code." in result.stdout
    people = run("contract", "domestic_abuse_referrals").stdout
    assert "It counts people: a count of 0 to 7 is never shown, and at least 4 whole numbers stay possible" in people


def test_an_empty_file_of_the_form_is_written_to_be_filled(tmp_path: Path) -> None:
    result = run("contract", "staff", "--write", str(tmp_path / "new"))
    written = tmp_path / "new" / "staff.parquet"
    assert f"Wrote {written}, with these columns and no rows." in result.stdout
    assert f"bring it in with: python -m data accept staff {written} --covers FIRST LAST" in result.stdout
    assert pq.read_schema(written) == STAFF.arrow_schema
    filled = table(STAFF).cast(pq.read_schema(written))
    put(STAFF, extracts_folder(), filled)
    assert data.check("staff") == []


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    path = put(REPAIRS, tmp_path)
    before = path.read_bytes()
    result = run("contract", "repairs", "--write", str(tmp_path))
    assert result.exit_code == 1
    assert f"{path}: is there already, and was left as it is; name another folder" in result.stderr
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("contract", "repairs", "--write", str(tmp_path / "file"))
    assert result.exit_code == 1
    assert str(tmp_path / "file") in result.stderr


def test_a_contract_that_is_not_there_is_refused() -> None:
    assert "Did you mean 'repairs'?" in run("contract", "repair").stderr
