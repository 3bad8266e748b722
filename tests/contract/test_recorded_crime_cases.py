"""Do the Met Police's own files, as they are and as they go wrong, give the figures or the sentence that is right?"""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from typer.testing import CliRunner

from data.__main__ import app
from data.holding.files import extracts_folder
from data.holding.restatement import by_area, by_period
from data.holding.warehouse import camden_wards
from data.served.faults import SourceError
from data.sources.recorded_crime import read
from tests.contract.crime_csv import save

pytestmark = pytest.mark.shared
RENAMED_CASE = "PUBLIC FEAR, ALARM OR DISTRESS"


@pytest.fixture
def cases(shared: Path) -> Path:
    return shared / "cases"


@pytest.fixture
def real(shared: Path) -> Path:
    [path] = (shared / "realdata" / "mps_crime").glob("MPS Ward Level Crime*.csv")
    return path


def vintage(shared: Path, months: str) -> Path:
    [path] = (shared / "realdata" / "mps_crime_vintages").glob(f"*{months}*.csv")
    return path


def served(path: Path) -> tuple[list[str], list[list[str]]]:
    """A file's months and Camden's rows, read with nothing of ours."""
    with path.open(newline="", encoding="utf-8") as lines:
        header, *body = csv.reader(lines)
    return header[5:], [row for row in body if row[4] == "Camden"]


def cells(path: Path) -> Counter[tuple[str | None, str, str, str]]:
    """Offences by ward code, month and category, wherever there is any."""
    months, body = served(path)
    found: Counter[tuple[str | None, str, str, str]] = Counter()
    for major, minor, _, code, _, *counts in body:
        for month, count in zip(months, counts, strict=True):
            place = code if code.startswith("E05") else None
            found[place, month, major.upper(), minor.upper()] += int(count)
    return +found


def held(table: pa.Table) -> Counter[tuple[str | None, str, str, str]]:
    found = Counter(
        {
            (row["ward_code"], f"{row['month']:%Y%m}", row["major"], row["minor"]): row["offences"]
            for row in table.to_pylist()
        }
    )
    return +found


def faults(path: Path, previous: pa.Table | None = None) -> list[str]:
    with pytest.raises(SourceError) as caught:
        read([path], previous)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    "name",
    [
        "met_ward_layout_2026_07.csv",
        "met_ward_2026_07_names_with_bcu.csv",
        "met_ward_2026_07_non_met_force_row.csv",
        "met_ward_24_months_no_last_newline.csv",
        "met_ward_historical_2026_07_ward_in_two_rows.csv",
    ],
)
def test_a_sound_file_is_read_to_the_offence(cases: Path, name: str) -> None:
    reading = read([cases / name], None)
    assert held(reading.table) == cells(cases / name)
    assert set(reading.table["ward_code"].to_pylist()) - {None} == set(camden_wards())
    assert reading.gaps == ()
    told = [warning for warning in reading.warnings if "new category" not in warning]
    assert ["has no end, as in a file that was cut short" in warning for warning in told] == (
        [True] if name == "met_ward_24_months_no_last_newline.csv" else []
    )


@pytest.mark.parametrize("name", ["met_ward_layout_2026_07.csv", "met_ward_2026_07_non_met_force_row.csv"])
def test_the_other_forces_row_counts_for_camden_and_for_no_ward(cases: Path, name: str) -> None:
    reading = read([cases / name], None)
    [(place, month, _, minor)] = [cell for cell in held(reading.table) if cell[0] is None]
    assert (place, month, minor) == (None, "202606", "POSSESSION OF DRUGS")
    said = dict(reading.summary)[f"Rows of {cases / name} with no ward"]
    assert said == "1 row, 1 offence (Non MET police force): counted for Camden as a whole"


def test_suffixes_make_no_difference(cases: Path, tmp_path: Path) -> None:
    path = cases / "met_ward_2026_07_names_with_bcu.csv"
    plain = save(tmp_path, path.read_text(encoding="utf-8").replace(" (EK)", ""))
    assert read([path], None).table == read([plain], None).table


def test_a_new_category_is_reported_with_what_it_was(cases: Path) -> None:
    path = cases / "met_ward_layout_2026_07.csv"
    [said] = read([path], None).warnings
    assert said == (
        f"{path}: a new category: {RENAMED_CASE} (PUBLIC ORDER OFFENCES), 2,376 offences, perhaps the new name of "
        "PUBLIC FEAR ALARM OR DISTRESS."
    )


def test_a_first_month_that_is_a_remnant_is_left_out_with_its_neighbours_figures(cases: Path) -> None:
    path = cases / "met_ward_25_months_first_is_a_remnant.csv"
    reading = read([path], None)
    assert reading.covers == (date(2024, 4, 1), date(2026, 3, 31))
    assert held(reading.table) == Counter({cell: n for cell, n in cells(path).items() if cell[1] != "202403"})
    [said] = reading.warnings
    assert "2024-03 is left out: it has 4 offences, where 2024-04 has 2,610 and 2024-05 has 2,588." in said


def test_a_month_that_was_held_stays_where_the_newer_file_has_a_remnant_of_it(shared: Path, real: Path) -> None:
    before = read([real], None).table
    newer = vintage(shared, "202403_202603")
    after = read([newer], before)
    march = {cell: count for cell, count in held(after.table).items() if cell[1] == "202403"}
    assert sum(march.values()) == 3453
    assert march == {cell: count for cell, count in cells(real).items() if cell[1] == "202403"}
    [said] = [warning for warning in after.warnings if "left out" in warning]
    assert "2024-03 is left out: it has 4 offences, where 2024-02 has 3,631 and 2024-04 has 3,311." in said
    assert after.covers == (date(2024, 1, 1), date(2026, 3, 31))


def test_wards_of_before_may_2022_are_one_fault_and_what_is_held_stays(cases: Path, real: Path) -> None:
    path = cases / "met_ward_wards_before_2022.csv"
    [said] = faults(path)
    assert "Camden's wards as they were before May 2022, in 104 of 104 rows (E05000128 to E05000131)" in said
    assert "they must not be recoded into them. Give the publisher's file by the wards of May 2022" in said
    assert "again" not in said
    run = CliRunner()
    assert run.invoke(app, ["import", "recorded_crime", str(real)]).exit_code == 0
    extract = (extracts_folder() / "recorded_crime.parquet").read_bytes()
    result = run.invoke(app, ["import", "recorded_crime", str(path)])
    assert (result.exit_code, result.stderr.count("must not be recoded")) == (1, 1)
    assert (extracts_folder() / "recorded_crime.parquet").read_bytes() == extract


def test_a_ward_in_two_rows_that_both_count_a_month_is_refused(cases: Path, tmp_path: Path) -> None:
    content = (cases / "met_ward_historical_2026_07_ward_in_two_rows.csv").read_text(encoding="utf-8")
    row = next(line for line in content.splitlines() if "Highgate (EK)" in line)
    [said] = faults(save(tmp_path, f"{content}{row}\n"))
    assert "Highgate (EK) has ARSON AND CRIMINAL DAMAGE, ARSON a second time (the first is in line " in said
    assert "and both rows count " in said


def altered(path: Path, folder: Path, change: dict[str, str]) -> Path:
    content = path.read_text(encoding="utf-8")
    for old, new in change.items():
        assert old in content
        content = content.replace(old, new)
    return save(folder, content)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("THEFT FROM THE PERSON", "THEFT FROM PERSON"),
        ("VIOLENCE WITH INJURY", "VIOLENCE WITH AN INJURY"),
        ("ROBBERY,ROBBERY OF", "ROBBERY OFFENCES,ROBBERY OF"),
    ],
)
def test_the_real_file_with_a_counted_category_renamed_is_refused_with_both_names(
    real: Path, tmp_path: Path, old: str, new: str
) -> None:
    [said] = faults(altered(real, tmp_path, {old: new}))
    before, after = (name.split(",")[0] for name in (old, new))
    assert f"{before}, a category that an indicator counts, has no offence in any month; the file has {after}" in said


@pytest.mark.parametrize("name", ["THEFT FROM THE PERSON", "VIOLENCE WITH INJURY", "BURGLARY", "ROBBERY"])
def test_the_real_file_without_a_counted_category_is_refused(real: Path, tmp_path: Path, name: str) -> None:
    lines = real.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if name not in line.split(",")[:2]]
    [said] = faults(save(tmp_path, "".join(kept)))
    assert f"{name}, a category that an indicator counts, has no offence in any month" in said


@pytest.mark.parametrize("part", [0, 6])
def test_the_real_file_s_last_month_of_none_or_of_a_sixth_is_left_out(real: Path, tmp_path: Path, part: int) -> None:
    months, body = served(real)
    lines = [",".join(["MajorText,MinorText,WardName,WardCode,LookUp_BoroughName", *months])]
    lines += [",".join([*row[:-1], str(int(row[-1]) // part if part else 0)]) for row in body]
    reading = read([save(tmp_path, "\n".join([*lines, ""]))], None)
    assert reading.covers == (date(2024, 1, 1), date(2025, 11, 30))
    [said] = reading.warnings
    assert "2025-12 is left out: it has " in said
    assert "where 2025-10 has 3,343 and 2025-11 has 3,430." in said


@pytest.mark.parametrize(
    "change",
    [
        {"Highgate": "highgate", "Camden Town": "camden town", "Kilburn": "KILBURN"},
        {"King's Cross": "King\N{RIGHT SINGLE QUOTATION MARK}s Cross", "Regent's Park": "Regents Park"},
        {"Holborn & Covent Garden": "Holborn and Covent Garden"},
    ],
    ids=["small letters", "apostrophes", "and"],
)
def test_ways_to_write_a_ward_are_sound(real: Path, tmp_path: Path, change: dict[str, str]) -> None:
    assert read([altered(real, tmp_path, change)], None).table == read([real], None).table


def test_vintages_give_the_same_extract_in_any_order_and_any_number_of_imports(shared: Path, real: Path) -> None:
    old, new = vintage(shared, "202304_202503"), vintage(shared, "202403_202603")
    together = read([new, real, old], None)
    # Compared first, for the difference of two such tables takes minutes to write.
    assert together.table.equals(read([old, real, new], None).table)
    for order in ((old, real, new), (new, real, old)):
        table = None
        for path in order:
            table = read([path], table).table
        assert table is not None
        assert table.equals(together.table)
    assert (together.covers, together.gaps) == ((date(2023, 4, 1), date(2026, 3, 31)), ())
    assert len(set(together.table["month"].to_pylist())) == 36


def test_restated_figures_are_told_apart_from_those_under_other_categories(shared: Path, real: Path) -> None:
    """Between these files residential burglary was divided, and stalking and harassment taken out of violence."""
    old = vintage(shared, "202304_202503")
    before, after = cells(old), cells(real)
    restated = read([real], read([old], None).table).restated
    changes = by_period(restated)
    assert [one.period for one in changes] == [date(2024 + n // 12, n % 12 + 1, 1) for n in range(15)]
    less = before - after
    for one in changes:
        month = f"{one.period:%Y%m}"
        sums = tuple(sum(count for cell, count in side.items() if cell[1] == month) for side in (before, after))
        assert (one.before, one.after) == sums
        # What is under another category now is among what its former category has less of.
        assert 150 < one.moved <= sum(count for cell, count in less.items() if cell[1] == month)
        assert one.cells < 100
    assert (sum(one.cells for one in changes), sum(one.moved for one in changes)) == (171, 3339)
    assert dict(by_area(restated)).keys() <= set(camden_wards())


def test_every_real_file_lies_within_the_bounds_alone_and_together(shared: Path) -> None:
    files = sorted((shared / "realdata").glob("mps_crime*/MPS Ward Level Crime*.csv"))
    assert len(files) == 3
    for path in files:
        whole = {month for month in served(path)[0] if not (month == "202403" and "202403_" in path.name)}
        assert {month for _, month, _, _ in held(read([path], None).table)} == whole
    assert len({month for _, month, _, _ in held(read(files, None).table)}) == 36
