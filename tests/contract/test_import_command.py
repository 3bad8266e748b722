"""Does the import command keep what is worth keeping, and say what it did and what comes next?"""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from data.__main__ import app
from data.bringing_in.importing import bring_in
from data.contracts.folder import all_contracts
from data.holding import read as holding
from data.holding.files import extracts_folder
from data.sources.source import sources
from tests.contract.crime_csv import BELSIZE, SHOPS, file, line, rows, save, served


def test_a_sample_is_replaced_whole_and_a_published_extract_is_kept(tmp_path: Path) -> None:
    runner = CliRunner()
    contract = all_contracts()["recorded_crime"]
    for month, arguments, first in [
        (None, ["sample", "recorded_crime", "--until", "2024-06"], date(2019, 7, 1)),
        ("202401", ["import", "recorded_crime"], date(2024, 1, 1)),
        ("202402", ["import", "recorded_crime"], date(2024, 1, 1)),
    ]:
        files = [str(file(tmp_path, [month]))] if month else []
        result = runner.invoke(app, [*arguments, *files])
        assert result.exit_code == 0, result.stderr
        held = holding.read(contract, extracts_folder(), today=date.today())
        assert held.covers_from == first
        assert held.origin == ("published" if month else "sample")
    assert "python -m metrics refresh" in result.stdout
    assert "Kept of the previous extract: 2024-01" in result.stdout
    assert "MPS Ward Level Crime (London Datastore); crime.csv; the rest as imported on" in held.source


def test_an_import_returns_what_it_did_and_prints_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = sources()["recorded_crime"]
    run = CliRunner().invoke(app, ["sample", "recorded_crime", "--until", "2024-06"])
    assert run.exit_code == 0
    first = bring_in(source, [file(tmp_path, ["202401"], 1)], extracts_folder(), date.today())
    assert (first.replaced, first.lost, first.left_out) == ("sample", "", "")
    assert (first.written.rows, first.written.covers_to) == (100, date(2024, 1, 31))
    second = bring_in(source, [file(tmp_path, ["202401", "202402"], 2)], extracts_folder(), date.today())
    assert second.replaced == "published"
    assert {one.period for one in second.supplied.restated} == {date(2024, 1, 1)}
    assert capsys.readouterr() == ("", "")


def changed_on(path: Path, day: date) -> Path:
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    os.utime(path, (moment, moment))
    return path


def test_a_month_that_was_not_over_when_its_file_was_made_is_covered_so_far(tmp_path: Path) -> None:
    """And stays so when a file of earlier months is imported, until a file comes that was made after it."""
    source, today = sources()["recorded_crime"], date(2026, 11, 26)
    half = changed_on(file(tmp_path, ["202609", "202610"], 20), date(2026, 10, 15))
    assert bring_in(source, [half], extracts_folder(), today).written.covers_to == date(2026, 10, 15)
    older = file(tmp_path, ["202607", "202608"], 20, "older.csv")
    assert bring_in(source, [older], extracts_folder(), today).written.covers_to == date(2026, 10, 15)
    whole = changed_on(file(tmp_path, ["202610", "202611"], 20, "newer.csv"), date(2026, 11, 26))
    assert bring_in(source, [whole], extracts_folder(), today).written.covers_to == today
    last = changed_on(file(tmp_path, ["202610", "202611"], 20, "last.csv"), date(2026, 12, 4))
    assert bring_in(source, [last], extracts_folder(), date(2026, 12, 5)).written.covers_to == date(2026, 11, 30)


def test_an_extract_that_cannot_be_read_is_no_obstacle_to_importing(tmp_path: Path) -> None:
    extracts_folder().mkdir()
    held = save(extracts_folder(), b"cut", "recorded_crime.parquet")
    result = CliRunner().invoke(app, ["import", "recorded_crime", str(file(tmp_path))])
    assert result.exit_code == 0
    assert "cannot be read, so none of it is kept" in result.stderr
    assert pq.read_table(held).num_rows == 200


def test_restatement_and_gaps_are_printed_and_gaps_are_kept_with_the_extract(tmp_path: Path) -> None:
    runner = CliRunner()
    runner.invoke(app, ["import", "recorded_crime", str(file(tmp_path, ["202401"], 1))])
    files = [file(tmp_path, ["202401", "202402"], 2, "again.csv"), file(tmp_path, ["202404"], 2, "later.csv")]
    result = runner.invoke(app, ["import", "recorded_crime", *map(str, files)])
    assert "Restated: 100 figures in 1 period and 20 areas, most in Belsize (5), Bloomsbury (5)" in result.stdout
    assert " ".join(result.stdout.split()).count("2024-01 │ 100 │ 100 │ 200 │ +100") == 1
    assert "Missing: no file has 2024-03" in result.stdout
    held = holding.read(all_contracts()["recorded_crime"], extracts_folder(), today=date.today())
    assert held.gaps == (date(2024, 3, 1),)


def test_no_more_periods_are_printed_than_stand_on_a_screen(tmp_path: Path) -> None:
    runner = CliRunner()
    months = [f"{year}{month:02}" for year in (2022, 2023, 2024) for month in range(1, 13)]
    runner.invoke(app, ["import", "recorded_crime", str(file(tmp_path, months, 1))])
    result = runner.invoke(app, ["import", "recorded_crime", str(file(tmp_path, [*months, "202501"], 2, "again.csv"))])
    printed = " ".join(result.stdout.split())
    assert "2024-12 │ 100" in printed
    assert "2023-01 │ 100" in printed
    assert "2022-12 │ 100" not in printed
    assert "These are the 24 newest of 36 periods." in printed


def test_what_stands_under_another_category_is_printed_apart_from_what_is_restated(tmp_path: Path) -> None:
    runner = CliRunner()
    runner.invoke(app, ["import", "recorded_crime", str(file(tmp_path, ["202401"], 3))])
    table = rows(["202401", "202402"], 3)
    table[line(BELSIZE, SHOPS) - 1][5] = "5"
    # Burglary has another narrower category, with all that the former had.
    content = served(table).replace("RES BURGLARY OF A HOME", "BURGLARY - RESIDENTIAL")
    result = runner.invoke(app, ["import", "recorded_crime", str(save(tmp_path, content, "newer.csv"))])
    assert "Restated: 1 figure in 1 period and 1 area, most in Belsize (1)" in result.stdout
    assert "Not restated but counted under other categories than before: 60 in 1 period" in result.stdout
    assert "2024-01 │ 1 │ 300 │ 302 │ +2 │ 60" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("name", "words"),
    [("recorded_crim", "Did you mean 'recorded_crime'?"), ("x", f"There are: {', '.join(sources())}.")],
)
def test_a_misspelt_source_gets_a_suggestion(name: str, words: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["import", name, str(tmp_path)])
    assert result.exit_code == 1
    assert words in result.stderr


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["import", "recorded_crime", str(tmp_path / "none.csv")])
    assert result.exit_code == 1
    assert "none.csv: No such file or directory; put it right, and run this again.\n" in result.stderr
