"""Of several Met Police files, does the newer content win in any order, and is a month of none left out?"""

from datetime import date
from itertools import permutations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.served.faults import SourceError
from data.sources.recorded_crime import read
from tests.contract.crime_csv import (
    BELSIZE,
    MONTHS,
    SHOPS,
    file,
    rows,
    save,
    served,
)

ARSON = ("ARSON AND CRIMINAL DAMAGE", "ARSON")
THREE = ("202401", "202402", "202403")


def belsize(table: pa.Table, category: tuple[str, str] = SHOPS) -> dict[str, int]:
    return {
        f"{row['month']:%Y%m}": row["offences"]
        for row in table.to_pylist()
        if (row["ward_code"], row["major"], row["minor"]) == (BELSIZE, *category)
    }


def refused(paths: list[Path], held: pa.Table | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        read(paths, held)
    [fault] = caught.value.faults
    return str(fault)


def month_of(folder: Path, *counts: int, name: str = "crime.csv") -> Path:
    """A file of some months from January 2024, with so many offences of each category in each ward."""
    table = rows([f"2024{month:02}" for month in range(1, len(counts) + 1)])
    return save(folder, served([table[0], *([*row[:5], *map(str, counts)] for row in table[1:])]), name)


@given(
    spans=st.dictionaries(st.integers(6, 12), st.integers(1, 6), min_size=1, max_size=4),
    order=st.randoms(use_true_random=False),
)
def test_whatever_the_order_a_month_is_that_of_the_file_that_ends_last(spans: dict[int, int], order: Random) -> None:
    """Files by their last month, each with its first; their counts show of each month which file it is from."""
    with TemporaryDirectory() as folder:
        files = [
            file(Path(folder), [f"2024{month:02}" for month in range(first, last + 1)], 10 + last, f"{last}.csv")
            for last, first in spans.items()
        ]
        order.shuffle(files)
        together = belsize(read(files, None).table)
        table = None
        for path in files:
            table = read([path], table).table
    assert table is not None
    newest = {
        f"2024{month:02}": 10 + max(last for last, first in spans.items() if first <= month <= last)
        for month in range(1, 13)
        if any(first <= month <= last for last, first in spans.items())
    }
    assert together == newest
    # One by one, an older file is laid under all that is held: what the newest has is the same, and no month is lost.
    apart = belsize(table)
    assert apart.keys() == newest.keys()
    from_newest = [month for month, count in newest.items() if count == 10 + max(spans)]
    assert [apart[month] for month in from_newest] == [newest[month] for month in from_newest]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_file_that_ends_last_wins_a_whole_month_whatever_the_order_given(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    table = rows(["202401", "202402"], 3)
    table.insert(1, [*ARSON, "Belsize", BELSIZE, "Camden", "4", "4"])
    files = [
        file(tmp_path, ["202312", "202401"], 2, "a.csv"),
        save(tmp_path, served(table), "z.csv"),
        file(tmp_path, ["202402", "202403"], 4, "m.csv"),
    ]
    reading = read([files[place] for place in order], None)
    assert belsize(reading.table) == {"202312": 2, "202401": 3, "202402": 4, "202403": 4}
    # The newer file has no arson at all: nothing of the older file's February is left.
    assert belsize(reading.table, ARSON) == {"202401": 4}


def test_an_older_file_imported_later_adds_its_other_months_and_replaces_none(tmp_path: Path) -> None:
    older, newer = file(tmp_path, MONTHS, 1, "older.csv"), file(tmp_path, ["202402", "202403"], 2, "newer.csv")
    one, other = read([newer], read([older], None).table), read([older], read([newer], None).table)
    assert one.table == other.table == read([older, newer], None).table
    assert belsize(one.table) == {"202401": 1, "202402": 2, "202403": 2}
    assert other.restated == ()
    [said] = [text for text in other.warnings if "as they are held" in text]
    assert said == (
        f"{older} ends in 2024-02, and what is held in 2024-03: figures of 2024-02 stay as they are held. "
        "To have the newest of every month, import all files together."
    )


def test_two_files_that_end_together_and_differ_are_refused_and_both_are_named(tmp_path: Path) -> None:
    files = [file(tmp_path, MONTHS, 1, "z.csv"), file(tmp_path, ["202402"], 2, "a.csv")]
    said = refused(files)
    assert said == refused(files[::-1])
    assert f"it ends in 2024-02, as {files[0]} does, but in 2024-02 their figures differ" in said or (
        f"it ends in 2024-02, as {files[1]} does, but in 2024-02 their figures differ" in said
    )
    assert said.endswith("Give only the one that the publisher serves now.")


def test_files_that_end_together_may_differ_where_a_later_one_has_the_month_too(tmp_path: Path) -> None:
    files = [file(tmp_path, MONTHS, 5, "a.csv"), file(tmp_path, MONTHS, 6, "b.csv"), file(tmp_path, THREE, 7, "c.csv")]
    assert read(files, None).table == read(files[2:], None).table
    held = read(files[:1], None).table
    assert read(files[1:], held).table == read(files[2:], None).table


def test_two_files_that_end_together_and_agree_are_one(tmp_path: Path) -> None:
    files = [file(tmp_path, MONTHS, 1, "z.csv"), file(tmp_path, ["202402"], 1, "a.csv")]
    assert read(files, None).table == read(files[:1], None).table


def test_a_file_that_ends_where_the_extract_does_and_differs_is_refused_with_a_way_out(tmp_path: Path) -> None:
    held = read([file(tmp_path, MONTHS, 1)], None).table
    said = refused([file(tmp_path, MONTHS, 2)], held)
    assert "it ends in 2024-02, as what is held does, but in 2 months from 2024-01 to 2024-02" in said
    assert "move recorded_crime.parquet out of the folder of extracts" in said


def test_a_month_at_either_end_far_below_its_neighbours_is_left_out_and_said(tmp_path: Path) -> None:
    reading = read([month_of(tmp_path, 0, 30, 33, 31, 5)], None)
    assert belsize(reading.table) == {"202402": 30, "202403": 33, "202404": 31}
    assert reading.covers == (date(2024, 2, 1), date(2024, 4, 30))
    assert reading.gaps == ()
    first, last = (text for text in reading.warnings if "is left out" in text)
    assert "2024-01 is left out: it has 0 offences, where 2024-02 has 3,000 and 2024-03 has 3,300. " in first
    assert "not a month's count but nothing at all." in first
    assert "2024-05 is left out: it has 500 offences, where 2024-03 has 3,300 and 2024-04 has 3,100. " in last
    assert "a part of one, of which the rest is to come. A month that was held before stays as it was." in last


def test_a_month_that_is_left_out_stays_as_it_was_held(tmp_path: Path) -> None:
    held = read([month_of(tmp_path, 29, 30, name="older.csv")], None).table
    assert belsize(read([month_of(tmp_path, 1, 31, 33)], held).table) == {"202401": 29, "202402": 31, "202403": 33}


@pytest.mark.parametrize("counts", [(30, 31, 10, 30), (30, 29, 20)])
def test_a_quiet_month_is_a_month(tmp_path: Path, counts: tuple[int, ...]) -> None:
    assert list(belsize(read([month_of(tmp_path, *counts)], None).table).values()) == list(counts)


def test_half_of_the_newest_month_is_left_out_until_another_follows(tmp_path: Path) -> None:
    assert belsize(read([month_of(tmp_path, 30, 31, 15)], None).table) == {"202401": 30, "202402": 31}
    assert len(belsize(read([month_of(tmp_path, 30, 31, 15, 30)], None).table)) == 4


def with_counts(folder: Path, ward: str, *counts: int, name: str = "crime.csv") -> Path:
    """A file in which one ward has its own counts of each category, and all others 30."""
    table = rows([f"2024{month:02}" for month in range(1, len(counts) + 1)], 30)
    own = [*map(str, counts)]
    return save(folder, served([table[0], *([*row[:5], *own] if row[3] == ward else row for row in table[1:])]), name)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0, 0), "Belsize has no offences in 2024-01, 2024-02, 2024-03 and 1 more, where the middle of the"),
        ((30, 30, 30, 0), "Belsize has no offences in 2024-04, where about 150 is usual"),
        ((30, 0, 0, 30), "Belsize has no offences in 2024-02, 2024-03, where about 150 is usual"),
        ((30, 30, 720, 30), "Belsize has 3,600 offences in 2024-03, where about 150 is usual"),
    ],
)
def test_a_ward_that_vanishes_or_has_many_times_its_own_is_refused(
    counts: tuple[int, ...], said: str, tmp_path: Path
) -> None:
    assert said in refused([with_counts(tmp_path, BELSIZE, *counts)])


def test_a_ward_that_vanishes_from_what_is_held_is_refused(tmp_path: Path) -> None:
    held = read([with_counts(tmp_path, BELSIZE, 30, 30, 30)], None).table
    short = served([row[:5] + (["0"] if row[3] == BELSIZE else row[5:]) for row in rows(["202404"], 30)])
    said = refused([save(tmp_path, short, "short.csv")], held)
    assert "Belsize has no offences in 2024-04, where about 150 is usual" in said


@pytest.mark.parametrize("months", [("202401",), MONTHS])
def test_one_cell_of_nines_is_refused(months: tuple[str, ...], tmp_path: Path) -> None:
    table = rows(months, 30)
    table[1][-1] = "999999999"
    said = refused([save(tmp_path, served(table))])
    assert f"has 1,000,000,119 offences in {months[-1][:4]}-{months[-1][4:]}" in said


def test_a_wider_category_in_a_ward_with_many_times_its_own_is_refused(tmp_path: Path) -> None:
    table = rows([f"2024{month:02}" for month in range(1, 7)], 100)
    table[1][-1] = "600"
    assert "Belsize, BURGLARY, has 600 offences in 2024-06, where about 100 is usual" in refused(
        [save(tmp_path, served(table))]
    )


def test_a_month_in_the_midst_that_is_none_is_refused_for_the_file_is_damaged(tmp_path: Path) -> None:
    said = refused([month_of(tmp_path, 30, 31, 5, 30)])
    assert "2024-03 is far below the usual: it has 500 offences, where 2024-02 has 3,100 and 2024-04 has 3,000" in said
    assert "again" not in said


def test_a_file_of_nothing_is_refused(tmp_path: Path) -> None:
    assert "there is no offence in any of its months" in refused([month_of(tmp_path, 0, 0)])


def test_a_file_of_one_month_is_judged_by_the_months_held(tmp_path: Path) -> None:
    held = read([month_of(tmp_path, 30, 31, name="older.csv")], None).table
    said = refused([file(tmp_path, ["202403"], 5)], held)
    assert "2024-03 is far below the usual: it has 500 offences, where 2024-01 has 3,000 and 2024-02 has 3,100" in said
