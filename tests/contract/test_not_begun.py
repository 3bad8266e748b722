"""Is what has not begun told by where the publisher's own file has it?"""

from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data.__main__ import app
from tests.contract import crime_csv, nomis_csv, tsm_workbook
from tests.contract.test_broadband_source import save as save_coverage
from tests.contract.test_broadband_source import table

HEADER = "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes"
ROW = "E09000007,Camden,lad,Early years,{},71.5,Percentage,%,70.1,72.9,,"


def told(source: str, path: Path) -> list[str]:
    result = CliRunner().invoke(app, ["import", source, str(path)])
    assert result.exit_code == 1
    assert "row 1 (" not in result.stderr
    return [line.removeprefix(str(path)) for line in result.stderr.splitlines()]


def ends(today: date) -> str:
    return f" has not begun by {today}, the day of the import. Give files without it, or put this machine's date right."


def test_each_source_says_it_in_its_own_files_words(tmp_path: Path) -> None:
    end = ends(date.today())
    crime = crime_csv.file(tmp_path, ["209811", "209812"])
    assert told("recorded_crime", crime) == [f", line 1: the column {month}{end}" for month in ("209811", "209812")]
    claimants = nomis_csv.save(tmp_path, nomis_csv.rows(["2098-12"]))
    lines = told("claimant_count", claimants)
    assert lines[0] == f", line 2: DATE '2098-12'{end}"
    assert lines[-1] == f"{lines[-1].partition(': and')[0]}: and 1 more faults of this file, not listed."
    coverage = save_coverage(tmp_path, table(), "209807_fixed_laua_coverage_r01.csv")
    assert told("broadband", coverage) == [f": 209807 in its name{end}"]
    subject = tmp_path / "early-years.csv"
    subject.write_text("\n".join([HEADER, ROW.format("2024-09-01/P1Y"), ROW.format("2098-09-01/P1Y"), ""]))
    assert told("local_statistics", subject) == [f", line 3: period '2098-09-01/P1Y'{end}"]


def on(day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands take a day for today's."""

    class Today(date):
        @classmethod
        def today(cls) -> "Today":
            return cls(day.year, day.month, day.day)

    monkeypatch.setattr("data.__main__.date", Today)


def test_a_workbook_says_it_of_the_names_of_its_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on(date(2024, 3, 31), monkeypatch)
    measures = tsm_workbook.save(tmp_path, tsm_workbook.book(2025))
    said = f": the year from April 2024 in the names of its sheets{ends(date(2024, 3, 31))}"
    assert told("tenant_satisfaction", measures) == [said]


@pytest.mark.parametrize("days", [0, 1])
def test_the_month_that_begins_today_has_begun(days: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on(date(2024, 3, 1) - timedelta(days=days), monkeypatch)
    result = CliRunner().invoke(app, ["import", "recorded_crime", str(crime_csv.file(tmp_path, ["202402", "202403"]))])
    assert result.exit_code == days
