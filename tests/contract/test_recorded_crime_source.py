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
    CELLS,
    CURLY,
    INJURY,
    PICKED,
    SHOPS,
    WEST_HAMPSTEAD,
    file,
    line,
    rows,
    save,
    served,
)


def counts(table: pa.Table, ward: str | None, category: tuple[str, str]) -> dict[str, int]:
    return {
        f"{row['month']:%Y%m}": row["offences"]
        for row in table.to_pylist()
        if (row["ward_code"], row["major"], row["minor"]) == (ward, *category)
    }


def test_every_ward_month_and_category_of_a_file_is_a_row(tmp_path: Path) -> None:
    reading = read([file(tmp_path, count=3)], None)
    assert reading.table.num_rows == CELLS * 2
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


def test_restatement_says_by_month_and_ward_how_many_counts_changed_and_the_totals(tmp_path: Path) -> None:
    before = read([file(tmp_path, ["202401", "202402"], 1)], None).table
    table = rows(["202401", "202402", "202403"], 1)
    table[line(BELSIZE, SHOPS) - 1][6] = "4"  # February: 1 before
    table[line(BLOOMSBURY, INJURY) - 1][6] = "0"  # February: 1 before
    table.insert(1, ["NFIB FRAUD", "NFIB", "Belsize", BELSIZE, "Camden", "0", "2", "0"])
    reading = read([save(tmp_path, served(table))], before)
    february = date(2024, 2, 1)
    assert by_period(reading.restated) == (Restated(february, "", cells=3, before=100, after=100 + 3 - 1 + 2),)
    assert by_area(reading.restated) == ((BELSIZE, 2), (BLOOMSBURY, 1))
    changed = {one.area: one for one in reading.restated}
    assert changed[BELSIZE] == Restated(february, BELSIZE, cells=2, before=5, after=5 + 3 + 2)
    assert changed[WEST_HAMPSTEAD] == Restated(february, WEST_HAMPSTEAD, cells=0, before=5, after=5)


def test_a_file_imported_twice_restates_nothing(tmp_path: Path) -> None:
    path = file(tmp_path)
    assert read([path], read([path], None).table).restated == ()


def test_older_months_stay_when_a_newer_file_is_read_over_the_extract(tmp_path: Path) -> None:
    before = read([file(tmp_path, ["202401", "202402"], 1)], None).table
    reading = read([file(tmp_path, ["202402", "202403"], 2)], before)
    assert reading.kept
    assert counts(reading.table, BELSIZE, SHOPS) == {"202401": 1, "202402": 2, "202403": 2}
    assert ("Kept of the previous extract", "2024-01") in reading.summary


def test_rows_of_other_places_are_skipped_and_counted(tmp_path: Path) -> None:
    others = [
        [*SHOPS, "Heathrow Villages", "E05013570", "Aviation Security (SO18)", "7", "x"],
        [*SHOPS, "Brunswick Park", "E05013628", "Barnet", "7", "7"],
        [*SHOPS, "Unknown", "", "", "7", "7"],
    ]
    table = rows()
    reading = read([save(tmp_path, served([*table[:3], *others, *table[3:]]))], None)
    assert reading.table.num_rows == CELLS * 2
    skipped = dict(reading.summary)["Rows of other boroughs skipped"]
    assert skipped == "3 (Aviation Security (SO18) 1, Barnet 1, no borough 1)"


def test_the_borough_is_known_in_any_case_and_with_blanks_around_it(tmp_path: Path) -> None:
    content = served(rows()).replace(",Camden,", ", CAMDEN ,")
    assert read([save(tmp_path, content)], None).table.num_rows == CELLS * 2


def test_categories_are_trimmed_and_in_capitals(tmp_path: Path) -> None:
    content = served(rows()).replace("SHOPLIFTING", " Shoplifting ").replace("THEFT,", "Theft,")
    assert counts(read([save(tmp_path, content)], None).table, BELSIZE, SHOPS) == {"202401": 1, "202402": 1}


@pytest.mark.parametrize("form", ["\ufeff{}", "{}\r\n\r\n"], ids=["byte order mark", "blank last lines"])
def test_harmless_differences_of_form_are_read(tmp_path: Path, form: str) -> None:
    content = form.format(served(rows()))
    assert read([save(tmp_path, content)], None).table.num_rows == CELLS * 2


def test_unix_line_ends_are_read(tmp_path: Path) -> None:
    assert read([save(tmp_path, served(rows()).replace("\r\n", "\n"))], None).table.num_rows == CELLS * 2


def test_columns_that_are_not_months_are_named_in_a_warning(tmp_path: Path) -> None:
    table = [[*row, "note"] for row in rows()]
    table[0][-1] = "Refreshed"
    warnings = read([save(tmp_path, served(table))], None).warnings
    assert f"{tmp_path / 'crime.csv'}: not months, and not used: the columns Refreshed." in warnings


def test_a_category_that_no_indicator_names_may_be_renamed_and_is_reported(tmp_path: Path) -> None:
    table = rows()
    table.insert(2, ["THEFT", "BICYCLE THEFTS", "Belsize", BELSIZE, "Camden", "0", "5"])
    warnings = read([save(tmp_path, served(table))], None).warnings
    [new] = [text for text in warnings if "a new category" in text]
    assert new.endswith("BICYCLE THEFTS (THEFT), 5 offences, perhaps the new name of BICYCLE THEFT.")
    [lost] = [text for text in warnings if "no row of" in text]
    assert "ARSON (ARSON AND CRIMINAL DAMAGE), " in lost
    assert "BICYCLE" not in lost


def test_wards_written_by_other_tools_agree_with_their_codes(tmp_path: Path) -> None:
    content = served(rows()).replace("King's", CURLY.upper())
    content = content.replace("St Pancras & Somers Town", "St Pancras and Somers Town")
    assert read([save(tmp_path, content)], None).table.num_rows == CELLS * 2


def test_a_rare_category_may_be_absent_from_any_ward(tmp_path: Path) -> None:
    table = [row for row in rows(count=2) if row[1] != SHOPS[1] or row[3] not in (BELSIZE, WEST_HAMPSTEAD)]
    reading = read([save(tmp_path, served(table))], None)
    assert counts(reading.table, WEST_HAMPSTEAD, SHOPS) == {"202401": 0, "202402": 0}


def test_the_police_s_own_suffix_and_any_spelling_of_a_ward_are_its_name(tmp_path: Path) -> None:
    content = served(rows()).replace("Highgate,", "HIGHGATE (EK),").replace("Regent's Park,", "regents  park (EK),")
    assert read([save(tmp_path, content)], None).table == read([file(tmp_path)], None).table


def test_the_newest_names_of_the_columns_are_read_as_the_older_ones(tmp_path: Path) -> None:
    content = served(rows()).replace("MajorText,MinorText,", "Group,SubGroup,")
    assert read([save(tmp_path, content)], None).table == read([file(tmp_path)], None).table


def test_rows_of_another_force_have_no_ward_and_count_for_camden(tmp_path: Path) -> None:
    table = rows()
    table.insert(1, [*PICKED, "Non MET police force", "NON ATHENA FORCE", "Camden", "0", "3"])
    table.insert(9, [*PICKED, "British Transport Police", "", "Camden", "1", "4"])
    reading = read([save(tmp_path, served(table))], None)
    assert counts(reading.table, None, PICKED) == {"202401": 1, "202402": 7}
    assert reading.table.num_rows == CELLS * 2 + 2
    said = dict(reading.summary)[f"Rows of {tmp_path / 'crime.csv'} with no ward"]
    assert said == "2 rows, 8 offences (British Transport Police, Non MET police force): counted for Camden as a whole"
    later = read([file(tmp_path, ["202403"], name="later.csv")], reading.table)
    assert counts(later.table, None, PICKED) == {"202401": 1, "202402": 7}


def test_a_ward_in_two_rows_is_added_where_only_one_counts_each_month(tmp_path: Path) -> None:
    table = rows(count=5)
    first = table[line(BELSIZE, SHOPS) - 1]
    first[6] = "0"
    table.append([*first[:2], "Belsize (EK)", BELSIZE, "Camden", "0", "7"])
    assert counts(read([save(tmp_path, served(table))], None).table, BELSIZE, SHOPS) == {"202401": 5, "202402": 7}


@given(
    first=st.dates(date(2015, 1, 1), date(2025, 1, 1)),
    usual=st.integers(1, 80),
    numbers=st.lists(st.lists(st.integers(0, 9), min_size=CELLS, max_size=CELLS), min_size=1, max_size=4),
)
def test_what_is_read_is_what_was_served(first: date, usual: int, numbers: list[list[int]]) -> None:
    start = first.year * 12 + first.month - 1
    months = [f"{month // 12}{month % 12 + 1:02}" for month in range(start, start + len(numbers))]
    table = rows(months)
    for position, column in enumerate(numbers):
        for row, number in zip(table[1:], column, strict=True):
            # No month far below the others, which would be a remnant, and no ward without any.
            row[5 + position] = str(usual * (10 + number) // 10)
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
