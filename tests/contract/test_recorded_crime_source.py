"""Is the Met Police file read as served: newest months winning, nothing lost, restatement reported?"""

import csv
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.holding.restatement import Restated, by_area, by_period
from data.served.faults import SourceError
from data.sources.recorded_crime import read
from tests.contract.crime_csv import (
    BELSIZE,
    BLOOMSBURY,
    CURLY,
    SHOPS,
    WEST_HAMPSTEAD,
    file,
    rows,
    save,
    served,
)


def counts(table: pa.Table, ward: str, category: tuple[str, str]) -> dict[str, int]:
    return {
        f"{row['month']:%Y%m}": row["offences"]
        for row in table.to_pylist()
        if (row["ward_code"], row["major"], row["minor"]) == (ward, *category)
    }


def test_every_ward_month_and_category_of_a_file_is_a_row(tmp_path: Path) -> None:
    reading = read([file(tmp_path, count=3)], None)
    assert reading.table.num_rows == 20 * 2 * 2
    assert counts(reading.table, BELSIZE, SHOPS) == {"202401": 3, "202402": 3}
    assert reading.covers == (date(2024, 1, 1), date(2024, 2, 29))


def test_a_category_without_a_row_for_a_ward_is_zero_in_the_months_of_that_file_only(tmp_path: Path) -> None:
    older = file(tmp_path, ["202312", "202401"], name="older.csv")
    table = rows(["202401", "202402"], 2)
    table.insert(2, ["NFIB FRAUD", "NFIB", "Belsize", BELSIZE, "Camden", "0", "5"])
    reading = read([older, save(tmp_path, served(table))], None)
    fraud = ("NFIB FRAUD", "NFIB")
    assert counts(reading.table, BELSIZE, fraud) == {"202401": 0, "202402": 5}
    assert counts(reading.table, BLOOMSBURY, fraud) == {"202401": 0, "202402": 0}


def test_months_that_no_file_has_are_gaps_and_not_zeros(tmp_path: Path) -> None:
    files = [file(tmp_path, ["202311", "202312"], name="a.csv"), file(tmp_path, ["202403"], name="b.csv")]
    reading = read(files, None)
    assert reading.gaps == (date(2024, 1, 1), date(2024, 2, 1))
    assert set(counts(reading.table, BELSIZE, SHOPS)) == {"202311", "202312", "202403"}
    assert reading.covers == (date(2023, 11, 1), date(2024, 3, 31))


@pytest.mark.parametrize("order", [1, -1])
def test_the_newest_file_wins_a_whole_month_whatever_the_order_given(tmp_path: Path, order: int) -> None:
    table = rows(["202401", "202402"], 1)
    table.insert(1, ["ARSON AND CRIMINAL DAMAGE", "ARSON", "Belsize", BELSIZE, "Camden", "4", "4"])
    older = save(tmp_path, served(table), "older.csv")
    newer = file(tmp_path, ["202402", "202403"], 2, "newer.csv")
    reading = read([older, newer][::order], None)
    assert counts(reading.table, BELSIZE, SHOPS) == {"202401": 1, "202402": 2, "202403": 2}
    # The newer file has no arson at all: nothing of the older file's February is left.
    assert counts(reading.table, BELSIZE, ("ARSON AND CRIMINAL DAMAGE", "ARSON")) == {"202401": 4}


def test_of_two_files_with_the_same_last_month_the_one_that_starts_later_wins(tmp_path: Path) -> None:
    long = file(tmp_path, ["202401", "202402"], 1, "long.csv")
    short = file(tmp_path, ["202402"], 2, "short.csv")
    reading = read([short, long], None)
    assert counts(reading.table, BELSIZE, SHOPS) == {"202401": 1, "202402": 2}


def test_of_two_files_with_the_same_months_the_one_given_last_wins(tmp_path: Path) -> None:
    files = [file(tmp_path, count=1, name="z.csv"), file(tmp_path, count=2, name="a.csv")]
    assert counts(read(files, None).table, BELSIZE, SHOPS) == {"202401": 2, "202402": 2}


def test_restatement_says_by_month_and_ward_how_many_counts_changed_and_the_totals(tmp_path: Path) -> None:
    before = read([file(tmp_path, ["202401", "202402"], 1)], None).table
    table = rows(["202401", "202402", "202403"], 1)
    table[1][6] = "4"  # Belsize, shoplifting, February: 1 before
    table[4][6] = "0"  # Bloomsbury, violence with injury, February: 1 before
    table.insert(1, ["NFIB FRAUD", "NFIB", "Belsize", BELSIZE, "Camden", "0", "2", "0"])
    reading = read([save(tmp_path, served(table))], before)
    february = date(2024, 2, 1)
    assert by_period(reading.restated) == (Restated(february, "", cells=3, before=40, after=40 + 3 - 1 + 2),)
    assert by_area(reading.restated) == ((BELSIZE, 2), (BLOOMSBURY, 1))
    changed = {one.area: one for one in reading.restated}
    assert changed[BELSIZE] == Restated(february, BELSIZE, cells=2, before=2, after=2 + 3 + 2)
    assert changed[WEST_HAMPSTEAD] == Restated(february, WEST_HAMPSTEAD, cells=0, before=2, after=2)


def test_a_file_imported_twice_restates_nothing(tmp_path: Path) -> None:
    path = file(tmp_path)
    assert read([path], read([path], None).table).restated == ()


def test_older_months_stay_when_a_newer_file_is_read_over_the_extract(tmp_path: Path) -> None:
    before = read([file(tmp_path, ["202401", "202402"], 1)], None).table
    reading = read([file(tmp_path, ["202402", "202403"], 2)], before)
    assert reading.kept
    assert counts(reading.table, BELSIZE, SHOPS) == {"202401": 1, "202402": 2, "202403": 2}
    assert ("Kept of the previous extract", "2024-01") in reading.summary


def test_reading_an_older_file_over_a_newer_extract_warns(tmp_path: Path) -> None:
    before = read([file(tmp_path, ["202402", "202403"], 2)], None).table
    [warning] = [text for text in read([file(tmp_path)], before).warnings if "older figures" in text]
    assert "The extract went to 2024-03, but the newest file given ends in 2024-02" in warning


def test_rows_of_other_places_are_skipped_and_counted(tmp_path: Path) -> None:
    others = [
        [*SHOPS, "Heathrow Villages", "E05013570", "Aviation Security (SO18)", "7", "x"],
        [*SHOPS, "Brunswick Park", "E05013628", "Barnet", "7", "7"],
        [*SHOPS, "Unknown", "", "", "7", "7"],
    ]
    table = rows()
    reading = read([save(tmp_path, served([*table[:3], *others, *table[3:]]))], None)
    assert reading.table.num_rows == 80
    skipped = dict(reading.summary)["Rows of other boroughs skipped"]
    assert skipped == "3 (Aviation Security (SO18) 1, Barnet 1, no borough 1)"


def test_the_borough_is_known_in_any_case_and_with_blanks_around_it(tmp_path: Path) -> None:
    content = served(rows()).replace(",Camden,", ", CAMDEN ,")
    assert read([save(tmp_path, content)], None).table.num_rows == 80


def test_categories_are_trimmed_and_in_capitals(tmp_path: Path) -> None:
    content = served(rows()).replace("SHOPLIFTING", " Shoplifting ").replace("THEFT,", "Theft,")
    assert counts(read([save(tmp_path, content)], None).table, BELSIZE, SHOPS) == {"202401": 1, "202402": 1}


@pytest.mark.parametrize("form", ["\ufeff{}", "{}\r\n\r\n"], ids=["byte order mark", "blank last lines"])
def test_harmless_differences_of_form_are_read(tmp_path: Path, form: str) -> None:
    content = form.format(served(rows()))
    assert read([save(tmp_path, content)], None).table.num_rows == 80


def test_unix_line_ends_are_read(tmp_path: Path) -> None:
    assert read([save(tmp_path, served(rows()).replace("\r\n", "\n"))], None).table.num_rows == 80


def test_columns_that_are_not_months_are_named_in_a_warning(tmp_path: Path) -> None:
    table = [[*row, "note"] for row in rows()]
    table[0][-1] = "Refreshed"
    warnings = read([save(tmp_path, served(table))], None).warnings
    assert f"{tmp_path / 'crime.csv'}: not months, and not used: the columns Refreshed." in warnings


def test_a_category_that_was_renamed_is_named_in_a_warning_with_its_new_name(tmp_path: Path) -> None:
    content = served(rows()).replace("VIOLENCE WITH INJURY", "VIOLENCE WITH AN INJURY")
    [warning] = [text for text in read([save(tmp_path, content)], None).warnings if "no ward has" in text]
    assert "VIOLENCE WITH INJURY (now VIOLENCE AGAINST THE PERSON, VIOLENCE WITH AN INJURY?)" in warning
    assert "read zero" in warning


def test_wards_written_by_other_tools_agree_with_their_codes(tmp_path: Path) -> None:
    content = served(rows()).replace("King's", CURLY.upper())
    content = content.replace("St Pancras & Somers Town", "St Pancras and Somers Town")
    assert read([save(tmp_path, content)], None).table.num_rows == 80


def test_a_rare_category_may_be_absent_from_any_ward(tmp_path: Path) -> None:
    table = [row for row in rows(count=2) if row[1] != SHOPS[1] or row[3] not in (BELSIZE, WEST_HAMPSTEAD)]
    reading = read([save(tmp_path, served(table))], None)
    assert counts(reading.table, WEST_HAMPSTEAD, SHOPS) == {"202401": 0, "202402": 0}


@given(
    first=st.dates(date(2015, 1, 1), date(2025, 1, 1)),
    numbers=st.lists(st.lists(st.integers(0, 10**9 - 1), min_size=40, max_size=40), min_size=1, max_size=4),
)
def test_what_is_read_is_what_was_served(first: date, numbers: list[list[int]]) -> None:
    start = first.year * 12 + first.month - 1
    months = [f"{month // 12}{month % 12 + 1:02}" for month in range(start, start + len(numbers))]
    table = rows(months)
    for position, column in enumerate(numbers):
        for row, number in zip(table[1:], column, strict=True):
            row[5 + position] = str(number)
    with TemporaryDirectory() as folder:
        reading = read([save(Path(folder), served(table))], None)
    long = {
        (row["ward_code"], row["minor"], f"{row['month']:%Y%m}"): row["offences"] for row in reading.table.to_pylist()
    }
    wide = [[*row[:5], *(str(long.pop((row[3], row[1], month))) for month in months)] for row in table[1:]]
    assert wide == table[1:]
    assert not long


@pytest.mark.shared
def test_each_month_of_the_real_file_sums_to_its_column(shared: Path) -> None:
    [path] = (shared / "realdata" / "mps_crime").glob("MPS Ward Level Crime*.csv")
    with path.open(newline="") as lines:
        real = list(csv.DictReader(lines))
    columns = [name for name in real[0] if name.isdigit()]
    reading = read([path], None)
    totals = dict.fromkeys(columns, 0)
    for row in reading.table.to_pylist():
        totals[f"{row['month']:%Y%m}"] += row["offences"]
    assert len(columns) == 24
    assert totals == {name: sum(int(row[name]) for row in real) for name in columns}
    assert reading.warnings == ()
    assert reading.gaps == ()


@pytest.mark.shared
@pytest.mark.parametrize("rows_kept", [100, 300, 530, 531, 540, 550, 555, 556])
def test_the_real_file_is_refused_when_it_is_cut_between_two_rows(shared: Path, tmp_path: Path, rows_kept: int) -> None:
    [path] = (shared / "realdata" / "mps_crime").glob("MPS Ward Level Crime*.csv")
    lines = path.read_bytes().splitlines(keepends=True)
    assert len(lines) == 558
    with pytest.raises(SourceError, match="cut short"):
        read([save(tmp_path, b"".join(lines[: rows_kept + 1]))], None)


@pytest.mark.shared
def test_the_real_file_sorted_by_category_is_refused_when_it_is_cut(shared: Path, tmp_path: Path) -> None:
    [path] = (shared / "realdata" / "mps_crime").glob("MPS Ward Level Crime*.csv")
    header, *lines = path.read_bytes().splitlines(keepends=True)
    lines.sort(key=lambda line: line.split(b",")[:2])
    assert read([save(tmp_path, b"".join([header, *lines]))], None).warnings == ()
    with pytest.raises(SourceError, match="rows are lost"):
        read([save(tmp_path, b"".join([header, *lines[:-5]]))], None)
