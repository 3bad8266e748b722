"""Is the claimant count of Nomis read whole, by ward, month and age, and is a file that is not whole refused?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import data
from data.__main__ import app
from data.contracts.contract import all_contracts
from data.holding import read as holding
from data.holding.files import extracts_folder
from data.holding.restatement import Restated, by_area, by_period
from data.served import nomis
from data.served.faults import SourceError
from data.sources.claimant_count import read
from tests.contract.nomis_csv import BOROUGH, EVERYONE, MONTHS, YOUNG, Rows, numbered, row, rows, save, served

BELSIZE = "E05013652"
Damage = Callable[[Rows], Rows | str | bytes]


def counts(table) -> dict[tuple[str, str, str], int]:
    return {(row["ward_code"], f"{row['month']:%Y-%m}", row["age_band"]): row["claimants"] for row in table.to_pylist()}


def test_every_ward_month_and_age_is_a_row_and_the_borough_is_none(tmp_path: Path) -> None:
    reading = read([save(tmp_path, rows(ages=[EVERYONE, YOUNG]))], None)
    found = counts(reading.table)
    assert len(found) == reading.table.num_rows == 20 * 2 * 2
    assert found[BELSIZE, "2026-06", "16+"] == 10
    assert {band for _, _, band in found} == {"16+", "16-24"}
    assert reading.covers == (date(2026, 5, 1), date(2026, 6, 30))
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("text", "band"),
    [("Aged 16-17", "16-17"), ("Aged 50+", "50+"), ("Age unknown (clerical claims)", "unknown"), (EVERYONE, "16+")],
)
def test_ages_are_those_of_the_publisher(text: str, band: str, tmp_path: Path) -> None:
    assert {found for _, _, found in counts(read([save(tmp_path, rows(ages=[text]))], None).table)} == {band}


def test_percentages_sexes_and_other_places_are_skipped_and_counted(tmp_path: Path) -> None:
    others = [rows(MONTHS[:1])[0] for _ in range(4)]
    others[0]["MEASURE_NAME"], others[0]["OBS_VALUE"] = "Claimants as a proportion of residents aged 16-64", "2.4"
    others[1]["GENDER_NAME"] = "Male"
    others[2]["MEASURES"] = "20301"
    others[3]["GEOGRAPHY_CODE"] = "E05013628"
    reading = read([save(tmp_path, numbered([*rows(), *others]))], None)
    assert reading.table.num_rows == 40
    assert ("Rows of other places, measures or sexes skipped", "4") in reading.summary


def test_a_file_with_the_columns_that_were_selected_only_is_read(tmp_path: Path) -> None:
    names = ["DATE", "GEOGRAPHY_CODE", "AGE_NAME", "MEASURE_NAME", "OBS_VALUE"]
    selected = [{name: each[name] for name in names} for each in rows()]
    assert read([save(tmp_path, selected)], None).table.num_rows == 40


def test_newer_months_win_older_ones_stay_and_the_change_is_told(tmp_path: Path) -> None:
    before = read([save(tmp_path, rows(["2026-04", "2026-05"]))], None).table
    revised = rows(["2026-05", "2026-06"])
    revised[0]["OBS_VALUE"] = "25"
    reading = read([save(tmp_path, revised)], before)
    found = counts(reading.table)
    assert {month for _, month, _ in found} == {"2026-04", "2026-05", "2026-06"}
    assert found[BELSIZE, "2026-05", "16+"] == 25
    assert by_period(reading.restated) == (Restated(date(2026, 5, 1), "", 1, 200, 215),)
    assert by_area(reading.restated) == ((BELSIZE, 1),)
    assert ("Kept of the previous extract", "2026-04") in reading.summary


def test_ages_that_a_newer_file_has_not_stay(tmp_path: Path) -> None:
    before = read([save(tmp_path, rows(ages=[EVERYONE, YOUNG]))], None).table
    reading = read([save(tmp_path, rows(count=15))], before)
    found = counts(reading.table)
    assert found[BELSIZE, "2026-06", "16-24"] == 10
    assert found[BELSIZE, "2026-06", "16+"] == 15
    # Sums over ages that lie one in another would say nothing.
    assert {(one.cells, one.before) for one in reading.restated} == {(1, None)}


def test_ages_of_two_files_at_once_are_laid_together(tmp_path: Path) -> None:
    files = [save(tmp_path, rows(), "all.csv"), save(tmp_path, rows(ages=[YOUNG]), "young.csv")]
    assert read(files, None).table.num_rows == 80


def test_sums_that_rounding_does_not_explain_and_counts_that_are_not_rounded_are_warned_of(tmp_path: Path) -> None:
    odd = rows()
    odd[0]["OBS_VALUE"] = "13"
    odd[20]["OBS_VALUE"] = "300"
    rounded, sums = read([save(tmp_path, odd)], None).warnings
    assert "not all counts are multiples of 5" in rounded
    assert "2026-05, All categories: Age 16+: the wards sum to 203 where Camden has 300" in sums
    odd[20]["OBS_VALUE"] = "255"
    assert len(read([save(tmp_path, odd)], None).warnings) == 1


def changed(line: int, column: str, text: str) -> Damage:
    def damage(made: Rows) -> Rows:
        made[line - 2][column] = text
        return made

    return damage


def without(column: str) -> Damage:
    return lambda made: [{name: text for name, text in each.items() if name != column} for each in made]


def renamed(column: str, name: str) -> Damage:
    return lambda made: [{(name if key == column else key): text for key, text in each.items()} for each in made]


REFUSED: dict[str, tuple[Damage, int | None, str]] = {
    "column missing": (without("GEOGRAPHY_CODE"), 1, "the column GEOGRAPHY_CODE is missing"),
    "column renamed": (renamed("OBS_VALUE", "VALUE"), 1, "Did you mean the column 'VALUE'? Name it OBS_VALUE"),
    "no ages": (without("AGE_NAME"), 1, "the column AGE_NAME is missing"),
    "cut at the limit": (
        lambda made: [each | {"RECORD_COUNT": "30240"} for each in made],
        None,
        "cut short: 42 rows of the 30240 that RECORD_COUNT says. Ask for fewer areas or dates at once",
    ),
    "two counts": (changed(3, "RECORD_COUNT", "99"), None, "RECORD_COUNT is not the same in all rows (42, 99)"),
    "ward lost": (
        lambda made: numbered(
            [each for each in made if (each["GEOGRAPHY_CODE"], each["DATE"]) != (BELSIZE, "2026-06")]
        ),
        None,
        "cut short: 1 of 20 wards have no count of 16+ in 2026-06: Belsize (E05013652)",
    ),
    "ward twice": (
        lambda made: numbered([*made, row("2026-05", EVERYONE, BELSIZE, "Belsize", 5)]),
        44,
        "Belsize has count of 16+ in 2026-05 a second time (the first is in line 2)",
    ),
    "borough twice": (
        lambda made: numbered([*made, row("2026-05", EVERYONE, BOROUGH, "Camden", 5)]),
        44,
        "Camden has count of 16+ in 2026-05 a second time",
    ),
    "no value": (
        lambda made: [*made[:1], made[1] | {"OBS_STATUS": "Q", "OBS_VALUE": ""}, *made[2:]],
        3,
        "OBS_VALUE is empty (status Q); a count is a whole number, zero or more",
    ),
    "negative": (changed(3, "OBS_VALUE", "-5"), 3, "OBS_VALUE is '-5'"),
    "fraction": (changed(3, "OBS_VALUE", "2.4"), 3, "OBS_VALUE is '2.4'"),
    "not a month": (changed(3, "DATE", "June 2026"), 3, "DATE 'June 2026' is not a month such as 2026-06"),
    "not an age": (changed(3, "AGE_NAME", "Young"), 3, "AGE_NAME 'Young' is not an age such as Aged 16-24"),
    "wards of before": (
        lambda made: [each | {"GEOGRAPHY_CODE": "E05000128"} for each in made],
        None,
        "no count of Camden's 20 wards of May 2022 among 42 rows. Ask for geography=E05013652...E05013671",
    ),
    "percentages only": (
        lambda made: [each | {"MEASURE_NAME": "Claimants as a proportion"} for each in made],
        None,
        "no count of Camden's 20 wards",
    ),
    "header only": (lambda made: served(made).splitlines(keepends=True)[0], 1, "only a header, no rows follow it"),
    "empty": (lambda _: b"", None, "the file is empty"),
    "web page": (lambda _: "<!DOCTYPE html>\n<html></html>\n", None, "a web page and not CSV"),
    "error as a file": (lambda _: "error\nQuery too large\n", 1, "the column GEOGRAPHY_CODE is missing"),
    "cut within a row": (lambda made: served(made)[:-30], 43, "the row is cut short"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_not_whole_is_refused_and_the_previous_extract_stays(case: str, tmp_path: Path) -> None:
    damage, line, rule = REFUSED[case]
    extracts_folder().mkdir()
    held = save(extracts_folder(), b"as it was", "claimant_count.parquet")
    bad = save(tmp_path, damage(rows()))
    result = CliRunner().invoke(app, ["import", "claimant_count", str(bad)])
    assert result.exit_code == 1
    start = f"{bad}: " if line is None else f"{bad}, line {line}: "
    assert [text for text in result.stderr.splitlines() if text.startswith(start) and rule in text], result.stderr
    assert list(extracts_folder().iterdir()) == [held]
    assert held.read_bytes() == b"as it was"


def test_a_file_without_a_count_that_ends_where_the_service_stops_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nomis, "MOST_ROWS", 42)
    bad = save(tmp_path, without("RECORD_COUNT")(rows()))
    result = CliRunner().invoke(app, ["import", "claimant_count", str(bad)])
    assert "42 rows, where the service stops: more may have been cut off" in result.stderr


def test_the_extract_keeps_its_contract_and_says_where_it_is_from(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["import", "claimant_count", str(save(tmp_path, rows()))]).exit_code == 0
    held = holding.read(all_contracts()["claimant_count"], extracts_folder(), today=date.today())
    assert data.check("claimant_count") == []
    assert (held.origin, held.rows) == ("published", 40)
    assert "Nomis NM_162_1" in held.source


@pytest.mark.shared
def test_a_table_that_someone_else_has_laid_out_anew_is_refused(shared: Path) -> None:
    path = shared / "realdata" / "nomis_claimant" / "claimant_count_lsoa21_2026-06_camden.csv"
    with pytest.raises(SourceError, match="the column GEOGRAPHY_CODE is missing"):
        read([path], None)


def test_without_files_it_says_where_a_person_finds_them() -> None:
    result = CliRunner().invoke(app, ["import", "claimant_count"])
    assert result.exit_code == 1
    assert "NM_162_1.data.csv?geography=E05013652...E05013671%2CE09000007&date=latestMINUS35-latest" in result.stderr
