"""Is the claimant count of Nomis read whole, by ward, month and age, and is a file that is not whole refused?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import data
from data.__main__ import app
from data.contracts.folder import all_contracts
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
    found = counts(read([save(tmp_path, rows(ages=dict.fromkeys([EVERYONE, text])))], None).table)
    assert {each for _, _, each in found} == {"16+", band}


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
    names = ["DATE", "GEOGRAPHY_CODE", "GENDER_NAME", "AGE_NAME", "MEASURE_NAME", "OBS_VALUE"]
    selected = [{name: each[name] for name in names} for each in rows()]
    assert read([save(tmp_path, selected)], None).table.num_rows == 40


def by_code(made: Rows, **codes: str) -> Rows:
    """The rows with codes, and names that are not those of the service."""
    names = {"GENDER_NAME": "Persons", "MEASURE_NAME": "Claimants", "AGE_NAME": "All ages from 16"}
    return [each | {"GENDER": "0", "AGE": "0", "MEASURE": "1"} | names | codes for each in made]


def test_codes_count_and_not_the_names_beside_them(tmp_path: Path) -> None:
    found = counts(read([save(tmp_path, by_code(rows()))], None).table)
    assert len(found) == 40
    assert found[BELSIZE, "2026-06", "16+"] == 10
    men = [each | {"OBS_VALUE": "5"} for each in by_code(rows(), GENDER="1", GENDER_NAME="Total")]
    assert counts(read([save(tmp_path, numbered([*men, *by_code(rows())]))], None).table) == found
    without = [{name: text for name, text in each.items() if not name.endswith("E_NAME")} for each in by_code(rows())]
    assert counts(read([save(tmp_path, without)], None).table) == found


HELD_BACK = {"OBS_VALUE": "", "OBS_STATUS": "Q", "OBS_STATUS_NAME": "These figures are missing."}


def test_a_count_that_the_publisher_holds_back_is_missing_with_its_reason_and_the_rest_is_read(tmp_path: Path) -> None:
    made = [each | {"OBS_STATUS_NAME": ""} for each in rows()]
    made[0] |= HELD_BACK
    reading = read([save(tmp_path, made)], None)
    found = {(row["ward_code"], f"{row['month']:%Y-%m}"): row for row in reading.table.to_pylist()}
    assert len(found) == 40
    one = found.pop((BELSIZE, "2026-05"))
    assert (one["claimants"], one["note"]) == (None, "status Q, These figures are missing.")
    assert {(row["claimants"], row["note"]) for row in found.values()} == {(10, None)}
    [warning] = reading.warnings
    assert "Belsize has no count of 16+ in 2026-05: the publisher gives none (status Q, These figures" in warning
    again = read([save(tmp_path, rows(["2026-07"]))], reading.table)
    assert [row["note"] for row in again.table.to_pylist() if row["claimants"] is None] == [one["note"]]
    mended = read([save(tmp_path, rows())], again.table)
    assert counts(mended.table)[BELSIZE, "2026-05", "16+"] == 10
    assert set(mended.table["note"].to_pylist()) == {None}
    assert mended.restated == (Restated(date(2026, 5, 1), BELSIZE, 1),)


def test_ages_without_everyone_are_no_count_of_claimants(tmp_path: Path) -> None:
    young = save(tmp_path, rows(ages=[YOUNG], count=5), "young.csv")
    with pytest.raises(SourceError) as caught:
        read([young], None)
    said = f"{young}: only ages 16-24 in 2026-05 to 2026-06; what is counted is everyone from 16 on (AGE 0), which"
    assert str(caught.value).startswith(said)
    assert "&age=0&" in str(caught.value)
    held = read([save(tmp_path, rows())], None).table
    assert read([young], held).table.num_rows == 80
    later = save(tmp_path, rows(["2026-06", "2026-07"], ages=[YOUNG]), "later.csv")
    with pytest.raises(SourceError, match="only ages 16-24 in 2026-07; what"):
        read([later], held)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_files_the_one_that_goes_further_wins_and_of_equals_neither(order: int, tmp_path: Path) -> None:
    older, newer = (
        save(tmp_path, rows(["2026-04", "2026-05"]), "a.csv"),
        save(tmp_path, rows(["2026-05", "2026-06"], 15)),
    )
    assert counts(read([older, newer][::order], None).table)[BELSIZE, "2026-05", "16+"] == 15
    other = save(tmp_path, rows(["2026-06"], 20), "b.csv")
    with pytest.raises(SourceError, match=r"20 figures are not those of .*, and nothing says which of the two files"):
        read([newer, other][::order], None)


def test_an_older_file_adds_to_the_extract_and_changes_none_of_its_counts(tmp_path: Path) -> None:
    held = read([save(tmp_path, rows(["2026-05", "2026-06"], 15))], None).table
    reading = read([save(tmp_path, rows(["2026-04", "2026-05"], ages=[EVERYONE, YOUNG]))], held)
    found = counts(reading.table)
    assert {month: found[BELSIZE, month, "16+"] for month in ("2026-04", "2026-05", "2026-06")} == {
        "2026-04": 10,
        "2026-05": 15,
        "2026-06": 15,
    }
    assert found[BELSIZE, "2026-05", "16-24"] == 10
    [warning] = reading.warnings
    assert (
        "20 of its counts were not taken, for those held are newer: it ends in 2026-05 and the extract in 2026-06"
        in warning
    )
    again = read([save(tmp_path, rows(["2026-05", "2026-06"], 20))], held)
    assert counts(again.table)[BELSIZE, "2026-05", "16+"] == 20
    assert again.warnings == ()


def months_of(**levels: int) -> Rows:
    return numbered([each for month, count in levels.items() for each in rows([month.replace("m", "2026-")], count)])


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            (0, 0, 0),
            "Belsize has no claimants in 2026-04, 2026-05, 2026-06, where the middle of the others has about 350",
        ),
        ((300, 310, 0), "Belsize has no claimants in 2026-06, where about 305 is usual"),
        ((300, 7_200, 310), "Belsize has 7,200 claimants in 2026-05, where about 305 is usual"),
    ],
)
def test_a_ward_that_vanishes_or_has_many_times_its_own_is_refused(
    counts: tuple[int, ...], said: str, tmp_path: Path
) -> None:
    made = rows(["2026-04", "2026-05", "2026-06"], 350)
    own = iter(map(str, counts))
    for each in made:
        if each["GEOGRAPHY_CODE"] == BELSIZE:
            each["OBS_VALUE"] = next(own)
    with pytest.raises(SourceError) as caught:
        read([save(tmp_path, made)], None)
    assert f"{said}" in str(caught.value)
    assert str(caught.value).endswith("ask the publisher.")


@pytest.mark.parametrize(
    ("levels", "rule"),
    [
        ({"m04": 20, "m05": 20, "m06": 0}, "2026-06 is 0 in every ward, which no month has been"),
        ({"m04": 20, "m05": 20, "m06": 4}, "2026-06 has 80 claimants in all wards, a remnant of the 400 in 2026-05"),
        ({"m04": 4, "m05": 20, "m06": 20}, "2026-04 has 80 claimants in all wards, a remnant of the 400 in 2026-05"),
    ],
)
def test_a_month_of_noughts_or_of_a_remnant_is_refused(levels: dict[str, int], rule: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read([save(tmp_path, months_of(**levels))], None)
    assert str(caught.value).count(": 2026-") == 1
    assert f"{rule}. Ask for that month again once it is published whole" in str(caught.value)


def test_a_month_is_held_against_the_extract_and_may_be_a_quarter_of_the_one_beside_it(tmp_path: Path) -> None:
    held = read([save(tmp_path, rows(["2026-05"], 20))], None).table
    with pytest.raises(SourceError, match="2026-06 has 80 claimants in all wards, a remnant of the 400 in 2026-05"):
        read([save(tmp_path, rows(["2026-06"], 4))], held)
    assert read([save(tmp_path, rows(["2026-06"], 5))], held).table.num_rows == 40


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
    assert "2026-05, 16+: the wards sum to 203 where Camden has 300" in sums
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
    "column misspelt": (
        renamed("OBS_VALUE", "OBSVALUE"),
        1,
        "Did you mean the column 'OBSVALUE'? Name it OBS_VALUE",
    ),
    "column renamed": (
        renamed("OBS_VALUE", "VALUE"),
        1,
        "the column OBS_VALUE is missing. To import it, open https://www.nomisweb.co.uk/api/v01/dataset/NM_162_1.data",
    ),
    "no ages": (without("AGE_NAME"), 1, "neither AGE nor AGE_NAME, so nothing says of which ages the claimants are"),
    "no sexes": (
        without("GENDER_NAME"),
        1,
        "neither GENDER nor GENDER_NAME, so nothing says whether these are men and",
    ),
    "no measures": (without("MEASURE_NAME"), 1, "neither MEASURE nor MEASURE_NAME, so nothing says whether these are"),
    "men only": (
        lambda made: by_code(made, GENDER="1", GENDER_NAME="Total"),
        None,
        "GENDER is 1 (men only) wherever a ward is counted; what is read is 0 (men and women together). To import it",
    ),
    "women only": (
        lambda made: [each | {"GENDER_NAME": "Female"} for each in made],
        None,
        "GENDER_NAME is Female wherever a ward is counted; what is read is Total (men and women together)",
    ),
    "shares by code": (
        lambda made: by_code(made, MEASURE="2"),
        None,
        "MEASURE is 2 (claimants as a percentage of residents aged 16 to 64) wherever a ward is counted",
    ),
    "shares as values": (
        lambda made: [each | {"MEASURES": "20301"} for each in made],
        None,
        "MEASURES is 20301 (percentages) wherever a ward is counted; what is read is 20100 (plain numbers)",
    ),
    "never at once": (
        lambda made: [
            each | ({"GENDER_NAME": "Male"} if number % 2 else {"MEASURE_NAME": "Share"})
            for number, each in enumerate(made)
        ],
        None,
        "no row of a ward has Total in GENDER_NAME and Claimant count in MEASURE_NAME and 20100 in MEASURES at once",
    ),
    "code and name at odds": (
        lambda made: by_code(made, AGE_NAME="Aged 16-24"),
        2,
        "AGE '0' and AGE_NAME 'Aged 16-24' is not an age such as Aged 16-24, nor everyone (AGE 0, All categories",
    ),
    "a code of ages without a name": (
        lambda made: [{k: v for k, v in each.items() if k != "AGE_NAME"} for each in by_code(made, AGE="2")],
        2,
        "AGE '2' is not an age such as Aged 16-24, nor everyone",
    ),
    "web site's table": (
        lambda _: '"Claimant count"\n"ONS Crown Copyright Reserved [from Nomis on 26 November 2026]"\n\nward,May\n',
        None,
        "a table made on the Nomis web site, with lines of title above it, and not CSV as its address gives it. To imp",
    ),
    "zip": (
        lambda _: b"PK\x03\x04..",
        None,
        "a zip file or a spreadsheet, and not CSV as the service's address gives it",
    ),
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
        changed(3, "OBS_VALUE", ""),
        3,
        "OBS_VALUE is empty, and no status says why; a count is a whole number, zero or more",
    ),
    "negative": (changed(3, "OBS_VALUE", "-5"), 3, "OBS_VALUE is '-5'"),
    "fraction": (changed(3, "OBS_VALUE", "2.4"), 3, "OBS_VALUE is '2.4'"),
    "not a month": (changed(3, "DATE", "June 2026"), 3, "DATE 'June 2026' is not a month such as 2026-06"),
    "not an age": (changed(3, "AGE_NAME", "Young"), 3, "AGE_NAME 'Young' is not an age such as Aged 16-24"),
    "an age by another name": (changed(3, "AGE_NAME", "Aged 16"), 3, "AGE_NAME 'Aged 16' is not an age"),
    "wards of before": (
        lambda made: [each | {"GEOGRAPHY_CODE": "E05000128"} for each in made],
        None,
        "no count of Camden's 20 wards of May 2022 among 42 rows. Ask for geography=E05013652...E05013671",
    ),
    "percentages only": (
        lambda made: [each | {"MEASURE_NAME": "Claimants as a proportion"} for each in made],
        None,
        "MEASURE_NAME is Claimants as a proportion wherever a ward is counted; what is read is Claimant count (numbers",
    ),
    "header only": (lambda made: served(made).splitlines(keepends=True)[0], 1, "only a header, no rows follow it"),
    "empty": (lambda _: b"", None, "the file is empty"),
    "web page": (lambda _: "<!DOCTYPE html>\n<html></html>\n", None, "a web page and not CSV"),
    "error as a file": (lambda _: "error\nQuery too large\n", 1, "the column GEOGRAPHY_CODE is missing"),
    "cut within a row": (
        lambda made: served(made)[:-30],
        None,
        "its last line has no end, so that its last number may",
    ),
    "cut within its last number": (
        lambda made: served([{k: v for k, v in each.items() if k != "RECORD_COUNT"} for each in made])[:-3],
        None,
        "its last line has no end, so that its last number may be cut short. To import it, open https://",
    ),
    "cut and ended": (lambda made: served(made)[:-30] + "\n", 43, "the row is cut short"),
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


def test_a_file_of_another_kind_is_told_the_address_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read([save(tmp_path, "Ward,Claimants\nBelsize,3\n")], None)
    lines = str(caught.value).splitlines()
    assert len(lines) > 4
    assert sum("https://" in line for line in lines) == 1
    assert all(line.endswith(("save what it gives.", "Do as is said above.")) for line in lines)


@pytest.mark.parametrize(("count", "months"), [(1000, ("2026-05", "2026-06", "2026-07")), (10, ("2026-06", "2026-07"))])
def test_all_counts_times_ten_or_a_tenth_of_those_held_are_refused(
    count: int, months: tuple[str, ...], tmp_path: Path
) -> None:
    held = read([save(tmp_path, rows(count=100))], None).table
    with pytest.raises(SourceError) as caught:
        read([save(tmp_path, rows(months, count), "newer.csv")], held)
    [said] = caught.value.faults
    shared = "2026-05 to 2026-06" if "2026-05" in months else "2026-06"
    number = 20 * count * (2 if "2026-05" in months else 1)
    assert said.rule.startswith(f"{shared}: {number:,} claimants in all wards and months, of which ")
    assert "if what is held is wrong, move claimant_count.parquet out of the folder of extracts" in said.fix


def test_all_counts_times_ten_of_the_month_before_are_refused(tmp_path: Path) -> None:
    held = read([save(tmp_path, rows(count=100))], None).table
    with pytest.raises(
        SourceError, match="2026-07 has 20,000 claimants in all wards, and 2026-06 2,000, where no month"
    ):
        read([save(tmp_path, rows(["2026-07"], 1000), "newer.csv")], held)
    read([save(tmp_path, rows(["2026-07"], 400), "newer.csv")], held)
